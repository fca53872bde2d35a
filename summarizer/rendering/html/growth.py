"""How a toll grew from report to report."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from summarizer.records.brief import Brief, BriefArticle
from summarizer.records.incident import Toll
from summarizer.records.vocabulary import OUTCOMES, Outcome
from summarizer.rendering.html.timeline import Axis, short
from summarizer.rendering.view.citations import named
from summarizer.wording import OUTCOMES as WORDS
from summarizer.wording import claim_words, date_words, shortened

LONGEST = 80
"""Characters of a title above its picture."""
HEIGHT = 120
TOP, BASE = 14, 96
"""Units down of the highest figure and of none."""


class Point(NamedTuple):
    """One figure of a day; no `label` where another stands in its place."""

    y: float
    label: str


class Day(NamedTuple):
    """The figures published on one day: `x` in percent across, the rest in units down; `side` is how far off their labels stand."""

    x: float
    side: int
    tick: str
    top: float
    bottom: float
    points: tuple[Point, ...]
    when: str
    told: str


class Line(NamedTuple):
    """From one day's highest figure to the next one's."""

    x1: float
    y1: float
    x2: float
    y2: float


class Growth(NamedTuple):
    """The figures of one incident's toll, by day of publication."""

    number: int
    title: str
    outcome: str
    height: int
    base: int
    days: tuple[Day, ...]
    lines: tuple[Line, ...]
    undated: str


class _Figure(NamedTuple):
    low: int
    high: int
    label: str
    source: str


def growths(brief: Brief) -> tuple[Growth, ...]:
    """One picture for each toll whose figures come from at least two days and are not all the same."""
    articles = {one.id: one for one in brief.articles}
    found = [
        _growth(number, shortened(one.title, LONGEST), outcome, toll, articles)
        for number, one in enumerate(brief.incidents, start=1)
        for outcome in OUTCOMES
        if (toll := one.casualties.toll(outcome)) is not None
    ]
    return tuple(one for one in found if one is not None)


def _growth(number: int, title: str, outcome: Outcome, toll: Toll, articles: Mapping[str, BriefArticle]) -> Growth | None:
    dated: dict[date, set[_Figure]] = {}
    undated: set[_Figure] = set()
    for published, figure in _figures(toll, articles):
        if published is None:
            undated.add(figure)
        else:
            dated.setdefault(date.fromisoformat(published[:10]), set()).add(figure)
    if len(dated) < 2 or len({one[:2] for figures in dated.values() for one in figures}) < 2:
        return None
    axis = Axis(min(dated), max(dated))
    most = max(one.high for figures in dated.values() for one in figures) or 1
    days = tuple(_day(day, sorted(dated[day]), axis, most) for day in sorted(dated))
    lines = tuple(Line(here.x, here.top, there.x, there.top) for here, there in pairwise(days))
    return Growth(number, title, WORDS[outcome], HEIGHT, BASE, days, lines, _told(sorted(undated)))


def _figures(toll: Toll, articles: Mapping[str, BriefArticle]) -> Iterator[tuple[str | None, _Figure]]:
    """Every figure in all, with the day on which its article appeared."""
    for claim in toll.claims:
        if claim.group != "total" or claim.low is None:
            continue
        high = claim.high if claim.high is not None else claim.low
        for article in sorted({one.article for one in claim.evidence} & articles.keys()):
            name = named(articles[article]) or "an unnamed source"
            yield articles[article].published, _Figure(claim.low, high, claim_words(claim), name)


def _day(day: date, figures: Sequence[_Figure], axis: Axis, most: int) -> Day:
    def down(count: int) -> float:
        return round(BASE - (BASE - TOP) * count / most, 1)

    points: list[Point] = []
    for one in sorted({figure[:3] for figure in figures}, key=lambda figure: (-figure[1], figure[2])):
        y = down(one[1])
        crowded = any(abs(y - point.y) < 12 for point in points if point.label)
        points.append(Point(y, "" if crowded else _brief(*one)))
    x, words = round(10 + 0.8 * axis.at(day), 2), date_words(day.isoformat())
    return Day(
        x,
        -8 if day == axis.first else 8,
        short(words),
        points[0].y,
        down(min(one.low for one in figures)),
        tuple(points),
        words,
        _told(figures),
    )


def _brief(low: int, high: int, label: str) -> str:
    """A figure in as few letters as a picture has room for."""
    return str(low) if label == str(low) else f"{low}–{high}" if high > low else f"≥{low}"


def _told(figures: Sequence[_Figure]) -> str:
    """ "2 (Arda Post), 3 (North Wire; Asia-Plus)"."""
    by_label: dict[str, list[str]] = {}
    for one in figures:
        by_label.setdefault(one.label, []).append(shortened(one.source, 32))
    return ", ".join(f"{label} ({'; '.join(sorted(set(sources)))})" for label, sources in by_label.items())
