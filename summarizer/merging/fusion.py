"""The reports of one event → one incident: every claim in exactly one finding or toll, with who says it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeVar

from summarizer.merging.claims import claimed, told
from summarizer.merging.deciding import Voice, decide
from summarizer.merging.features import Features, is_proper
from summarizer.merging.grouping import first_fit
from summarizer.merging.independence import sources
from summarizer.merging.matching import fullest, located, nearness, same_name
from summarizer.merging.tables import tables
from summarizer.merging.timing import is_news
from summarizer.normalize import countries, counts, edtf, places
from summarizer.records.incident import CitedEvidence, Finding, FindingClaim, Participant, Place, Weapon
from summarizer.records.report import ReportedParticipant, ReportedPlace
from summarizer.records.vocabulary import IncidentType, ParticipantRole, PlaceRole, Policy, Salience, Status

T = TypeVar("T")
Members = Sequence[Features]
Origins = Mapping[str, str]
"""Article id → id of its origin."""
Years = Mapping[str, tuple[tuple[str, str], ...]]
"""Article id → (date, report id) pairs from which a missing year can be taken."""

_WEAKER = {
    "alleged": {"happened", "ongoing", "unconfirmed", "denied"},
    "unconfirmed": {"happened", "ongoing", "denied"},
    "ongoing": {"happened"},
}
"""Status → those that it does not contradict: who calls a thing alleged does not say that it did not happen."""


def _voice(member: Features, claim: FindingClaim, origins: Origins) -> Voice:
    return Voice(claim, sources(origins[member.article], claim.according_to), member.published)


def date_finding(members: Members, origins: Origins, policy: Policy, years: Years) -> Finding:
    """When it happened. A date without a year takes the nearest one that linked reports allow, and says from which."""
    anchors = tuple((d.edtf, m.id) for m in members for d in m.report.dates if d.edtf is not None and edtf.bounds(d.edtf) is not None)
    voices = []
    for member in members:
        for claim in member.report.dates:
            value, inferred = _with_year(claim.edtf, anchors or years.get(member.article, ()))
            voices.append(_voice(member, claimed(member.article, claim, value, claim.text, inferred), origins))
    return decide(voices, edtf.compatible, edtf.contains, policy)


def _with_year(value: str | None, anchors: Sequence[tuple[str, str]]) -> tuple[str | None, tuple[str, ...]]:
    """The date with its year filled in, and the ids of the reports that gave it."""
    if value is None or not edtf.valid(value) or edtf.bounds(value) is not None or not anchors:
        return (value if value is not None and edtf.valid(value) else None), ()
    options = []
    for date, report in anchors:
        bounds = edtf.bounds(date)
        if bounds is not None:
            for year in range(bounds[0].year - 1, bounds[1].year + 2):
                filled = edtf.with_year(value, year)
                options.append((edtf.days_apart(filled, date) or 0, filled, report))
    nearest = min((gap, filled) for gap, filled, _ in options)[1]
    return nearest, tuple(sorted({report for _, filled, report in options if filled == nearest}))


Cited = Sequence[tuple[CitedEvidence, ...]]
"""Each member report's own evidence."""


def type_finding(members: Members, own: Cited, origins: Origins, policy: Policy) -> Finding:
    """Which type of event. Related types are words for one thing, the more exact one the better; contrary ones are disputed."""
    voices = [_own(member, member.report.type, evidence, origins) for member, evidence in zip(members, own, strict=True)]
    return decide(voices, tables().agree, tables().contains, policy)


def status_finding(members: Members, own: Cited, origins: Origins, policy: Policy) -> Finding:
    """Whether it happened, is planned, alleged, unconfirmed or denied."""
    voices = [_own(member, member.report.status, evidence, origins) for member, evidence in zip(members, own, strict=True)]

    def weaker(a: str, b: str) -> bool:
        return b in _WEAKER.get(a, ())

    return decide(voices, lambda a, b: a == b or weaker(a, b) or weaker(b, a), weaker, policy)


def _own(member: Features, value: str, evidence: tuple[CitedEvidence, ...], origins: Origins) -> Voice:
    """What a report says as a whole, resting on its own sentences."""
    return Voice(told(value, member.report.title, evidence), sources(origins[member.article], ()), member.published)


def salience(members: Members) -> Salience:
    """Background where every article tells it as such, or dates it so long before its publication that it only recalls it."""
    return "main" if any(member.report.salience == "main" and not _recalled(member) for member in members) else "background"


def _recalled(member: Features) -> bool:
    dates, published = member.dates, member.published
    known = published is not None and any(edtf.bounds(date) is not None for date in dates)
    return known and member.report.status != "planned" and not any(is_news(date, published) for date in dates)


def place_finding(members: Members, origins: Origins, policy: Policy) -> Finding:
    """Where it happened: the most exact scene; scenes that cannot be one are disputed."""
    keys: dict[str, places.PlaceKey] = {}
    voices = []
    for member in members:
        for claim in member.report.places:
            if claim.role == "scene":
                keys.setdefault(claim.text, located(claim.text, claim.country, claim.region))
                voices.append(_voice(member, claimed(member.article, claim, claim.text, claim.text), origins))

    def fits(a: str, b: str) -> bool:
        return a == b or nearness(keys[a], keys[b]) != "different"

    def contains(a: str, b: str) -> bool:
        return _coarser(keys[a], keys[b])

    return decide(voices, fits, contains, policy)


def _coarser(a: places.PlaceKey, b: places.PlaceKey) -> bool:
    """Whether the first place is a vaguer word for the second."""
    kind = places.relation(a, b).kind
    if kind == "contains":
        return True
    return kind == "same" and (len(a.name), a.name) < (len(b.name), b.name)


def place_records(members: Members) -> tuple[Place, ...]:
    """Every place named, one record for each that cannot be told from another, by role."""
    found: dict[tuple[PlaceRole, places.PlaceKey], list[tuple[Features, ReportedPlace]]] = {}
    for member in members:
        for claim in member.report.places:
            key = located(claim.text, claim.country, claim.region)
            same = (known for known in found if known[0] == claim.role and nearness(known[1], key) in {"spot", "town", "region"})
            found.setdefault(next(same, (claim.role, key)), []).append((member, claim))
    return tuple(
        Place(
            text=said[0][1].text,
            role=role,
            country=next((c.country for _, c in said if c.country), key.country),
            region=next((c.region for _, c in said if c.region), None),
            claims=tuple(claimed(member.article, claim, claim.text, claim.text) for member, claim in said),
        )
        for (role, key), said in sorted(found.items(), key=lambda item: (_ROLES.index(item[0][0]), item[1][0][0].order, item[1][0][1].text))
    )


_ROLES: tuple[PlaceRole, ...] = ("scene", "launched_from", "toward")


def participants(members: Members) -> tuple[Participant, ...]:
    """Who took part: claims whose names can be of one bearer are one participant, whatever affiliation each gives him.

    Of the nameless, an attributed affiliation sets those apart whom it is said of: "All three were members of Jamaat Ansarullah, one
    newspaper reported" stays that newspaper's claim and lends its affiliation to nobody else.
    """
    said = [(member, claim) for member in members for claim in member.report.participants]
    return tuple(_participant(group) for group in first_fit(said, _one_participant))


def _one_participant(a: tuple[Features, ReportedParticipant], b: tuple[Features, ReportedParticipant]) -> bool:
    (_, one), (_, other) = a, b
    names = _bearer(*a), _bearer(*b)
    if same_name(*names) and all(map(is_proper, names)):
        return True
    if _attributed(one) != _attributed(other):
        return False
    return same_name(*names) or (one.role == other.role == "target" and same_victims(*names))


def _bearer(member: Features, claim: ReportedParticipant) -> str:
    """The name of whoever holds the office that the claim names, where the article gives it."""
    return dict(member.bearers).get(claim.name, claim.name)


def _attributed(claim: ReportedParticipant) -> tuple[str, tuple[str, ...]] | None:
    return (claim.affiliation, claim.according_to) if claim.affiliation and claim.according_to else None


def same_victims(a: str, b: str) -> bool:
    """Whether two descriptions differ in number alone, both of one nation: "three Chinese nationals", "Chinese workers"."""
    if is_proper(a) or is_proper(b):
        return False
    ones, others = set(countries.countries_in(a)), set(countries.countries_in(b))
    return bool(ones) and ones == others and _undescribed(a) and _undescribed(b)


def _undescribed(name: str) -> bool:
    """Whether nothing but a nation tells these people from others; what they are "of" or "from" is left out."""
    head = re.split(r"\s(?:of|from|in|at|with|who)\s", name.lower(), maxsplit=1)[0]
    words = re.findall(r"[^\W\d_]+", head)
    plain = [word in tables().victims for word in words if word not in {"a", "an"} and not countries.countries_in(word)]
    return bool(plain) and all(plain)


def _participant(said: Sequence[tuple[Features, ReportedParticipant]]) -> Participant:
    names = [claim.name for _, claim in said]
    bearers = [_bearer(member, claim) for member, claim in said]
    name = fullest([bearer for bearer in bearers if counts.parse(bearer) is None] or bearers)
    roles: list[ParticipantRole] = [claim.role for _, claim in said]
    return Participant(
        name=name,
        role=_commonest(roles),
        affiliation=_affiliation([claim for _, claim in said]),
        aliases=tuple(sorted({other for other in names if other != name})),
        claims=tuple(claimed(member.article, claim, claim.name, claim.name) for member, claim in said),
    )


def _affiliation(claims: Sequence[ReportedParticipant]) -> str | None:
    """The affiliation that outlets give most often ("Afghan", "Afghanistan" are one); an attributed one only where all are attributed."""
    plain = [claim.affiliation for claim in claims if claim.affiliation and not claim.according_to]
    if not plain and not all(claim.according_to for claim in claims):
        return None
    given = plain or [claim.affiliation for claim in claims if claim.affiliation]
    keys = [" ".join(sorted(countries.countries_in(text))) or text.lower() for text in given]
    best = _commonest(keys) if keys else None
    return _commonest([text for text, key in zip(given, keys, strict=True) if key == best]) if best is not None else None


def _commonest(values: Sequence[T]) -> T:
    """The value given most often; of several, the first."""
    return Counter(values).most_common(1)[0][0]


def weapons(members: Members) -> tuple[Weapon, ...]:
    """Weapons by name and use; seized ones are never said to have been used."""
    said = [(member, claim) for member in members for claim in member.report.weapons]
    groups = first_fit(said, lambda a, b: a[1].use == b[1].use and a[1].name.lower() == b[1].name.lower())
    return tuple(
        Weapon(name=found[0][1].name, use=found[0][1].use, claims=tuple(claimed(m.article, c, c.name, c.name) for m, c in found))
        for found in groups
    )


def chosen_type(members: Members, finding: Finding) -> IncidentType:
    """The finding's type, or in a tie the one given most often, the first of several."""
    given: list[IncidentType] = [member.report.type for member in members]
    return next((kind for kind in given if kind == finding.value), _commonest(given))


def chosen_status(members: Members, finding: Finding) -> Status:
    """The finding's status, or in a tie the one given most often, the first of several; the finding shows the dispute."""
    given: list[Status] = [member.report.status for member in members]
    return next((status for status in given if status == finding.value), _commonest(given))


def claimants(members: Members) -> tuple[str, ...]:
    """Whom the reports name as sources, each once, in order of first mention."""
    claims = (
        c for m in members for c in (*m.report.dates, *m.report.places, *m.report.participants, *m.report.casualties, *m.report.weapons)
    )
    return tuple(dict.fromkeys(name for claim in claims for name in claim.according_to))
