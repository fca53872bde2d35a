"""Sources against facts: who says what, and who agrees with whom, at a glance."""

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.rendering.view.citations import Source
from summarizer.rendering.view.parts import IncidentView, View
from summarizer.rendering.view.rows import Row, Said

COLUMNS = 14
INCIDENTS = 30


class Cell(NamedTuple):
    """What one source says of one fact. `side` numbers the values of a disputed fact from 1; 0 where nothing is disputed."""

    values: tuple[str, ...]
    side: int


class Fact(NamedTuple):
    label: str
    disputed: bool
    cells: tuple[Cell | None, ...]


class Group(NamedTuple):
    incident: IncidentView
    facts: tuple[Fact, ...]


class Matrix(NamedTuple):
    sources: tuple[Source, ...]
    groups: tuple[Group, ...]
    sources_left_out: int
    incidents_left_out: int


def matrix(shown: View) -> Matrix | None:
    """The matrix of the incidents that more than one source tells; None where there is none."""
    shared = [(one, tellers) for one in shown.incidents if len(tellers := _tellers(one)) > 1]
    if not shared:
        return None
    told: dict[int, int] = {}
    for _, tellers in shared:
        for number in tellers:
            told[number] = told.get(number, 0) + 1
    chosen = sorted(sorted(told, key=lambda number: (-told[number], number))[:COLUMNS])
    groups = tuple(Group(one, tuple(_fact(row, chosen) for row in one.rows if row.said)) for one, _ in shared[:INCIDENTS])
    sources = tuple(shown.sources[number - 1] for number in chosen)
    return Matrix(sources, groups, len(told) - len(chosen), max(0, len(shared) - INCIDENTS))


def _tellers(one: IncidentView) -> set[int]:
    return {voice.source for row in one.rows for said in row.said for voice in said.voices}


def _fact(row: Row, columns: list[int]) -> Fact:
    disputed = row.status == "disputed"
    cells: list[Cell | None] = []
    for number in columns:
        saying = [(side, said) for side, said in enumerate(row.said, start=1) if any(voice.source == number for voice in said.voices)]
        cells.append(Cell(tuple(said.value for _, said in saying), _side(saying) if disputed else 0) if saying else None)
    return Fact(row.label, disputed, tuple(cells))


def _side(saying: Sequence[tuple[int, Said]]) -> int:
    """The side of the shortest value; one that fits the others takes no side."""
    exact = [one for one in saying if not one[1].note]
    return min(exact, key=lambda one: (len(one[1].value), one[0]))[0] if exact else 0
