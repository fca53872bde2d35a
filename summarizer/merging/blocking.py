"""Which pairs of reports are worth comparing: those that share something said and can have happened at one time.

Cost grows with the number of reports, not with its square: a key that very many reports share ("attack in the United States this week")
only makes pairs together with a second one. Keys are held as 64-bit numbers and grouped by sorting, which keeps them small; two keys that
fell together would only add a comparison.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import combinations, pairwise, repeat

import numpy as np
import numpy.typing as npt

from summarizer.merging.features import Features
from summarizer.merging.linking import TOLERANCE, Pair
from summarizer.merging.matching import located, name_keys
from summarizer.normalize import edtf

Key = tuple[str, ...]
"""What a report can be found by, in words."""
Windows = tuple[int, ...]
"""The time windows that a report's event can lie in; none where it can lie at any time ("floating")."""

CROWD = 60
"""A block of more reports than this is divided by second keys."""
_WINDOW = 8
"""Days of one time window; a report stands in every window that its date, give or take the tolerance, touches."""
_LONG = 40
"""A date vaguer than this many days is compared with all times."""
_RECALL = 14
"""An undated main event lies at most this many days before its article, for the sake of blocking alone."""
_MIX = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1


def pairs(reports: Sequence[Features]) -> list[Pair]:
    """The candidate pairs of reports, lower index first, each once, sorted."""
    keys, windows, strong = map(report_keys, reports), map(report_windows, reports), map(strong_keys, reports)
    return keyed_pairs([report.article for report in reports], keys, windows, strong)


def keyed_pairs(
    articles: Sequence[str], keys: Iterable[Iterable[Key]], windows: Iterable[Windows], strong: Iterable[Iterable[Key]] | None = None
) -> list[Pair]:
    """The pairs that share a key and a time window, or at any time a strong key that no crowd shares, and all pairs of one article."""
    table = _Table(keys, windows, strong if strong is not None else repeat(()))
    found = array("Q", (one * len(articles) + other for one, other in _within_articles(articles)))
    for block, floating_only in table.blocks():
        found.extend(one * len(articles) + other for one, other in table.block_pairs(block, floating_only))
    codes = np.unique(np.frombuffer(found, dtype=np.uint64)) if found else ()
    return [divmod(int(code), len(articles)) for code in codes]


def _within_articles(articles: Sequence[str]) -> Iterator[Pair]:
    by_article: dict[str, list[int]] = defaultdict(list)
    for index, article in enumerate(articles):
        by_article[article].append(index)
    for members in by_article.values():
        yield from combinations(members, 2)


class _Table:
    """All reports' keys, as numbers: report i has `codes[starts[i] : starts[i + 1]]`."""

    def __init__(self, keys: Iterable[Iterable[Key]], windows: Iterable[Windows], strong: Iterable[Iterable[Key]]) -> None:
        self._codes, self._starts = array("Q"), array("Q", [0])
        self._timed, self._timed_owner = array("Q"), array("I")
        self._strong, self._strong_owner = array("Q"), array("I")
        self._floating = bytearray()
        for index, (found, spans, certain) in enumerate(zip(keys, windows, strong, strict=False)):
            codes = _codes(found)
            self._strong.extend(_codes(certain))
            self._strong_owner.extend([index] * (len(self._strong) - len(self._strong_owner)))
            self._codes.extend(codes)
            self._starts.append(len(self._codes))
            self._floating.append(not spans)
            for window in spans:
                self._timed.extend((code + _MIX * (window + 1)) & _MASK for code in codes)
                self._timed_owner.extend([index] * len(codes))

    def blocks(self) -> Iterator[tuple[list[int], bool]]:
        """Blocks of ascending indexes. In a block without time, only the floating reports are compared, with all."""
        for block in _runs(self._timed, self._timed_owner):
            yield block, False
        yield from ((block, False) for block in _runs(self._strong, self._strong_owner) if len(block) <= CROWD)
        if any(self._floating):
            counts = np.diff(np.frombuffer(self._starts, dtype=np.uint64)).astype(np.int64)
            for block in _runs(self._codes, np.repeat(np.arange(len(counts), dtype=np.uint32), counts)):
                if any(self._floating[index] for index in block):
                    yield block, True

    def block_pairs(self, block: Sequence[int], floating_only: bool) -> Iterator[Pair]:
        """The pairs of a block; those of a crowded one only if they share a second, less crowded key."""
        if len(block) <= CROWD:
            yield from self._all_pairs(block, floating_only)
            return
        second: dict[int, list[int]] = defaultdict(list)
        for index in block:
            for code in self._codes[self._starts[index] : self._starts[index + 1]]:
                second[code].append(index)
        for members in second.values():
            if len(members) <= CROWD:
                yield from self._all_pairs(members, floating_only)

    def _all_pairs(self, members: Sequence[int], floating_only: bool) -> Iterable[Pair]:
        if not floating_only:
            return combinations(members, 2)
        return (pair for pair in combinations(members, 2) if self._floating[pair[0]] or self._floating[pair[1]])


def _codes(keys: Iterable[Key]) -> list[int]:
    return sorted({int.from_bytes(blake2b("\n".join(key).encode(), digest_size=8).digest(), "big") for key in keys})


def _runs(codes: "array[int]", owners: "array[int] | npt.NDArray[np.uint32]") -> Iterator[list[int]]:
    """The owners of each code that more than one has, ascending."""
    if not len(codes):
        return
    numbers, who = np.frombuffer(codes, dtype=np.uint64), np.asarray(owners)
    order = np.lexsort((who, numbers))
    numbers, who = numbers[order], who[order]
    edges = np.flatnonzero(np.concatenate(([True], numbers[1:] != numbers[:-1], [True])))
    for start, end in pairwise(edges.tolist()):
        if end - start > 1:
            yield who[start:end].tolist()


def report_keys(report: Features) -> set[Key]:
    """What a report can be found by."""
    family = report.family
    found: set[Key] = {("name", name) for name in (*report.named, *report.sights)}
    found.update(("tells of", family, town) for town, _ in report.towns)
    for person in report.people:
        found.update(("person", key) for key in name_keys(person))
    countries: set[str] = set()
    for spot in report.spots:
        place = located(spot.text, spot.country, spot.region)
        if place.town:
            found.add(("town", family, place.town))
        found.update(("spot", family, place.country or "", key) for key in name_keys(place.name))
        countries.update(place.countries)
    for country in countries or {""}:
        found.update(("kind", family, country, kind) for kind in report.kinds)
        found.update(("victims", family, kind) for kind in report.victims if kind.isupper())
        found.update(("toll", family, country, outcome, str(low)) for outcome, (low, _) in report.tolls)
        found.update(("means", family, country, means) for means in report.means)
    return found


def strong_keys(report: Features) -> set[Key]:
    """What finds a report again after months: the full names of people and of streets, schools and the like."""
    return {("name", name) for name in (*report.named, *report.sights, *(p.lower() for p in report.people if " " in p))}


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
    return tuple(sorted({day // _WINDOW for first, last in spans for day in range(first - TOLERANCE, last + TOLERANCE + 1)}))
