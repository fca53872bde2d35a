"""Which record of one brief is which of another: by id, by a report they share, else by the sentences they rest on."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from summarizer.records.brief import Brief
from summarizer.records.incident import MergedIncident, MergedStatement, ReportRef

ALIKE = 0.3
"""The least share of sentences in common from which records of different readings may be one (Jaccard)."""


class _Record(NamedTuple):
    """What a record is recognised by. `names`: its type for an incident, its speakers and quotations for a statement."""

    id: str
    reports: frozenset[tuple[str, str]]
    sentences: frozenset[tuple[str, int]]
    names: frozenset[str]


def counterparts(old: Brief, new: Brief) -> dict[str, str]:
    """Ids of the old brief's incidents and statements to those of the new one, where they differ; each is one record's at most."""
    return {
        **_matched([_incident(one) for one in old.incidents], [_incident(one) for one in new.incidents]),
        **_matched([_statement(one) for one in old.statements], [_statement(one) for one in new.statements]),
    }


def _matched(old: Sequence[_Record], new: Sequence[_Record]) -> dict[str, str]:
    same = {one.id for one in old} & {one.id for one in new}
    before, after = [one for one in old if one.id not in same], [one for one in new if one.id not in same]
    found: dict[str, str] = {}
    for _, mine, theirs in sorted(_pairs(before, after)):
        if mine not in found and theirs not in found.values():
            found[mine] = theirs
    return found


def _pairs(old: Iterable[_Record], new: Iterable[_Record]) -> Iterator[tuple[float, str, str]]:
    """Pairs that may be one, the surest first by their number."""
    by_article: dict[str, list[_Record]] = {}
    for one in new:
        for article in sorted({article for article, _ in (*one.reports, *one.sentences)}):
            by_article.setdefault(article, []).append(one)
    for mine in old:
        near = {one.id: one for article, _ in (*mine.reports, *mine.sentences) for one in by_article.get(article, ())}
        for theirs in near.values():
            alike = len(mine.sentences & theirs.sentences) / len(mine.sentences | theirs.sentences or {("", 0)})
            if mine.reports & theirs.reports or (alike >= ALIKE and mine.names & theirs.names):
                yield (-alike - 2 * bool(mine.reports & theirs.reports), mine.id, theirs.id)


def _incident(one: MergedIncident) -> _Record:
    return _Record(one.id, _reports(one.reports), _sentences(one.reports), frozenset({one.type}))


def _statement(one: MergedStatement) -> _Record:
    sentences = frozenset((cited.article, cited.sentence) for cited in one.evidence) or _sentences(one.reports)
    names = frozenset(name.casefold() for speaker in one.speakers for name in (speaker.name, *speaker.aliases))
    return _Record(one.id, _reports(one.reports), sentences, names | {quote.text for quote in one.quotes})


def _reports(reports: Iterable[ReportRef]) -> frozenset[tuple[str, str]]:
    return frozenset((one.article, one.id) for one in reports)


def _sentences(reports: Iterable[ReportRef]) -> frozenset[tuple[str, int]]:
    return frozenset((one.article, number) for one in reports for number in one.sentences)
