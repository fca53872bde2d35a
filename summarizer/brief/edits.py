"""What an edited article changed of its own: taken back, corrected, or silently rewritten between two briefs."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from summarizer.brief.changes import field_changes
from summarizer.brief.history import History, Key, Record, about, earlier_lines, records_of
from summarizer.brief.notices import Notice, notice
from summarizer.brief.sources import evidence_in
from summarizer.records.brief import Change
from summarizer.records.incident import CitedEvidence, Merged, MergedIncident
from summarizer.records.report import ReportLine
from summarizer.wording import plural


class Edit(NamedTuple):
    """An article as it stands, as it stood (null where the archive never had another), and what its outlet says of it."""

    now: ReportLine
    then: ReportLine | None
    notice: Notice | None


def edits(history: History, lines: Iterable[ReportLine], fresh: frozenset[str]) -> tuple[Edit, ...]:
    """The edited articles; and those among the `fresh` ones that were taken back before the archive saw them."""
    old = earlier_lines(history)
    found = {}
    for line in lines:
        then = old.get(history.corrected.get(line.article.id, ""))
        said = notice(line, then) if then is not None or line.article.id in fresh else None
        if then is not None or (said is not None and said.kind == "retracted"):
            found[line.article.id] = Edit(line, then, said)
    return tuple(found.values())


class Edited:
    """The edits of one window between its two merges. `twins` name for a report of an edited article the one before it."""

    def __init__(
        self,
        before: Merged,
        after: Merged,
        history: History,
        twins: Mapping[Key, Key],
        merge: Callable[[Sequence[ReportLine]], Merged],
        narrow: Callable[[Merged], Merged],
    ) -> None:
        """`narrow` cuts a merge down to the brief's topic."""
        self._merge, self._narrow, self._twins = merge, narrow, twins
        self._replaced = frozenset(line.article.id for line in history.replaced)
        self._before = {(ref.article, ref.id): record for record in records_of(before) for ref in record.reports}
        self._holders = {(ref.article, ref.id): record for record in records_of(after) for ref in record.reports}
        self._heirs = {old: self._holders[new] for new, old in twins.items() if new in self._holders}

    def changes(self, found: Iterable[Edit]) -> Iterator[Change]:
        """What the edits retract, and what those within the window changed; other changes follow from the two merges."""
        for edit in found:
            if edit.notice is not None and edit.notice.kind == "retracted":
                yield from self._retracted(edit, edit.notice)
            elif edit.then is not None and edit.then.article.id in self._replaced:
                yield from self._rewritten(edit.now, edit.then)

    def _retracted(self, edit: Edit, said: Notice) -> Iterator[Change]:
        former = edit.then or edit.now
        for record in records_of(self._narrow(self._merge([former]))):
            keys = [(former.article.id, ref.id) for ref in record.reports]
            stood = [holder for key in keys if (holder := self._before.get(key)) is not None]
            heirs = [heir for key in keys if (heir := self._heirs.get(key) or self._holders.get(key)) is not None]
            subject = next(iter((*heirs, *stood)), record)
            others = {ref.article for ref in subject.reports} - {edit.now.article.id, former.article.id}
            still = f"still told by {plural(len(others), 'other article')}" if others else None
            old = record.title if isinstance(record, MergedIncident) else record.content
            yield about(subject, what="retracted", old=old, new=still, evidence=(*_first(record, former), *said.evidence))

    def _rewritten(self, now: ReportLine, then: ReportLine) -> Iterator[Change]:
        """An edit of an article that came in this window: its first version is in neither merge."""
        old, new = self._narrow(self._merge([then])), self._merge([now])
        former = {(then.article.id, ref.id): one for one in old.incidents for ref in one.reports}
        told: set[str] = set()
        for incident in new.incidents:
            keys = [(now.article.id, ref.id) for ref in incident.reports]
            parents = [former[twin] for key in keys if (twin := self._twins.get(key)) in former]
            holder = next((self._holders[key] for key in keys if key in self._holders), None)
            told.update(one.id for one in parents)
            if parents and holder is not None:
                found = field_changes(parents[0], incident, frozenset({now.article.id}))
                yield from (one.model_copy(update={"incident": holder.id}) for one in found)
        for gone in old.incidents:
            if gone.id not in told and gone.salience == "main":
                yield about(gone, what="retracted", old=gone.title, evidence=_first(gone, then))


def _first(record: Record, line: ReportLine) -> tuple[CitedEvidence, ...]:
    """The first sentence in which an article tells of a record."""
    found = [one for one in evidence_in(record) if one.article == line.article.id]
    return tuple(sorted(found, key=lambda one: (one.sentence, one.start, one.end)))[:1]


def announced(changes: Iterable[Change], found: Iterable[Edit]) -> Iterator[Change]:
    """The changes, revisions that an outlet announces in so many words as corrections with its words; each announcement once at least."""
    notices = {one.now.article.id: one.notice for one in found if one.then is not None and one.notice is not None}
    for change in changes:
        said = next((notices[one.article] for one in reversed(change.evidence) if one.article in notices), None)
        if change.what == "revised" and said is not None and said.kind == "corrected":
            yield change.model_copy(update={"what": "corrected", "evidence": tuple(dict.fromkeys((*change.evidence, *said.evidence)))})
        else:
            yield change


def unexplained(changes: Iterable[Change], found: Iterable[Edit], after: Merged) -> Iterator[Change]:
    """Corrections that an outlet announces and that moved no field: told of what its article tells."""
    explained = {one.article for change in changes if change.what == "corrected" for one in change.evidence}
    for edit in found:
        article = edit.now.article.id
        if edit.then is None or edit.notice is None or edit.notice.kind != "corrected" or article in explained:
            continue
        for incident in after.incidents:
            if incident.salience == "main" and any(ref.article == article for ref in incident.reports):
                yield about(incident, what="corrected", evidence=(*_first(incident, edit.now), *edit.notice.evidence))
