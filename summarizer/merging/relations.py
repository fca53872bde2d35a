"""What stands near an incident without being it: refused neighbours with the reason, aggregates, and what calls and inquiries concern."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from summarizer.merging.features import Features, Order
from summarizer.merging.grouping import Pair
from summarizer.merging.scoring import compare
from summarizer.records.incident import Relation

MOST_SHOWN = 3
"""Near misses shown for one incident."""

Named = tuple[int, str]
"""Index of another group, and why it is named."""


def near_misses(reports: Sequence[Features], refused: Mapping[Pair, float], group_of: Mapping[Order, int]) -> dict[int, list[Named]]:
    """For each group, the nearest other groups and why they are others."""
    best: dict[Pair, tuple[float, Pair]] = {}
    for pair, score in refused.items():
        one, other = sorted((group_of[reports[pair[0]].order], group_of[reports[pair[1]].order]))
        if one != other and reports[pair[0]].family == reports[pair[1]].family:
            best[one, other] = min(best.get((one, other), (-score, pair)), (-score, pair))
    found: dict[int, list[tuple[float, int, Pair]]] = defaultdict(list)
    for (one, other), (score, pair) in best.items():
        found[one].append((score, other, pair))
        found[other].append((score, one, pair))
    return {
        group: [(other, compare(reports[pair[0]], reports[pair[1]]).because) for _, other, pair in sorted(near)[:MOST_SHOWN]]
        for group, near in sorted(found.items())
    }


def concerning(group: Sequence[Features], group_of: Mapping[Order, int]) -> tuple[int, ...]:
    """Indexes of the other groups that a group's reports follow or are about."""
    found = {group_of[order] for member in group for order in member.subject_orders if order in group_of}
    return tuple(sorted(found - {group_of[group[0].order]}))


def related(ids: Sequence[str], near: Sequence[Named], subjects: Sequence[int], sums: Sequence[Named]) -> tuple[Relation, ...]:
    """An incident's relations: what it concerns, in which sums it is counted, then near misses; each neighbour once."""
    found: dict[str, str] = {}
    for index, because in (*((subject, "this follows or is about it") for subject in subjects), *sums, *near):
        found.setdefault(ids[index], because)
    return tuple(Relation(id=neighbour, because=because) for neighbour, because in found.items())
