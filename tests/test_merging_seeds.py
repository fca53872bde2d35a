"""The five seed articles, merged from hand-written reports: what their brief must show."""

import itertools

import pytest
from seed_reports import CENTRAL_ASIAN, DID, INTER_BELLUM, WIRE, all_sources

from summarizer.merging import merge
from summarizer.records.incident import Merged, MergedIncident, MergedStatement

SOURCES = {source.id: source for source in all_sources()}
EVENTS = {
    "E1": ((DID, "i1"), (INTER_BELLUM, "i1"), (CENTRAL_ASIAN, "i3"), (WIRE, "i1"), (None, "i1")),
    "E2": ((DID, "i2"), (INTER_BELLUM, "i2"), (WIRE, "i2")),
    "E3": ((INTER_BELLUM, "i3"),),
    "E2+E3": ((CENTRAL_ASIAN, "i4"), (None, "i2")),
    "E4": ((DID, "i4"), (INTER_BELLUM, "i4")),
    "E5": ((CENTRAL_ASIAN, "i1"), (CENTRAL_ASIAN, "i5")),
    "E6": ((CENTRAL_ASIAN, "i2"),),
    "E7": ((WIRE, "i3"),),
    "E9": ((DID, "i3"),),
    "E10": ((None, "i3"),),
}


@pytest.fixture(scope="module")
def merged() -> Merged:
    return merge(source.line for source in SOURCES.values())


def _event(merged: Merged, name: str) -> MergedIncident:
    outlet, key = EVENTS[name][0]
    report = next(f"{source.id}-{key}" for source in SOURCES.values() if source.outlet == outlet)
    return next(incident for incident in merged.incidents if report in {ref.id for ref in incident.reports})


def _statement(merged: Merged, words: str) -> MergedStatement:
    return next(
        statement for statement in merged.statements if words in statement.content or any(words in quote.text for quote in statement.quotes)
    )


@pytest.mark.parametrize("name", EVENTS)
def test_every_event_is_one_incident(merged: Merged, name: str) -> None:
    told = {(SOURCES[ref.article].outlet, ref.id.rpartition("-")[2]) for ref in _event(merged, name).reports}
    assert told == set(EVENTS[name])


def test_no_two_events_are_one(merged: Merged) -> None:
    assert len(merged.incidents) == len(EVENTS)


def test_the_first_attack_has_a_disputed_date_with_who_says_what(merged: Merged) -> None:
    date = _event(merged, "E2").date
    assert (date.status, date.value) == ("disputed", None)
    said = {claim.value: claim for claim in date.claims}
    assert said["2025-11-24"].inferred
    assert said["2025-11-24"].text == "November 24"
    assert said["2025-11-26"].according_to == ("Foreign Ministry of Tajikistan",)
    assert all(claim.evidence for claim in date.claims)


def test_a_week_that_holds_both_days_settles_nothing(merged: Merged) -> None:
    assert "2025-11-24/2025-11-30" in {claim.value for claim in _event(merged, "E2").date.claims}


def test_the_first_attack_killed_three_as_independent_sources_agree(merged: Merged) -> None:
    killed = _event(merged, "E2").casualties.killed
    assert killed is not None
    assert (killed.low, killed.best, killed.high, killed.status) == (3, 3, 3, "agreed")


def test_spellings_of_the_place_are_no_dispute_and_the_launch_place_is_attributed(merged: Merged) -> None:
    attack = _event(merged, "E2")
    assert attack.place.status != "disputed"
    launched = [place for place in attack.places if place.role == "launched_from"]
    assert ("Tajik authorities",) in {claim.according_to for place in launched for claim in place.claims}


def test_the_second_attack_stands_alone_with_two_killed_and_an_inferred_year(merged: Merged) -> None:
    second = _event(merged, "E3")
    killed = second.casualties.killed
    assert killed is not None
    assert (killed.best, second.date.value) == (2, "2025-11-30")
    assert second.date.claims[0].inferred


def test_the_aggregates_are_one_record_tied_to_both_attacks_with_the_arithmetic(merged: Merged) -> None:
    both = _event(merged, "E2+E3")
    assert set(both.aggregate_of) == {_event(merged, "E2").id, _event(merged, "E3").id}
    assert both.aggregate is not None
    assert both.aggregate.count == 2
    assert both.aggregate.arithmetic is not None
    assert "3 + 2 = 5 killed, below 'more than five Chinese nationals'" in both.aggregate.arithmetic
    assert "10 killed or injured against at least 6 killed + 5 injured" in both.aggregate.arithmetic


def test_ten_casualties_are_never_deaths(merged: Merged) -> None:
    both = _event(merged, "E2+E3").casualties
    assert both.killed is not None
    assert both.killed_or_injured is not None
    assert (both.killed.low, both.killed.high, both.killed.open) == (6, None, True)
    assert both.killed_or_injured.best == 10
    for incident in merged.incidents:
        assert incident.casualties.killed is None or all(claim.low != 10 for claim in incident.casualties.killed.claims)


def test_the_clash_killed_five_in_two_groups(merged: Merged) -> None:
    killed = _event(merged, "E5").casualties.killed
    assert killed is not None
    assert (killed.low, killed.best, killed.high) == (5, 5, 5)
    assert {group.group: group.best for group in killed.by_group} == {"security_forces": 2, "attackers": 3}


def test_the_second_contact_is_unconfirmed_and_says_why_it_is_not_the_first_call(merged: Merged) -> None:
    contact, call = _event(merged, "E6"), _event(merged, "E1")
    assert contact.status == "unconfirmed"
    because = {relation.id: relation.because for relation in contact.related}
    assert because[call.id] == "not merged: each follows another event"
    assert contact.concerning == (_event(merged, "E5").id,)


def test_the_call_of_december_second_agrees_with_early_december(merged: Merged) -> None:
    call = _event(merged, "E1")
    assert call.date.value == "2025-12-02"
    assert call.date.status == "agreed"


def test_spellings_and_roles_of_one_minister_are_one_person(merged: Merged) -> None:
    people = {p.name: set(p.aliases) for p in _event(merged, "E1").participants}
    assert set(people) == {"Amir Khan Muttaqi", "Sirojiddin Muhriddin"}
    assert people["Sirojiddin Muhriddin"] == {"Sirajuddin Muhriddin", "Tajik counterpart"}


def test_an_attributed_affiliation_stays_the_newspaper_s_claim(merged: Merged) -> None:
    parties = {p.affiliation: p for p in _event(merged, "E5").participants if p.affiliation}
    assert set(parties) == {"Jamaat Ansarullah"}
    assert {claim.according_to for claim in parties["Jamaat Ansarullah"].claims} == {("Khashte Subh",)}


def test_one_pledge_in_three_articles_is_one_statement(merged: Merged) -> None:
    pledge = _statement(merged, "conduct joint investigations")
    assert {SOURCES[ref.article].outlet for ref in pledge.reports} == {DID, WIRE, None}
    assert len(pledge.quotes) == 2


def test_a_ministry_s_sentence_is_not_the_minister_s(merged: Merged) -> None:
    assert _statement(merged, "An armed attack was carried out").speaker.name == "Foreign Ministry of Tajikistan"


def test_different_utterances_of_one_speaker_stay_apart(merged: Merged) -> None:
    by_muttaqi = [s for s in merged.statements if "Muttaqi" in s.speaker.name]
    assert len(by_muttaqi) == 6


def test_any_order_gives_the_same_bytes(merged: Merged) -> None:
    lines = [source.line for source in SOURCES.values()]
    expected = merged.model_dump_json()
    for order in itertools.islice(itertools.permutations(lines), 0, 120, 17):
        assert merge([*order, order[0]]).model_dump_json() == expected
