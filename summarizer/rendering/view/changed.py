"""What changed, as a reader is told: by incident, the new ones first."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from summarizer.records.brief import Brief, Change
from summarizer.rendering.view.citations import Citations
from summarizer.rendering.view.parts import ChangedView, ChangeView, Neighbour
from summarizer.wording import dates_words, join

WHAT = {
    "new": "New",
    "revised": "Revised",
    "corrected": "Corrected",
    "confirmed": "Confirmed",
    "denied": "Denied",
    "disputed": "Now disputed",
    "retracted": "Retracted",
    "renamed": "Renamed",
    "split": "Split",
    "joined": "Joined",
    "late": "Late",
}


class Changed:
    """The changes of one brief, with its numbering of incidents and sentences."""

    def __init__(self, brief: Brief, citations: Citations, numbers: Mapping[str, int], neighbour: Callable[[str], Neighbour]) -> None:
        self._brief, self._citations, self._numbers, self._neighbour = brief, citations, numbers, neighbour

    def views(self) -> tuple[ChangedView, ...]:
        """What is new first, then what changed, both in the order of the incidents; statements last. A new id is no news to a reader."""
        grouped: dict[str, list[Change]] = {}
        for change in self._brief.changes:
            if change.incident is not None and change.what != "renamed":
                grouped.setdefault(change.incident, []).append(change)
        found = [ChangedView(self._neighbour(id_), tuple(self._merged(grouped[id_]))) for id_ in sorted(grouped, key=self._place)]
        said = [self._said(one) for one in self._brief.changes if one.statement is not None and one.what != "new"]
        return (
            *(one for one in found if one.new),
            *(one for one in found if not one.new),
            *([ChangedView(None, tuple(said))] if said else []),
        )

    def _place(self, id_: str) -> tuple[int, str]:
        return (self._numbers.get(id_, len(self._numbers) + 1), id_)

    def _merged(self, changes: Iterable[Change]) -> Iterator[ChangeView]:
        """Details that were added to one field are one change."""
        added: dict[str, list[Change]] = {}
        for change in changes:
            if change.what == "revised" and change.old is None and change.field in ("participants", "weapons"):
                added.setdefault(change.field, []).append(change)
            else:
                yield self._change(change)
        for field, parts in sorted(added.items()):
            cites = self._citations.cite(one for part in parts for one in part.evidence)
            label = {"participants": "who:", "weapons": "weapons:"}[field]
            yield ChangeView("Added", "revised", label, None, ", ".join(part.new or "" for part in parts), cites)

    def _said(self, change: Change) -> ChangeView:
        """A change of a statement, which says whose and which."""
        view = self._change(change)
        words = next((f"{one.speaker.name}: {one.content}" for one in self._brief.statements if one.id == change.statement), "")
        return view._replace(field=words.rstrip("."))

    def _regrouped(self, change: Change) -> str:
        """What a split or a joining comes to; the ids of the brief before mean nothing to a reader."""
        if change.what == "joined":
            return f"{len((change.old or '').split(', '))} incidents of the brief before are one"
        named = [f"incident {self._numbers[id_]}" for id_ in (change.new or "").split(", ") if id_ in self._numbers]
        return f"one incident of the brief before is now {join(named) if len(named) > 1 else 'several'}"

    def _change(self, change: Change) -> ChangeView:
        if change.what in ("split", "joined"):
            text = self._regrouped(change)
            return ChangeView(WHAT[change.what], change.what, "", None, text, self._citations.cite(change.evidence))
        old, new = (_values(value, change.field) for value in (change.old, change.new))
        field = (change.field or "").replace("_", " ")
        return ChangeView(WHAT[change.what], change.what, field, old, new, self._citations.cite(change.evidence))


def _values(values: str | None, field: str | None) -> str | None:
    """Values of a change as words; several are alternatives."""
    if values is None:
        return None
    parts = values.split(" | ")
    if field == "date":
        return dates_words(parts)
    if field in ("type", "status"):
        parts = [part.replace("_", " ") for part in parts]
    return join(parts[:4], "or") if len(parts) <= 4 else f"{', '.join(parts[:4])} or {len(parts) - 4} more"
