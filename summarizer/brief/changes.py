"""What the news of a window changed: the difference between two merges, record by record and field by field.

Records of the two merges are the same where they share a report; a record's id may differ, because an incident is named by its first
report.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

from summarizer.brief.history import Key
from summarizer.brief.sources import evidence_in
from summarizer.normalize import counts
from summarizer.records.base import Value
from summarizer.records.brief import Change, What
from summarizer.records.incident import (
    CitedEvidence,
    Finding,
    FindingClaim,
    Merged,
    MergedIncident,
    MergedStatement,
    ReportRef,
    Toll,
    TollClaim,
)
from summarizer.records.vocabulary import OUTCOMES, Outcome
from summarizer.wording import toll_words

Record = TypeVar("Record", MergedIncident, MergedStatement)
ORDER: tuple[What, ...] = (
    "new", "retracted", "corrected", "revised", "confirmed", "disputed", "denied", "renamed", "split", "joined", "late",
)  # fmt: skip


def changes_between(
    old: Merged, new: Merged, fresh: frozenset[str], *, twins: Mapping[Key, Key] = MappingProxyType({}), further: Iterable[Change] = ()
) -> tuple[Change, ...]:
    """All changes from one merge to the next, in the order of the new records, `further` ones among them.

    `fresh` are the ids of the articles that came in between. `twins` name, for a report of an edited article, the report of its version
    before that tells of the same.
    """
    given = tuple(further)
    taken_back = {one.incident or one.statement for one in given if one.what == "retracted"}  # these carry the outlet's own words
    gone = taken_back_whole(given)
    inferred = [*_incident_changes(old, new, fresh, twins), *_statement_changes(old, new, fresh, twins)]
    hidden = {"retracted": taken_back, "new": gone}
    own = {(one.incident, one.field) for one in given if one.what == "revised"}  # what an edit itself changed, old and new
    shown = (one for one in inferred if (one.incident or one.statement) not in hidden.get(one.what, ()))
    return in_order((*given, *(one for one in shown if one.what != "revised" or (one.incident, one.field) not in own)))


def taken_back_whole(changes: Iterable[Change]) -> frozenset[str | None]:
    """Ids of the records that were retracted and that no other article tells."""
    return frozenset(one.incident or one.statement for one in changes if one.what == "retracted" and one.new is None)


def in_order(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Each change once: incidents by id, then statements; of one record by kind."""
    return tuple(sorted(set(changes), key=lambda one: (one.statement is not None, one.incident or one.statement or "", _rank(one))))


def _rank(change: Change) -> tuple[int, str, str, str]:
    return (ORDER.index(change.what), change.field or "", change.old or "", change.new or "")


def _incident_changes(old: Merged, new: Merged, fresh: frozenset[str], twins: Mapping[Key, Key]) -> Iterator[Change]:
    before = _by_report(old.incidents, twins)
    parents = {incident.id: _parents(incident.reports, before) for incident in new.incidents}
    shared = {one.id: Counter(before[key].id for ref in one.reports if (key := (ref.article, ref.id)) in before) for one in new.incidents}
    for incident in new.incidents:
        former = min(parents[incident.id], key=lambda one: _kinship(shared, one.id, incident.id), default=None)
        if former is None or _heir(shared, former.id) != incident.id:
            if incident.salience == "main":
                yield _change(incident, "new", new=incident.title, evidence=_fresh_first(incident, fresh)[:1])
            continue
        if len(parents[incident.id]) > 1:
            yield _change(incident, "joined", old=", ".join(parent.id for parent in parents[incident.id]), new=incident.id)
        elif former.id != incident.id:
            yield _change(incident, "renamed", old=former.id, new=incident.id)
        if not _unmoved(former, incident):
            yield from field_changes(former, incident, fresh)
    for parent in old.incidents:
        heirs = sorted(id_ for id_, counts in shared.items() if parent.id in counts)
        if len(heirs) > 1:
            yield Change(incident=_heir(shared, parent.id), what="split", old=parent.id, new=", ".join(heirs))
        if not heirs:
            yield Change(incident=parent.id, what="retracted", old=parent.title, evidence=tuple(evidence_in(parent.date))[:1])
    yield from _denials(old, new)


def _kinship(shared: Mapping[str, Counter[str]], parent: str, incident: str) -> tuple[int, bool, str, str]:
    """The nearest first: by the reports that a former incident and one of now share, then the id that stayed, then the ids."""
    return (-shared[incident][parent], parent != incident, incident, parent)


def _heir(shared: Mapping[str, Counter[str]], parent: str) -> str:
    """The incident that carries a former one on."""
    return min((id_ for id_, counts in shared.items() if parent in counts), key=lambda id_: _kinship(shared, parent, id_))


def _denials(old: Merged, new: Merged) -> Iterator[Change]:
    known = {(ref.article, ref.id) for statement in old.statements for ref in statement.reports}
    for statement in new.statements:
        if statement.kind == "deny" and not known.intersection((ref.article, ref.id) for ref in statement.reports):
            for incident in statement.about:
                said = f"{statement.speaker.name}: {statement.content}"
                yield Change(incident=incident, what="denied", new=said, evidence=statement.evidence[:1])


def _statement_changes(old: Merged, new: Merged, fresh: frozenset[str], twins: Mapping[Key, Key]) -> Iterator[Change]:
    before = _by_report(old.statements, twins)
    for statement in new.statements:
        parents = _parents(statement.reports, before)
        if not parents:
            evidence = tuple(sorted(statement.evidence, key=lambda one: (one.article not in fresh, one.article, one.start)))[:1]
            yield Change(statement=statement.id, what="new", new=statement.content, evidence=evidence)
        elif min(parent.origins for parent in parents) == 1 < statement.origins:
            evidence = tuple(one for one in statement.evidence if one.article in fresh)[:1]
            yield Change(statement=statement.id, what="confirmed", old="1", new=str(statement.origins), evidence=evidence)


def field_changes(old: MergedIncident, new: MergedIncident, fresh: frozenset[str]) -> Iterator[Change]:
    """What differs between two states of one incident, field by field, each with a sentence that stood and one that came in."""
    confirmed = old.origins == 1 < new.origins
    if confirmed:
        evidence = tuple(one for one in evidence_in(new) if one.article in fresh)[:1]
        yield _change(new, "confirmed", old=str(old.origins), new=str(new.origins), evidence=evidence)
    for name, was, now in _findings(old, new):
        yield from _finding_change(new, name, was, now, confirmed, fresh)
    for outcome in OUTCOMES:
        yield from _toll_change(new, outcome, old.casualties.toll(outcome), new.casualties.toll(outcome), confirmed, fresh)
    yield from _added(new, "participants", _names(old), {one.name: one for one in new.participants}, fresh)
    yield from _added(new, "weapons", {one.name.casefold() for one in old.weapons}, {one.name: one for one in new.weapons}, fresh)


def _unmoved(old: MergedIncident, new: MergedIncident) -> bool:
    """Whether two merges that share what they work out came to the very same values: most of an archive stays as it was."""
    return old.origins == new.origins and all(one is other for one, other in zip(_values(old), _values(new), strict=True))


def _values(one: MergedIncident) -> tuple[object, ...]:
    return (one.date, one.place, one.status_finding, one.type_finding, one.casualties, one.participants, one.weapons)


def _findings(old: MergedIncident, new: MergedIncident) -> Iterator[tuple[str, Finding, Finding]]:
    yield "date", old.date, new.date
    yield "place", old.place, new.place
    yield "status", old.status_finding, new.status_finding
    yield "type", old.type_finding, new.type_finding


def _finding_change(
    incident: MergedIncident, name: str, old: Finding, new: Finding, confirmed: bool, fresh: frozenset[str]
) -> Iterator[Change]:
    was, now = _shown(old), _shown(new)
    evidence = _old_and_new(old, new, fresh)
    if name == "status" and new.value == "denied" and old.value != "denied":
        yield _change(incident, "denied", name, was, now, evidence)
    elif new.status == "disputed" and old.status != "disputed":
        yield _change(incident, "disputed", name, was, now, evidence)
    elif was != now and now is not None:
        yield _change(incident, "revised", name, was, now, evidence)
    elif (old.status, new.status) == ("single", "agreed") and not confirmed:
        yield _change(incident, "confirmed", name, was, now, evidence)


def _toll_change(
    incident: MergedIncident, outcome: Outcome, old: Toll | None, new: Toll | None, confirmed: bool, fresh: frozenset[str]
) -> Iterator[Change]:
    if new is None:
        return
    was, now = None if old is None else toll_words(old), toll_words(new)
    evidence = _old_and_new(old, new, fresh)
    if new.status == "disputed" and (old is None or old.status != "disputed"):
        yield _change(incident, "disputed", outcome, was, now, evidence)
    elif was != now:
        yield _change(incident, "revised", outcome, was, now, evidence)
    elif old is not None and (old.status, new.status) == ("single", "agreed") and not confirmed:
        yield _change(incident, "confirmed", outcome, was, now, evidence)


def _added(incident: MergedIncident, field: str, known: Iterable[str], now: Mapping[str, Value], fresh: frozenset[str]) -> Iterator[Change]:
    names = set(known)
    for name in sorted(now):
        evidence = tuple(one for one in evidence_in(now[name]) if one.article in fresh)[:1]
        if name.casefold() not in names and evidence and counts.parse(name) is None:  # a count of people is a toll
            yield _change(incident, "revised", field, None, name, evidence)


def _names(incident: MergedIncident) -> set[str]:
    return {name.casefold() for one in incident.participants for name in (one.name, *one.aliases)}


def _shown(finding: Finding) -> str | None:
    if finding.status == "disputed" or finding.value is None:
        return " | ".join(sorted({claim.value for claim in finding.claims if claim.value is not None})) or None
    return finding.value


def _old_and_new(old: Finding | Toll | None, new: Finding | Toll, fresh: frozenset[str]) -> tuple[CitedEvidence, ...]:
    """One sentence that stood before and one that came in, rather of a claim whose value is new."""
    known = {_value(claim) for claim in old.claims} if old is not None else set()
    claims = sorted(new.claims, key=lambda claim: (_value(claim) in known, "/" in str(_value(claim))))
    before = tuple(evidence_in(old))[:1] if old is not None else ()
    came = tuple(one for claim in claims for one in evidence_in(claim) if one.article in fresh)[:1]
    return (*before, *came)


def _value(claim: FindingClaim | TollClaim) -> str | tuple[int | None, int | None, str] | None:
    return claim.value if isinstance(claim, FindingClaim) else (claim.low, claim.high, claim.group)


def _fresh_first(incident: MergedIncident, fresh: frozenset[str]) -> tuple[CitedEvidence, ...]:
    found = tuple(evidence_in(incident))
    return tuple(sorted(found, key=lambda one: (one.article not in fresh, one.article, one.sentence, one.start)))


def _by_report(records: Sequence[Record], twins: Mapping[Key, Key]) -> dict[Key, Record]:
    found = {(ref.article, ref.id): record for record in records for ref in record.reports}
    return found | {new: found[old] for new, old in twins.items() if old in found}


def _parents(refs: Sequence[ReportRef], before: Mapping[tuple[str, str], Record]) -> list[Record]:
    found = {before[key].id: before[key] for ref in refs if (key := (ref.article, ref.id)) in before}
    return [found[key] for key in sorted(found)]


def _change(
    incident: MergedIncident,
    what: What,
    field: str | None = None,
    old: str | None = None,
    new: str | None = None,
    evidence: tuple[CitedEvidence, ...] = (),
) -> Change:
    return Change(incident=incident.id, what=what, field=field, old=old, new=new, evidence=evidence)
