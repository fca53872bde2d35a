"""What an edited article changed of its own: taken back, corrected, or silently rewritten between two briefs."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from summarizer.brief.changes import field_changes
from summarizer.brief.history import History, Key, Record, about, earlier_lines, records_of
from summarizer.brief.notices import Notice, notice, standing
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


class Compared(Protocol):
    """The merges before and after the window's articles, the lines that count now, the earlier reports of edited ones (`twins`), and how
    a few lines are merged: as they are, or (`few`) as far as they are on the topic."""

    @property
    def before(self) -> Merged: ...
    @property
    def after(self) -> Merged: ...
    @property
    def lines(self) -> Sequence[ReportLine]: ...
    @property
    def twins(self) -> Mapping[Key, Key]: ...
    @property
    def merge(self) -> Callable[[Sequence[ReportLine]], Merged]: ...
    def few(self, lines: Sequence[ReportLine]) -> Merged: ...


class Edited:
    """What edits changed between the two merges of a window."""

    def __init__(self, compared: Compared, fresh: frozenset[str]) -> None:
        self._compared, self._fresh = compared, fresh
        self._before = {(ref.article, ref.id): record for record in records_of(compared.before) for ref in record.reports}
        self._after = {(ref.article, ref.id): record for record in records_of(compared.after) for ref in record.reports}

    def changes(self, found: Iterable[Edit]) -> Iterator[Change]:
        """What each edit retracted, or rewrote."""
        for edit in found:
            if edit.notice is not None and edit.notice.kind == "retracted":
                yield from self._retracted(edit, edit.notice)
            elif edit.then is not None:
                yield from self._rewritten(edit.now, edit.then)

    def _retracted(self, edit: Edit, said: Notice) -> Iterator[Change]:
        """Each record of the version before, under the id of the incident that others still tell, else under its own."""
        former = edit.then or edit.now
        others = [one for one in standing(self._compared.lines) if one.article.id in self._fresh and one.article.id != edit.now.article.id]
        beside = {(ref.article, ref.id): record for record in records_of(self._compared.merge([former, *others])) for ref in record.reports}
        for record in records_of(self._compared.few([former])):
            keys = [(former.article.id, ref.id) for ref in record.reports]
            stood = next((holder for key in keys if (holder := self._before.get(key) or beside.get(key)) is not None), record)
            heir = next((heir for ref in stood.reports if (heir := self._after.get((ref.article, ref.id))) is not None), None)
            tellers = {ref.article for ref in heir.reports} - {edit.now.article.id} if heir is not None else set()
            still = f"still told by {plural(len(tellers), 'other article')}" if tellers else None
            old = record.title if isinstance(record, MergedIncident) else record.content
            yield about(heir or stood, what="retracted", old=old, new=still, evidence=(*_first(record, former), *said.evidence))

    def _rewritten(self, now: ReportLine, then: ReportLine) -> Iterator[Change]:
        """What the article itself told before and tells now, whatever others tell: a merged value may hide it."""
        old, new = self._compared.few([then]), self._compared.merge([now])
        former = {(then.article.id, ref.id): one for one in old.incidents for ref in one.reports}
        told: set[str] = set()
        for incident in new.incidents:
            keys = [(now.article.id, ref.id) for ref in incident.reports]
            parents = [former[twin] for key in keys if (twin := self._compared.twins.get(key)) in former]
            holder = next((self._after[key] for key in keys if key in self._after), None)
            told.update(one.id for one in parents)
            if parents and holder is not None:
                found = field_changes(parents[0], incident, frozenset({now.article.id}))
                yield from (one.model_copy(update={"incident": holder.id}) for one in found)
        for gone in old.incidents:
            known = any((ref.article, ref.id) in self._before for ref in gone.reports)
            if gone.id not in told and gone.salience == "main" and not known:
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
