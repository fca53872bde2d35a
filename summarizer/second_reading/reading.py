"""One reader's reports, and the two questions that every comparison asks of them: which sentences they cite and which words."""

import re
from collections.abc import Iterable

from summarizer.normalize import tables
from summarizer.normalize.transliteration import fold
from summarizer.records.base import Value
from summarizer.records.report import Evidence, Grounded, IncidentReport, StatementReport

_WORD = re.compile(r"[a-z0-9]+")
_STEM = 5  # letters by which forms of a word are known: "coordinate", "coordination"


class Reading(Value):
    """One reader's grounded reports on one article; `counts` hold the counts that code alone could bind (`second_reading.counts`)."""

    incidents: tuple[IncidentReport, ...] = ()
    statements: tuple[StatementReport, ...] = ()
    counts: tuple[IncidentReport, ...] = ()


def stems(text: str) -> frozenset[str]:
    """The text's words of content, folded and cut to the letters that their forms share."""
    words = _WORD.findall(fold(text).replace("'s", "").replace("’s", ""))
    return frozenset(_stem(word) for word in words if word not in tables.STOP and len(word) > 1)


def _stem(word: str) -> str:
    return word[:_STEM] if len(word) > _STEM else word.removesuffix("s") if len(word) > 3 else word


def claims(report: IncidentReport) -> tuple[Grounded, ...]:
    """Every claim of an incident."""
    return (*report.dates, *report.places, *report.participants, *report.casualties, *report.weapons)


def cited(report: IncidentReport) -> frozenset[int]:
    """The sentences that an incident or any of its claims cites."""
    return frozenset(report.sentences).union(*(claim.sentences for claim in claims(report)))


def overlap(one: Iterable[Evidence], other: Iterable[Evidence]) -> bool:
    """Whether two pieces of evidence share a character of the text."""
    theirs = tuple(other)
    return any(mine.start < their.end and their.start < mine.end for mine in one for their in theirs)
