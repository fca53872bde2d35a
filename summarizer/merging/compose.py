"""Titles and summaries of merged incidents, composed from findings: nothing disputed is said without saying so."""

import re
from collections.abc import Collection, Sequence

from summarizer import wording
from summarizer.merging.features import Features
from summarizer.merging.matching import located
from summarizer.merging.tables import tables
from summarizer.normalize import counts, edtf
from summarizer.normalize.locating import Level
from summarizer.records.incident import Casualties, Finding, FindingClaim, Participant, Toll
from summarizer.records.vocabulary import OUTCOMES, IncidentType, Outcome, Status

_OF_TWO = frozenset({"call", "meeting"})
_HEDGES: dict[Status, str] = {"planned": "Planned", "alleged": "Alleged", "unconfirmed": "Unconfirmed", "denied": "Denied"}
LONGEST = 12
"""Words of a report's title that can head an incident of several reports."""
_FEW = 5
"""Words of a place in a headline."""
_FINEST_FIRST: tuple[Level, ...] = ("town", "region", "area", "border", "unknown", "country")
_LAST_PLACE = re.compile(r"\b(?:in|of|near|at) (?:the )?((?:[A-Z][\w’'-]+ ?){1,4}(?:region|district|province|city|county|state|valley)?)$")
_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_LEANING = _PRONOUNS | {"a", "an", "the", "this", "that", "these", "those", "his", "her", "their", "its"}
_LEANING |= {"only", "in", "on", "at", "after", "when", "as", "while", "and", "but", "another", "more", "other", "others"}
"""Words with which a clause out of a sentence begins rather than a headline."""
_SEIZING = frozenset({"abduction", "arrest"})
_COUNTING = frozenset({"another", "at", "more", "other", "others", "some", "up"})


def title_and_summary(
    members: Sequence[Features],
    kind: IncidentType,
    status: Status,
    date: Finding,
    place: Finding,
    participants: Sequence[Participant],
    casualties: Casualties,
) -> tuple[str, str]:
    """A headline and one sentence. A single undisputed report keeps its own, which grounding has checked, unless a pronoun opens it."""
    tolls = [(toll, outcome) for outcome in OUTCOMES if (toll := casualties.toll(outcome)) is not None]
    disputed = "disputed" in {date.status, place.status, *(toll.status for toll, _ in tolls)}
    own = members[0].report
    if len(members) == 1 and not disputed and own.title.split(" ")[0].lower() not in _PRONOUNS:
        return own.title, own.summary
    told = [_toll(toll, outcome) for toll, outcome in tolls if toll.low is not None]
    chief = [p for p in participants if 2 * len({e.article for c in p.claims for e in c.evidence}) >= len(members)]
    of_two = kind in _OF_TWO and len(chief) > 1
    headline = _hedged(status, _headline(kind, chief if of_two else participants, place))
    composed = ", ".join([headline, *told[:1]])
    if len(members) == 1 and not disputed:
        return composed, own.summary
    title = composed if disputed or of_two else _report_title(members, {toll.best for toll, _ in tolls}) or composed
    parts = [headline, _date(date), *((_place(place),) if place.status == "disputed" else ()), ", ".join(told)]
    return title, f"{'; '.join(part for part in parts if part)}."


def _hedged(status: Status, headline: str) -> str:
    return f"{_HEDGES[status]} {headline[:1].lower()}{headline[1:]}" if status in _HEDGES else headline


def _report_title(members: Sequence[Features], bests: Collection[int | None]) -> str | None:
    """The headline that most reports give, the first of several: one that stands alone and whose numbers are the merged ones (`bests`)."""
    titles = [member.report.title for member in members if _stands_alone(member.report.title, bests)]
    return max(titles, key=lambda title: (titles.count(title), -titles.index(title)), default=None)


def _stands_alone(title: str, bests: Collection[int | None]) -> bool:
    words = title.split()
    counted = (counts.parse(word) for word in words if word[:1].isdigit() or word.lower() not in {"a", "an", "one"})
    return (
        3 < len(words) <= LONGEST
        and words[0][:1].isupper()
        and words[0].lower() not in _LEANING
        and all(count is None or (count[0] == count[1] and count[0] in bests) for count in counted)
    )


def _headline(kind: IncidentType, participants: Sequence[Participant], place: Finding) -> str:
    word = wording.capital(wording.TYPES[kind])
    if tables().family[kind] == "talks":
        names = [p.name for p in participants]
        if kind in _OF_TWO and len(names) > 1:
            return f"{word} between {wording.join(names[:4])}"
        return f"{word}: {', '.join(names[:4])}" if names else word
    if kind == "armed_clash" and (clashed := [p.name for p in participants if p.affiliation is None or not p.claims[0].according_to]):
        return f"{word}: {', '.join(clashed)}"
    struck, where = _struck(kind, participants), _where(place)
    return f"{word}{f' {wording.AGAINST[kind]} {struck}' if struck else ''}{f' ({where})' if where else ''}"


def _struck(kind: IncidentType, participants: Sequence[Participant]) -> str | None:
    """Whom it was aimed at, where it is of that kind: by name rather than described, and never by a number, which the toll gives.

    Of those who are only described, a raid's dead are told from its captives by nothing.
    """
    targets = [p.name for p in participants if p.role == "target"] if kind in wording.AGAINST else []
    uncounted = [name for name in targets if name.split()[0].lower() not in _COUNTING and counts.parse(name) is None]
    named = [name for name in uncounted if not name.islower() or kind not in _SEIZING]
    return min(named, key=lambda name: (name.islower(), len(name), name), default=None)


def _where(place: Finding) -> str | None:
    """The undisputed place in the few words that a headline has room for: as some report gives it, or the last place of a long phrase."""
    if place.value is None or place.status == "disputed":
        return None
    texts = [place.value, *(claim.value for claim in _distinct(place) if claim.value is not None and not claim.weak)]
    short = [text for text in map(_bare, texts) if len(text.split()) <= _FEW]
    if short and short[0] == _bare(place.value):
        return short[0]
    ends = _LAST_PLACE.search(place.value)
    named = [*short, *([ends[1]] if ends is not None else [])]
    return min(named, key=lambda text: (_FINEST_FIRST.index(located(text, None, None).level), len(text), text), default=None)


def _bare(text: str) -> str:
    return _ARTICLE.sub("", text)


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
