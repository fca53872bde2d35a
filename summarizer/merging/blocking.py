"""Which pairs of reports are worth comparing: those that share something said and can have happened at one time.

A pair is a candidate or not by its two reports alone, whatever else there is, so that the candidates among some reports are those of
all reports that lie among them. Each report has marks, hashes of what it can be found by; two reports are a pair if they share a mark
by which one of them asks. Cost stays near-linear because every mark is rare by construction: it holds a name or a place within some
days, or two common things at once ("three killed by a drone in one country within those days").
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import chain, combinations

import numpy as np

from summarizer.merging.features import Features
from summarizer.merging.grouping import Pair
from summarizer.merging.matching import located, name_keys
from summarizer.merging.scenes import scene_names
from summarizer.merging.timing import TOLERANCE, finely_dated
from summarizer.normalize import edtf
from summarizer.normalize.locating import GENERIC

Key = tuple[str, ...]
"""What a report can be found by, in words."""
Marks = Mapping[int, bool]
"""64-bit hashes of keys in their time, and whether the report asks by them; by the others it only answers."""
Windows = tuple[int, ...]
"""The time windows that a report's event can lie in; none where it can lie at any time ("floating")."""

_WINDOW = 8
"""Days of one time window; a report stands in every window that its date, give or take the tolerance, touches."""
_LONG = 40
"""A date vaguer than this many days is compared with all times."""
_RECALL = 14
"""An undated main event lies at most this many days before its article, for the sake of blocking alone."""
_MIX = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1


def pairs(articles: Sequence[str], marks: Iterable[Marks]) -> list[Pair]:
    """The candidate pairs of reports, lower index first, each once, sorted: all of one article, and those that a mark brings together."""
    count = len(articles)
    codes, owners, asking = array("Q"), array("I"), bytearray()
    for index, found in enumerate(marks):
        codes.extend(found)
        owners.extend([index] * len(found))
        asking.extend(found.values())
    met = array("Q", (one * count + other for one, other in _within_articles(articles)))
    for who, asks in _blocks(codes, owners, asking):
        met.extend(one * count + other for one, other in _asked(who, asks))
    unique = np.unique(np.frombuffer(met, dtype=np.uint64)) if met else ()
    return [divmod(int(code), count) for code in unique]


def _within_articles(articles: Sequence[str]) -> Iterator[Pair]:
    by_article: dict[str, list[int]] = defaultdict(list)
    for index, article in enumerate(articles):
        by_article[article].append(index)
    for members in by_article.values():
        yield from combinations(members, 2)


def _blocks(codes: "array[int]", owners: "array[int]", asking: bytearray) -> Iterator[tuple[list[int], list[bool]]]:
    """The owners of each code that several have and one asks by, ascending, and which of them ask."""
    if not codes:
        return
    numbers, who, asks = np.frombuffer(codes, np.uint64), np.frombuffer(owners, np.uint32), np.frombuffer(asking, np.bool_)
    order = np.lexsort((who, numbers))
    numbers, who, asks = numbers[order], who[order], asks[order]
    edges = np.flatnonzero(np.concatenate(([True], numbers[1:] != numbers[:-1], [True])))
    several = np.diff(edges) > 1
    for start, end in zip(edges[:-1][several].tolist(), edges[1:][several].tolist(), strict=True):
        if asks[start:end].any():
            yield who[start:end].tolist(), asks[start:end].tolist()


def _asked(who: Sequence[int], asks: Sequence[bool]) -> Iterator[Pair]:
    """The pairs of a block of which at least one asks."""
    if all(asks):
        yield from combinations(who, 2)
        return
    for one, other in combinations(range(len(who)), 2):
        if asks[one] or asks[other]:
            yield who[one], who[other]


def marks(report: Features) -> Marks:
    """What a report is found by.

    Near in time by names, people, places, or two common things. At any time by full names, where one of the two has no exact date; by a
    place with a toll and by foreigners with a common thing, where one of the two can have happened at any time; and by foreigners alone,
    where one of the two sums up several incidents.
    """
    windows = report_windows(report)
    named, placed, facets = _names(report), _places(report), _facets(report)
    found = timed(chain(named, placed, _people(report), _two(report, facets)), windows)
    found.update(ever(named, asks=not (windows and finely_dated(report))))
    foreign = [("abroad", report.family, nation) for nation in _foreigners(report)]
    tolls = [facet for facet in facets if facet[0] == "toll"]
    spots = ((*place, *toll) for place in placed if place[0] == "spot" for toll in tolls)
    struck = ((*people, *facet) for people in foreign for facet in facets if facet != ("kind", people[2]))
    found.update(ever(chain(spots, struck), asks=not windows))
    found.update(ever(foreign, asks=report.aggregate))
    return found


def timed(keys: Iterable[Key], windows: Windows) -> dict[int, bool]:
    """Marks by which those ask and answer whose windows overlap."""
    codes = [_code(key) for key in keys]
    return {(code + _MIX * (window + 1)) & _MASK: True for code in codes for window in windows}


def ever(keys: Iterable[Key], *, asks: bool) -> dict[int, bool]:
    """Marks by which those that ask find all others of any time."""
    return {_code(key): asks for key in keys}


@lru_cache(maxsize=1 << 16)
def _code(key: Key) -> int:
    return int.from_bytes(blake2b("\n".join(key).encode(), digest_size=8).digest(), "big")


def _names(report: Features) -> list[Key]:
    """Full names of people and of streets, schools and the like."""
    return sorted({("name", name) for name in (*report.named, *report.sights, *(p.lower() for p in report.people if " " in p))})


def _people(report: Features) -> Iterator[Key]:
    """Each person's last word, and all words in any order: first names alone are too common."""
    for person in report.people:
        words = [keys[0] for word in person.split() if (keys := sorted(name_keys(word)))]
        if words:
            yield ("person", words[-1])
            yield ("person", *sorted(words))


def _places(report: Features) -> list[Key]:
    """Scenes below the level of countries, and the towns that the text tells of."""
    found: set[Key] = {("tells of", report.family, town) for town, _ in report.towns}
    found.update(("scene", report.family, name) for name in scene_names(report.spots))
    for spot in report.spots:
        place = located(spot.text, spot.country, spot.region)
        if place.level == "region":
            found.add(("region", report.family, place.region or ""))
        if place.level not in {"country", "border"}:
            words = (name_keys(place.name) | name_keys(place.town)) - GENERIC
            found.update(("spot", report.family, place.country or "", word) for word in words)
    return sorted(found)


def _facets(report: Features) -> list[Key]:
    """What many events have in common: kinds of people, tolls, means; where there is but one of these, the type."""
    found: list[Key] = [("kind", kind) for kind in sorted(report.kinds)]
    found += [("toll", outcome, str(low)) for outcome, (low, _) in report.tolls]
    found += [("means", means) for means in sorted(report.means)]
    return [*found, ("type", report.report.type)] if len(found) == 1 else found


def _two(report: Features, facets: Sequence[Key]) -> Iterator[Key]:
    """Two common things at once in one country."""
    for country in _countries(report) or [""]:
        yield from (("two", report.family, country, *one, *other) for one, other in combinations(facets, 2))


def _foreigners(report: Features) -> list[str]:
    """Nations whose people the event touches outside their own country: "Chinese workers in Tajikistan"."""
    at_home = _countries(report)
    return sorted(kind for kind in report.kinds if len(kind) == 2 and kind.isupper() and kind not in at_home)


def _countries(report: Features) -> list[str]:
    return sorted({code for spot in report.spots for code in located(spot.text, spot.country, spot.region).countries})


def report_windows(report: Features) -> Windows:
    """The time windows of a report: of its dates, or of the fortnight before the article for an undated main event."""
    spans = [(bounds[0].toordinal(), bounds[1].toordinal()) for date in report.dates if (bounds := edtf.bounds(date)) is not None]
    if not spans and not report.dates and report.published is not None and report.report.salience == "main":
        bounds = edtf.bounds(report.published)
        spans = [] if bounds is None else [(bounds[1].toordinal() - _RECALL, bounds[1].toordinal())]
    return windows_of(spans)


def windows_of(spans: Sequence[tuple[int, int]]) -> Windows:
    """The time windows that closed intervals of days (ordinals) touch, give or take the tolerance; none if one of them is too long."""
    if any(last - first > _LONG for first, last in spans):
        return ()
    touched = ((first - TOLERANCE) // _WINDOW for first, _ in spans), ((last + TOLERANCE) // _WINDOW for _, last in spans)
    return tuple(sorted({window for first, last in zip(*touched, strict=True) for window in range(first, last + 1)}))
