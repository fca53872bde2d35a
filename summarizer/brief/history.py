"""What an archive knows beside the articles: how they stood before the window, which came late, which were edited."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from pydantic import Field

from summarizer.brief.sources import evidence_in
from summarizer.records.base import Value
from summarizer.records.brief import Change
from summarizer.records.incident import Merged, MergedIncident, MergedStatement
from summarizer.records.report import ReportLine

Key = tuple[str, str]
"""Article id and report id."""
Record = MergedIncident | MergedStatement


class History(Value):
    """How the articles came to be what they are on the last day of the window."""

    before: tuple[ReportLine, ...] = Field(default=(), description="The lines as they stood before the window, late ones left out.")
    replaced: tuple[ReportLine, ...] = Field(default=(), description="First versions that came in the window and were edited in it.")
    late: frozenset[str] = Field(default=frozenset(), description="Articles published before the window and first seen in it.")
    undated: frozenset[str] = Field(default=frozenset(), description="Undated articles first seen in the window: they are its news.")
    corrected: Mapping[str, str] = Field(
        default_factory=dict,
        description="Id of an article as it now stands → id of the version that stood before the window, or came first in it.",
    )
    seen: Mapping[str, str] = Field(default_factory=dict, description="Id of an undated article → the day for which it was first seen.")


def earlier_lines(history: History) -> dict[str, ReportLine]:
    """The earlier versions, by their articles' ids."""
    return {line.article.id: line for line in (*history.before, *history.replaced)}


def same_reports(history: History, lines: Sequence[ReportLine], merge: Callable[[Sequence[ReportLine]], Merged]) -> dict[Key, Key]:
    """For each report of an edited article, a report of the version before it that tells of the same: the merger decides."""
    old = earlier_lines(history)
    found: dict[Key, Key] = {}
    for line in lines:
        earlier = old.get(history.corrected.get(line.article.id, ""))
        if earlier is not None:
            merged = merge([earlier, line])
            found.update(_twins(line.article.id, earlier.article.id, records_of(merged)))
    return found


def records_of(merged: Merged) -> Iterator[Record]:
    """Incidents, then statements."""
    yield from merged.incidents
    yield from merged.statements


def _twins(new: str, old: str, records: Iterable[Record]) -> Iterator[tuple[Key, Key]]:
    for record in records:
        first = next((ref.id for ref in record.reports if ref.article == old), None)
        if first is not None:
            yield from (((new, ref.id), (old, first)) for ref in record.reports if ref.article == new)


def late_changes(after: Merged, late: frozenset[str], lines: Sequence[ReportLine]) -> Iterator[Change]:
    """One change for each record and each late article that tells of it."""
    named = {line.article.id: line.article for line in lines if line.article.id in late}
    for record in records_of(after) if named else ():
        for id_ in sorted({ref.article for ref in record.reports} & named.keys()):
            article = named[id_]
            new = article.published or ""
            evidence = tuple(one for one in evidence_in(record) if one.article == id_)[:1]
            yield about(record, new=new, what="late", evidence=evidence)


def about(record: Record, **fields: object) -> Change:
    """A change of a record."""
    subject = "incident" if isinstance(record, MergedIncident) else "statement"
    return Change.model_validate({subject: record.id, **fields})
