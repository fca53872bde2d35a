"""How well a grouping agrees with the gold one: pairwise, B³, MUC, CEAF-e, their mean (CoNLL), and LEA.

A grouping is a collection of disjoint groups of items. All measures give precision, recall and F1 between 0 and 1. Items that only one
side holds count against the other side's measure as they do in the reference scorer (a gold item that is missing is not recalled).

Sources: MUC (Vilain et al. 1995), B³ (Bagga and Baldwin 1998), CEAF (Luo 2005), CoNLL-2012 (Pradhan et al. 2012), LEA (Moosavi and
Strube 2016).
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]  # scipy ships no types
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]  # scipy ships no types
from scipy.sparse.csgraph import connected_components  # type: ignore[import-untyped]  # scipy ships no types

Groups = Sequence[Collection[Hashable]]


class Agreement(NamedTuple):
    """Precision and recall, each 0 to 1, and F1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean; 0 where both are 0."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.precision + self.recall else 0.0


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _both_ways(recall: Callable[[Groups, Groups], float], gold: Groups, found: Groups) -> Agreement:
    return Agreement(precision=recall(found, gold), recall=recall(gold, found))


def _home(groups: Groups) -> dict[Hashable, int]:
    return {item: index for index, group in enumerate(groups) for item in group}


def _pairs(groups: Iterable[Collection[Hashable]]) -> set[frozenset[Hashable]]:
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}


def pairwise(gold: Groups, found: Groups) -> Agreement:
    """Pairs of items in one group. A side without any pair has nothing to get wrong: 1."""
    wanted, made = _pairs(gold), _pairs(found)
    right = len(wanted & made)
    return Agreement(_share(right, len(made)) if made else 1.0, _share(right, len(wanted)) if wanted else 1.0)


def b_cubed(gold: Groups, found: Groups) -> Agreement:
    """For each item, the share of its group that its other group holds."""
    return _both_ways(_b_cubed_recall, gold, found)


def _b_cubed_recall(key: Groups, response: Groups) -> float:
    home = _home(response)
    total = sum(len(group) for group in key)
    right = 0.0
    for group in key:
        for shared in _shares(group, home).values():
            right += shared * shared / len(group)
    return _share(right, total)


def _shares(group: Collection[Hashable], home: dict[Hashable, int]) -> dict[int, int]:
    """How many items of a group lie in each group of the other side; items that it lacks are left out."""
    shares: dict[int, int] = {}
    for item in group:
        if item in home:
            shares[home[item]] = shares.get(home[item], 0) + 1
    return shares


def muc(gold: Groups, found: Groups) -> Agreement:
    """Links that a group needs, and how many of them the other side keeps."""
    return _both_ways(_muc_recall, gold, found)


def _muc_recall(key: Groups, response: Groups) -> float:
    home = _home(response)
    kept = needed = 0
    for group in key:
        shares = _shares(group, home)
        missing = len(group) - sum(shares.values())
        kept += len(group) - len(shares) - missing
        needed += len(group) - 1
    return _share(kept, needed)


def ceaf_e(gold: Groups, found: Groups) -> Agreement:
    """Groups aligned one to one at the highest total likeness 2·|both| / (|one| + |other|)."""
    home = _home(found)
    likeness = [(i, j, 2 * n / (len(group) + len(found[j]))) for i, group in enumerate(gold) for j, n in _shares(group, home).items()]
    total = _best_alignment(likeness, len(gold), len(found))
    return Agreement(_share(total, len(found)), _share(total, len(gold)))


def _best_alignment(likeness: Sequence[tuple[int, int, float]], golds: int, founds: int) -> float:
    """The highest sum of a one-to-one alignment, component by component: most groups touch few others."""
    if not likeness:
        return 0.0
    rows, columns, values = (np.array(column) for column in zip(*likeness, strict=True))
    graph = csr_matrix((np.ones(len(rows)), (rows, columns + golds)), shape=(golds + founds, golds + founds))
    _, component = connected_components(graph, directed=False)
    total = 0.0
    by_component: dict[int, list[int]] = {}
    for edge, row in enumerate(rows):
        by_component.setdefault(int(component[row]), []).append(edge)
    for edges in by_component.values():
        own_rows, own_columns = sorted({int(rows[e]) for e in edges}), sorted({int(columns[e]) for e in edges})
        table = np.zeros((len(own_rows), len(own_columns)))
        for e in edges:
            table[own_rows.index(int(rows[e])), own_columns.index(int(columns[e]))] = values[e]
        chosen = linear_sum_assignment(table, maximize=True)
        total += float(table[chosen].sum())
    return total


def lea(gold: Groups, found: Groups) -> Agreement:
    """For each group, weighted by its size, the share of its links that the other side keeps; a single item links to itself."""
    return _both_ways(_lea_recall, gold, found)


def _lea_recall(key: Groups, response: Groups) -> float:
    home = _home(response)
    right = 0.0
    for group in key:
        if len(group) == 1:
            shares = _shares(group, home)
            right += sum(len(response[index]) == 1 for index in shares)
            continue
        links = len(group) * (len(group) - 1) / 2
        right += len(group) * sum(n * (n - 1) / 2 for n in _shares(group, home).values()) / links
    return _share(right, sum(len(group) for group in key))


def conll(gold: Groups, found: Groups) -> float:
    """The mean F1 of MUC, B³ and CEAF-e."""
    return (muc(gold, found).f1 + b_cubed(gold, found).f1 + ceaf_e(gold, found).f1) / 3
