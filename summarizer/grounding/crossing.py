"""Dates and tolls of several incidents in one sentence: a toll that stands with another incident's date leaves both open."""

from collections.abc import Iterable

from summarizer.grounding.events import distance
from summarizer.grounding.reading import Reading, Sentence
from summarizer.grounding.words import TRIGGERS
from summarizer.records.report import Evidence, IncidentReport

_CLEAR = 3  # by how much the other incident's date must be nearer


def uncrossed(reading: Reading, reports: list[IncidentReport]) -> list[IncidentReport]:
    """The reports, with date and toll marked weak where one sentence joins the toll to a date that another report claims.

    "An attack on November 20 killed three, another on November 28 killed two": which of the two values was swapped, code cannot tell.
    """
    made = [report if report.aggregate is not None else _shared(reading, _checked(reading, report, reports), reports) for report in reports]
    return [_borrowed(report, made) for report in made]


def _shared(reading: Reading, report: IncidentReport, reports: list[IncidentReport]) -> IncidentReport:
    """A date that two incidents of one type claim is weak for the one beyond the other's event word.

    "A trip by Novak to Orvek and a delegation's visit to Selm last month": last month is surely the visit's alone.
    """
    rivals = [other for other in reports if other.key != report.key and other.type == report.type and other.aggregate is None]
    if not rivals or not report.dates:
        return report
    claimed = {one.start for other in rivals for date in other.dates for one in date.evidence}
    found = [one for date in report.dates for one in date.evidence if one.start in claimed]
    beyond = {one.start for one in found if _beyond(reading, report, one, rivals)}
    if not beyond:
        return report
    dates = tuple(
        date.model_copy(update={"weak": True}) if any(one.start in beyond for one in date.evidence) else date for date in report.dates
    )
    return report.model_copy(update={"dates": dates})


def _beyond(reading: Reading, report: IncidentReport, date: Evidence, rivals: list[IncidentReport]) -> bool:
    """Whether an event word and a rival's people and places, but none of the report's own, stand right before the date."""
    ends = [one.end for claim in (*report.places, *report.participants) for one in claim.evidence if one.sentence == date.sentence]
    if not ends or max(ends) > date.start:
        return False
    between = range(max(ends), date.start)
    theirs = [one.start in between for rival in rivals for claim in (*rival.places, *rival.participants) for one in claim.evidence]
    sentence = reading.sentence(date.sentence)
    words = zip(sentence.words, sentence.starts, strict=True)
    return any(theirs) and any(start in between and report.type in TRIGGERS.get(word, ()) for word, start in words)


def _borrowed(report: IncidentReport, reports: list[IncidentReport]) -> IncidentReport:
    """Dates and tolls that stand only in sentences of another incident are weak."""
    members = report.aggregate.members if report.aggregate is not None else ()
    others = {number for other in reports if other.key != report.key and other.key not in members for number in other.sentences}
    theirs = others - set(report.sentences)
    dates = tuple(date.model_copy(update={"weak": True}) if _in(date.evidence, theirs) else date for date in report.dates)
    tolls = tuple(toll.model_copy(update={"weak": True}) if _in(toll.evidence, theirs) else toll for toll in report.casualties)
    return report.model_copy(update={"dates": dates, "casualties": tolls})


def _in(evidence: tuple[Evidence, ...], sentences: set[int]) -> bool:
    return all(one.sentence in sentences for one in evidence)


def _checked(reading: Reading, report: IncidentReport, reports: list[IncidentReport]) -> IncidentReport:
    crossed: set[Evidence] = set()
    for toll in report.casualties:
        for evidence in toll.evidence:
            own = [one for date in report.dates for one in date.evidence if one.sentence == evidence.sentence]
            others = [one for one in _dates(reports, report) if one.sentence == evidence.sentence and one not in own]
            if own and others and _nearer(reading.sentence(evidence.sentence), evidence, own, others):
                crossed.update([evidence, *own])
    if not crossed:
        return report
    dates = tuple(date.model_copy(update={"weak": True}) if crossed.intersection(date.evidence) else date for date in report.dates)
    tolls = tuple(toll.model_copy(update={"weak": True}) if crossed.intersection(toll.evidence) else toll for toll in report.casualties)
    return report.model_copy(update={"dates": dates, "casualties": tolls})


def _dates(reports: list[IncidentReport], but: IncidentReport) -> list[Evidence]:
    return [one for report in reports if report is not but and report.aggregate is None for date in report.dates for one in date.evidence]


def _nearer(sentence: Sentence, toll: Evidence, own: list[Evidence], others: list[Evidence]) -> bool:
    mine, theirs = _nearest(sentence, toll, own), _nearest(sentence, toll, others)
    return mine is not None and theirs is not None and theirs + _CLEAR < mine


def _nearest(sentence: Sentence, toll: Evidence, dates: Iterable[Evidence]) -> int | None:
    run = sentence.at(toll.start, toll.end)
    found = [other for date in dates if (other := sentence.at(date.start, date.end)) is not None]
    if run is None or not found:
        return None
    return min(min(distance(sentence, one, run[0]), distance(sentence, one, run[1])) for one in found)
