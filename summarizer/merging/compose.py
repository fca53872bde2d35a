"""Titles and summaries of merged incidents, composed from findings: nothing disputed is said without saying so."""

from collections.abc import Sequence

from summarizer import wording
from summarizer.merging.features import Features
from summarizer.merging.tables import tables
from summarizer.normalize import edtf
from summarizer.records.incident import Casualties, Finding, FindingClaim, Participant, Toll
from summarizer.records.vocabulary import IncidentType, Outcome

_TOLD: tuple[Outcome, ...] = ("killed", "injured", "killed_or_injured", "missing", "captured", "displaced")


def title_and_summary(
    members: Sequence[Features],
    kind: IncidentType,
    date: Finding,
    place: Finding,
    participants: Sequence[Participant],
    casualties: Casualties,
) -> tuple[str, str]:
    """A headline and one sentence. A single undisputed report keeps its own, which grounding has checked."""
    tolls = [toll for outcome in _TOLD if (toll := casualties.toll(outcome)) is not None]
    if len(members) == 1 and "disputed" not in {date.status, place.status, *(toll.status for toll in tolls)}:
        return members[0].report.title, members[0].report.summary
    title = _headline(kind, participants, place)
    told = [_toll(toll, outcome) for outcome in _TOLD if (toll := casualties.toll(outcome)) is not None and toll.low is not None]
    parts = [title, _date(date), *((_place(place),) if place.status == "disputed" else ()), ", ".join(told)]
    return ", ".join([title, *told[:1]]), f"{'; '.join(part for part in parts if part)}."


def _headline(kind: IncidentType, participants: Sequence[Participant], place: Finding) -> str:
    word = wording.capital(wording.TYPES[kind])
    if tables().family[kind] == "talks":
        names = [p.name for p in participants]
        if kind in {"call", "meeting"} and len(names) > 1:
            return f"{word} between {wording.join(names[:4])}"
        return f"{word}: {', '.join(names[:4])}" if names else word
    struck = min((p.name for p in participants if p.role == "target"), key=lambda name: (name.islower(), len(name), name), default=None)
    if kind == "armed_clash":
        return f"{word}: {', '.join(p.name for p in participants if p.affiliation is None or not p.claims[0].according_to)}"
    where = f" ({place.value})" if place.value is not None and place.status != "disputed" else ""
    return f"{word}{f' on {struck}' if struck else ''}{where}"


def _date(date: Finding) -> str:
    if date.status == "disputed":
        return f"date disputed: {wording.join([_said(claim.value, claim.according_to) for claim in _sides(date)], 'or')}"
    return wording.date_words(date.value) if date.value is not None else ""


def _place(place: Finding) -> str:
    return f"place disputed: {wording.join([claim.text for claim in _distinct(place)], 'or')}"


def _distinct(finding: Finding) -> list[FindingClaim]:
    """The first claim of each value."""
    return list({claim.value: claim for claim in reversed(finding.claims) if claim.value is not None}.values())[::-1]


def _sides(date: Finding) -> list[FindingClaim]:
    """The claims that differ: a coarse date that fits a finer one takes no side."""
    claims = _distinct(date)
    return [c for c in claims if not any(c.value != other.value and edtf.contains(c.value, other.value) for other in claims)]


def _said(value: str | None, according_to: Sequence[str]) -> str:
    return wording.date_words(value) + (f" (according to {wording.join(according_to)})" if according_to else "")


def _toll(toll: Toll, outcome: Outcome) -> str:
    return f"{wording.toll_words(toll)} {wording.OUTCOMES[outcome]}"
