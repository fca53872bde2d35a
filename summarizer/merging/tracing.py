"""What one line leaves behind for the lines after it: the marks by which its reports are found, and its ties to those of other lines.

A tie says that a record of one report can depend on the other. Ties are a matter of the two reports alone, as candidacy and scores are,
so that they can be kept, and those of a new line are worked out by looking at it and at what shares a mark with it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, NamedTuple

from summarizer.merging import blocking, judging, linking, origins, statements
from summarizer.merging.aggregates import alike
from summarizer.merging.blocking import Marks
from summarizer.merging.collecting import Told
from summarizer.merging.features import Features
from summarizer.merging.judgements import Judgement
from summarizer.merging.judging import Judged
from summarizer.merging.statements import Said
from summarizer.normalize import edtf

Kind = Literal["one", "moves", "needs", "names", "near"]
"""What another report is to one: they can be one record; its record follows from this one's; this one's follows from it; this one's record
names it; it is a near miss."""
Both = tuple["Tie", "Tie"]
"""What the second of two reports is to the first, and the first to the second."""
Telling = Features | Said
"""A report of an incident or a statement, in the form that is compared."""


class Tie(NamedTuple):
    """What one report is to another; `strength` says how near a near miss is."""

    kind: Kind
    strength: float = 0.0


@dataclass(frozen=True, slots=True)
class Traces:
    """The marks of a line's reports by place (`collecting.Part`), the bands of its text, and the ties within the line."""

    marks: Mapping[int, Marks]
    bands: tuple[int, ...]
    ties: tuple[tuple[int, int, Tie], ...]


def at(here: Told, place: int) -> Telling:
    """The report at that place of a line."""
    return here.incidents[place] if place >= 0 else here.statements[place]


def trace(here: Told) -> Traces:
    """What a line leaves behind."""
    marks = {place: blocking.marks(one) for place, one in here.incidents.items()}
    marks.update({place: statements.marks(one) for place, one in here.statements.items()})
    return Traces(marks, origins.bands(here.fingerprint), tuple(_within(here)))


def tie(a: Telling, b: Telling) -> Both | None:
    """What two reports that were brought together are to each other."""
    if isinstance(a, Said) and isinstance(b, Said):
        return _ONE if statements.same_utterance(*sorted((a, b), key=lambda one: one.order)) > 0 else None
    if isinstance(a, Said) or isinstance(b, Said):
        return None
    if a.aggregate and b.aggregate:
        return _ONE if alike(a, b) else None
    if a.aggregate or b.aggregate:
        return _MOVED if a.aggregate else _MOVED[::-1]
    linked, strength = linking.strength(a, b)
    if linked:
        return _ONE
    return (Tie("near", strength),) * 2 if strength and a.family == b.family else None


_ONE: Both = (Tie("one"), Tie("one"))
_MOVED: Both = (Tie("needs"), Tie("moves"))
"""Of a sum and what it may sum up; of a report whose date has no year and what may give it one."""


def pinned(told_here: Sequence[Told], judgements: Sequence[Judgement]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The reports that an editor pins as one, each by the index of its line and its place."""
    reports = [(index, place) for index, one in enumerate(told_here) for place in one.incidents]
    features = [one for here in told_here for one in here.incidents.values()]
    judged = tuple((one.article, report) for here in told_here for one in [*here.incidents.values()][:1] for report in here.judged)
    for one, other in judging.pairs(judging.resolved(judgements, Judged((), judged)), "same", features):
        yield reports[one], reports[other]
        yield reports[other], reports[one]


def _within(here: Told) -> Iterator[tuple[int, int, Tie]]:
    """The ties of a line's own reports: one pair of places at a time, both ways where it holds both ways."""
    places = {one.order: place for place, one in here.incidents.items()}
    for place, one in here.incidents.items():
        yield from ((place, places[order], Tie("names")) for order in one.subject_orders if order in places)
        for order in one.member_orders:
            if order in places:
                yield from _both(place, places[order], _MOVED)
    for (place, one), (other, another) in combinations(here.incidents.items(), 2):
        yield from _both(place, other, tie(one, another))
        yield from _both(place, other, _MOVED if one.id == another.id or _yearless(one) else None)
        yield from _both(other, place, _MOVED if one.id == another.id or _yearless(another) else None)
    for place, said in here.statements.items():
        yield from ((place, places[order], Tie("names")) for order in said.about if order in places)
    for (place, said), (other, too) in combinations(here.statements.items(), 2):
        yield from _both(place, other, tie(said, too))


def _both(one: int, other: int, found: Both | None) -> Iterator[tuple[int, int, Tie]]:
    if found is not None:
        yield one, other, found[0]
        yield other, one, found[1]


def _yearless(report: Features) -> bool:
    """Whether one of its dates takes its year from what else the article tells."""
    dates = (claim.edtf for claim in report.report.dates)
    return any(date is not None and edtf.valid(date) and edtf.bounds(date) is None for date in dates)
