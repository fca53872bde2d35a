"""Which brief tells an article, over any updates on any days: each article once, in whichever rhythm the briefs are made."""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.archive.counting import Sightings, counted
from summarizer.archive.store import Archive, Version

UTC = ZoneInfo("UTC")
START = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)
UPDATES = st.lists(st.integers(0, 9 * 24), min_size=2, max_size=12, unique=True).map(sorted)
"""Updates by their hour."""
LAGS = st.lists(st.tuples(st.integers(0, 8 * 24), st.one_of(st.none(), st.integers(0, 60))), max_size=8)
"""Articles by the update that saw them at the earliest (hours) and the hours since their publication; null where it is not known."""


def instant(hour: int) -> str:
    return (START + timedelta(hours=hour)).isoformat()


def day_of(hour: int) -> datetime.date:
    return (START + timedelta(hours=hour)).date()


def versions(updates: Sequence[int], lags: Sequence[tuple[int, int | None]]) -> Iterator[tuple[int, Version]]:
    """Each article with the hour of the update that saw it; those that no update sees are left out."""
    for number, (earliest, lag) in enumerate(lags):
        seen = next((hour for hour in updates if hour >= earliest), None)
        if seen is not None:
            published = None if lag is None else day_of(earliest - lag).isoformat()
            yield seen, Version(f"d{number}", 1, f"a{number}", published, instant(seen), 0, None, number + 1, instant(seen))


def told(known: Sequence[Version], updates: Sequence[int], first: datetime.date, last: datetime.date) -> set[str]:
    """The articles that a brief tells as news, when it is made after the last of these updates."""
    parts = counted(known, first, last, UTC, Sightings([instant(hour) for hour in updates], last, UTC))
    published = {one.article for one in parts.after if one.published and first.isoformat() <= one.published <= last.isoformat()}
    return published | parts.late | parts.undated


@settings(max_examples=150, deadline=None)
@given(UPDATES, LAGS, st.booleans())
def test_briefs_of_the_days_before_tell_every_article_once(updates: list[int], lags: list[tuple[int, int | None]], whole: bool) -> None:
    """After the first update of a day the briefs of all days since the last ones, each by itself or as one window."""
    sighted, counts = list(versions(updates, lags)), Counter[str]()
    done = day_of(updates[0]) - timedelta(days=30)
    for number, hour in enumerate(updates):
        yesterday = day_of(hour) - timedelta(days=1)
        if yesterday <= done:
            continue
        known = [version for seen, version in sighted if seen <= hour]
        days = [done + timedelta(days=n) for n in range(1, (yesterday - done).days + 1)]
        for first, last in [(days[0], yesterday)] if whole else [(day, day) for day in days]:
            counts.update(told(known, updates[: number + 1], first, last))
        done = yesterday
    closing = max(hour for number, hour in enumerate(updates) if number == 0 or day_of(hour) > day_of(updates[number - 1]))
    over = day_of(closing).isoformat()  # what was published on a day that is not over is for a brief to come
    expected = {one.article for seen, one in sighted if seen <= closing and (one.published is None or one.published < over)}
    assert set(counts) == expected
    assert set(counts.values()) <= {1}


@settings(max_examples=100, deadline=None)
@given(UPDATES, LAGS)
def test_briefs_of_the_running_day_tell_every_article_once(updates: list[int], lags: list[tuple[int, int | None]]) -> None:
    """A brief after the last update of each day that has one, of that day alone; days without an update have none."""
    sighted, counts = list(versions(updates, lags)), Counter[str]()
    lasts = [hour for number, hour in enumerate(updates) if number + 1 == len(updates) or day_of(updates[number + 1]) > day_of(hour)]
    for hour in lasts:
        known = [version for seen, version in sighted if seen <= hour]
        counts.update(told(known, [one for one in updates if one <= hour], day_of(hour), day_of(hour)))
    assert set(counts) == {version.article for _, version in sighted}
    assert set(counts.values()) <= {1}


def test_a_run_that_only_fetched_closes_no_day(tmp_path: Path) -> None:
    with Archive(tmp_path / "archive.db", create=True) as archive:
        for hour, read in ((6, False), (7, True)):
            archive.runs.finish(archive.runs.begin(instant(hour), "made"), read=read)
        assert archive.runs.finished() == (instant(7),)
        assert all(run.finished for run in archive.runs.all())
