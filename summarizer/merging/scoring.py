"""The score of two reports: whether they tell of one event, and why.

A pair's score depends on its two reports and on the shipped tables alone. Two channels must agree, *who and where* and *what and
when*: one shared word or one equal toll is not enough. The weights say how much more often a feature is seen in two reports of one
event than in two of neighbouring events (roughly, in halves of a power of ten); they are set by hand from the codebooks' rules.
"""

from collections.abc import Iterator

from summarizer.merging.features import Count, Features
from summarizer.merging.matching import Nearness
from summarizer.merging.parties import parties, who
from summarizer.merging.points import LINK_CHANNEL, Point, Score
from summarizer.merging.scenes import place_relation, where
from summarizer.merging.tables import tables
from summarizer.merging.timing import TOLERANCE, days_apart, when
from summarizer.normalize.dates import of_other_times
from summarizer.wording import range_words

RETOLD = 0.28
"""Likeness of content words from which two texts tell one story, whoever is named in it."""


def compare(a: Features, b: Features, *, aggregates: bool = False) -> Score:
    """The score of two reports, in either order. With `aggregates`, two records that each sum up several incidents are compared."""
    a, b = (a, b) if a.order <= b.order else (b, a)
    if (veto := _other_kind(a, b, aggregates)) is not None:
        return Score(0.0, 0.0, True, veto, ())
    place = place_relation(a, b)
    return _scored(a, b, place, (*where(a, b, place), *who(a, b)))


def within_reach(a: Features, b: Features) -> Score | None:
    """The score; null where who and where cannot reach what a link needs, whatever what and when say: most pairs of a crowded block."""
    a, b = (a, b) if a.order <= b.order else (b, a)
    if _other_kind(a, b, aggregates=False) is not None:
        return None
    place = place_relation(a, b)
    near = (*where(a, b, place), *who(a, b))
    reached = sum(point.weight for point in near)
    if reached < LINK_CHANNEL and reached + sum(p.weight for p in _words_in_common(a, b) if p.channel == "who") < LINK_CHANNEL:
        return None
    return _scored(a, b, place, near)


def _scored(a: Features, b: Features, place: Nearness, near: tuple[Point, ...]) -> Score:
    veto = _veto(a, b, place)
    points = (*near, *(_what_and_when(a, b) if veto is None else ()))
    total = {channel: sum(point.weight for point in points if point.channel == channel) for channel in ("who", "what")}
    return Score(total["who"], total["what"], veto is not None or any(point.weight < 0 for point in points), veto, points)


def _other_kind(a: Features, b: Features, aggregates: bool) -> str | None:
    if a.aggregate != b.aggregate or (a.aggregate and not aggregates):
        return "one of them sums up several incidents"
    if not tables().types(a.report.type, b.report.type):
        return f"{a.report.type} is not {b.report.type}"
    return None


def _veto(a: Features, b: Features, place: Nearness) -> str | None:
    apart = days_apart(a, b)
    if apart is not None and apart > TOLERANCE:
        return f"{apart} days apart"
    if a.ordinal is not None and b.ordinal is not None and a.ordinal != b.ordinal:
        return f"one is the {a.ordinal}, the other the {b.ordinal}"
    if a.article == b.article:
        return _told_apart(a, b, apart, place)
    return None


def _told_apart(a: Features, b: Features, apart: int | None, place: Nearness) -> str | None:
    """Why one article means two events: one is about the other, or it gives another date, place, party or toll. Null if it does not."""
    if a.order in b.subject_orders or b.order in a.subject_orders:
        return "one follows or is about the other"
    if apart:
        return f"the article dates them {apart} days apart"
    if apart is None and of_other_times(_dated(a), _dated(b)):
        return "the article dates one by the day, the other long before"
    if place == "different":
        return "the article places them apart"
    if a.family == "talks" and parties(a, b) < 0:
        return "the article names other parties"
    for outcome, one, other in _shared_tolls(a, b):
        if not _overlap(one, other):
            return f"the article counts {range_words(*one)} and {range_words(*other)} {outcome}"
    return None


def _dated(report: Features) -> list[tuple[str, str | None]]:
    return [(date.text, date.edtf) for date in report.report.dates if not date.weak]


def _what_and_when(a: Features, b: Features) -> Iterator[Point]:
    same_type = tables().types(a.report.type, b.report.type)
    yield Point("what", same_type, "same type" if same_type == 1.0 else "related types")
    yield from when(a, b)
    yield from _counts(a, b)
    means = a.means & b.means
    if means:
        weight = sum(0.25 if one in tables().common_means else 1.0 for one in means)
        yield Point("what", min(1.5, weight), "both by {}", means)
    yield from _ages(a, b)
    yield from _words_in_common(a, b)
    yield from _subjects(a, b)


def _counts(a: Features, b: Features) -> Iterator[Point]:
    for outcome, one, other in _shared_tolls(a, b):
        if one == other and one[1] is not None and one[0] > 0:
            yield Point("what", 1.0 + min(1.0, one[0] / 3), f"both count {one[0]} {outcome}")
        elif not _overlap(one, other):
            later_higher = a.published is not None and b.published is not None and (other[0] - one[0]) * (b.published > a.published) > 0
            yield Point("what", -0.5 if later_higher else -1.5, f"{range_words(*one)} against {range_words(*other)} {outcome}")


def _words_in_common(a: Features, b: Features) -> Iterator[Point]:
    """The cosine of the content words of both. Other events of one kind reach 0.16 once in a hundred pairs."""
    words = set(a.words).intersection(b.words)
    if len(words) < 3:
        return
    alike = len(words) / (len(a.words) * len(b.words)) ** 0.5
    if alike > 0.1:
        yield Point("what", min(4.0, 18 * (alike - 0.08)), "both say {}", words)
    if alike > RETOLD:
        yield Point("who", min(2.5, 1.0 + 5 * (alike - RETOLD)), "one story retold")


def _ages(a: Features, b: Features) -> Iterator[Point]:
    """Ages in years of those involved, as the texts give them."""
    if a.ages and b.ages:
        shared = a.ages & b.ages
        if shared:
            yield Point("what", min(2.5, len(shared)), "both tell of ages {}", shared)
        else:
            yield Point("what", -1.5, "other ages")


def _subjects(a: Features, b: Features) -> Iterator[Point]:
    """A call after the clash is not the call before it: what both follow must be able to be one event."""
    if not a.subjects or not b.subjects:
        return
    pairs = [(one, other) for one in a.subjects for other in b.subjects]
    scores = [compare(one, other) for one, other in pairs if not one.aggregate and not other.aggregate]
    if any(score.links for score in scores):
        yield Point("what", 1.5, "both follow the same event")
    elif scores and len(scores) == len(pairs) and all(score.veto is not None or score.against for score in scores):
        yield Point("what", -4.5, "each follows another event")


def _shared_tolls(a: Features, b: Features) -> Iterator[tuple[str, Count, Count]]:
    """For each outcome that both count, the pair of counts that lie nearest."""
    for outcome in sorted({o for o, _ in a.tolls} & {o for o, _ in b.tolls}):
        pairs = [(one, other) for o, one in a.tolls if o == outcome for p, other in b.tolls if p == outcome]
        one, other = min(
            pairs, key=lambda pair: (pair[0] != pair[1], not _overlap(*pair), abs(pair[0][0] - pair[1][0]), pair[0][0], pair[1][0])
        )
        yield outcome, one, other


def _overlap(a: Count, b: Count) -> bool:
    return (a[1] is None or a[1] >= b[0]) and (b[1] is None or b[1] >= a[0])
