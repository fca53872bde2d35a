"""Which reports must be looked at, so that what changed between two sets of lines comes out as in a merge of everything.

The law: let some reports change: they stand in one set and not in the other, their article's origin differs, or an editor judged them.
Merge, of each set, only the reports of their closure. Then every record that changed, every record that one of these names, and every
record that holds a changed report are the same bytes as in the merge of the whole set, and no other record differs between the two merges.

Why it holds. Candidacy, scores and ties are a matter of two reports alone, so that ties among some reports are those of all. A group
depends on its component, the reports that "one" ties connect; components are taken whole. Beyond its component a record depends on
- what it "needs": sums the groups that they met, and other sums of these; a date without a year what else its article tells;
- what it "names": subjects, members, what a statement is about, and its nearest misses.
So the closure takes what can have changed, what it names, and what all these need. A record at the rim, whose own ties were left out, can
come out otherwise than in the whole, but alike in both merges, and nothing shows it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping

from summarizer.merging.relations import MOST_SHOWN
from summarizer.merging.tracing import Kind, Tie

Fetch = Callable[[Collection[int]], Iterable[tuple[int, int, Tie]]]
"""The ties of some reports, by number: from, to, tie."""


def closure(changed: Collection[int], stands: Callable[[int], bool], shown: Callable[[int], bool], fetch: Fetch) -> frozenset[int]:
    """The reports to merge, by number. `stands` says whether a report is in one of the two sets, `shown` whether in the later one."""
    web = _Web(stands, shown, fetch)
    moved = web.whole(changed)
    for _ in range(2):  # sums of what changed, then what takes its year from their articles; a year moves nothing
        moved = web.whole(moved | web.out(moved, "moves"))
    known = web.whole(moved | web.near(moved) | web.out(moved, "needs", "names"))
    # what the records need; the sums of those groups, and what these move in turn; what all name, and what that needs
    steps: tuple[tuple[Kind, ...], ...] = (("needs",), ("moves",), ("moves",), ("needs", "names"), ("needs",))
    for kinds in steps:
        known = web.whole(known | web.out(known, *kinds))
    return frozenset(known)


class _Web:
    """The ties of the reports that stand, fetched when they are first asked for."""

    def __init__(self, stands: Callable[[int], bool], shown: Callable[[int], bool], fetch: Fetch) -> None:
        self._stands, self._shown, self._fetch = stands, shown, fetch
        self._ties: dict[int, dict[Kind, list[tuple[float, int]]]] = {}

    def _of(self, reports: Collection[int]) -> Mapping[int, Mapping[Kind, list[tuple[float, int]]]]:
        missing = [report for report in reports if report not in self._ties]
        self._ties.update((report, defaultdict(list)) for report in missing)
        for one, other, tie in self._fetch(missing) if missing else ():
            if self._shown(other) if tie.kind == "near" else self._stands(other):
                self._ties[one][tie.kind].append((-tie.strength, other))
        return self._ties

    def out(self, reports: Collection[int], *kinds: Kind) -> set[int]:
        """What the reports are tied to."""
        ties = self._of(reports)
        return {other for report in reports for kind in kinds for _, other in ties[report].get(kind, ())}

    def whole(self, reports: Collection[int]) -> set[int]:
        """The reports' components."""
        found = {report for report in reports if self._stands(report)}
        rim = found
        while rim:
            rim = self.out(rim, "one") - found
            found |= rim
        return found

    def near(self, reports: Collection[int]) -> set[int]:
        """For each report its nearest misses, up to as many other components as are shown, and all that are no less near."""
        ties = self._of(reports)
        home = self._components(self.whole({*reports, *self.out(reports, "near")}))
        return {other for report in reports for other in _nearest(home[report], sorted(ties[report].get("near", ())), home)}

    def _components(self, reports: Collection[int]) -> Mapping[int, int]:
        """Each report's component, by its least report; the reports are whole components."""
        home: dict[int, int] = {}
        for report in sorted(reports):
            if report not in home:
                home.update(dict.fromkeys(self.whole({report}), report))
        return home


def _nearest(own: int, misses: Iterable[tuple[float, int]], home: Mapping[int, int]) -> Iterable[int]:
    seen: set[int] = set()
    last = 0.0
    for distance, other in misses:
        if len(seen) >= MOST_SHOWN and distance > last:
            return
        last = distance
        seen.add(home[other])
        seen.discard(own)
        yield other
