"""Records that sum up several incidents ("two separate attacks"): own records, tied to their members, with the arithmetic shown."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from summarizer.merging.features import Features, Order
from summarizer.merging.grouping import Pair, first_fit
from summarizer.merging.scenes import place_relation
from summarizer.merging.scoring import compare
from summarizer.merging.tables import tables
from summarizer.merging.timing import TOLERANCE, days_apart
from summarizer.records.incident import Casualties, Toll
from summarizer.records.vocabulary import Outcome
from summarizer.wording import OUTCOMES

Groups = Sequence[Sequence[Features]]


def attach(report: Features, groups: Groups, near: Sequence[int], group_of: Mapping[Order, int]) -> tuple[int, ...]:
    """Indexes of the single incidents that an aggregate sums up, ascending.

    Its own article's members first; beyond them, neighbours (`near`: indexes of groups) that fit by type, place, victims and window,
    but only if no more of them fit than the words count.
    """
    told = {group_of[order] for order in report.member_orders if order in group_of}
    count = report.report.aggregate.count if report.report.aggregate else None
    if told and (count is None or len(told) >= count):
        return tuple(sorted(told))
    fitting = sorted(
        (index for index in near if index not in told and _fits(report, groups[index])), key=lambda index: groups[index][0].order
    )
    room = None if count is None else count - len(told)
    if room is not None and len(fitting) > room:
        dated = [index for index in fitting if _counted(groups[index])]
        fitting = dated if len(dated) <= room else []
    return tuple(sorted({*told, *fitting}))


def _counted(group: Sequence[Features]) -> bool:
    """Whether some report counts the victims of the incident: what is summed up has been counted."""
    return any(member.tolls for member in group)


def _fits(report: Features, group: Sequence[Features]) -> bool:
    """Whether every report of an incident can be part of the aggregate, and one shares its victims."""
    if any(not tables().types(report.report.type, member.report.type) for member in group):
        return False
    if any((apart := days_apart(report, member)) is not None and apart > TOLERANCE for member in group):
        return False
    if not any(report.victims & member.victims for member in group):
        return False
    return all(place_relation(report, member) != "different" for member in group)


def group_aggregates(reports: Sequence[Features], members: Sequence[tuple[int, ...]], met: Collection[Pair]) -> tuple[tuple[int, ...], ...]:
    """Indexes of the aggregate reports that are one: those with the same members, and memberless ones that were paired and would link."""
    by_members: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for index, found in enumerate(members):
        by_members[found].append(index)
    groups = [tuple(found) for key, found in sorted(by_members.items()) if key]
    loose = first_fit(by_members.get((), []), lambda index, other: (other, index) in met and alike(reports[index], reports[other]))
    return tuple(sorted([*groups, *(tuple(found) for found in loose)]))


def alike(a: Features, b: Features) -> bool:
    """Whether two records that sum up several incidents are one, as far as their words say."""
    return compare(a, b, aggregates=True).links


def arithmetic(own: Casualties, parts: Sequence[Casualties]) -> str | None:
    """The aggregate's figures beside its members': "3 + 2 = 5 killed, below 'more than five'"; null if there is none."""
    lines = [
        line for outcome in ("killed", "injured", "missing", "captured", "displaced") if (line := _sum(own.toll(outcome), parts, outcome))
    ]
    both = own.killed_or_injured
    if both is not None and both.low is not None:
        lines.append(_combined(both, own, parts))
    return "; ".join(lines) or None


def _sum(own: Toll | None, parts: Sequence[Casualties], outcome: Outcome) -> str | None:
    counts = [toll.best for part in parts if (toll := part.toll(outcome)) is not None and toll.best is not None]
    if own is None or own.low is None or not counts:
        return None
    total, text = sum(counts), _quoted(own)
    sum_words = f"{' + '.join(map(str, counts))} = {total}" if len(counts) > 1 else str(total)
    missing = f" (of {len(counts)} of {len(parts)} incidents)" if len(counts) < len(parts) else ""
    high = own.high if not own.open else None
    how = "below" if total < own.low else "above" if high is not None and total > high else "in line with"
    return f"{sum_words} {OUTCOMES[outcome]}{missing}, {how} {text}"


def _combined(both: Toll, own: Casualties, parts: Sequence[Casualties]) -> str:
    """Casualties of both kinds against what is known of each; never read as deaths."""
    known = []
    for outcome in ("killed", "injured"):
        toll = own.toll(outcome)
        counts = [t.best for part in parts if (t := part.toll(outcome)) is not None and t.best is not None]
        if toll is not None and toll.low is not None:
            known.append(f"{'at least ' if toll.open else ''}{toll.low} {OUTCOMES[outcome]}")
        elif counts:
            known.append(f"{' + '.join(map(str, counts))} {OUTCOMES[outcome]}")
    return f"{both.low} {OUTCOMES['killed_or_injured']}" + (f" against {' + '.join(known)}" if known else "")


def _quoted(toll: Toll) -> str:
    text = next((claim.text for claim in toll.claims if claim.low == toll.low and not claim.weak), None)
    return f"'{text}'" if text else str(toll.low)
