"""Edited articles: taken back, corrected or silently rewritten, on the day they came or later; and the days that sightings count for."""

import datetime
import html
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from daily import Reader, archive_of, put, told, updated
from made import line as line_of

from summarizer.archive.briefing import Order, brief
from summarizer.archive.counting import Sightings
from summarizer.archive.store import Archive
from summarizer.brief.notices import notice
from summarizer.records.brief import Brief, Change
from summarizer.rendering import render

MORNING, NOON, EVENING = (f"2026-03-02T{hour}:00:00+00:00" for hour in ("06", "12", "18"))
NEXT_MORNING, THIRD_MORNING = "2026-03-03T06:00:00+00:00", "2026-03-04T06:00:00+00:00"


def of(made: Brief, what: str) -> list[Change]:
    return [one for one in made.changes if one.what == what]


def words(change: Change) -> list[str]:
    return [one.text for one in change.evidence]


STORY = told(5, "Kabul", "2 March 2026")


@pytest.mark.parametrize("seen", [NOON, NEXT_MORNING])
@pytest.mark.parametrize("keeps_story", [True, False])
def test_a_story_taken_back_on_its_own_day_is_retracted_with_both_versions_sentences(
    archive: Archive, news: Path, keeps_story: bool, seen: str
) -> None:
    put(news, "today", STORY)
    updated(archive, seen)
    put(news, "today", f"{STORY if keeps_story else 'Readers were misled.'} We withdraw this story.")
    updated(archive, EVENING if seen == NOON else "2026-03-03T18:00:00+00:00")
    made = brief(archive, Order(date="2026-03-02" if seen == NOON else "2026-03-03"))
    (change,) = of(made, "retracted")
    assert words(change) == ["5 people were killed", "We withdraw this story."]
    assert change.old == "Attack in Kabul"
    assert of(made, "new") == []
    assert "killed" not in " ".join(one.text for one in made.bottom_line)
    assert {one.replaced_by is None for one in made.articles} == {True, False}


def test_a_title_alone_can_take_a_story_back(archive: Archive, news: Path) -> None:
    put(news, "today", STORY)
    updated(archive, NOON)
    put(news, "today", STORY, title="RETRACTED: Attack in Kabul")
    updated(archive, EVENING)
    (change,) = of(brief(archive, Order(date="2026-03-02")), "retracted")
    assert words(change) == ["5 people were killed"]


def test_a_story_that_was_taken_back_before_it_was_seen_is_no_news(archive: Archive, news: Path) -> None:
    put(news, "today", f"{STORY} This article has been retracted.")
    updated(archive, NOON)
    made = brief(archive, Order(date="2026-03-02"))
    assert [one.what for one in made.changes if one.incident] == ["retracted"]


def test_what_others_still_tell_is_not_gone_with_one_source(archive: Archive, news: Path) -> None:
    put(news, "today", STORY)
    put(news, "other", f"{STORY} Shops stayed closed.")
    updated(archive, NOON)
    put(news, "today", f"{STORY} This article has been withdrawn.")
    updated(archive, EVENING)
    made = brief(archive, Order(date="2026-03-02"))
    (change,) = of(made, "retracted")
    assert change.new == "still told by 1 other article"
    assert [one.incident for one in of(made, "new")] == [change.incident]


@pytest.mark.parametrize("days_apart", [False, True])
@pytest.mark.parametrize("announced", [False, True])
def test_a_corrected_figure_is_shown_old_and_new_with_the_correction(
    archive: Archive, news: Path, announced: bool, days_apart: bool
) -> None:
    put(news, "today", STORY)
    updated(archive, NOON)
    if days_apart:
        updated(archive, NEXT_MORNING)
    correction = " Correction: an earlier version of this article gave another number." if announced else ""
    put(news, "today", told(7, "Kabul", "2 March 2026") + correction)
    updated(archive, "2026-03-03T12:00:00+00:00" if days_apart else EVENING)
    made = brief(archive, Order(date="2026-03-03" if days_apart else "2026-03-02"))
    (change,) = of(made, "corrected" if announced else "revised")
    assert (change.field, change.old, change.new) == ("killed", "5", "7")
    assert words(change) == ["5 people were killed", "7 people were killed", *([correction.strip()] if announced else [])]
    assert bool(of(made, "new")) is not days_apart


def test_a_correction_that_moves_no_field_is_told_all_the_same(archive: Archive, news: Path) -> None:
    put(news, "today", STORY)
    updated(archive, NOON)
    put(news, "today", f"{STORY} This article was amended to correct a spelling.")
    updated(archive, EVENING)
    (change,) = of(brief(archive, Order(date="2026-03-02")), "corrected")
    assert words(change) == ["5 people were killed", "This article was amended to correct a spelling."]


def test_what_an_edit_no_longer_tells_on_the_same_day_is_retracted(archive: Archive, news: Path) -> None:
    put(news, "today", STORY)
    updated(archive, NOON)
    put(news, "today", told(3, "Herat", "2 March 2026"))
    updated(archive, EVENING)
    (change,) = of(brief(archive, Order(date="2026-03-02")), "retracted")
    assert (change.old, words(change)) == ("Attack in Kabul", ["5 people were killed"])


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("RETRACTED: Five killed in raid.", "retracted"),
        ("The paper retracts its story on the raid.", "retracted"),
        ("We have withdrawn this report.", "retracted"),
        ("Our article has since been removed.", "retracted"),
        ("Kill the story, editors asked.", "retracted"),
        ("Correction: the raid was on Monday.", "corrected"),
        ("Editor's note: the town's name was misspelt.", "corrected"),
        ("An earlier version of this story misstated the toll.", "corrected"),
        ("The agency regrets the error.", "corrected"),
        ("The United Nations report was withdrawn.", None),
        ("Troops were withdrawn, the article says.", None),
        ("The ministry withdrew its report on the raid.", None),
        ("Prisons are called correction centres.", None),
        ("He was killed, this report says.", None),
    ],
)
def test_only_words_about_its_own_story_are_a_notice(sentence: str, kind: str | None) -> None:
    line = line_of("a", f"{sentence} It rained. It snowed. It rained again. It snowed again.")
    found = notice(line)
    assert (found.kind if found else None) == kind
    assert notice(line, line) is None


def test_words_in_the_middle_of_a_text_are_no_notice() -> None:
    text = "It rained. It snowed. This article has been retracted. It rained again. It snowed again."
    assert notice(line_of("a", text)) is None


@pytest.mark.parametrize("rhythm", ["morning after", "same day"])
def test_every_article_is_told_in_one_brief_whatever_the_rhythm(tmp_path: Path, news: Path, rhythm: str) -> None:
    """Each update brings what was published after the one before, and an article that its feed gives a day late."""
    with archive_of(tmp_path, str(news)) as archive:
        updated(archive, "2026-03-01T06:00:00+00:00")
        given: list[tuple[str, str]] = []
        days = ["2026-02-28", "2026-03-01", "2026-03-02", "2026-03-03"]
        for day, now in ((2, MORNING), (3, NEXT_MORNING), (4, THIRD_MORNING)):
            before, yesterday = days[day - 2], days[day - 1]
            put(news, f"n{day}", told(day, f"Town{chr(64 + day)}", "20 February 2026"), f"{yesterday}T20:00:00+00:00")
            put(news, f"l{day}", told(day, f"Ville{chr(64 + day)}", "19 February 2026"), before)
            updated(archive, now)
            asked = f"2026-03-0{day if rhythm == 'same day' else day - 1}"
            made = brief(archive, Order(date=asked))
            given += [(one.what, one.incident or "") for one in made.changes if one.what == "new"]
            late = {one.evidence[0].article for one in of(made, "late")}
            titles = sorted(one.title or "" for one in made.articles if one.id in late)
            assert titles == ([f"l{day}"] if rhythm == "morning after" else [f"l{day}", f"n{day}"])
        assert len(given) == len(set(given)) == 6


def test_an_update_that_was_cut_off_closes_no_day() -> None:
    utc = ZoneInfo("UTC")
    day = datetime.date(2026, 3, 2)
    assert Sightings([NEXT_MORNING], day, utc).day(NEXT_MORNING) == day
    assert Sightings([NEXT_MORNING], day, utc).day("2026-03-03T05:00:00+00:00") == day  # a part that was cut off before
    assert Sightings([NEXT_MORNING], day, utc).day("2026-03-03T07:00:00+00:00") == datetime.date(2026, 3, 3)
    assert Sightings([], day, utc).day(NEXT_MORNING) == datetime.date(2026, 3, 3)
    assert Sightings([EVENING], day, utc).day(EVENING) == day
    assert Sightings(["2026-03-02T20:00:00+00:00"], day, ZoneInfo("Asia/Dushanbe")).day("2026-03-02T20:00:00+00:00") == day


def test_what_changed_reads_in_each_form(archive: Archive, news: Path) -> None:
    """Whose correction, whose retraction, published when and by whom: in words, without a stamp or an empty line."""
    put(news, "today", STORY)
    put(news, "gone", told(9, "Farah", "1 March 2026"))
    updated(archive, NOON)
    put(news, "today", f"{told(7, 'Kabul', '2 March 2026')} Correction: an earlier version of this article gave another number.")
    put(news, "gone", f"{told(9, 'Farah', '1 March 2026')} This story has been withdrawn.")
    put(news, "late", told(3, "Herat", "26 February 2026"), "2026-02-27T10:00:00+04:30")
    put(news, "undated", told(4, "Mazar", "1 March 2026"), None)
    updated(archive, EVENING)
    updated(archive, NEXT_MORNING)
    made = brief(archive, Order(date="2026-03-02"))
    lines = [line.strip(" -") for line in render(made, "md").partition("## What changed")[2].partition("## Incidents")[0].splitlines()]
    kabul = next(number for number, line in enumerate(lines) if "Attack in Kabul" in line)
    assert [re.sub(r"\[\^[\d.]+\]", "", line) for line in lines[kabul + 1 : kabul + 3]] == [
        "**New:** told for the first time",
        "**Corrected by North Wire:** killed 5 → 7",
    ]
    text = " ".join(re.sub(r"\[\^[\d.]+\]", "", line) for line in lines)
    assert "(Attack in Herat): published by North Wire on 27 February 2026, first seen only now" in text
    assert "**New, late:** Incident" in text
    assert "**Retracted by North Wire:** “Attack in Farah”" in text or "Attack in Farah **Retracted by North Wire:** told no longer" in text
    page = html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", render(made, "html"))))
    terminal = " ".join(render(made, "terminal").split())
    for shown in (page, terminal):
        assert "published by North Wire on 27 February 2026, first seen only now" in shown
        assert "Corrected by North Wire" in shown
        assert "retracted by its outlet" in shown
        assert "undated, counted for 2 March 2026 by when it was first seen" in shown


def test_what_a_limit_or_a_failure_kept_from_being_read_is_late_and_not_lost(archive: Archive, news: Path) -> None:
    put(news, "today", STORY)
    put(news, "other", told(3, "Herat", "2 March 2026"))
    reader = Reader(fails="Herat")
    updated(archive, NEXT_MORNING, reader)
    assert [one.new for one in of(brief(archive, Order(date="2026-03-02")), "new")] == ["Attack in Kabul"]
    updated(archive, THIRD_MORNING)
    made = brief(archive, Order(date="2026-03-03"))
    assert [one.new for one in of(made, "new")] == ["Attack in Herat"]
    assert [one.new for one in of(made, "late")] == ["2026-03-02"]
