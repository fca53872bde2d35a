"""What an archive knows beside the articles: how they stood before the window, which came late, which were edited."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from pydantic import Field

from summarizer.brief.sources import evidence_in
from summarizer.records.base import Value
from summarizer.records.brief import Change
from summarizer.records.incident import CitedEvidence, Merged, MergedIncident, MergedStatement
from summarizer.records.report import ReportLine

Key = tuple[str, str]
"""Article id and report id."""
Record = MergedIncident | MergedStatement

_RETRACTS = re.compile(
    r"\b(?:retract(?:s|ed|ion)\b|withdraw(?:s|n)\b (?:this|the|its) (?:article|story|report)"
    r"|(?:article|story|report) (?:has been|was|is) (?:withdrawn|removed|deleted|retracted|killed)"
    r"|kill (?:this|the) story)",
    re.IGNORECASE,
)
"""The words with which an outlet takes a story back: a headline's "RETRACTED", "This story has been withdrawn", an agency's "kill"."""
_ENDS = 2
"""Sentences at either end of a text in which an outlet speaks of its own story."""
_OWN = re.compile(r"\b(?:article|story|report|dispatch|item|publication|retraction|retracted)\b", re.IGNORECASE)


class History(Value):
    """How the articles came to be what they are on the last day of the window."""

    before: tuple[ReportLine, ...] = Field(default=(), description="The lines as they stood before the window, late ones left out.")
    late: frozenset[str] = Field(default=frozenset(), description="Articles published before the window and first seen in it.")
    undated: frozenset[str] = Field(default=frozenset(), description="Undated articles first seen in the window: they are its news.")
    corrected: Mapping[str, str] = Field(
        default_factory=dict, description="Id of an article as it now stands → id of the version that stood before the window."
    )


def retraction(line: ReportLine) -> CitedEvidence | None:
    """The sentence with which an article takes itself back: in its first or last sentences, about an article; null where there is none."""
    article = line.article
    spans = list(enumerate(article.sentences, start=1))
    for number, (start, end, _) in (*spans[:_ENDS], *spans[-_ENDS:]):
        text = article.text[start:end]
        if _RETRACTS.search(text) and _OWN.search(text):
            return CitedEvidence(article=article.id, sentence=number, start=start, end=end, text=text)
    return None


def same_reports(history: History, lines: Sequence[ReportLine], merge: Callable[[Sequence[ReportLine]], Merged]) -> dict[Key, Key]:
    """For each report of an edited article, a report of the version before it that tells of the same: the merger decides."""
    old = {line.article.id: line for line in history.before}
    found: dict[Key, Key] = {}
    for line in lines:
        earlier = old.get(history.corrected.get(line.article.id, ""))
        if earlier is not None:
            merged = merge([earlier, line])
            found.update(_twins(line.article.id, earlier.article.id, _records(merged)))
    return found


def _records(merged: Merged) -> Iterator[Record]:
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
    for record in _records(after) if named else ():
        for id_ in sorted({ref.article for ref in record.reports} & named.keys()):
            article = named[id_]
            new = f"{article.outlet or article.title or 'an article'}, published {article.published}"
            evidence = tuple(one for one in evidence_in(record) if one.article == id_)[:1]
            yield _about(record, new=new, what="late", evidence=evidence)


def retractions(before: Merged, after: Merged, history: History, lines: Sequence[ReportLine]) -> Iterator[Change]:
    """What stood in an article whose new version takes it back, under the id that it has now."""
    for line in lines:
        old, words = history.corrected.get(line.article.id), retraction(line)
        if old is not None and words is not None:
            for record in _records(before):
                if any(ref.article == old for ref in record.reports):
                    yield _about(_heir(record, after) or record, what="retracted", old=_named(record), evidence=(words,))


def _heir(record: Record, after: Merged) -> Record | None:
    keys = {(ref.article, ref.id) for ref in record.reports}
    return next((one for one in _records(after) if any((ref.article, ref.id) in keys for ref in one.reports)), None)


def _named(record: Record) -> str:
    return record.title if isinstance(record, MergedIncident) else record.content


def _about(record: Record, **fields: object) -> Change:
    subject = "incident" if isinstance(record, MergedIncident) else "statement"
    return Change.model_validate({subject: record.id, **fields})
