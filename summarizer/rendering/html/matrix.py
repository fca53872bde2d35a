"""Sources against facts: who says what, and who agrees with whom, at a glance."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from summarizer.rendering.view.citations import Source
from summarizer.rendering.view.parts import IncidentView, View
from summarizer.rendering.view.rows import Row, Said
from summarizer.wording import date_words, interval

COLUMNS = 8
INCIDENTS = 30

SIDES = ("■", "▲", "◆", "★")
"""The sides of a disputed fact, told apart by shape as well as by ground; a fifth side has the first one's mark again."""

UNKNOWN = frozenset({date_words(None), interval(None, None)})


class Cell(NamedTuple):
    """What one source says of one fact. `sign` is what agreeing sources share, `css` the ground it stands on."""

    values: tuple[str, ...]
    sign: str
    css: str


class Fact(NamedTuple):
    label: str
    disputed: bool
    cells: tuple[Cell | None, ...]


class Group(NamedTuple):
    """One incident: its sources across, its facts down."""

    incident: IncidentView
    sources: tuple[Source, ...]
    facts: tuple[Fact, ...]
    left_out: int


class Matrix(NamedTuple):
    groups: tuple[Group, ...]
    left_out: int


def matrix(shown: View) -> Matrix | None:
    """The matrix of the incidents that more than one source tells; None where there is none."""
    shared = [(one, tellers) for one in shown.incidents if len(tellers := _tellers(one)) > 1]
    if not shared:
        return None
    groups = tuple(_group(one, tellers, shown.sources) for one, tellers in shared[:INCIDENTS])
    return Matrix(groups, max(0, len(shared) - INCIDENTS))


def _group(one: IncidentView, tellers: Mapping[int, int], sources: Sequence[Source]) -> Group:
    """The sources that tell the most, in their own order."""
    chosen = sorted(sorted(tellers, key=lambda number: (-tellers[number], number))[:COLUMNS])
    named = {source.number: source for source in sources}
    facts = tuple(_fact(row, chosen) for row in one.rows if row.said)
    return Group(one, tuple(named[number] for number in chosen), facts, len(tellers) - len(chosen))


def _tellers(one: IncidentView) -> dict[int, int]:
    """The sources by number, with how many of its facts each tells."""
    told = [{voice.source for said in row.said for voice in said.voices} for row in one.rows]
    return {number: sum(number in row for row in told) for number in sorted(set().union(*told))}


def _fact(row: Row, columns: list[int]) -> Fact:
    cells: list[Cell | None] = []
    for number in columns:
        saying = [(side, said) for side, said in enumerate(row.said) if any(voice.source == number for voice in said.voices)]
        values = tuple(dict.fromkeys(_value(said, number) for _, said in saying))
        cells.append(Cell(values, *_mark(row, saying)) if saying else None)
    return Fact(row.label, row.disputed, tuple(cells))


def _value(said: Said, source: int) -> str:
    """The value, or where no date could be made of the words, the words."""
    words = [voice.words for voice in said.voices if voice.source == source and voice.words]
    return f"“{words[0]}”" if said.value == date_words(None) and words else said.value


def _mark(row: Row, saying: Sequence[tuple[int, Said]]) -> tuple[str, str]:
    """Sign and ground: the side of the shortest value in a dispute, agreement with another source, or neither."""
    exact = [one for one in saying if not one[1].fits]
    if row.disputed and exact:
        side = min(exact, key=lambda one: (len(one[1].value), one[0]))[0]
        return (SIDES[side % len(SIDES)], f"sided side{side % len(SIDES) + 1}")
    known = any(said.value not in UNKNOWN for _, said in saying)
    return ("●", "same") if row.status == "agreed" and known else ("○", "lone")
