"""Which reports tell of one event: the pairs that link, the near misses, and groups without chains."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product

from summarizer.merging.features import Features
from summarizer.merging.grouping import Group, Pair, complete_link
from summarizer.merging.memory import Memory, remembered
from summarizer.merging.points import LINK_CHANNEL
from summarizer.merging.scoring import compare, within_reach

SHARE, REFUSED = 0.5, 0.5
"""The share of pairs between two groups that must reach `LINK`, and what each of the others must reach at least."""


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
        linked, near = remembered(memory, "links", (a, b), partial(strength, a, b))
        if linked:
            linking[pair] = near
        elif near:
            refused[pair] = near
    return Links(linking, refused)


def strength(a: Features, b: Features) -> tuple[bool, float]:
    """Whether two reports link, and how strongly; a near miss has the strength of its who and where, any other pair none."""
    score = within_reach(a, b)
    if score is None:
        return False, 0.0
    if score.links:
        return True, score.total
    return False, score.who + (score.veto is not None) / 2 if score.who >= LINK_CHANNEL else 0.0


def groups(
    reports: Sequence[Features], linking: Mapping[Pair, float], same: Collection[Pair] = (), different: Collection[Pair] = ()
) -> tuple[tuple[int, ...], ...]:
    """Indexes of the reports of each event, sorted; every report is in exactly one group.

    Pinned pairs (`same`) come first, then pairs of one article, then (−score, indexes). A group depends on the reports of its component
    alone.
    """
    known: dict[Pair, tuple[bool, bool]] = dict.fromkeys(linking, (False, True))
    ranked = sorted(linking, key=lambda pair: (reports[pair[0]].article != reports[pair[1]].article, -linking[pair], pair))

    def fits(pair: Pair, left: Group, right: Group) -> bool:
        if different and any(tuple(sorted(ends)) in different for ends in product(left, right)):
            return False
        return pair in same or _can_join(left, right, reports, known)

    return complete_link(len(reports), (*sorted(same), *ranked), fits)


def _can_join(left: Group, right: Group, reports: Sequence[Features], known: dict[Pair, tuple[bool, bool]]) -> bool:
    """Two groups join if no pair between them is vetoed or has next to nothing in common, and enough of the pairs link: no chains.

    `known` says of a pair whether it keeps them apart, and whether it links.
    """
    linked = pairs = 0
    for one in left:
        for other in right:
            pair = (one, other) if one < other else (other, one)
            found = known.get(pair)
            if found is None:
                score = compare(reports[pair[0]], reports[pair[1]])
                found = known[pair] = (score.veto is not None or score.total < REFUSED, score.links)
            if found[0]:
                return False
            linked += found[1]
            pairs += 1
    return linked >= SHARE * pairs
