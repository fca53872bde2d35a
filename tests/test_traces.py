"""Traces of lines: left by an update, made where they are missing, thrown away with the program that made them."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from daily import DAY_TWO, put, told, updated

from summarizer.archive import keeping, traces
from summarizer.archive.briefing import Order, brief
from summarizer.archive.keeping import untraced
from summarizer.archive.store import Archive
from summarizer.archive.traces import TraceBook, line_of, number_of, place_of
from summarizer.records.report import ReportLine

ORDER = Order(date="2026-03-03")
OWN = {
    "Kabul": "The minister came at noon and promised the families of the dead a house and a pension before winter comes back.",
    "Herat": "Snow has closed the pass since Sunday, so that nobody but the shepherds could say what the night had left standing.",
    "Farah": "Traders kept their shops shut for a second day while the governor looked for whoever had sold the powder to them.",
}
"""What each article tells beside: without it they would be taken for copies of one text."""
TABLES = ("traced", "mark", "tie", "band")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Two articles on one attack, two on others."""
    made = tmp_path / "news"
    made.mkdir()
    for number, (killed, town) in enumerate(((2, "Kabul"), (2, "Kabul"), (3, "Herat"), (4, "Farah"))):
        put(made, f"n{number}", f"{told(killed, town, '1 March 2026')} {OWN[town]}", f"2026-03-0{2 + number % 2}")
    return made


def count(database: sqlite3.Connection, table: str) -> int:
    found: int = database.execute(f"select count(*) from {table}").fetchone()[0]  # noqa: S608 - our own names
    return found


def forget(database: sqlite3.Connection) -> None:
    """As if no line had ever been traced."""
    for table in TABLES:
        database.execute(f"delete from {table}")  # noqa: S608 - our own names


@pytest.mark.parametrize(("line", "place"), [(1, 0), (7, 3), (7, -1), (123456, -20)])
def test_a_report_s_number_says_its_line_and_its_place(line: int, place: int) -> None:
    assert (line_of(number_of(line, place)), place_of(number_of(line, place))) == (line, place)


def test_an_update_leaves_the_traces_of_what_it_read(archive: Archive, news: Path) -> None:
    assert untraced(archive.database) == []
    before = count(archive.database, "tie")
    assert before > 0
    put(news, "more", told(2, "Kabul", "1 March 2026"), "2026-03-03")
    updated(archive, DAY_TWO)
    assert count(archive.database, "traced") == 5
    assert count(archive.database, "tie") == before + 4  # with each of the two that tell of the same, both ways


def test_a_brief_makes_the_traces_that_a_killed_update_left_out(archive: Archive) -> None:
    whole = brief(archive, ORDER, whole=True)
    forget(archive.database)
    assert brief(archive, ORDER) == whole
    assert untraced(archive.database) == []


def test_ties_do_not_depend_on_the_order_in_which_lines_were_traced(archive: Archive) -> None:
    lines = sorted(row[0] for row in archive.database.execute("select number from line"))
    kept = archive.database.execute("select * from tie").fetchall()
    forget(archive.database)
    for line in reversed(lines):
        assert TraceBook(archive.database, archive.line).complete([line])
    assert archive.database.execute("select * from tie").fetchall() == kept


def test_another_program_s_traces_count_for_nothing(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    ties = archive.database.execute("select * from tie").fetchall()
    archive.database.execute("delete from tie")
    for module in (keeping, traces):
        monkeypatch.setattr(module, "program", lambda: "another")
    assert len(untraced(archive.database)) == 4
    assert brief(archive, ORDER) == brief(archive, ORDER, whole=True)
    assert archive.database.execute("select * from tie").fetchall() == ties


@pytest.mark.parametrize("after", ["complete", "earliest"])
def test_traces_that_another_program_throws_away_meanwhile_change_no_brief(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, after: str
) -> None:
    whole = brief(archive, ORDER, whole=True)
    step = getattr(TraceBook, after)

    def then_forgotten(self: TraceBook, *given: object) -> object:
        found = step(self, *given)
        with Archive(archive.path) as other:
            forget(other.database)
        return found

    monkeypatch.setattr(TraceBook, after, then_forgotten)
    assert brief(archive, ORDER) == whole


def test_a_read_only_archive_without_traces_gives_the_same_brief(archive: Archive, tmp_path: Path) -> None:
    whole = brief(archive, ORDER, whole=True)
    forget(archive.database)
    archive.database.execute("pragma wal_checkpoint(truncate)")
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    copy = Path(shutil.copy(archive.path, folder / "archive.db"))
    database = sqlite3.connect(f"{copy.as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    try:
        assert not TraceBook(database, archive.line).complete(untraced(database))
    finally:
        database.close()
    assert brief(archive, ORDER) == whole


def test_a_brief_reads_few_lines_of_many(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """The articles of 3 March tell of Kabul and Farah: the line on Herat, of the day before, is not read."""
    read: list[int] = []
    line = Archive.line

    def counted(self: Archive, number: int) -> ReportLine:
        read.append(number)
        return line(self, number)

    monkeypatch.setattr(Archive, "line", counted)
    brief(archive, ORDER)
    assert len(set(read)) == 3
