"""The five seed articles, all the way: what their brief must show, read by the offline extractor and from the recorded answers."""

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import pytest
from seeds_read import READERS, lines

from summarizer import Brief, make_brief, render
from summarizer.normalize import names
from summarizer.records.incident import MergedIncident, MergedStatement
from summarizer.records.vocabulary import Policy

SEEDS = Path(__file__).parent.parent / "seeds"
CALL = "003", "date 2025-12-02 Kabul"
FIRST_ATTACK = "001", "In the first, assailants"
SECOND_ATTACK = "001", "The second incident also"
MORE_THAN_FIVE = "004", "The conversation which took place"
TEN = "002", "The first time was in early December"
CLASH = "002", "Five people were killed"


@cache
def brief(reader: str, date: str | None = None) -> Brief:
    return make_brief(lines(reader), date=date)


@pytest.fixture(params=READERS)
def reader(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def number(reader: str, place: tuple[str, str]) -> tuple[str, int]:
    """An article's id and the number of its sentence that begins with these words."""
    file, words = place
    line = next(line for line in lines(reader) if str(line.article.path).startswith(file))
    sentences = enumerate(line.article.sentences, start=1)
    return line.article.id, next(n for n, (start, end, _) in sentences if line.article.text[start:end].startswith(words))


def telling(reader: str, place: tuple[str, str], fits: Callable[[MergedIncident], bool]) -> MergedIncident:
    """The one incident with a report that rests on this sentence and fits."""
    article, sentence = number(reader, place)
    found = [
        one
        for one in brief(reader).incidents
        if any(ref.article == article and sentence in ref.sentences for ref in one.reports) and fits(one)
    ]
    assert len(found) == 1, [one.title for one in found]
    return found[0]


def is_single(incident: MergedIncident) -> bool:
    return incident.type in {"attack", "air_or_drone_strike", "armed_clash"} and incident.aggregate is None


def is_sum(incident: MergedIncident) -> bool:
    return incident.aggregate is not None


def is_call(incident: MergedIncident) -> bool:
    return incident.type == "call"


def statements(reader: str, place: tuple[str, str]) -> list[MergedStatement]:
    article, sentence = number(reader, place)
    return [one for one in brief(reader).statements if any(ref.article == article and sentence in ref.sentences for ref in one.reports)]


def tolls(incident: MergedIncident) -> dict[str, tuple[int | None, int | None, int | None]]:
    return {
        outcome: (toll.low, toll.best, toll.high) for outcome, toll in dict(incident.casualties).items() if toll and toll.low is not None
    }


def test_the_first_attack_killed_three_and_its_date_is_disputed(reader: str) -> None:
    attack = telling(reader, FIRST_ATTACK, is_single)
    assert tolls(attack)["killed"] == (3, 3, 3)
    assert attack.date.status == "disputed"
    said = {claim.value: claim for claim in attack.date.claims}
    assert said["2025-11-24"].inferred
    assert "November 24" in said["2025-11-24"].text
    assert any("Ministry" in name for name in said["2025-11-26"].according_to)
    assert {evidence.article for claim in (said["2025-11-24"], said["2025-11-26"]) for evidence in claim.evidence} == {
        number(reader, FIRST_ATTACK)[0],
        number(reader, CALL)[0],
    }


def test_its_post_has_one_name_in_two_spellings_and_it_came_from_badakhshan(reader: str) -> None:
    attack = telling(reader, FIRST_ATTACK, is_single)
    scenes = [claim.text for place in attack.places if place.role == "scene" for claim in place.claims]
    assert any("Esteqlol" in text for text in scenes)
    assert any("Istiqlol" in text for text in scenes)
    assert attack.place.status != "disputed"
    source = next(place for place in attack.places if "Badakhshan" in place.text)
    assert source.role == "launched_from"
    assert any("Tajik authorities" in claim.according_to for claim in source.claims)


def test_the_second_attack_is_an_incident_of_its_own(reader: str) -> None:
    first, second = telling(reader, FIRST_ATTACK, is_single), telling(reader, SECOND_ATTACK, is_single)
    assert first.id != second.id
    assert second.date.value == "2025-11-30"
    assert tolls(second) == {"killed": (2, 2, 2)}


def test_the_sums_are_records_of_their_own_tied_to_both_attacks(reader: str) -> None:
    members = {telling(reader, FIRST_ATTACK, is_single).id, telling(reader, SECOND_ATTACK, is_single).id}
    five, ten = telling(reader, MORE_THAN_FIVE, is_sum), telling(reader, TEN, is_sum)
    assert set(five.aggregate_of) == set(ten.aggregate_of) == members
    killed = five.casualties.killed
    assert killed is not None
    assert (killed.low, killed.open) == (6, True)
    assert "3 + 2 = 5" in str(five.aggregate and five.aggregate.arithmetic)
    assert tolls(ten)["killed_or_injured"] == (10, 10, 10)


def test_ten_are_never_ten_dead(reader: str) -> None:
    deaths = [claim for one in brief(reader).incidents if one.casualties.killed for claim in one.casualties.killed.claims]
    assert deaths
    assert not any(10 in (claim.low, claim.high) for claim in deaths)
    for one in brief(reader).incidents:
        if one.aggregate is None and one.casualties.killed_or_injured is not None:
            assert one.casualties.killed_or_injured.low is None


def test_the_clash_is_apart_and_counts_five(reader: str) -> None:
    clash = telling(reader, CLASH, is_single)
    assert clash.type == "armed_clash"
    assert clash.date.value == "2025-12-23"
    assert tolls(clash) == {"killed": (5, 5, 5)}
    assert clash.casualties.killed is not None
    assert {part.group: part.best for part in clash.casualties.killed.by_group} == {"security_forces": 2, "attackers": 3}
    assert clash.id not in {telling(reader, FIRST_ATTACK, is_single).id, telling(reader, SECOND_ATTACK, is_single).id}


def test_the_call_of_2_december_is_told_by_all_five(reader: str) -> None:
    call = telling(reader, CALL, is_call)
    assert call.date.value == "2025-12-02"
    assert call.date.status != "disputed"
    assert {ref.article for ref in call.reports} == {line.article.id for line in lines(reader)}


def test_the_later_contact_is_another_call_and_unconfirmed(reader: str) -> None:
    later = telling(reader, ("002", "Taliban Foreign Minister Amir Khan Muttaqi stated"), is_call)
    assert later.id != telling(reader, CALL, is_call).id
    assert later.status == "unconfirmed"


def test_the_ambassadors_call_and_the_meeting_in_kabul_are_incidents_of_their_own(reader: str) -> None:
    ambassador = telling(reader, ("003", "Earlier on Sunday, Chinese Ambassador"), is_call)
    assert ambassador.date.value == "2025-11-30"
    assert any("Guo Zhijun" in one.name for one in ambassador.participants)
    assert {ref.article for ref in ambassador.reports} == {number(reader, CALL)[0]}
    meeting = telling(reader, ("004", "In a separate meeting"), lambda one: one.type == "meeting")
    assert {"Naeem", "Zhao"} <= {name for one in meeting.participants for name in one.name.split()}


def test_spellings_and_titles_are_one_person(reader: str) -> None:
    call = telling(reader, CALL, is_call)
    named = [one for one in call.participants if one.name[:1].isupper() and "inister" not in one.name]
    names = [{one.name, *one.aliases} for one in named if {"Muttaqi", "Muhriddin"} & set(one.name.split())]
    assert len(names) == 2
    spellings = next(found for found in names if any("Muhriddin" in name for name in found))
    assert any("Sirajuddin" in name for name in spellings)
    assert any("Sirojiddin" in name for name in spellings)


def test_no_fact_stands_without_its_sentence(reader: str) -> None:
    for one in brief(reader).incidents:
        claims = [*one.date.claims, *one.place.claims, *(claim for place in one.places for claim in place.claims)]
        claims += [claim for person in one.participants for claim in person.claims] + [claim for arm in one.weapons for claim in arm.claims]
        assert all(claim.evidence for claim in claims)
        assert all(claim.evidence for toll in dict(one.casualties).values() if toll for claim in toll.claims)
    assert all(one.evidence for one in brief(reader).statements)


SPEAKERS: tuple[tuple[tuple[str, str], str], ...] = (
    (("000", "Muttaqi condemned the recent attack"), "Muttaqi"),
    (("000", "He said Dushanbe seeks"), "Muhriddin"),
    (("002", 'He said that "malicious circles"'), "Muttaqi"),
    (("002", "Border troops reported"), "order"),
    (("002", "However, the Afghan newspaper"), "Khashte Subh"),
    (("002", "The Tajik State Committee for National Security (GKNB) accused"), "State Committee"),
    (("003", "“The two sides agreed to maintain"), "Afghan Foreign Ministry"),
    (("003", '"This attack was carried out'), "Tajik"),
    (("003", "Guo demanded"), "Guo"),
    (("004", "Muttaqi condemned the killings"), "Muttaqi"),
    (("004", "The ambassador welcomed"), "Zhao"),
)


@pytest.mark.parametrize(("place", "name"), SPEAKERS)
def test_who_said_it(reader: str, place: tuple[str, str], name: str) -> None:
    found = statements(reader, place)
    assert any(name in speaker.name for one in found for speaker in one.speakers), [one.speaker.name for one in found]


def test_quotations_are_verbatim(reader: str) -> None:
    texts = {line.article.id: line.article.text for line in lines(reader)}
    quotes = [quote for one in brief(reader).statements for quote in one.quotes]
    assert len(quotes) > 10
    assert all(quote.text in texts[quote.evidence.article] for quote in quotes)


def test_a_ministrys_sentence_is_not_put_into_the_ministers_mouth(reader: str) -> None:
    for one in statements(reader, ("003", "“The two sides agreed to maintain")):
        assert not any("Muttaqi" in speaker.name or "Muhriddin" in speaker.name for speaker in one.speakers)


def test_the_groups_name_stays_the_newspapers_claim() -> None:
    clash = telling("recorded", CLASH, is_single)
    said = [claim for one in clash.participants if "Ansarullah" in (one.affiliation or one.name) for claim in one.claims]
    assert said
    assert all(any("Khashte Subh" in name for name in claim.according_to) for claim in said)


def words(found: Iterable[MergedIncident]) -> str:
    return " ".join(one.title for one in found)


def test_the_days_have_their_own_briefs(reader: str) -> None:
    early, late = brief(reader, "2025-12-02"), brief(reader, "2025-12-29")
    assert {str(one.published) for one in early.articles} <= {"2025-12-02", "None"}
    assert telling(reader, CLASH, is_single).id not in {one.id for one in early.incidents}
    assert telling(reader, CLASH, is_single).id in {one.id for one in late.incidents}
    assert "2025-11-26" in {claim.value for one in early.incidents for claim in one.date.claims}
    assert [change.what for change in late.changes].count("new") >= 1
    for made in (early, late):
        assert render(made, "md").startswith("# Brief of")


def test_the_company_has_one_name_in_two_spellings(reader: str) -> None:
    texts = [line.article.text for line in lines(reader)]
    assert any("Shohin SM" in text and "Shahin SM" in text for text in texts)
    attack = telling(reader, FIRST_ATTACK, is_single)
    told = [f"{claim.text} {claim.victims or ''}" for claim in attack.casualties.killed.claims] if attack.casualties.killed else []
    told += [f"{one.name} {one.affiliation or ''} {' '.join(one.aliases)}" for one in attack.participants]
    told += [place.text for place in attack.places]
    companies = {word for text in told for word in ("Shohin SM", "Shahin SM") if word in text}
    assert companies
    assert all(names.compare(one, "Shohin SM", "organisation").same for one in companies)


@pytest.mark.parametrize(
    ("policy", "date", "words"),
    [
        ("representative", None, "left open"),  # a ministry against a ministry's rival: one claimant each
        ("conservative", None, "left open"),
        ("informative", "2025-11-26", "the policy chose 26 November 2025"),  # of the only dated article
    ],
)
def test_every_policy_shows_the_dispute_and_says_what_it_makes_of_it(reader: str, policy: Policy, date: str | None, words: str) -> None:
    made = make_brief(lines(reader), policy=policy)
    (incident,) = [one for one in made.incidents if one.id == telling(reader, FIRST_ATTACK, is_single).id]
    assert (incident.date.status, incident.date.value) == ("disputed", date)
    assert {claim.value for claim in incident.date.claims} >= {"2025-11-24", "2025-11-26"}
    text = render(made, "md")
    assert f"**Policy for disputed figures:** {policy}" in text
    assert f"**disputed**, {words}" in text
