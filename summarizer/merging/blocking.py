"""Which pairs of reports are worth comparing: those that share something said and can have happened at one time.

Cost grows with the number of reports, not with its square: a key that very many reports share ("attack in the United States this week")
only makes pairs together with a second one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from summarizer.merging.features import Features
from summarizer.merging.linking import TOLERANCE, Pair
from summarizer.merging.matching import located, name_keys
from summarizer.normalize import edtf

Key = tuple[str, ...]

CROWD = 60
"""A block of more reports than this is divided by second keys."""
_WINDOW = 8
"""Days of one time window; a report stands in every window that its date, give or take the tolerance, touches."""
_LONG = 40
"""A date vaguer than this many days is compared with all times."""
_RECALL = 14
"""An undated main event lies at most this many days before its article, for the sake of blocking alone."""


def pairs(reports: Sequence[Features]) -> list[Pair]:
    """The candidate pairs of reports, lower index first, each once, sorted."""
    keys, windows = [report_keys(report) for report in reports], [report_windows(report) for report in reports]
    return keyed_pairs([report.article for report in reports], keys, windows)


def keyed_pairs(articles: Sequence[str], keys: Sequence[tuple[Key, ...]], windows: Sequence[tuple[int, ...]]) -> list[Pair]:
    """The pairs that share a key and a time window, and all pairs of one article."""
    found: set[Pair] = set()
    for block, floating in _blocks(keys, windows):
        found.update(_block_pairs(block, floating, keys))
    found.update(_within_articles(articles))
    return sorted(found)


def _within_articles(articles: Sequence[str]) -> Iterator[Pair]:
    by_article: dict[str, list[int]] = defaultdict(list)
    for index, article in enumerate(articles):
        by_article[article].append(index)
    for members in by_article.values():
        yield from combinations(members, 2)


def _blocks(keys: Sequence[tuple[Key, ...]], windows: Sequence[tuple[int, ...]]) -> Iterator[tuple[list[int], frozenset[int]]]:
    """Blocks of indexes, ascending. In a block without time, only the reports that have none are compared with the others."""
    timed: dict[tuple[Key, int], list[int]] = defaultdict(list)
    timeless: dict[Key, list[int]] = defaultdict(list)
    floating = frozenset(index for index, found in enumerate(windows) if not found)
    for index, found in enumerate(keys):
        for key in found:
            timeless[key].append(index)
            for window in windows[index]:
                timed[key, window].append(index)
    for block in timed.values():
        if len(block) > 1:
            yield block, frozenset()
    for block in timeless.values():
        free = floating.intersection(block)
        if free and len(block) > 1:
            yield block, free


def _block_pairs(block: Sequence[int], floating: frozenset[int], keys: Sequence[tuple[Key, ...]]) -> Iterator[Pair]:
    if len(block) <= CROWD:
        yield from _all_pairs(block, floating)
        return
    second: dict[Key, list[int]] = defaultdict(list)
    for index in block:
        for key in keys[index]:
            second[key].append(index)
    for members in second.values():
        if len(members) <= CROWD:
            yield from _all_pairs(members, floating)


def _all_pairs(members: Sequence[int], floating: frozenset[int]) -> Iterable[Pair]:
    if not floating:
        return combinations(members, 2)
    return (pair for pair in combinations(members, 2) if pair[0] in floating or pair[1] in floating)


def report_keys(report: Features) -> tuple[Key, ...]:
    """What a report can be found by; sorted."""
    family = report.family
    found: set[Key] = {("name", name) for name in report.names}
    for person in report.people:
        found.update(("person", key) for key in name_keys(person))
    countries = set()
    for spot in report.spots:
        place = located(spot.text, spot.country, spot.region)
        if place.city is not None:
            found.add(("town", family, str(place.city)))
        else:
            found.update(("spot", family, place.country or "", key) for key in name_keys(place.name))
        if place.country:
            countries.add(place.country)
    for country in countries or {""}:
        found.update(("kind", family, country, kind) for kind in report.kinds)
        found.update(("toll", family, country, outcome, str(low)) for outcome, (low, _) in report.tolls)
        found.update(("means", family, country, means) for means in report.means)
    return tuple(sorted(found))


def report_windows(report: Features) -> tuple[int, ...]:
    """The time windows that a report's event can lie in; none where it can lie at any time."""
    spans = [(bounds[0].toordinal(), bounds[1].toordinal()) for date in report.dates if (bounds := edtf.bounds(date)) is not None]
    if not spans and not report.dates and report.published is not None and report.report.salience == "main":
        bounds = edtf.bounds(report.published)
        spans = [] if bounds is None else [(bounds[1].toordinal() - _RECALL, bounds[1].toordinal())]
    return windows_of(spans)


def windows_of(spans: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """The time windows that closed intervals of days (ordinals) touch, give or take the tolerance; none if one of them is too long."""
    if any(last - first > _LONG for first, last in spans):
        return ()
    return tuple(sorted({day // _WINDOW for first, last in spans for day in range(first - TOLERANCE, last + TOLERANCE + 1)}))
