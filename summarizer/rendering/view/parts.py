"""The parts of a brief as its renderings show them."""

from typing import NamedTuple

from summarizer.rendering.view.citations import Cite, Reference, Source
from summarizer.rendering.view.rows import SECONDED, Group, Row
from summarizer.wording import join, plural


class Neighbour(NamedTuple):
    """Another incident: `number` in this brief, None where it is not shown; `whole` is the title before it was shortened."""

    number: int | None
    title: str
    because: str
    whole: str

    @property
    def near_miss(self) -> bool:
        """Whether it looked alike and was kept apart."""
        return self.because.startswith("not merged")


class IncidentView(NamedTuple):
    number: int
    id: str
    title: str
    whole: str
    summary: str
    kind: str
    status: str
    standing: str
    background: bool
    undated: bool
    origins: int
    reports: int
    rows: tuple[Row, ...]
    participants: tuple[Group, ...]
    places: tuple[Group, ...]
    weapons: tuple[Group, ...]
    claimants: tuple[str, ...]
    arithmetic: str | None
    members: tuple[Neighbour, ...]
    concerning: tuple[Neighbour, ...]
    related: tuple[Neighbour, ...]
    unknown: tuple[str, ...]
    cites: tuple[Cite, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        """What stands under the title beside `standing`: kind, status, and how many tell it where more than one does."""
        told = f"{plural(self.reports, 'report')} from {plural(self.origins, 'independent origin')}"
        marks = ((told, self.reports > 1), ("background", self.background), ("undated articles only", self.undated))
        return (self.kind, self.status, *(mark for mark, holds in marks if holds))

    @property
    def lead(self) -> str:
        """The summary, empty where it says no more than the title."""
        return "" if self.summary.rstrip(".") == self.whole.rstrip(".") else self.summary

    def row(self, key: str) -> Row | None:
        return next((row for row in self.rows if row.key == key), None)


class QuoteView(NamedTuple):
    text: str
    cites: tuple[Cite, ...]


class StatementView(NamedTuple):
    id: str
    kind: str
    content: str
    quotes: tuple[QuoteView, ...]
    addressed: str | None
    through: str
    document: bool
    undated: bool
    about: tuple[Neighbour, ...]
    date: str | None
    doubted: tuple[str, ...]
    seconded: bool
    cites: tuple[Cite, ...]

    @property
    def asides(self) -> tuple[str, ...]:
        """When, to whom and how it was said, and what the second reading makes of it."""
        marks = (
            (self.date or "", self.date is not None),
            (self.addressed or "", self.addressed is not None),
            (f"through {self.through}", bool(self.through)),
            ("words of a document", self.document),
            ("undated article", self.undated),
            (f"speaker disputed by second reading: {join(self.doubted)}", bool(self.doubted)),
            (SECONDED, self.seconded and not self.doubted),
        )
        return tuple(mark for mark, holds in marks if holds)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The incidents of this brief that it is about."""
        return tuple(one.number for one in self.about if one.number is not None)


class SpeakerView(NamedTuple):
    """One speaker (or several who speak jointly) and what they said."""

    name: str
    about: str
    statements: tuple[StatementView, ...]


class ChangeView(NamedTuple):
    """One change. `field` is empty where the record as a whole changed; `old` is None where nothing stood before."""

    what: str
    key: str
    field: str
    old: str | None
    new: str | None
    cites: tuple[Cite, ...]

    @property
    def text(self) -> str:
        """The change without its heading word: "date 3 March → 4 March"."""
        if self.key == "new" and self.new is None:
            return ""
        if self.key == "confirmed" and self.new is not None and self.new.isdigit() and (self.old or "").isdigit() and self.old != self.new:
            return f"{self.field}, now {self.new} independent origins".removeprefix(", ")
        if self.old is None or self.old == self.new:
            return f"{self.field} {self.new or 'withdrawn'}".strip()
        return f"{self.field} {self.old} → {self.new or 'withdrawn'}".strip()


class ChangedView(NamedTuple):
    """One incident, None for a statement, and all that changed about it."""

    subject: Neighbour | None
    changes: tuple[ChangeView, ...]

    @property
    def new(self) -> bool:
        return any(change.key == "new" for change in self.changes)

    @property
    def only(self) -> ChangeView | None:
        """The news that the incident is, where that is all there is to tell."""
        return self.changes[0] if self.new and len(self.changes) == 1 else None


class Line(NamedTuple):
    """A sentence with references and the incidents it is about."""

    text: str
    incidents: tuple[Neighbour, ...]
    cites: tuple[Cite, ...]


class Refused(NamedTuple):
    """A claim that grounding refused, or (`what`) something perhaps missed."""

    source: Source | None
    what: str
    value: str
    reason: str
    cites: tuple[Cite, ...]


class View(NamedTuple):
    title: str
    date: str
    cutoff: str
    reading: tuple[str, ...]
    articles: int
    undated: int
    origins: int
    policy: str
    timezone: str
    bottom_line: tuple[Line, ...]
    compared: str | None
    changed: tuple[ChangedView, ...]
    new_statements: int
    unchanged: tuple[Line, ...]
    incidents: tuple[IncidentView, ...]
    speakers: tuple[SpeakerView, ...]
    disputes: tuple[tuple[IncidentView, Row], ...]
    gaps: tuple[IncidentView, ...]
    refused: tuple[Refused, ...]
    missed: tuple[Refused, ...]
    failures: tuple[tuple[str, str, str], ...]
    judgements: tuple[tuple[str, str, str, str], ...]
    sources: tuple[Source, ...]
    references: tuple[Reference, ...]
