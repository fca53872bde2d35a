"""The archive: versions of documents, resumed visits, failures, runs; a full disk, a read-only file, two processes."""

import os
import sqlite3
import stat
import tempfile
from hashlib import sha256
from pathlib import Path

import pytest
from daily import DAY_ONE, DAY_THREE, DAY_TWO, Reader, archive_of, record, site, told, updated

from summarizer.archive import database, showing
from summarizer.archive.briefing import brief
from summarizer.archive.database import connect, migrations, version
from summarizer.archive.estimating import Prices
from summarizer.archive.runs import by_day
from summarizer.archive.sources import usable
from summarizer.archive.store import TRIES, Archive
from summarizer.archive.updating import Limits
from summarizer.errors import SetupError, UsageError
from summarizer.ingest.visiting import document
from summarizer.records.article import Article


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two articles."""
    made = tmp_path / "news"
    made.mkdir()
    (made / "a.json").write_text(record(told(5, "Kabul", "1 March 2026"), "2026-03-01", "A"), encoding="utf-8")
    (made / "b.json").write_text(record(told(3, "Herat", "2 March 2026"), "2026-03-02", "B"), encoding="utf-8")
    return made


def test_an_update_reads_what_is_new_and_another_reads_nothing(tmp_path: Path, folder: Path) -> None:
    reader = Reader()
    with archive_of(tmp_path, str(folder)) as archive:
        first = updated(archive, DAY_ONE, reader)
        second = updated(archive, DAY_TWO, reader)
        assert (first.fetched, first.read, second.fetched, second.read, len(reader.asked)) == (2, 2, 0, 0, 2)
        assert [incident.title for incident in brief(archive).incidents] == ["Attack in Herat", "Attack in Kabul"]


def test_an_edited_file_is_a_new_version_and_the_same_text_is_none(tmp_path: Path, folder: Path) -> None:
    with archive_of(tmp_path, str(folder)) as archive:
        updated(archive, DAY_ONE)
        (folder / "a.json").write_text(record(told(6, "Kabul", "1 March 2026"), "2026-03-01", "A"), encoding="utf-8")
        os.utime(folder / "b.json", (1, 1))
        assert updated(archive, DAY_TWO).fetched == 1
        states = [(one.number, one.seen) for one in archive.versions() if one.document.endswith("a.json")]
        assert states == [(1, DAY_ONE), (2, DAY_TWO)]
        made = brief(archive)
        assert len(made.articles) == 2
        assert {toll.low for one in made.incidents if (toll := one.casualties.killed)} == {3, 6}


def test_a_text_that_comes_back_is_a_third_version_with_the_line_of_the_first(tmp_path: Path, folder: Path) -> None:
    reader, text = Reader(), (folder / "a.json").read_text(encoding="utf-8")
    with archive_of(tmp_path, str(folder)) as archive:
        updated(archive, DAY_ONE, reader)
        for now, words in ((DAY_TWO, text.replace("5 people", "6 people")), (DAY_THREE, text)):
            (folder / "a.json").write_text(words, encoding="utf-8")
            os.utime(folder / "a.json", ns=(1, len(words) + int(now[9])))
            updated(archive, now, reader)
        states = [one for one in archive.versions() if one.document.endswith("a.json")]
        assert [one.number for one in states] == [1, 2, 3]
        assert states[0].article == states[2].article
        assert states[0].line == states[2].line
        assert len(reader.asked) == 3


def test_one_text_in_two_files_is_read_once_and_stands_under_both(tmp_path: Path, folder: Path) -> None:
    (folder / "c.json").write_text((folder / "a.json").read_text(encoding="utf-8"), encoding="utf-8")
    reader = Reader()
    with archive_of(tmp_path, str(folder)) as archive:
        updated(archive, DAY_ONE, reader)
        made = brief(archive)
        assert len(reader.asked) == 2
        assert ("a.json", "c.json") in [article.paths for article in made.articles]


def test_a_feed_is_asked_with_conditions_and_its_raw_pages_are_kept(tmp_path: Path) -> None:
    with site() as web, archive_of(tmp_path, f"{web.url}/feed.xml") as archive:
        web.page("/a", told(5, "Kabul", "1 March 2026"), "2026-03-01")
        web.feed("/a")
        assert updated(archive, DAY_ONE).read == 1
        web.page("/b", told(3, "Herat", "2 March 2026"), "2026-03-02")
        web.feed("/b", "/a")
        web.asked.clear()
        assert updated(archive, DAY_TWO).fetched == 1
        assert web.asked == [("/feed.xml", True), ("/b", False), ("/a", True)]
        web.asked.clear()
        assert updated(archive, DAY_THREE).fetched == 0
        assert web.asked == [("/feed.xml", True), ("/b", True)]
        states = {one.document: one for one in archive.versions()}
        assert archive.page(f"{web.url}/b", 1) == web.pages["/b"][1].encode()
        assert [states[f"{web.url}{path}"].backlog for path in ("/a", "/b")] == [1, 0]


def test_a_page_that_failed_is_kept_as_failed_and_tried_again_though_its_feed_is_the_same(tmp_path: Path) -> None:
    with site() as web, archive_of(tmp_path, f"{web.url}/feed.xml") as archive:
        web.page("/a", told(5, "Kabul", "1 March 2026"), "2026-03-01")
        web.feed("/a")
        web.broken.add("/a")
        assert [one.source for one in updated(archive, DAY_ONE).failures] == [f"{web.url}/a"]
        assert [one.source for one in brief(archive).failures] == [f"{web.url}/a"]
        web.broken.clear()
        assert updated(archive, DAY_TWO).read == 1
        assert archive.failures() == ()


def test_an_article_that_fails_is_tried_in_three_updates_and_then_only_when_asked(tmp_path: Path, folder: Path) -> None:
    reader = Reader(fails="Herat")
    with archive_of(tmp_path, str(folder)) as archive:
        for _ in range(TRIES + 2):
            updated(archive, DAY_ONE, reader)
        assert len(reader.asked) == 1 + TRIES
        assert [one.source for one in archive.failures()] == ["b.json"]
        reader.fails = None
        assert updated(archive, DAY_TWO, reader, retry_failed=True).read == 1
        assert archive.failures() == ()


def test_limits_stop_cleanly_and_the_next_update_goes_on(tmp_path: Path, folder: Path) -> None:
    for number in range(6):
        (folder / f"{number}.json").write_text(record(told(number + 1, "Kabul", "1 March 2026"), None, str(number)), encoding="utf-8")
    reader = Reader(cost=0.25)
    prices = Prices(tokens=True, prompt=0.0, completion=0.25 / Prices(tokens=True).of_article(_article(folder)).completion_tokens)
    with archive_of(tmp_path, str(folder)) as archive:
        some = updated(archive, DAY_ONE, reader, limits=Limits(articles=3))
        assert (some.read, some.left) == (3, 5)
        paid = updated(archive, DAY_ONE, reader, limits=Limits(cost=0.6), prices=prices)
        assert (paid.read, paid.left, paid.usage.cost_usd) == (2, 3, 0.5)
        assert updated(archive, DAY_TWO, reader).read == 3
        assert len(set(reader.asked)) == len(reader.asked) == 8
        assert [(day.day, day.runs, day.read, day.usage.cost_usd) for day in by_day(archive.runs.all())] == [
            ("2026-03-03", 1, 3, 0.75),
            ("2026-03-02", 2, 5, 1.25),
        ]


def _article(folder: Path) -> Article:
    return Article(id="x", text=told(5, "Kabul", "1 March 2026"), path=str(folder))


def test_a_run_that_was_cut_off_says_so(tmp_path: Path) -> None:
    with archive_of(tmp_path) as archive:
        archive.runs.begin(DAY_ONE, "rule")
        assert "cut off" in showing.runs(archive.runs.all())


def test_an_article_an_incident_and_a_report_are_shown_by_their_ids(tmp_path: Path, folder: Path) -> None:
    with archive_of(tmp_path, str(folder)) as archive:
        updated(archive, DAY_ONE)
        incident = brief(archive).incidents[0]
        assert '"version": 1' in showing.shown(archive, incident.reports[0].article)
        assert showing.shown(archive, incident.id) == showing.shown(archive, incident.reports[0].id)
        with pytest.raises(UsageError, match="nothing of the id"):
            showing.shown(archive, "i000")
        assert [line.split("\t")[5] for line in showing.listed(archive, "articles").splitlines()] == ["read", "read"]


def test_the_canonical_url_names_a_document_unless_it_is_a_front_page_or_elsewhere() -> None:
    assert document("https://a.org/story", "https://www.a.org/story?from=feed#top") == "https://a.org/story"
    assert document("https://a.org/", "https://a.org/story#top") == "https://a.org/story"
    assert document("https://evil.org/story", "https://a.org/story") == "https://a.org/story"
    assert document(None, "https://a.org/?p=1") == "https://a.org/?p=1"


def test_a_source_is_checked_before_it_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text.", encoding="utf-8")
    assert usable(str(tmp_path)) == str(tmp_path)
    assert usable("https://a.org/feed#x") == "https://a.org/feed"
    for wrong in ("-", "http://", str(tmp_path / "none")):
        with pytest.raises(UsageError):
            usable(wrong)


def test_migrations_run_once_and_a_newer_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    database = connect(path, create=True)
    assert version(database) == len(migrations())
    database.execute(f"pragma user_version = {len(migrations()) + 1}")
    database.close()
    with pytest.raises(SetupError, match="newer than this program"):
        connect(path)
    with pytest.raises(SetupError, match="no archive at"):
        connect(tmp_path / "none.db")
    (tmp_path / "text.db").write_text("This is not a database, but it is long enough to be looked at." * 20, encoding="utf-8")
    with pytest.raises(SetupError, match="is no archive"):
        connect(tmp_path / "text.db")


def test_an_archive_of_the_first_version_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, whole = tmp_path / "archive.db", migrations()
    monkeypatch.setattr(database, "migrations", lambda: whole[:1])
    old = connect(path, create=True)
    old.execute("insert into source values ('https://a.org/', ?, null)", (DAY_ONE,))
    old.execute("insert into failure values ('https://a.org/', '', 'https://a.org/', 'https://a.org/', 2, ?, 'why', 'what')", (DAY_ONE,))
    old.close()
    monkeypatch.undo()
    with Archive(path) as archive:
        assert version(archive.database) == len(whole)
        assert archive.due("https://a.org/", DAY_ONE).again == {"https://a.org/"}


def test_a_full_disk_stops_the_update_and_what_was_kept_is_safe(tmp_path: Path, folder: Path) -> None:
    for number in range(30):
        text = told(number + 1, "Kabul", "1 March 2026") + " ".join(sha256(bytes([n, number])).hexdigest() for n in range(40))
        (folder / f"{number:02}.json").write_text(record(text, "2026-03-01", str(number)), encoding="utf-8")
    with archive_of(tmp_path, str(folder)) as archive:
        pages = archive.database.execute("pragma page_count").fetchone()[0]
        archive.database.execute(f"pragma max_page_count = {pages + 12}")
        with pytest.raises(SetupError, match="full"):
            updated(archive, DAY_ONE)
        kept = len(archive.versions())
        assert 0 < kept < 32
        archive.database.execute("pragma max_page_count = 1000000")
        done = updated(archive, DAY_ONE)
        assert done.fetched == 32 - kept
        assert done.left == 0
        assert archive.database.execute("pragma integrity_check").fetchone()[0] == "ok"
        assert len(brief(archive).articles) == 32


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process without permissions")
@pytest.mark.parametrize("cut_off", [False, True])
def test_a_read_only_archive_gives_the_same_brief(folder: Path, cut_off: bool) -> None:
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        archive = Archive(home / "archive.db", create=True)
        archive.add_source(str(folder), DAY_ONE)
        updated(archive, DAY_ONE)
        wanted = brief(archive).model_dump_json()
        archive.database.execute("delete from kept_brief")
        if cut_off:  # as a killed process leaves it: the log still beside the file
            left = {one.name: one.read_bytes() for one in home.glob("archive.db*")}
        archive.close()
        if cut_off:
            for name, data in left.items():
                (home / name).write_bytes(data)
            (home / "archive.db-shm").unlink()
        for one in home.iterdir():
            one.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
        home.chmod(0o555)
        try:
            assert _in_other_process(home / "archive.db") == wanted
        finally:
            home.chmod(0o755)


def _in_other_process(path: Path) -> str:
    """The brief as somebody makes it who may only read, and an update's refusal."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            with Archive(path) as archive:
                made = brief(archive).model_dump_json()
                try:
                    archive.add_source("https://a.org/feed", DAY_ONE)
                except SetupError:
                    os.write(theirs, made.encode())
        finally:
            os._exit(0)
    os.close(theirs)
    with os.fdopen(ours, encoding="utf-8") as pipe:
        found = pipe.read()
    os.waitpid(child, 0)
    return found


def test_a_second_update_waits_for_the_first_and_finds_its_work_done(tmp_path: Path, folder: Path) -> None:
    with archive_of(tmp_path, str(folder)) as archive:
        held = archive.updating(0.0)
        assert held is not None
        assert Archive(archive.path).updating(0.0) is None
        held.close()
        again = archive.updating(0.0)
        assert again is not None
        again.close()


def test_two_connections_write_at_once_and_lose_nothing(tmp_path: Path) -> None:
    with archive_of(tmp_path) as one, Archive(one.path) as other:
        for number in range(20):
            (one if number % 2 else other).add_source(f"https://a.org/{number}", DAY_ONE)
        assert one.sources() == other.sources()
        assert len(one.sources()) == 20


def test_facts_cannot_be_changed_under_their_key(tmp_path: Path, folder: Path) -> None:
    with archive_of(tmp_path, str(folder)) as archive:
        updated(archive, DAY_ONE)
        row = archive.database.execute("select document, number, article, seen, backlog from version limit 1").fetchone()
        with pytest.raises(sqlite3.IntegrityError):
            archive.database.execute("insert into version values (?, ?, ?, ?, ?)", row)


def test_a_version_that_failed_and_was_replaced_is_neither_read_nor_told(tmp_path: Path, folder: Path) -> None:
    reader = Reader(fails="5 people")
    with archive_of(tmp_path, str(folder)) as archive:
        updated(archive, DAY_ONE, reader)
        assert len(archive.failures()) == 1
        (folder / "a.json").write_text(record(told(61, "Kabul", "1 March 2026"), "2026-03-01", "A"), encoding="utf-8")
        updated(archive, DAY_TWO, reader)
        assert archive.failures() == ()
        assert len(reader.asked) == 3


def test_records_of_one_file_that_state_only_their_outlets_front_page_stay_apart(tmp_path: Path) -> None:
    towns = ("Kabul", "Herat")
    records = [record(told(5, town, "1 March 2026"), "2026-03-01", town, url="https://north.example/") for town in towns]
    (tmp_path / "news.jsonl").write_text("\n".join(records), encoding="utf-8")
    with archive_of(tmp_path, str(tmp_path / "news.jsonl")) as archive:
        assert updated(archive, DAY_ONE).fetched == 2
        assert [one.number for one in archive.versions()] == [1, 1]


def test_files_that_state_one_url_are_one_document(tmp_path: Path, folder: Path) -> None:
    for name, count in (("a", 5), ("b", 6)):
        text = record(told(count, "Kabul", "1 March 2026"), "2026-03-01", name, url="https://north.example/story#top")
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    with archive_of(tmp_path, str(folder)) as archive:
        updated(archive, DAY_ONE)
        assert [(one.document, one.number) for one in archive.versions()] == [("https://north.example/story", n) for n in (1, 2)]
