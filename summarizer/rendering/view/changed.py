"""What changed, as a reader is told: by incident, the new ones first."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from summarizer.records.brief import Brief, Change
from summarizer.rendering.view.citations import Citations, Source
from summarizer.rendering.view.parts import ChangedView, ChangeView, Neighbour
from summarizer.wording import date_words, dates_words, join, plural

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
FIELDS = {"type": "kind", "participants": "who", "killed_or_injured": "killed or injured"}
"""How a field is called where its own name does not say it."""


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
        found = [ChangedView(self._subject(id_, grouped[id_]), self._about(grouped[id_])) for id_ in sorted(grouped, key=self._place)]
        said = tuple(self._said())
        return (
            *(one for one in found if one.new),
            *(one for one in found if not one.new),
            *([ChangedView(None, said)] if said else []),
        )

    def _place(self, id_: str) -> tuple[int, str]:
        return (self._numbers.get(id_, len(self._numbers) + 1), id_)

    def _subject(self, id_: str, changes: Sequence[Change]) -> Neighbour:
        """The incident; one that is gone by the title that it had."""
        title = next((one.old for one in changes if one.what == "retracted" and one.old is not None), None)
        return Neighbour(None, title, "", title) if id_ not in self._numbers and title is not None else self._neighbour(id_)

    def _about(self, changes: Sequence[Change]) -> tuple[ChangeView, ...]:
        """One incident's changes: what is new and late is one of them, and so are details that were added to one field."""
        late = [one for one in changes if one.what == "late"]
        new = next((one for one in changes if one.what == "new"), None)
        rest = [one for one in changes if one.what != "new" and (new is None or one.what != "late")]
        views = tuple(self._merged(rest))
        if new is None:
            return views
        text = self._late(late[0]) if late else "told for the first time" if views else None
        cites = self._citations.cite((*new.evidence, *(cited for one in late for cited in one.evidence)))
        return (ChangeView("New, late" if late else WHAT["new"], "new", "", None, text, cites), *views)

    def _merged(self, changes: Iterable[Change]) -> Iterator[ChangeView]:
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

    def _said(self) -> Iterator[ChangeView]:
        """The changes of statements, which say whose and which; what one article retracts, or tells late, is counted together."""
        grouped: dict[tuple[str, str], list[Change]] = {}
        for number, change in enumerate(self._brief.changes):
            if change.statement is not None and change.what != "new":
                article = change.evidence[-1].article if change.evidence else ""
                key = article if change.what in ("retracted", "late") else str(number)
                grouped.setdefault((change.what, key), []).append(change)
        for changes in grouped.values():
            view = self._change(changes[0])
            names = [f"{len(changes)} statements"] if len(changes) > 1 else [self._words(changes[0]).rstrip(".")]
            text = self._late(changes[0]) if changes[0].what == "late" else "" if changes[0].what == "retracted" else view.text
            cites = self._citations.cite(dict.fromkeys(one for change in changes for one in change.evidence))
            yield ChangeView(view.what, view.key, "", None, "; ".join(part for part in (*names, text) if part), cites)

    def _words(self, change: Change) -> str:
        named = (f"{one.speaker.name}: {one.content}" for one in self._brief.statements if one.id == change.statement)
        return next(named, change.old or "a statement")

    def _regrouped(self, change: Change) -> str:
        """What a split or a joining comes to; the ids of the brief before mean nothing to a reader."""
        if change.what == "joined":
            return f"{plural(len((change.old or '').split(', ')), 'incident')} of the brief before are one"
        named = [f"incident {self._numbers[id_]}" for id_ in (change.new or "").split(", ") if id_ in self._numbers]
        return f"one incident of the brief before is now {join(named) if len(named) > 1 else 'several'}"

    def _change(self, change: Change) -> ChangeView:
        cites, what = self._citations.cite(change.evidence), WHAT[change.what]
        if change.what in ("split", "joined"):
            return ChangeView(what, change.what, "", None, self._regrouped(change), cites)
        if change.what == "late":
            return ChangeView(what, change.what, "", None, self._late(change), cites)
        outlet = self._editor(change)
        if outlet is not None:
            what = f"{what} by {outlet.name}"
        if change.what == "retracted":
            told = f"“{change.old}”" if change.incident in self._numbers else None
            text = "; ".join(part for part in (told, change.new) if part is not None)
            return ChangeView(what, change.what, "", None, text or "told no longer", cites)
        if change.what == "corrected" and change.field is None:
            return ChangeView(what, change.what, "", None, "no figure or name that this brief tells has changed", cites)
        old, new = (_values(value, change.field) for value in (change.old, change.new))
        return ChangeView(what, change.what, FIELDS.get(change.field or "", change.field or "").replace("_", " "), old, new, cites)

    def _editor(self, change: Change) -> Source | None:
        """The source that edited its article: a change that cites an earlier version is that outlet's own."""
        sources = [source for one in change.evidence if (source := self._citations.source(one.article)) is not None]
        edited = {source.replaced_by for source in sources} & {source.number for source in sources}
        own = change.what in ("retracted", "corrected") or (change.what == "revised" and edited)
        return sources[-1] if sources and own else None

    def _late(self, change: Change) -> str:
        source = self._citations.source(change.evidence[0].article) if change.evidence else None
        by = f" by {source.name}" if source is not None else ""
        return f"published{by} on {date_words((change.new or '')[:10] or None)}, first seen only now"


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
