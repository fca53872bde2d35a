"""Dates and tolls of several incidents in one sentence: a toll that stands with another incident's date leaves both open."""

from collections.abc import Iterable

from summarizer.grounding.events import distance
from summarizer.grounding.reading import Reading, Sentence
from summarizer.records.report import Evidence, IncidentReport

_CLEAR = 3  # by how much the other incident's date must be nearer


def uncrossed(reading: Reading, reports: list[IncidentReport]) -> list[IncidentReport]:
    """The reports, with date and toll marked weak where one sentence joins the toll to a date that another report claims.

    "An attack on November 20 killed three, another on November 28 killed two": which of the two values was swapped, code cannot tell.
    """
    return [_borrowed(report if report.aggregate is not None else _checked(reading, report, reports), reports) for report in reports]


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
