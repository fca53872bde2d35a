"""The bottom line: at most three sentences composed from findings, each hedged wherever the sources disagree."""

from collections.abc import Iterable, Sequence

from summarizer.brief.order import deaths, last_day
from summarizer.normalize import counts
from summarizer.records.brief import BottomLine
from summarizer.records.incident import CitedEvidence, Finding, FindingClaim, MergedIncident, Toll, TollClaim
from summarizer.records.vocabulary import IncidentType, Status
from summarizer.wording import AGAINST, TYPES, capital, date_precision, date_words, dates_words, join, open_words, shortened, span_words

SENTENCES = 3
PLACE = 60
DIPLOMACY: frozenset[IncidentType] = frozenset({"call", "meeting", "visit", "agreement"})
HELD: dict[Status, str] = {
    "happened": "took place",
    "ongoing": "is under way",
    "planned": "is planned",
    "alleged": "is alleged to have taken place",
    "unconfirmed": "is reported, unconfirmed, to have taken place",
    "denied": "is denied",
}


def bottom_line(incidents: Sequence[MergedIncident], first_told: frozenset[str] = frozenset()) -> tuple[BottomLine, ...]:
    """The two gravest incidents and the talks that most sources tell, or what there is of them.

    `first_told` are the ids of the incidents that are news as a whole: among their like they come first. Sums over several incidents
    are left out.
    """
    single = [one for one in incidents if one.aggregate is None]
    candidates = [one for one in single if one.salience == "main"] or single
    grave = [one for one in candidates if _people(one) is not None]
    grave.sort(key=lambda one: (one.id not in first_told, -deaths(one), *_newest(one)))
    talks = [one for one in candidates if one.type in DIPLOMACY]
    rest = list(candidates)
    for several in (talks, rest):
        several.sort(key=lambda one: (one.id not in first_told, -one.origins, *_newest(one)))
    chosen: list[MergedIncident] = []
    for one in (*grave[: SENTENCES - 1], *talks[:1], *grave, *rest):
        if one not in chosen and len(chosen) < SENTENCES:
            chosen.append(one)
    return tuple(BottomLine(text=sentence(one), incidents=(one.id,)) for one in chosen)


def _newest(incident: MergedIncident) -> tuple[int, str]:
    return (-last_day(incident.date).toordinal(), incident.id)


def sentence(incident: MergedIncident) -> str:
    """One sentence on one incident: place, what, who or how many, when, on whose word."""
    people = _people(incident)
    event = _between(incident)
    noun = f"{'an' if event[0] in 'aeiou' else 'a'} {event}"
    if people is not None and incident.status in ("happened", "ongoing"):
        core = f"{people} in {noun}"
    elif people is not None:
        core = f"{noun} {HELD[incident.status]}, in which {people}"
    else:
        core = f"{noun} {HELD[incident.status]}"
    where = _where(incident.place)
    text = capital(f"{where}: {core}" if where else core)
    doubt = ", though whether it happened is disputed" if incident.status_finding.status == "disputed" else ""
    return f"{text}{_when(incident.date)}{_word_of(incident)}{doubt}."


def grounds(incident: MergedIncident) -> tuple[CitedEvidence, ...]:
    """What `sentence` rests on: one piece of evidence for each value of date, place and toll."""
    tolls = (incident.casualties.killed, incident.casualties.injured, incident.casualties.killed_or_injured)
    claims: list[FindingClaim | TollClaim] = [*incident.date.claims, *incident.place.claims]
    claims += [claim for toll in tolls if toll is not None for claim in toll.claims if claim.group == "total"]
    found: dict[tuple[str | int | None, ...], CitedEvidence] = {}
    for claim in claims:
        value = (claim.value,) if isinstance(claim, FindingClaim) else (claim.low, claim.high)
        for one in claim.evidence[:1]:
            found.setdefault(value, one)
    return tuple(found.values())


def _between(incident: MergedIncident) -> str:
    """The event and whom it is between or against, as far as they have names; a disputed kind gives every kind."""
    noun = TYPES[incident.type]
    if incident.type_finding.status == "disputed":
        kinds = sorted({claim.value.replace("_", " ") for claim in incident.type_finding.claims if claim.value is not None})
        return f"{join(kinds, 'or')} (the sources disagree)" if len(kinds) > 1 else noun
    if incident.type in AGAINST:
        whom = _target(incident)
        return f"{noun} {AGAINST[incident.type]} {whom}" if whom else noun
    if incident.type not in DIPLOMACY:
        return noun
    names = [one.name for one in incident.participants if one.role in ("party", "host")]
    if len(names) >= 2 and incident.type != "visit":
        return f"{noun} between {join(names[:2])}"
    return f"{noun} of {names[0]}" if names else noun


def _target(incident: MergedIncident) -> str | None:
    """The target that most articles name, by a proper name and not by a count; None where equally many name others.

    "Chinese workers" and "Chinese nationals" are no others: they share a name.
    """
    named = [one for one in incident.participants if one.role == "target" and one.name[:1].isupper() and counts.parse(one.name) is None]
    support = {one.name: len({cited.article for claim in one.claims for cited in claim.evidence}) for one in named}
    best = sorted((name for name in support if support[name] == max(support.values())), key=lambda name: (len(name), name))
    shared = set.intersection(*(set(name.split()) for name in best)) if best else set()
    return best[0] if shared else None


def _people(incident: MergedIncident) -> str | None:
    killed, injured = incident.casualties.killed, incident.casualties.injured
    parts = [part for part in (_count(killed, "killed"), _count(injured, "injured")) if part is not None]
    if not parts:
        both = _count(incident.casualties.killed_or_injured, "killed or injured")
        parts = [both] if both is not None else []
    return join(parts) if parts else None


def _count(toll: Toll | None, what: str) -> str | None:
    if toll is None or (toll.low is None and toll.high is None):
        return None
    if toll.status == "disputed" or (toll.best is None and toll.low != toll.high):
        return f"{span_words(toll)} people were {what} (the sources disagree)"
    number = open_words(toll) if toll.open else str(toll.best if toll.best is not None else toll.low)
    return f"{number} {'person was' if number == '1' else 'people were'} {what}"


def _where(place: Finding) -> str | None:
    """The place by name, a long one in the fullest of the other names that is short enough.

    A value without a proper name ("border") says nothing at the head of a sentence.
    """
    if place.status == "disputed":
        return None
    values = [place.value, *sorted(claim.value or "" for claim in place.claims)]
    named = [value for value in values if value is not None and value != value.lower()]
    if not named or len(named[0]) <= PLACE:
        return named[0] if named else None
    return max((value for value in named if len(value) <= PLACE), key=lambda value: (len(value), value), default=shortened(named[0], PLACE))


def _when(date: Finding) -> str:
    if date.status == "disputed":
        values = sorted({claim.value for claim in date.claims if claim.value is not None and date_precision(claim.value) == "day"})
        named = values or sorted({claim.value for claim in date.claims if claim.value is not None})
        return f", dated {dates_words(named)} (the sources disagree)"
    if date.value is None:
        return ", date unknown"
    precise = date_precision(date.value)
    words = date_words(date.value)
    return f" on {words}" if precise == "day" else f", dated {words}" if precise != "month" else f" in {words}"


def _word_of(incident: MergedIncident) -> str:
    toll = incident.casualties.killed or incident.casualties.injured or incident.casualties.killed_or_injured
    if toll is not None and toll.claims:
        named = _claimants(claim.according_to for claim in toll.claims)
        if named:
            return f", according to {join(named)}"
    return " (one source)" if incident.origins == 1 else ""


def _claimants(lists: Iterable[tuple[str, ...]]) -> list[str]:
    """Everybody named, if every claim rests on somebody; none if an outlet says it in its own voice."""
    found = list(lists)
    return sorted({name for names in found for name in names}) if all(found) else []
