"""Which reports tell of one event: scores of pairs, vetoes, and groups without chains.

A pair's score depends on its two reports and on the shipped tables alone. Two channels must agree, *who and where* and *what and
when*: one shared word or one equal toll is not enough. The weights say how much more often a feature is seen in two reports of one
event than in two of neighbouring events (roughly, in halves of a power of ten); they are set by hand from the codebooks' rules.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import product
from typing import Literal, NamedTuple

from summarizer.merging.features import Count, Features, Spot
from summarizer.merging.matching import Nearness, located, nearness, same_name
from summarizer.merging.memory import Memory, remembered
from summarizer.merging.tables import tables
from summarizer.normalize import edtf

Channel = Literal["who", "what"]
Pair = tuple[int, int]
"""Indexes of two reports, the lower one first."""

TOLERANCE = 3
"""Days that two precise dates of one event may lie apart (24 and 26 November can be one attack told twice)."""
FRESH, STALE = 4, 21
"""Days between two articles' news days up to which they speak for one event, and from which they speak against."""
RETOLD = 0.28
"""Likeness of content words from which two texts tell one story, whoever is named in it."""
TOWN_POINTS = {False: 1.5, True: 1.0}
LARGE_TOWN = 1_000_000
"""Inhabitants from which a town sees so many events that telling of it says less."""
LINK, LINK_CHANNEL = 4.5, 1.5
"""What a pair must reach in all, and in each channel, to be one event."""
SHARE, REFUSED = 0.5, 2.5
"""The share of pairs between two groups that must reach `LINK`, and what each of the others must reach at least."""


NEAREST_FIRST: tuple[Nearness, ...] = ("spot", "region", "inside", "country", "unknown", "different")
PLACE_POINTS: dict[Nearness, tuple[float, str]] = {
    "spot": (3.0, "same place"),
    "region": (1.5, "same region"),
    "inside": (1.0, "one place lies in the other"),
    "country": (0.5, "same country"),
    "different": (-3.0, "different places"),
}


class Point(NamedTuple):
    """One thing that speaks for (or against) two reports being one."""

    channel: Channel
    weight: float
    because: str


@dataclass(frozen=True, slots=True)
class Score:
    """A pair's score; `veto` says why the two can never be one."""

    who: float
    what: float
    against: bool
    veto: str | None
    points: tuple[Point, ...]

    @property
    def total(self) -> float:
        return self.who + self.what

    @property
    def links(self) -> bool:
        return self.veto is None and self.total >= LINK and self.who >= LINK_CHANNEL and self.what >= LINK_CHANNEL

    @property
    def because(self) -> str:
        """Why the two are one, or why not, in words."""
        if self.veto is not None:
            return f"not merged: {self.veto}"
        if self.links:
            return ", ".join(point.because for point in self.points if point.weight > 0)
        against = [point.because for point in self.points if point.weight < 0]
        if against:
            return f"not merged: {', '.join(against)}"
        weak = " and ".join(word for word, value in (("who and where", self.who), ("what and when", self.what)) if value < LINK_CHANNEL)
        return f"not merged: too little in common ({weak or 'in all'})"


def compare(a: Features, b: Features, *, aggregates: bool = False) -> Score:
    """The score of two reports, in either order. With `aggregates`, two records that each sum up several incidents are compared."""
    a, b = (a, b) if a.order <= b.order else (b, a)
    if (veto := _other_kind(a, b, aggregates)) is not None:
        return Score(0.0, 0.0, True, veto, ())
    veto = _veto(a, b)
    points = (*_who_and_where(a, b), *(_what_and_when(a, b) if veto is None else ()))
    who = sum(point.weight for point in points if point.channel == "who")
    what = sum(point.weight for point in points if point.channel == "what")
    return Score(who, what, veto is not None or any(point.weight < 0 for point in points), veto, points)


def days_apart(a: Features, b: Features) -> int | None:
    """Days between the nearest dates that the two reports allow; null where one of them allows any."""
    ones = a.dates or ((a.implied,) if a.implied else ())
    others = b.dates or ((b.implied,) if b.implied else ())
    gaps = [gap for one in ones for other in others if (gap := edtf.days_apart(one, other)) is not None]
    return min(gaps, default=None)


def _other_kind(a: Features, b: Features, aggregates: bool) -> str | None:
    if a.aggregate != b.aggregate or (a.aggregate and not aggregates):
        return "one of them sums up several incidents"
    if not tables().types(a.report.type, b.report.type):
        return f"{a.report.type} is not {b.report.type}"
    return None


def _veto(a: Features, b: Features) -> str | None:
    apart = days_apart(a, b)
    if apart is not None and apart > TOLERANCE:
        return f"{apart} days apart"
    if a.ordinal is not None and b.ordinal is not None and a.ordinal != b.ordinal:
        return f"one is the {a.ordinal}, the other the {b.ordinal}"
    if a.article == b.article:
        return told_apart(a, b, apart)
    return None


def told_apart(a: Features, b: Features, apart: int | None) -> str | None:
    """Why one article means two events: one is about the other, or it gives another date, place, party or toll. Null if it does not."""
    if a.order in b.subject_orders or b.order in a.subject_orders:
        return "one follows or is about the other"
    if apart:
        return f"the article dates them {apart} days apart"
    place = place_relation(a, b)
    if place == "different":
        return "the article places them apart"
    if a.family == "talks" and parties(a, b) < 0:
        return "the article names other parties"
    for outcome, one, other in _shared_tolls(a, b):
        if not _overlap(one, other):
            return f"the article counts {_words(one)} and {_words(other)} {outcome}"
    return None


def _who_and_where(a: Features, b: Features) -> Iterator[Point]:
    place = place_relation(a, b)
    if place != "unknown":
        yield Point("who", *PLACE_POINTS[place])
    shared = [one for one in a.people if any(same_name(one, other) for other in b.people)]
    if shared:
        yield Point("who", min(5.0, 1.5 + 1.5 * len(shared)), f"both name {', '.join(shared[:3])}")
    if a.family == "talks" and b.family == "talks" and parties(a, b) < 0:
        yield Point("who", -4.0, "other parties")
    if not shared and a.family == "violence" and _other_victims(a, b):
        yield Point("who", -2.0, "other victims named")
    if _other_nations(a, b):
        yield Point("who", -2.5, "victims of other nations")
    kinds = a.kinds & b.kinds
    if kinds:
        yield Point("who", min(1.5, 0.5 + 0.5 * len(kinds)), f"both of {', '.join(sorted(kinds)[:3])}")
    yield from _mentions(a, b, bool(shared), place)


def _mentions(a: Features, b: Features, named: bool, place: Nearness) -> Iterator[Point]:
    """What both texts mention beside their claims: people, streets and schools, and, where the claims give no place, towns."""
    people = set(a.named).intersection(b.named) if not named else set()
    if people:
        yield Point("who", min(3.5, 1.0 + len(people)), f"both mention {', '.join(sorted(people)[:3])}")
    sights = set(a.sights).intersection(b.sights)
    if sights:
        yield Point("who", min(2.5, 0.5 + len(sights)), f"both mention {', '.join(sorted(sights)[:3])}")
    if place not in {"spot", "different"}:
        towns = {town: size for town, size in a.towns if (town, size) in b.towns}
        if towns:
            yield Point("who", TOWN_POINTS[min(towns.values()) >= LARGE_TOWN], f"both tell of {', '.join(sorted(towns)[:3])}")


def _other_victims(a: Features, b: Features) -> bool:
    """Whether both name victims in full, and no name of one stands in the other at all."""
    ones, others = ([name for name in side.targets if " " in name and not _is_sight(name)] for side in (a, b))
    if not ones or not others:
        return False
    return not any(same_name(one, other) for one in ones for other in (*others, *b.named)) and not any(
        same_name(other, one) for other in others for one in a.named
    )


def _other_nations(a: Features, b: Features) -> bool:
    """Whether both say of what nation the victims are, and share none (nations stand as two capitals among the kinds)."""
    ones, others = ({kind for kind in side.victims if kind.isupper() and len(kind) == 2} for side in (a, b))
    return bool(ones and others) and not ones & others


def _is_sight(name: str) -> bool:
    return any(word in tables().spots or word in tables().institutions for word in name.lower().split())


def _what_and_when(a: Features, b: Features) -> Iterator[Point]:
    same_type = tables().types(a.report.type, b.report.type)
    yield Point("what", same_type, "same type" if same_type == 1.0 else "related types")
    yield from _when(a, b)
    for outcome, one, other in _shared_tolls(a, b):
        if one == other and one[1] is not None and one[0] > 0:
            yield Point("what", 1.0 + min(1.0, one[0] / 3), f"both count {one[0]} {outcome}")
        elif not _overlap(one, other):
            later_higher = a.published is not None and b.published is not None and (other[0] - one[0]) * (b.published > a.published) > 0
            yield Point("what", -0.5 if later_higher else -1.5, f"{_words(one)} against {_words(other)} {outcome}")
    means = a.means & b.means
    if means:
        weight = sum(0.25 if one in tables().common_means else 1.0 for one in means)
        yield Point("what", min(1.5, weight), f"both by {', '.join(sorted(means))}")
    yield from _ages(a, b)
    yield from _words_in_common(a, b)
    yield from _subjects(a, b)


def _words_in_common(a: Features, b: Features) -> Iterator[Point]:
    """The cosine of the content words of both. Other events of one kind reach 0.16 once in a hundred pairs."""
    words = set(a.words).intersection(b.words)
    if len(words) < 3:
        return
    alike = len(words) / (len(a.words) * len(b.words)) ** 0.5
    said = f"both say {', '.join(sorted(words)[:5])}"
    if alike > 0.1:
        yield Point("what", min(3.0, 12 * (alike - 0.08)), said)
    if alike > RETOLD:
        yield Point("who", min(2.5, 1.0 + 5 * (alike - RETOLD)), "one story retold")


def _ages(a: Features, b: Features) -> Iterator[Point]:
    """Ages in years of those involved, as the texts give them."""
    if a.ages and b.ages:
        shared = a.ages & b.ages
        if shared:
            yield Point("what", min(1.5, 0.5 + 0.5 * len(shared)), f"both tell of ages {', '.join(map(str, sorted(shared)))}")
        else:
            yield Point("what", -1.0, "other ages")


def _when(a: Features, b: Features) -> Iterator[Point]:
    if not a.dates or not b.dates:
        yield from _news_days(a, b)
        return
    apart = days_apart(a, b)
    if apart is None:
        return
    if not (finely_dated(a) and finely_dated(b)):
        yield Point("what", 0.75, "dates agree") if apart == 0 else Point("what", -1.0, f"dates {apart} days apart")
    elif apart == 0:
        yield Point("what", 3.0, "same date")
    else:
        yield Point("what", 2.0 - 0.75 * (apart - 1), f"{apart} {'day' if apart == 1 else 'days'} apart")


def _news_days(a: Features, b: Features) -> Iterator[Point]:
    """An undated main event is news: it lies near its article's day (UCDP takes the three days before)."""
    days = [_news_day(report) for report in (a, b)]
    if days[0] is None or days[1] is None:
        return
    apart = abs(days[0] - days[1])
    if apart <= FRESH:
        yield Point("what", 1.0, "news of the same days")
    elif apart > STALE:
        yield Point("what", -0.75, "news of other weeks")


def _news_day(report: Features) -> int | None:
    """The day of a dated event, or the publication day of an undated main one, as an ordinal; null where neither says when."""
    if len(report.dates) == 1 and finely_dated(report):
        bounds = edtf.bounds(report.dates[0])
    elif not report.dates and report.report.salience == "main":
        bounds = edtf.bounds(report.published)
    else:
        return None
    return None if bounds is None else bounds[0].toordinal()


def finely_dated(report: Features) -> bool:
    """Whether one of the report's dates is exact to a few days."""
    return _fine(report.dates)


@lru_cache(maxsize=1 << 16)
def _fine(dates: tuple[str, ...]) -> bool:
    return any(edtf.precision(date) in {"day", "range"} for date in dates)


def _subjects(a: Features, b: Features) -> Iterator[Point]:
    """A call after the clash is not the call before it: what both follow must be able to be one event."""
    if not a.subjects or not b.subjects:
        return
    pairs = [(one, other) for one in a.subjects for other in b.subjects]
    scores = [compare(one, other) for one, other in pairs if not one.aggregate and not other.aggregate]
    if any(score.links for score in scores):
        yield Point("what", 1.5, "both follow the same event")
    elif scores and len(scores) == len(pairs) and all(score.veto is not None or score.against for score in scores):
        yield Point("what", -3.0, "each follows another event")


def parties(a: Features, b: Features) -> int:
    """1 if the named parties of two talks can be the same, -1 if each side names one that the other lacks, 0 if too few are named."""
    if len(a.people) < 2 or len(b.people) < 2:
        if a.people and b.people and not any(same_name(one, other) for one in a.people for other in b.people):
            return -1
        return 0
    small, large = sorted((a.people, b.people), key=len)
    return 1 if all(any(same_name(one, other) for other in large) for one in small) else -1


def place_relation(a: Features, b: Features) -> Nearness:
    """The best relation between two reports' scenes."""
    found = {_spots(one, other) for one in a.spots for other in b.spots}
    return next((best for best in NEAREST_FIRST if best in found), "unknown")


def _spots(a: Spot, b: Spot) -> Nearness:
    return nearness(located(a.text, a.country, a.region), located(b.text, b.country, b.region))


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


def _words(count: Count) -> str:
    return f"{count[0]} or more" if count[1] is None else str(count[0]) if count[0] == count[1] else f"{count[0]} to {count[1]}"


@dataclass(frozen=True, slots=True)
class Links:
    """The compared pairs that link, with their totals, and the near misses, with how near they were (a veto is the better reason)."""

    linking: Mapping[Pair, float]
    refused: Mapping[Pair, float]


def links(reports: Sequence[Features], pairs: Iterable[Pair], memory: Memory | None = None) -> Links:
    """Compare the candidate pairs. A near miss is a refused pair whose who and where agree."""
    linking: dict[Pair, float] = {}
    refused: dict[Pair, float] = {}
    for pair in pairs:
        a, b = reports[pair[0]], reports[pair[1]]
        linked, strength = remembered(memory, "links", (a, b), partial(_strength, a, b))
        if linked:
            linking[pair] = strength
        elif strength:
            refused[pair] = strength
    return Links(linking, refused)


def _strength(a: Features, b: Features) -> tuple[bool, float]:
    """Whether two reports link, and how strongly; a near miss has the strength of its who and where, any other pair none."""
    if _out_of_reach(a, b):
        return False, 0.0
    score = compare(a, b)
    if score.links:
        return True, score.total
    return False, score.who + (score.veto is not None) / 2 if score.who >= LINK_CHANNEL else 0.0


def _out_of_reach(a: Features, b: Features) -> bool:
    """Whether who and where cannot reach what a link needs, whatever what and when say: most pairs of a crowded block."""
    a, b = (a, b) if a.order <= b.order else (b, a)
    if _other_kind(a, b, aggregates=False) is not None:
        return True
    who = sum(point.weight for point in _who_and_where(a, b))
    return who < LINK_CHANNEL and who + sum(point.weight for point in _words_in_common(a, b) if point.channel == "who") < LINK_CHANNEL


def groups(
    reports: Sequence[Features], linking: Mapping[Pair, float], same: Collection[Pair] = (), different: Collection[Pair] = ()
) -> tuple[tuple[int, ...], ...]:
    """Indexes of the reports of each event, sorted; every report is in exactly one group.

    Pinned pairs (`same`) come first, then pairs of one article, then (−score, indexes). A group depends on the reports of its component
    alone.
    """
    of = list(range(len(reports)))
    members: dict[int, list[int]] = {index: [index] for index in of}
    known: dict[Pair, Score] = {}
    ranked = sorted(linking, key=lambda pair: (reports[pair[0]].article != reports[pair[1]].article, -linking[pair], pair))
    for one, other in (*sorted(same), *ranked):
        left, right = of[one], of[other]
        if left == right or any(tuple(sorted(pair)) in different for pair in product(members[left], members[right]) if different):
            continue
        if (one, other) in same or _can_join(members[left], members[right], reports, known):
            members[left].extend(members.pop(right))
            for index in members[left]:
                of[index] = left
    return tuple(sorted(tuple(sorted(found)) for found in members.values()))


def _can_join(left: Iterable[int], right: Sequence[int], reports: Sequence[Features], known: dict[Pair, Score]) -> bool:
    """Two groups join if no pair between them is vetoed or has next to nothing in common, and enough of the pairs link: no chains."""
    linked = pairs = 0
    for one in left:
        for other in right:
            pair = (one, other) if one < other else (other, one)
            score = known.get(pair)
            if score is None:
                score = known[pair] = compare(reports[pair[0]], reports[pair[1]])
            if score.veto is not None or score.total < REFUSED:
                return False
            linked += score.links
            pairs += 1
    return linked >= SHARE * pairs
