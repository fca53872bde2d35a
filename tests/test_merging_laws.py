"""The merger's laws over generated reports: a function of the set, nothing lost, nothing doubled, no hash order."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.merging import merge
from summarizer.records.extraction import Aggregate, Speaker
from summarizer.records.incident import CitedEvidence, Merged, MergedIncident
from summarizer.records.report import (
    Evidence,
    ExtractorName,
    IncidentReport,
    ReportedArticle,
    ReportedCasualties,
    ReportedDate,
    ReportedParticipant,
    ReportedPlace,
    ReportedWeapon,
    ReportLine,
    StatementReport,
)
from summarizer.records.vocabulary import ParticipantRole, PlaceRole

NAMES = (
    "Amir Khan Muttaqi",
    "Muttaqi",
    "Sirojiddin Muhriddin",
    "Sirajuddin Mukhriddin",
    "Chinese workers",
    "armed men",
    "GKNB",
    "Guo Zhijun",
)
PLACES = ("Khatlon region", "Kabul", "Dushanbe", "Istiqlol post", "Tajikistan", "a camp near the border")
DATES = ("2025-11-24", "2025-11-26", "2025-11-30", "XXXX-11-24", "2025-11", "2025-11-24/2025-11-26", "[2025-11-24,2025-11-26]", None)
CLAIMANTS = st.sampled_from([(), (), ("Tajik officials",), ("the Chinese embassy",), ("Tajik authorities", "Reuters")])
SENTENCES = ("Armed men attacked the camp.", "The ministers held a call.", "Officials said more on the matter.")
EXTRACTOR = ExtractorName(name="made")


def _evidence(number: int) -> tuple[Evidence, ...]:
    start = sum(len(s) + 1 for s in SENTENCES[: number - 1])
    return (Evidence(sentence=number, start=start, end=start + len(SENTENCES[number - 1]), text=SENTENCES[number - 1]),)


PLACE_ROLES: tuple[PlaceRole, ...] = ("scene", "scene", "launched_from", "toward")
PARTICIPANT_ROLES: tuple[ParticipantRole, ...] = ("perpetrator", "target", "party")
numbers = st.integers(1, 3)
weak = st.sampled_from([False, False, False, True])


@st.composite
def dates(draw: st.DrawFn) -> ReportedDate:
    at, value = draw(numbers), draw(st.sampled_from(DATES))
    return ReportedDate(
        text=value or "Tuesday", edtf=value, according_to=draw(CLAIMANTS), sentences=(at,), evidence=_evidence(at), weak=draw(weak)
    )


@st.composite
def places(draw: st.DrawFn) -> ReportedPlace:
    at = draw(numbers)
    role: PlaceRole = draw(st.sampled_from(PLACE_ROLES))
    return ReportedPlace(
        text=draw(st.sampled_from(PLACES)), role=role, according_to=draw(CLAIMANTS), sentences=(at,), evidence=_evidence(at)
    )


@st.composite
def participants(draw: st.DrawFn) -> ReportedParticipant:
    at = draw(numbers)
    role: ParticipantRole = draw(st.sampled_from(PARTICIPANT_ROLES))
    affiliation = draw(st.sampled_from((None, None, "Taliban")))
    return ReportedParticipant(
        name=draw(st.sampled_from(NAMES)),
        role=role,
        affiliation=affiliation,
        according_to=draw(CLAIMANTS),
        sentences=(at,),
        evidence=_evidence(at),
    )


@st.composite
def casualties(draw: st.DrawFn) -> ReportedCasualties:
    at, low = draw(numbers), draw(st.one_of(st.none(), st.integers(0, 7)))
    high = None if low is None else draw(st.one_of(st.none(), st.just(low), st.integers(low, 9)))
    return ReportedCasualties(
        outcome=draw(st.sampled_from(("killed", "injured", "killed_or_injured"))),
        group=draw(st.sampled_from(("total", "total", "attackers", "security_forces"))),
        low=low,
        high=high,
        text=f"{low} to {high}",
        victims=draw(st.sampled_from((None, "Chinese workers"))),
        according_to=draw(CLAIMANTS),
        sentences=(at,),
        evidence=_evidence(at),
        weak=draw(weak),
    )


@st.composite
def incidents(draw: st.DrawFn, key: str, others: tuple[str, ...]) -> IncidentReport:
    at = draw(numbers)
    members = tuple(draw(st.lists(st.sampled_from(others), max_size=2, unique=True))) if others else ()
    weapons = draw(st.lists(st.sampled_from(("drone", "rifles")), max_size=1))
    return IncidentReport(
        id=draw(st.sampled_from(("", "", f"r{draw(st.integers(0, 99))}"))),
        key=key,
        type=draw(st.sampled_from(("attack", "attack", "armed_clash", "call", "meeting", "other"))),
        title="An attack",
        summary="Something happened.",
        status=draw(st.sampled_from(("happened", "alleged", "denied"))),
        salience=draw(st.sampled_from(("main", "background"))),
        aggregate=draw(st.sampled_from((None, None, None, Aggregate(count=2, members=members)))),
        concerning=members,
        sentences=(at,),
        evidence=_evidence(at),
        dates=tuple(draw(st.lists(dates(), max_size=2))),
        places=tuple(draw(st.lists(places(), max_size=2))),
        participants=tuple(draw(st.lists(participants(), max_size=3))),
        casualties=tuple(draw(st.lists(casualties(), max_size=3))),
        weapons=tuple(ReportedWeapon(name=name, use="used", sentences=(at,), evidence=_evidence(at)) for name in weapons),
    )


@st.composite
def statements(draw: st.DrawFn, about: tuple[str, ...]) -> StatementReport:
    at = draw(numbers)
    return StatementReport(
        speakers=(Speaker(name=draw(st.sampled_from(NAMES))),),
        kind=draw(st.sampled_from(("condemn", "pledge", "report"))),
        content=draw(st.sampled_from(("Strengthen border security and joint investigations.", "Regret over casualties among workers."))),
        about=about,
        sentences=(at,),
        evidence=_evidence(at),
        dates=tuple(draw(st.lists(dates(), max_size=1))),
        quotations=draw(st.sampled_from(((), _evidence(at)))),
    )


@st.composite
def lines(draw: st.DrawFn) -> ReportLine:
    number = draw(st.integers(0, 9))
    count = draw(st.integers(0, 3))
    found = tuple(draw(incidents(f"i{n}", tuple(f"i{m}" for m in range(n)))) for n in range(count))
    about = draw(st.sampled_from(((), ("i0",)))) if found else ()
    return ReportLine(
        article=ReportedArticle(
            id=f"a{number}",
            outlet=f"Outlet {number % 4}",
            published=(None, "2025-12-02", "2025-12-03", "2025-12-29")[number % 4],
            text=" ".join(SENTENCES),
            sentences=tuple((e.start, e.end, False) for n in (1, 2, 3) for e in _evidence(n)),
        ),
        extractor=EXTRACTOR,
        incidents=found,
        statements=tuple(draw(st.lists(statements(about), max_size=2))),
    )


batches = st.lists(lines(), max_size=6)
examples = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@examples
@given(batches, st.randoms(use_true_random=False), st.data())
def test_order_and_repeats_change_no_byte(given_lines: list[ReportLine], shuffle: object, data: st.DataObject) -> None:
    expected = merge(given_lines).model_dump_json()
    again = data.draw(st.permutations([*given_lines, *given_lines[:2]]))
    assert merge(again).model_dump_json() == expected
    assert merge(iter(again)).model_dump_json() == expected


@examples
@given(batches)
def test_an_article_s_incidents_and_statements_may_come_on_lines_of_their_own(given_lines: list[ReportLine]) -> None:
    free = [
        line.model_copy(update={"statements": tuple(s.model_copy(update={"about": ()}) for s in line.statements)}) for line in given_lines
    ]
    incidents = [line.model_copy(update={"statements": ()}) for line in free]
    said = [line.model_copy(update={"incidents": ()}) for line in free]
    assert merge([*said, *incidents]).model_dump_json() == merge(free).model_dump_json()


@examples
@given(batches)
def test_every_claim_lands_in_exactly_one_finding_or_toll(given_lines: list[ReportLine]) -> None:
    merged = merge(given_lines)
    landed = Counter(_key(kind, evidence, text) for incident in merged.incidents for kind, evidence, text in _landed(incident))
    told = {
        (line.article.id, _content(line, incident)): [
            (field, line.article.id, claim.evidence[0].start, str(getattr(claim, "text", None) or getattr(claim, "name", None)))
            for field in ("dates", "places", "participants", "casualties", "weapons")
            for claim in getattr(incident, field)
        ]
        for line in given_lines
        for incident in line.incidents
    }
    assert landed == Counter(key for claims in told.values() for key in claims)


def _content(line: ReportLine, incident: IncidentReport) -> str:
    """A report's identity: its words and those of the reports that it names."""
    tied = (*incident.concerning, *(incident.aggregate.members if incident.aggregate else ()))
    return incident.model_dump_json() + "".join(other.model_dump_json() for key in tied for other in line.incidents if other.key == key)


def _key(kind: str, evidence: tuple[CitedEvidence, ...], text: str) -> tuple[str, str, int, str]:
    return kind, evidence[0].article, evidence[0].start, text


def _landed(incident: MergedIncident) -> Iterator[tuple[str, tuple[CitedEvidence, ...], str]]:
    yield from (("dates", claim.evidence, claim.text) for claim in incident.date.claims)
    yield from (("places", claim.evidence, claim.text) for place in incident.places for claim in place.claims)
    yield from (("participants", claim.evidence, claim.text) for participant in incident.participants for claim in participant.claims)
    yield from (("weapons", claim.evidence, claim.text) for weapon in incident.weapons for claim in weapon.claims)
    tolls = (incident.casualties.killed, incident.casualties.injured, incident.casualties.killed_or_injured)
    yield from (("casualties", claim.evidence, claim.text) for toll in tolls if toll is not None for claim in toll.claims)


@examples
@given(batches)
def test_every_report_is_in_exactly_one_record_and_tuples_are_sorted(given_lines: list[ReportLine]) -> None:
    merged = merge(given_lines)
    incident_ids, statement_ids = [i.id for i in merged.incidents], [s.id for s in merged.statements]
    assert incident_ids == sorted(set(incident_ids))
    assert statement_ids == sorted(set(statement_ids))
    told = {(line.article.id, _content(line, incident)) for line in given_lines for incident in line.incidents}
    assert sum(len(incident.reports) for incident in merged.incidents) == len(told)


@examples
@given(batches)
def test_a_toll_lies_in_order(given_lines: list[ReportLine]) -> None:
    for incident in merge(given_lines).incidents:
        for toll in (incident.casualties.killed, incident.casualties.injured, incident.casualties.killed_or_injured):
            if toll is not None and toll.low is not None:
                assert toll.best is None or toll.low <= toll.best
                assert toll.high is None or toll.low <= toll.high
                assert toll.best is None or toll.high is None or toll.best <= toll.high


@examples
@given(batches)
def test_what_is_named_as_a_neighbour_exists(given_lines: list[ReportLine]) -> None:
    merged = merge(given_lines)
    ids = {incident.id for incident in merged.incidents}
    for incident in merged.incidents:
        assert {relation.id for relation in incident.related} | set(incident.concerning) | set(incident.aggregate_of) <= ids
        assert incident.id not in {relation.id for relation in incident.related}
    assert all(set(statement.about) <= ids for statement in merged.statements)


def test_the_hash_seed_changes_nothing() -> None:
    code = (
        "from seed_reports import all_sources; from summarizer.merging import merge; "
        "print(merge(s.line for s in all_sources()).model_dump_json())"
    )
    here = Path(__file__).parent
    path = os.pathsep.join((str(here), str(here.parent)))
    outputs = {
        subprocess.run(  # noqa: S603 – our own interpreter and code
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "4711")
    }
    assert len(outputs) == 1
    assert Merged.model_validate_json(outputs.pop()).incidents
