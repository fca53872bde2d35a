"""Groups in which everything fits everything else: no chain joins what does not belong."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")
Pair = tuple[int, int]
"""Indexes of two reports, the lower one first."""
Group = Sequence[int]


def complete_link(count: int, ranked: Iterable[Pair], fits: Callable[[Pair, Group, Group], bool]) -> tuple[tuple[int, ...], ...]:
    """The indexes below `count` in groups, sorted: each pair in its turn joins the groups of its two where these fit each other."""
    of = list(range(count))
    members = {index: [index] for index in of}
    for one, other in ranked:
        left, right = of[one], of[other]
        if left != right and fits((one, other), members[left], members[right]):
            members[left].extend(members.pop(right))
            for index in members[left]:
                of[index] = left
    return tuple(sorted(tuple(sorted(found)) for found in members.values()))


def first_fit(items: Iterable[T], fits: Callable[[T, T], bool]) -> list[list[T]]:
    """Groups in the order of their first items: an item joins the first group all of whose items it fits."""
    groups: list[list[T]] = []
    for item in items:
        home = next((group for group in groups if all(fits(item, other) for other in group)), None)
        if home is None:
            groups.append([item])
        else:
            home.append(item)
    return groups
