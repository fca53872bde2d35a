"""Counts of people, merged in UCDP's convention: low, best, high; parts by group; updates of a growing toll.

Parts by group never dispute a total, and a sum of parts that meets it confirms it. low is the lowest claim, high the highest;
unknown is null and zero is zero. A strictly later, higher figure replaces the earlier one; an undated one never does. The missing are found
as time goes on: a strictly later number of them replaces an earlier one whether it is higher or lower.
Within one report a single person is a part of a number of people, never its rival. Who is told wounded by one report and dead by a later
one is no longer counted wounded. A report that does not count the wounded tells them by those killed or injured less the killed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from summarizer.merging.claims import cited
from summarizer.merging.features import Features
from summarizer.merging.independence import Source, independent, sources
from summarizer.records.incident import Casualties, GroupToll, Toll, TollClaim
from summarizer.records.report import ReportedCasualties
from summarizer.records.vocabulary import OUTCOMES, FindingStatus, Outcome, Policy, VictimGroup

GROUPS: tuple[VictimGroup, ...] = ("civilians", "security_forces", "attackers", "other")
_GIVEN = set(TollClaim.model_fields)


@dataclass(frozen=True, slots=True)
class Count:
    """A claim with its sources and its article's publication day. `high` is infinite where open-ended.

    `part`: its report gives a number of people that holds it.
    """

    claim: TollClaim
    sources: tuple[Source, ...]
    published: str | None
    report: str
    part: bool = False

    @property
    def low(self) -> int:
        return self.claim.low or 0

    @property
    def high(self) -> float:
        return float("inf") if self.claim.high is None else self.claim.high


def merge_tolls(members: Sequence[Features], origins: Mapping[str, str], policy: Policy) -> Casualties:
    """The tolls of one event; null for outcomes that no report counts."""
    counts: dict[Outcome, list[Count]] = {outcome: [] for outcome in OUTCOMES}
    for member in members:
        for claim in member.report.casualties:
            counts[claim.outcome].append(_count(member, claim, origins))
    counts = {outcome: _without_parts(found) for outcome, found in counts.items()}
    counts["injured"] = _survived(counts["injured"], counts["killed"])
    counts["injured"] += _spared(counts["killed_or_injured"], counts["killed"], counts["injured"])
    return Casualties.model_validate({outcome: _toll(outcome, found, policy) if found else None for outcome, found in counts.items()})


def _count(member: Features, claim: ReportedCasualties, origins: Mapping[str, str]) -> Count:
    told = TollClaim.model_construct(
        _GIVEN,
        low=claim.low,
        high=claim.high,
        group=claim.group,
        text=claim.text,
        victims=claim.victims,
        according_to=claim.according_to,
        computed=claim.computed,
        weak=claim.weak,
        seconded=claim.seconded,
        superseded=False,
        evidence=cited(member.article, claim.evidence),
    )
    return Count(told, sources(origins[member.article], claim.according_to), member.published, member.id)


def _without_parts(counts: Sequence[Count]) -> list[Count]:
    """The counts, those of one person marked as parts of a number that the same report gives in the same voice."""

    def part(count: Count) -> bool:
        return count.low == count.high == 1 and any(
            other.report == count.report
            and other.claim.group == count.claim.group
            and other.claim.according_to == count.claim.according_to
            and not other.claim.weak
            and other.low > 1
            for other in counts
        )

    return [replace(count, part=part(count)) for count in counts]


def _survived(injured: Sequence[Count], killed: Sequence[Count]) -> list[Count]:
    """The wounded; those whom a later report tells dead are marked as replaced: as many more died as fewer are hurt.

    Who is only said to be shot, and so weakly hurt, may have been dead at the time: there any report will do.
    """
    hurt = _highest(injured)
    days = {count.report: count.published for count in killed}
    voices = {count.claim.according_to for count in injured}
    dead = {voice: _highest(count for count in killed if count.claim.according_to in ((), voice)) for voice in voices}

    def died(count: Count, report: str) -> bool:
        told = dead[count.claim.according_to]
        more = told.get(report, 0) - told.get(count.report, 0)
        later = count.claim.weak or _later(days[report], count.published)
        return report != count.report and later and 0 < more <= count.low and hurt.get(report, 0) == count.low - more

    return [_replaced(c) if c.claim.group == "total" and any(died(c, report) for report in days) else c for c in injured]


def _later(day: str | None, other: str | None) -> bool:
    """Whether one day is known to come after the other."""
    return day is not None and other is not None and day > other


def _replaced(count: Count) -> Count:
    """The claim, marked as one that a later report replaces."""
    return replace(count, claim=count.claim.model_copy(update={"superseded": True}))


def _highest(counts: Iterable[Count]) -> dict[str, int]:
    """Each report's highest total."""
    found: dict[str, int] = {}
    for count in counts:
        if count.claim.group == "total" and count.claim.low is not None:
            found[count.report] = max(count.low, found.get(count.report, 0))
    return found


def _spared(hit: Sequence[Count], killed: Sequence[Count], injured: Sequence[Count]) -> Iterator[Count]:
    """What a report tells of the wounded by those killed or injured less the killed: "five were shot, one fatally" are four wounded."""
    telling = set(_highest(injured))
    wholes = {count.report: count for count in reversed(hit) if count.claim.group == "total" and count.claim.low is not None}
    for report, whole in sorted(wholes.items()):
        lost = _lost(whole, killed)
        if lost is not None and report not in telling:
            high = None if whole.claim.high is None else whole.claim.high - lost.low
            evidence = tuple(dict.fromkeys((*whole.claim.evidence, *lost.claim.evidence)))
            voice = whole.claim.according_to or lost.claim.according_to
            told = {"low": whole.low - lost.low, "high": high, "computed": True, "weak": whole.claim.weak or lost.claim.weak}
            yield replace(whole, claim=whole.claim.model_copy(update={**told, "according_to": voice, "evidence": evidence}))


def _lost(whole: Count, killed: Sequence[Count]) -> Count | None:
    """The dead among those whom a report counts as hit, in the same voice; two claimants' counts are not taken from each other."""
    told = [c for c in killed if c.report == whole.report and c.claim.group == "total" and c.claim.low is not None]
    same = [c for c in told if c.claim.according_to == whole.claim.according_to] or told
    if len({(c.claim.low, c.claim.high) for c in same}) != 1:
        return None
    lost = same[0]
    one_voice = not whole.claim.according_to or not lost.claim.according_to or whole.claim.according_to == lost.claim.according_to
    return lost if one_voice and lost.claim.high == lost.low and 0 < lost.low < whole.low else None


def _toll(outcome: Outcome, counts: Sequence[Count], policy: Policy) -> Toll:
    counts = _mark_updates(outcome, counts)
    groups = tuple(toll for group in GROUPS if (toll := _group(group, _of(counts, group), policy)) is not None)
    totals = _of(counts, "total")
    claims = tuple(count.claim for count in counts)
    if not totals:
        low, best, high, status = _sum(counts, policy)
        return Toll(low=low, best=best, high=high, open=low is not None and high is None, status=status, by_group=groups, claims=claims)
    low, best, high, open_, status = _range(totals, _sum_sources(counts, totals), policy)
    return Toll(low=low, best=best, high=high, open=open_, status=status, by_group=groups, claims=claims)


def _of(counts: Iterable[Count], group: VictimGroup) -> list[Count]:
    """The claims of a group that speak: with a number, not replaced, no part of another, and not weak unless all are."""
    found = [c for c in counts if c.claim.group == group and c.claim.low is not None and not (c.claim.superseded or c.part)]
    return [c for c in found if not c.claim.weak] or found


def _mark_updates(outcome: Outcome, counts: Sequence[Count]) -> tuple[Count, ...]:
    """Mark each claim that a strictly later and higher one of its group replaces; of the missing, that any strictly later one does."""

    def differs(count: Count, later: Count) -> bool:
        return later.low > count.high or (outcome == "missing" and later.high < count.low)

    def replaced(count: Count) -> bool:
        return any(
            _later(other.published, count.published)
            and other.claim.group == count.claim.group
            and not other.claim.weak
            and other.claim.low is not None
            and differs(count, other)
            for other in counts
        )

    return tuple(_replaced(count) if replaced(count) else count for count in counts)


def _range(
    counts: Sequence[Count], confirming: Sequence[tuple[int, Source]], policy: Policy
) -> tuple[int, int | None, int | None, bool, FindingStatus]:
    """low, best, high, open, status over speaking claims of one group; `confirming` are sums of parts with their sources."""
    low = min(count.low for count in counts)
    high = max(count.high for count in counts)
    floor, ceiling = max(count.low for count in counts), min(count.high for count in counts)
    open_ = high == float("inf")
    if floor <= ceiling:
        support = independent([*(s for c in counts for s in c.sources), *(s for total, s in confirming if floor <= total <= ceiling)])
        if not all(count.high == float("inf") for count in counts):
            low, high, open_ = (floor, ceiling, False) if floor == ceiling else (low, high, open_)
        return low, floor, None if open_ else int(high), open_, "agreed" if support > 1 else "single"
    return low, _settle(counts, low, policy), None if open_ else int(high), open_, "disputed"


def _settle(counts: Sequence[Count], low: int, policy: Policy) -> int | None:
    """The policy's best estimate in a dispute; null for a tie."""
    if policy == "conservative":
        return low
    sides = sorted({c.low for c in counts if c.claim.high == c.claim.low}) or sorted({c.low for c in counts})
    telling = [c for c in counts if not all(c.low <= side <= c.high for side in sides)]
    if policy == "informative":
        latest = max((c.published or "" for c in telling), default="")
        newest = sorted({c.low for c in telling if latest and c.published == latest}, key=lambda value: (value not in sides, value))
        return newest[0] if len(newest) == 1 else None
    support = {side: independent(s for c in telling if c.low <= side <= c.high for s in c.sources) for side in sides}
    best = [side for side in sides if support[side] == max(support.values())]
    return best[0] if len(best) == 1 else None


def _group(group: VictimGroup, counts: Sequence[Count], policy: Policy) -> GroupToll | None:
    if not counts:
        return None
    low, best, high, _, _ = _range(counts, (), policy)
    return GroupToll(group=group, low=low, best=best, high=high)


def _parts(counts: Sequence[Count]) -> dict[str, list[Count]]:
    """Each report's parts by group, where it counts several groups once each: only those are disjoint and may be summed."""
    by_report: dict[str, list[Count]] = {}
    for count in counts:
        if count.claim.group != "total" and count.claim.low is not None and not count.claim.weak and not count.claim.superseded:
            by_report.setdefault(count.report, []).append(count)
    return {
        report: found for report, found in sorted(by_report.items()) if len({c.claim.group for c in found}) == len(found) and len(found) > 1
    }


def _sum_sources(counts: Sequence[Count], totals: Sequence[Count]) -> list[tuple[int, Source]]:
    """Sums of parts that can confirm a total, with the sources of reports that do not give the total themselves."""
    giving = {count.report for count in totals}
    return [
        (sum(part.low for part in found), source)
        for report, found in _parts(counts).items()
        if report not in giving and all(part.low == part.high for part in found)
        for source in found[0].sources
    ]


def _sum(counts: Sequence[Count], policy: Policy) -> tuple[int | None, int | None, int | None, FindingStatus]:
    """A total from parts alone: the only group's count, the sum of one report's groups, else at least the largest part."""
    speaking = [(group, found) for group in GROUPS if (found := _of(counts, group))]
    if len(speaking) == 1:
        low, best, high, _, status = _range(speaking[0][1], (), policy)
        return low, best, high, status
    sums = {(sum(p.low for p in found), sum(p.high for p in found)) for found in _parts(counts).values()}
    if len(sums) == 1:
        total, ceiling = next(iter(sums))
        return total, total, None if ceiling == float("inf") else int(ceiling), "single"
    lows = [c.low for group in GROUPS for c in _of(counts, group)]
    return (max(lows), None, None, "single") if lows else (None, None, None, "unknown")
