"""Sources visited again and again: what failed and how it is named, what counts as backlog, which pages are asked again."""

import asyncio
import json
from pathlib import Path

import pytest
from daily import DAY_ONE, DAY_THREE, DAY_TWO, Reader, Site, archive_of, polite, record, site, told, updated

from summarizer.archive.briefing import Order, brief
from summarizer.archive.store import TRIES, Archive
from summarizer.archive.updating import Readers, update
from summarizer.ingest import visiting
from summarizer.records.report import Usage

DAY_SIX = "2026-03-07T06:00:00+00:00"


def backlog(archive: Archive) -> dict[str, int]:
    """By the last part of each document's name, whether its first version was backlog."""
    return {one.document.rpartition("/")[2]: one.backlog for one in archive.versions() if one.number == 1}


def asked(web: Site) -> list[str]:
    """What was asked since the last time."""
    found = [path for path, _ in web.asked]
    web.asked.clear()
    return found


def test_each_bad_line_of_a_file_is_a_failure_of_its_own_named_by_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    good = record(told(5, "Kabul", "1 March 2026"), "2026-03-01", "A")
    (folder / "news.jsonl").write_text(f"{good}\nno\n[1]\n", encoding="utf-8")
    (folder / "list.json").write_text(json.dumps([json.loads(good), {"title": "x"}, {"title": "x"}]), encoding="utf-8")
    with archive_of(tmp_path, str(folder)) as archive:
        for now in (DAY_ONE, DAY_TWO):
            assert len(updated(archive, now).failures) == 4
            assert [one.source for one in archive.failures()] == [
                "list.json, record 2",
                "list.json, record 3",
                "news.jsonl:2",
                "news.jsonl:3",
            ]
        assert [one.failed for one in archive.runs.all()] == [4, 4]
        (folder / "news.jsonl").write_text(f"{good}\n[1]\n", encoding="utf-8")
        updated(archive, DAY_THREE)
        assert [one.source for one in archive.failures() if "jsonl" in one.source] == ["news.jsonl:2"]


def test_a_record_keeps_its_document_though_another_is_put_before_it(tmp_path: Path) -> None:
    file = tmp_path / "news.json"
    first = {**json.loads(record(told(5, "Kabul", "1 March 2026"), "2026-03-01", "Attack")), "id": "urn:1"}
    untitled = {"text": told(3, "Herat", "2 March 2026"), "published": "2026-03-02", "title": "Attack"}
    file.write_text(json.dumps([first, untitled]), encoding="utf-8")
    with archive_of(tmp_path, str(file)) as archive:
        assert updated(archive, DAY_ONE).fetched == 2
        edited = {**first, "text": told(6, "Kabul", "1 March 2026"), "title": "Attack, updated"}
        other = {"text": told(4, "Farah", "3 March 2026"), "published": "2026-03-03", "title": "Attack"}
        file.write_text(json.dumps([other, edited, untitled]), encoding="utf-8")
        assert updated(archive, DAY_TWO).fetched == 2
        assert sorted(one.number for one in archive.versions()) == [1, 1, 1, 2]


def test_failures_are_named_by_their_place_below_the_source_and_what_is_stated_wrongly_is_one(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "empty.txt").write_text("", encoding="utf-8")
    (folder / "a.txt").write_text(told(5, "Kabul", "1 March 2026"), encoding="utf-8")
    (folder / "sources.toml").write_text('["a.txt"]\ncolour = "red"\n', encoding="utf-8")
    with archive_of(tmp_path, str(folder)) as archive:
        for now in (DAY_ONE, DAY_TWO):
            updated(archive, now)
            assert [one.source for one in archive.failures()] == ["sources.toml", "sub/empty.txt"]


def test_what_a_failed_article_cost_is_counted(tmp_path: Path) -> None:
    spent = Usage(calls=3, prompt_tokens=30, completion_tokens=6, cost_usd=0.25)
    (tmp_path / "a.txt").write_text(told(5, "Kabul", "1 March 2026"), encoding="utf-8")
    with archive_of(tmp_path, str(tmp_path / "a.txt")) as archive:
        done = updated(archive, DAY_ONE, Reader(fails="Kabul", spent=spent))
        assert (done.usage, archive.runs.all()[0].usage, archive.runs.all()[0].failed) == (spent, spent, 1)


def test_a_source_whose_first_fetch_failed_still_has_its_backlog(tmp_path: Path) -> None:
    with site() as web, archive_of(tmp_path, f"{web.url}/feed.xml") as archive:
        web.page("/old", told(5, "Kabul", "20 February 2026"), "2026-02-20")
        web.page("/broken", told(2, "Farah", "21 February 2026"), "2026-02-21")
        web.feed("/old", "/broken")
        web.broken.update({"/feed.xml", "/broken"})
        updated(archive, DAY_ONE)
        assert archive.sources() == ((f"{web.url}/feed.xml", False),)
        web.broken.discard("/feed.xml")
        updated(archive, DAY_TWO)
        assert archive.sources() == ((f"{web.url}/feed.xml", True),)
        web.broken.clear()
        web.page("/new", told(3, "Herat", "27 February 2026"), "2026-02-27")
        web.feed("/new", "/old", "/broken")
        updated(archive, DAY_THREE)
        assert backlog(archive) == {"old": 1, "broken": 1, "new": 0}
        late = [one for one in brief(archive, Order(date="2026-03-04")).changes if one.what == "late"]
        assert len(late) == 1


def test_an_empty_inbox_has_no_backlog_and_is_no_failure(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    with archive_of(tmp_path, str(inbox), str(inbox / "*.jsonl")) as archive:
        assert updated(archive, DAY_ONE).failures == ()
        for name in ("a.json", "b.jsonl"):
            (inbox / name).write_text(record(told(5, "Kabul", "20 February 2026"), "2026-02-20", name), encoding="utf-8")
        updated(archive, DAY_THREE)
        assert set(backlog(archive).values()) == {0}


def test_a_folder_that_is_away_is_a_failure_and_not_yet_read(tmp_path: Path) -> None:
    with archive_of(tmp_path, str(tmp_path / "disk")) as archive:
        assert "no such" in updated(archive, DAY_ONE).failures[0].reason
        assert archive.sources()[0][1] is False


def test_recent_pages_are_asked_again_though_their_feed_is_the_same_and_an_edit_is_seen(tmp_path: Path) -> None:
    with site() as web, archive_of(tmp_path, f"{web.url}/feed.xml") as archive:
        web.page("/a", told(5, "Kabul", "2 March 2026"), "2026-03-02")
        web.page("/old", told(2, "Farah", "21 February 2026"), "2026-02-21")
        web.feed("/a", "/old")
        updated(archive, DAY_ONE)
        web.page("/a", told(7, "Kabul", "2 March 2026"), "2026-03-02")
        asked(web)
        assert updated(archive, DAY_TWO).fetched == 1
        assert asked(web) == ["/feed.xml", "/a"]
        web.page("/b", told(3, "Herat", "2 March 2026"), "2026-03-03")
        web.feed("/b", "/a", "/old")
        updated(archive, DAY_THREE)
        assert asked(web) == ["/feed.xml", "/b", "/a"]
        updated(archive, DAY_SIX)
        assert asked(web) == ["/feed.xml", "/b"]
        assert [(one.document.rpartition("/")[2], one.number) for one in archive.versions()] == [("a", 1), ("a", 2), ("b", 1), ("old", 1)]


def test_a_page_that_keeps_failing_is_left_alone_though_its_feed_changes(tmp_path: Path) -> None:
    with site() as web, archive_of(tmp_path, f"{web.url}/feed.xml") as archive:
        web.broken.add("/a")
        for number in range(TRIES + 2):
            web.pages[f"/{number}"] = ("text/plain", told(5, "Kabul", "2 March 2026"))
            web.feed("/a", f"/{number}")
            updated(archive, DAY_ONE)
        assert asked(web).count("/a") == TRIES
        web.broken.clear()
        web.page("/a", told(7, "Herat", "2 March 2026"), "2026-03-02")
        assert updated(archive, DAY_TWO, retry_failed=True).fetched == 1


def test_what_was_given_up_is_in_the_briefs_of_the_days_on_which_it_was_tried(tmp_path: Path) -> None:
    with site() as web, archive_of(tmp_path, f"{web.url}/feed.xml") as archive:
        web.broken.add("/a")
        web.feed("/a")
        for now in (DAY_ONE, DAY_ONE, DAY_TWO, DAY_THREE):
            updated(archive, now)
        days = {day: len(brief(archive, Order(date=f"2026-03-0{day}")).failures) for day in (2, 3, 4)}
        assert days == {2: 1, 3: 1, 4: 0}
        assert len(brief(archive, Order(date="2026-03-04", since="2026-03-02")).failures) == 1
        assert len(brief(archive).failures) == len(archive.failures()) == 1


def test_a_feed_that_lists_more_than_one_visit_takes_is_read_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visiting, "MOST", 2)
    paths = [f"/{number}" for number in range(5)]
    with site() as web, archive_of(tmp_path, f"{web.url}/feed.xml") as archive:
        for path in paths:
            web.page(path, told(5, f"Town{path[1:]}", "2 March 2026"), "2026-02-20")
        web.feed(*paths)
        assert [updated(archive, DAY_ONE).fetched for _ in range(4)] == [2, 2, 1, 0]
        assert set(backlog(archive).values()) == {1}


def test_what_was_passed_over_or_guessed_is_told_and_is_no_failure(tmp_path: Path) -> None:
    told_: list[str] = []
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.docx").write_bytes(b"PK")
    (tmp_path / "news" / "b.pdf").write_bytes(b"%PDF")
    (tmp_path / "news" / "c.pdf").write_bytes(b"%PDF")
    (tmp_path / "news" / "d.txt").write_bytes("Un café à Genève, où l’été fut très agréable.".encode("cp1252"))
    with archive_of(tmp_path, str(tmp_path / "news")) as archive:
        reader = Reader()
        done = asyncio.run(update(archive, Readers(reader.name, reader.opened), fetcher=polite(), now=DAY_ONE, tell=told_.append))
    assert done.failures == ()
    assert told_[0].startswith("news: 3 files passed over, by what they end in: 2 .pdf and 1 .docx.")
    assert told_[1].startswith("d.txt: It is not UTF-8")
