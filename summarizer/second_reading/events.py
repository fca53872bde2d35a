"""Incidents that only the second reading saw."""

from collections.abc import Iterator

from summarizer.records.report import PossiblyMissed
from summarizer.second_reading.reading import Reading, cited


def missed(first: Reading, second: Reading) -> Iterator[PossiblyMissed]:
    """The second reading's main incidents of whose sentences the first cited none, neither for an incident nor for a statement."""
    told = frozenset[int]().union(*(cited(report) for report in first.incidents), *(report.sentences for report in first.statements))
    for report in second.incidents:
        if report.salience == "main" and report.evidence and told.isdisjoint(report.sentences):
            yield PossiblyMissed(what="incident", sentence=report.evidence[0].sentence, text=report.evidence[0].text)
