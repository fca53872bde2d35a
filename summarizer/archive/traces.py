"""The traces that lines leave in an archive: by what their reports are found, and what they are to each other (`merging.tracing`).

Traces are derived from lines and from the program alone. They are made for lines that have none yet, some lines a transaction, so that
a process killed at any time leaves whole lines traced; another program's traces are thrown away.
"""

import json
import sqlite3
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager

from summarizer.archive.database import steady, undone, writing
from summarizer.archive.keeping import program
from summarizer.brief import not_before, standing
from summarizer.errors import SetupError
from summarizer.merging.collecting import Told, told
from summarizer.merging.judgements import Judgement
from summarizer.merging.origins import Print, fingerprint
from summarizer.merging.tracing import Kind, Tie, Traces, at, pinned, tie, trace
from summarizer.records.report import ReportLine

KINDS: tuple[Kind, ...] = ("one", "moves", "needs", "names", "near")
AT_ONCE = 64
"""Lines traced in one transaction."""
HELD = 512
"""Lines whose reports are held in memory while others are tied to them."""
_PLACES = 1 << 21
_MIDDLE = _PLACES >> 1
_SIGN = 1 << 63

Read = Callable[[int], ReportLine]
"""A line by its number."""


def number_of(line: int, place: int) -> int:
    """A report's number."""
    return line * _PLACES + _MIDDLE + place


def places() -> range:
    """All places that a report can have in its line."""
    return range(-_MIDDLE, _MIDDLE)


def line_of(report: int) -> int:
    """The number of a report's line."""
    return report // _PLACES


def place_of(report: int) -> int:
    """A report's place in its line."""
    return report % _PLACES - _MIDDLE


class TraceBook:
    """The archive's tables of traces."""

    def __init__(self, database: sqlite3.Connection, read: Read) -> None:
        self._database, self._read = database, read
        self._held: OrderedDict[int, Told] = OrderedDict()
        self._judgements: Sequence[Judgement] = ()

    def complete(self, lines: Collection[int]) -> bool:
        """Whether all these lines are traced, after those that were not have been; false where that cannot be written."""
        try:
            missing = self._missing(lines)
            for start in range(0, len(missing), AT_ONCE):
                with writing(self._database):
                    self._begin()
                    for line in self._missing(missing[start : start + AT_ONCE]):
                        self._trace(line)
        except SetupError:
            return False
        return True

    @contextmanager
    def looking(self, lines: Collection[int], *, judging: bool = False) -> Iterator[bool]:
        """One picture of the traces, and whether it holds these lines: another program may have thrown them away since they were made.

        Where `judge` is to be called in it, all that it does is undone at the end; raises `SetupError` where that cannot be written.
        """
        with undone(self._database) if judging else steady(self._database):
            try:
                yield not self._missing(lines)
            finally:
                self._judgements = ()
                self._held.clear()

    def earliest(self) -> Mapping[int, str]:
        """For each traced line, the day before which its article cannot have appeared if it is undated."""
        return dict(self._database.execute("select line, earliest from traced"))

    def ties(self, reports: Collection[int]) -> Iterator[tuple[int, int, Tie]]:
        """What the reports are tied to."""
        rows = self._database.execute(
            "select report, other, kind, strength from tie where report in (select value from json_each(?))", (_listed(reports),)
        )
        return ((row[0], row[1], Tie(KINDS[row[2]], row[3])) for row in rows)

    def kin(self, lines: Collection[int], stands: Collection[int]) -> frozenset[int]:
        """The lines, and those that stand whose texts can be copies of theirs, by way of others too."""
        found = set(lines)
        rim = found
        while rim:
            rows = self._database.execute(
                """select distinct other.line from band join band as other on other.code = band.code
                   where band.line in (select value from json_each(?))""",
                (_listed(rim),),
            )
            rim = {row[0] for row in rows if row[0] in stands} - found
            found |= rim
        return frozenset(found)

    def fingerprint(self, line: int) -> Print:
        """The fingerprint of a line's text."""
        return fingerprint(self._standing(line).article.text)

    def places(self, line: int) -> range:
        """The places of a line's reports."""
        read = self._standing(line)
        return range(-len(read.statements), len(read.incidents))

    def _standing(self, line: int) -> ReportLine:
        """A line without what its outlet has taken back: that leaves no trace."""
        return standing([self._read(line)])[0]

    def _told(self, line: int) -> Told:
        """What a line says, with an editor's decisions in force, worked out once while it is held."""
        if line not in self._held:
            self._held[line] = told(self._standing(line), self._judgements)
            if len(self._held) > HELD:
                self._held.popitem(last=False)
        self._held.move_to_end(line)
        return self._held[line]

    def judge(self, lines: Collection[int], judgements: Sequence[Judgement]) -> None:
        """Traces these lines as an editor's decisions leave them, until the end of `looking`."""
        for line in sorted(lines):
            self._untrace(line)
        self._judgements = judgements
        for line in sorted(lines):
            self._trace(line)
        self._pin(sorted(lines), judgements)

    def _untrace(self, line: int) -> None:
        marks = trace(self._told(line)).marks
        own = [(_signed(code), number_of(line, place)) for place, codes in marks.items() for code in codes]
        first, last = number_of(line, places()[0]), number_of(line, places()[-1])
        run = self._database.executemany
        run("delete from mark where code = ? and report = ?", own)
        ties = self._database.execute("select other, report from tie where report between ? and ?", (first, last)).fetchall()
        run("delete from tie where report = ? and other = ?", ties)
        self._database.execute("delete from tie where report between ? and ?", (first, last))
        self._database.execute("delete from traced where line = ?", (line,))
        del self._held[line]

    def _pin(self, lines: Sequence[int], judgements: Sequence[Judgement]) -> None:
        """The reports that an editor takes for one can be one."""
        for one, other in pinned([self._told(line) for line in lines], judgements):
            ends = (number_of(lines[at], place) for at, place in (one, other))
            self._database.execute("insert or ignore into tie values (?, ?, ?, ?)", (*ends, KINDS.index("one"), 0.0))

    def _missing(self, lines: Collection[int]) -> list[int]:
        if not any(self._database.execute("select 1 from tracer where program = ?", (program(),))):
            return sorted(lines)
        return sorted(set(lines).difference(row[0] for row in self._database.execute("select line from traced")))

    def _begin(self) -> None:
        """Within a transaction: empties the tables where another program filled them."""
        if not any(self._database.execute("select 1 from tracer where program = ?", (program(),))):
            for table in ("tracer", "traced", "mark", "tie", "band"):
                self._database.execute(f"delete from {table}")  # noqa: S608 - our own names
            self._database.execute("insert into tracer values (?)", (program(),))

    def _trace(self, line: int) -> None:
        here = self._told(line)
        found = trace(here)
        codes = {(_signed(code), number_of(line, place), asks) for place, marks in found.marks.items() for code, asks in marks.items()}
        ties = [(number_of(line, one), number_of(line, other), known) for one, other, known in found.ties]
        ties.extend(self._abroad(line, here, found))
        run = self._database.executemany
        run("insert or ignore into tie values (?, ?, ?, ?)", ((one, other, KINDS.index(k.kind), k.strength) for one, other, k in ties))
        run("insert into mark values (?, ?, ?)", sorted(codes))
        run("insert or ignore into band values (?, ?)", sorted((code, line) for code in found.bands))
        self._database.execute("insert into traced values (?, ?)", (line, not_before(self._read(line)).isoformat()))

    def _abroad(self, line: int, here: Told, found: Traces) -> Iterator[tuple[int, int, Tie]]:
        """The ties to reports of other lines, both ways."""
        for place, other in self._met(line, found):
            known = tie(at(here, place), at(self._told(line_of(other)), place_of(other)))
            if known is not None:
                yield number_of(line, place), other, known[0]
                yield other, number_of(line, place), known[1]

    def _met(self, line: int, found: Traces) -> Sequence[tuple[int, int]]:
        """Pairs of a place in the line and a report of another line that a mark brings together."""
        sharing: dict[int, list[tuple[int, bool]]] = defaultdict(list)
        for place, marks in found.marks.items():
            for code, asks in marks.items():
                sharing[_signed(code)].append((place, asks))
        rows = self._database.execute(
            "select code, report, asks from mark where code in (select value from json_each(?))", (_listed(sharing),)
        )
        pairs = {
            (place, report)
            for code, report, asks_too in rows
            for place, asks in sharing[code]
            if (asks or asks_too) and line_of(report) != line
        }
        return sorted(pairs)


def _signed(code: int) -> int:
    return code - 2 * _SIGN if code >= _SIGN else code


def _listed(numbers: Collection[int]) -> str:
    return json.dumps(sorted(numbers))
