"""The second pair of eyes: what the offline extractor's reports say of a model's reports on the same article.

No string check can see that a quotation was given to the wrong speaker or that a toll was passed over; an independent, syntactic
reading can. It decides nothing: it marks what both found (`seconded`), names whom it takes for another speaker
(`speaker_disputed`) and lists what the first reading cited nowhere (`PossiblyMissed`).
"""

from collections.abc import Iterable

from summarizer.normalize import names
from summarizer.records.base import Value
from summarizer.records.extraction import Speaker
from summarizer.records.report import Grounded, IncidentReport, PossiblyMissed, ReportedCasualties, ReportedDate, StatementReport


class Reading(Value):
    """One reader's grounded reports on one article."""

    incidents: tuple[IncidentReport, ...] = ()
    statements: tuple[StatementReport, ...] = ()


class Seconded(Value):
    """The first reading with the second one's marks, and what the first may have missed."""

    reading: Reading
    possibly_missed: tuple[PossiblyMissed, ...] = ()


def compare(first: Reading, second: Reading) -> Seconded:
    """Marks `first` by `second` and lists the tolls, attributed quotations and incidents that only `second` saw, in text order."""
    marked = Reading(
        incidents=tuple(_second_incident(report, second) for report in first.incidents),
        statements=tuple(_second_statement(report, second) for report in first.statements),
    )
    missed = {*_missed_tolls(first, second), *_missed_quotations(first, second), *_missed_incidents(first, second)}
    return Seconded(reading=marked, possibly_missed=tuple(sorted(missed, key=lambda miss: (miss.sentence, miss.what, miss.text))))


def complaints(missed: Iterable[PossiblyMissed]) -> tuple[str, ...]:
    """The misses as sentences that a model can act on when it answers again."""
    return tuple(f"Sentence {miss.sentence} may hold a {miss.what} that you cited nowhere: {miss.text}" for miss in missed)


def _tolls(reading: Reading) -> list[ReportedCasualties]:
    return [toll for report in reading.incidents for toll in report.casualties]


def _dates(reading: Reading) -> list[ReportedDate]:
    return [date for report in reading.incidents for date in report.dates]


def _share_sentence(one: Grounded, other: Grounded) -> bool:
    return not set(one.sentences).isdisjoint(other.sentences)


def _same_count(one: ReportedCasualties, other: ReportedCasualties) -> bool:
    return (one.outcome, one.low, one.high) == (other.outcome, other.low, other.high)


def _second_incident(report: IncidentReport, second: Reading) -> IncidentReport:
    tolls, dates = _tolls(second), _dates(second)
    return report.model_copy(
        update={
            "casualties": tuple(
                toll.model_copy(update={"seconded": any(_same_count(toll, other) and _share_sentence(toll, other) for other in tolls)})
                for toll in report.casualties
            ),
            "dates": tuple(
                date.model_copy(update={"seconded": any(date.edtf == other.edtf and _share_sentence(date, other) for other in dates)})
                for date in report.dates
            ),
        }
    )


def _second_statement(report: StatementReport, second: Reading) -> StatementReport:
    """Disputed where the second reading tells the same words and none of its speakers can be one of the report's."""
    others = [other for other in second.statements if _same_words(report, other)]
    if not others or any(_share_speaker(report, other) for other in others):
        return report
    return report.model_copy(update={"speaker_disputed": others[0].speakers[0].name})


def _same_words(one: StatementReport, other: StatementReport) -> bool:
    """By quotation where both have one; else by the first cited sentence, which carries the attribution."""
    if one.quotes and other.quotes:
        return not set(one.quotes).isdisjoint(other.quotes)
    return bool(one.sentences and other.sentences) and not set(one.sentences).isdisjoint(other.sentences)


def _share_speaker(one: StatementReport, other: StatementReport) -> bool:
    return any(_same_speaker(mine, theirs) for mine in _voices(one) for theirs in _voices(other))


def _voices(report: StatementReport) -> list[Speaker]:
    """The speakers, and the document they spoke through: a ministry's statement may be given to the ministry or to its minister."""
    document = [Speaker(name=report.via.document)] if report.via and report.via.document else []
    return [*report.speakers, *document]


def _same_speaker(one: Speaker, other: Speaker) -> bool:
    return one.name.casefold() == other.name.casefold() or names.compare(one.name, other.name).same


def _missed_tolls(first: Reading, second: Reading) -> Iterable[PossiblyMissed]:
    told = _tolls(first)
    for toll in _tolls(second):
        if toll.low is None or toll.weak or toll.computed or any(_same_count(toll, other) for other in told):
            continue
        for evidence in toll.evidence[:1]:
            yield PossiblyMissed(what="toll", sentence=evidence.sentence, text=evidence.text)


def _missed_quotations(first: Reading, second: Reading) -> Iterable[PossiblyMissed]:
    told = {number for report in first.statements for number in report.quotes}
    for report in second.statements:
        for number, quotation in zip(report.quotes, report.quotations, strict=True):
            if number not in told:
                yield PossiblyMissed(what="quotation", sentence=quotation.sentence, text=quotation.text)


def _missed_incidents(first: Reading, second: Reading) -> Iterable[PossiblyMissed]:
    told = {number for report in first.incidents for number in report.sentences}
    for report in second.incidents:
        if report.salience == "main" and report.evidence and told.isdisjoint(report.sentences):
            yield PossiblyMissed(what="incident", sentence=report.evidence[0].sentence, text=report.evidence[0].text)
