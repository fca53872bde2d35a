"""How a toll grew from report to report."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from summarizer.records.brief import Brief, BriefArticle
from summarizer.records.incident import Toll
from summarizer.records.vocabulary import Outcome
from summarizer.rendering.html.timeline import Axis
from summarizer.rendering.view.citations import named
from summarizer.rendering.view.view import OUTCOMES
from summarizer.wording import OUTCOMES as WORDS
from summarizer.wording import date_words, interval

HEIGHT = 90


class Point(NamedTuple):
    """One dated figure: position in percent across and units down, and what it says."""

    x: float
    top: float
    bottom: float
    label: str
    when: str
    source: str


class Growth(NamedTuple):
    """The figures of one incident's toll, by day of publication. `height` is in the units of `top` and `bottom`."""

    number: int
    title: str
    outcome: str
    height: int
    points: tuple[Point, ...]
    undated: tuple[tuple[str, str], ...]


def growths(brief: Brief) -> tuple[Growth, ...]:
    """One picture for each toll whose figures come from at least two days and are not all the same."""
    articles = {one.id: one for one in brief.articles}
    found = [
        _growth(number, one.title, outcome, toll, articles)
        for number, one in enumerate(brief.incidents, start=1)
        for outcome in OUTCOMES
        if (toll := one.casualties.toll(outcome)) is not None
    ]
    return tuple(one for one in found if one is not None)


def _growth(number: int, title: str, outcome: Outcome, toll: Toll, articles: Mapping[str, BriefArticle]) -> Growth | None:
    dated: set[tuple[date, int, int, str, str]] = set()
    undated: set[tuple[str, str]] = set()
    for claim in toll.claims:
        for article in sorted({one.article for one in claim.evidence} & articles.keys()):
            if claim.group != "total" or claim.low is None:
                continue
            name = named(articles[article]) or "an unnamed source"
            published = articles[article].published
            label = interval(claim.low, claim.high)
            if published is None:
                undated.add((name, label))
            else:
                high = claim.high if claim.high is not None else claim.low
                dated.add((date.fromisoformat(published[:10]), claim.low, high, label, name))
    days = sorted({one[0] for one in dated})
    if len(days) < 2 or len({one[1:3] for one in dated}) < 2:
        return None
    axis = Axis(days[0], days[-1])
    most = max(one[2] for one in dated) or 1

    def down(count: int) -> float:
        return round(HEIGHT - 16 - (HEIGHT - 36) * count / most, 1)

    points = tuple(
        Point(axis.at(day), down(high), down(low), label, date_words(day.isoformat()), name)
        for day, low, high, label, name in sorted(dated)
    )
    return Growth(number, title, WORDS[outcome], HEIGHT, points, tuple(sorted(undated)))
