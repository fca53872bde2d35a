"""Briefs from an archive: late articles, edited and retracted ones, undated ones, topics; the same bytes as from paths."""

import zlib
from pathlib import Path

import pytest
from daily import DAY_ONE, DAY_THREE, DAY_TWO, Reader, put, told, updated

from summarizer.archive import keeping, topics
from summarizer.archive.briefing import Order, brief, lines_behind
from summarizer.archive.store import Archive, Version
from summarizer.errors import UsageError
from summarizer.ingest import load
from summarizer.pipeline import Topic, extract, make_brief, under_all_paths
from summarizer.records.brief import Brief
from summarizer.rendering import render
from summarizer.settings import Settings


def changes(made: Brief) -> list[tuple[str, str]]:
    """What changed, by title."""
    titles = {one.id: one.title for one in made.incidents}
    return [(one.what, titles.get(one.incident or "", one.old or "")) for one in made.changes]


def test_an_article_first_seen_after_its_day_is_late_once_and_in_no_brief_lost(archive: Archive, news: Path) -> None:
    put(news, "today", told(5, "Kabul", "2 March 2026"), "2026-03-02")
    updated(archive, DAY_TWO)
    put(news, "late", told(3, "Herat", "1 March 2026"), "2026-03-02")
    put(news, "new", told(4, "Farah", "3 March 2026"), "2026-03-04")
    updated(archive, DAY_THREE)
    made = brief(archive, Order(date="2026-03-04"))
    assert ("late", "Attack in Herat") in changes(made)
    assert ("new", "Attack in Herat") in changes(made)
    assert [title for what, title in changes(made) if what == "late"] == ["Attack in Herat"]
    later = brief(archive, Order(date="2026-03-05", since="2026-03-05"))
    assert "Attack in Herat" not in {title for _, title in changes(later)}
    first = brief(archive, Order(date="2026-03-02"))
    assert {title for what, title in changes(first) if what == "new"} == {"Attack in Kabul", "Attack in Herat"}


def test_what_was_there_when_its_source_was_first_read_is_never_late(archive: Archive) -> None:
    made = brief(archive, Order(date="2026-03-02"))
    assert made.changes == ()
    assert "Nothing published" in made.bottom_line[0].text


def test_an_edited_article_revises_its_incident_and_is_no_second_source(archive: Archive, news: Path) -> None:
    put(news, "today", told(5, "Kabul", "2 March 2026"), "2026-03-02")
    updated(archive, DAY_TWO)
    before = brief(archive, Order(date="2026-03-02"))
    put(news, "today", told(7, "Kabul", "2 March 2026"), "2026-03-02")
    updated(archive, DAY_THREE)
    made = brief(archive, Order(date="2026-03-04"))
    (incident,) = [one for one in made.incidents if one.title == "Attack in Kabul"]
    assert (incident.origins, incident.casualties.killed and incident.casualties.killed.low) == (1, 7)
    (revised,) = [one for one in made.changes if one.what == "revised"]
    assert (revised.field, len(revised.evidence)) == ("killed", 2)
    (earlier,) = [one for one in made.articles if one.replaced_by is not None]
    assert {one.article for one in revised.evidence} == {earlier.id, earlier.replaced_by}
    shown = render(made, "md")
    assert "1 article from 1 independent origin" in shown
    assert "earlier version of source" in shown
    assert "5 people were killed" in shown
    assert "earlier version of source" in render(made, "html")
    assert "retracted" not in {what for what, _ in changes(made)}
    assert brief(archive, Order(date="2026-03-02")) == before


def test_an_incident_that_a_new_version_no_longer_tells_is_retracted(archive: Archive, news: Path) -> None:
    put(news, "today", told(5, "Kabul", "2 March 2026"), "2026-03-02")
    updated(archive, DAY_TWO)
    put(news, "today", "Editors are looking into an earlier account. It could not be confirmed by anyone.", "2026-03-02")
    updated(archive, DAY_THREE)
    assert ("retracted", "Attack in Kabul") in changes(brief(archive, Order(date="2026-03-04")))


@pytest.mark.parametrize("kept", [True, False])
def test_a_text_that_takes_itself_back_is_quoted_with_its_own_words(archive: Archive, news: Path, kept: bool) -> None:
    put(news, "today", told(5, "Kabul", "2 March 2026"), "2026-03-02")
    updated(archive, DAY_TWO)
    notice = "This article has been retracted. The outlet regrets the error."
    put(news, "today", f"{told(5, 'Kabul', '2 March 2026')} {notice}" if kept else notice, "2026-03-02")
    updated(archive, DAY_THREE)
    made = brief(archive, Order(date="2026-03-04"))
    (taken_back,) = [one for one in made.changes if one.what == "retracted"]
    assert taken_back.old == "Attack in Kabul"
    assert [one.text for one in taken_back.evidence] == ["5 people were killed", "This article has been retracted."]
    assert "This article has been retracted." in {one.text for one in made.sentences}


def test_a_troop_withdrawal_retracts_no_article(archive: Archive, news: Path) -> None:
    put(news, "today", told(5, "Kabul", "2 March 2026"), "2026-03-02")
    updated(archive, DAY_TWO)
    put(news, "today", told(5, "Kabul", "2 March 2026") + " The report said that troops were withdrawn.", "2026-03-02")
    updated(archive, DAY_THREE)
    assert "retracted" not in {what for what, _ in changes(brief(archive, Order(date="2026-03-04")))}


def test_an_undated_article_is_news_of_the_day_for_which_it_was_seen_and_is_shown_as_such(archive: Archive, news: Path) -> None:
    put(news, "undated", told(3, "Herat", "1 March 2026"), None)
    updated(archive, DAY_TWO)
    assert ("new", "Attack in Herat") in changes(brief(archive, Order(date="2026-03-03")))  # on the day itself
    updated(archive, DAY_THREE)
    made = brief(archive, Order(date="2026-03-02"))  # in the morning after
    assert ("new", "Attack in Herat") in changes(made)
    for quiet in ("2026-03-01", "2026-03-03", "2026-03-04"):
        assert ("new", "Attack in Herat") not in changes(brief(archive, Order(date=quiet)))
    assert [one.seen for one in made.articles if one.published is None] == ["2026-03-02"]


def test_a_version_that_nobody_could_read_leaves_the_one_before_standing(archive: Archive, news: Path) -> None:
    put(news, "old", told(9, "Mazar", "20 February 2026"), "2026-02-20")
    updated(archive, DAY_TWO, Reader(fails="9 people"))
    made = brief(archive)
    assert len(made.articles) == 1
    assert made.incidents[0].casualties.killed is not None
    assert made.incidents[0].casualties.killed.low == 2
    assert len(made.failures) == 1


def test_the_archive_gives_the_bytes_that_its_paths_give(archive: Archive, news: Path) -> None:
    put(news, "today", told(5, "Kabul", "2 March 2026"), "2026-03-02")
    (news / "more").mkdir()
    put(news / "more", "copy", told(5, "Kabul", "2 March 2026"), "2026-03-02")
    updated(archive, DAY_ONE)
    loaded = load([str(news)])
    lines = under_all_paths(extract(loaded.articles, Reader()).lines, loaded.paths)
    for date in (None, "2026-03-02"):
        assert brief(archive, Order(date=date)).model_dump_json() == make_brief(lines, date=date).model_dump_json()


def test_a_topic_leaves_out_what_it_does_not_name(archive: Archive, news: Path) -> None:
    put(news, "today", told(5, "Kabul", "2 March 2026"), "2026-03-02")
    updated(archive, DAY_ONE)
    settings = Settings(topics={"capital": {"words": ["kabul"]}, "calls": {"types": ["call"]}})
    made = brief(archive, Order(topic=topics.named(settings, "capital")))
    assert [one.title for one in made.incidents] == ["Attack in Kabul"]
    assert brief(archive, Order(topic=topics.named(settings, "calls"))).incidents == ()
    assert brief(archive, Order(topic=Topic(countries=("AF",), types=("attack",)))).incidents
    with pytest.raises(UsageError, match="none"):
        topics.named(settings, "none")
    with pytest.raises(UsageError, match="The topic 'wrong': colour is not known"):
        topics.named(Settings(topics={"wrong": {"colour": ["red"]}}), "wrong")


def test_a_record_that_leaves_a_topic_is_not_retracted(archive: Archive, news: Path) -> None:
    put(news, "today", told(5, "Kabul", "2 March 2026"), "2026-03-02")
    updated(archive, DAY_TWO)
    put(news, "today", told(7, "Kabul", "2 March 2026"), "2026-03-02")
    updated(archive, DAY_THREE)
    made = brief(archive, Order(date="2026-03-04", topic=Topic(words=("5",))))
    assert {what for what, _ in changes(made)} == {"revised", "renamed"}


def test_a_kept_brief_is_given_again_until_something_changes(archive: Archive, news: Path) -> None:
    cold = brief(archive)
    archive.database.execute("update line set body = x'00'")  # no line can be read any more
    assert brief(archive) == cold
    with pytest.raises(zlib.error):
        brief(archive, Order(policy="conservative"))
    put(news, "today", told(5, "Kabul", "2 March 2026"), "2026-03-02")
    updated(archive, DAY_TWO)
    with pytest.raises(zlib.error):
        brief(archive)


def test_another_program_keeps_its_own_briefs(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    brief(archive)
    monkeypatch.setattr(keeping, "program", lambda: "another")
    archive.database.execute("update line set body = x'00'")
    with pytest.raises(zlib.error):
        brief(archive)


def test_the_lines_behind_a_brief_are_those_of_its_articles(archive: Archive, news: Path) -> None:
    put(news, "today", told(5, "Kabul", "2 March 2026"), "2026-03-02")
    updated(archive, DAY_TWO)
    made = brief(archive, Order(date="2026-03-02"))
    assert [line.article.title for line in lines_behind(archive, made)] == ["today"]
    put(news, "today", told(7, "Kabul", "2 March 2026"), "2026-03-02")
    updated(archive, DAY_TWO)
    assert [line.article.id for line in lines_behind(archive, made)] == [one.id for one in made.articles]  # an edit came since


def test_a_brief_that_is_made_while_an_update_ends_is_of_one_instant(archive: Archive, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An update that closes the day between two reads would make yesterday's undated news old, and its own articles be missing."""
    put(news, "undated", told(3, "Herat", "1 March 2026"), None)
    updated(archive, DAY_ONE)
    put(news, "today", told(5, "Kabul", "2 March 2026"), "2026-03-02")
    order = Order(date="2026-03-02")
    before = brief(archive, order, whole=True)
    versions = Archive.versions

    def then_updated(self: Archive) -> tuple[Version, ...]:
        found = versions(self)
        monkeypatch.undo()
        with Archive(archive.path) as other:
            updated(other, DAY_TWO)
        return found

    monkeypatch.setattr(Archive, "versions", then_updated)
    assert brief(archive, order, whole=True) == before
    assert brief(archive, order, whole=True) != before
