"""Whether a mentioned event took place: one test for each construction, with an own sentence."""

import pytest

from summarizer.annotate.annotation import annotate
from summarizer.extractors.offline import OfflineExtractor
from summarizer.records.article import Article
from summarizer.records.extraction import Incident

READER = OfflineExtractor()


def told(text: str) -> tuple[Incident, ...]:
    article = Article(id="a", text=text, published="2025-06-10")
    return READER.read(article, annotate(article)).incidents


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The army denied that its troops had fired on a crowd in Kano on Monday.", "denied"),
        ("The army denied the attack on a market in Kano on Monday.", "denied"),
        ("The rebels denied responsibility for the murder of Senator Paul Okoro in Kano on Monday.", "happened"),
        ("The ministry denied charges by a group that blames officers for the murder of two priests in Kano on Monday.", "happened"),
        ("Rebels reportedly attacked a market in Kano on Monday.", "alleged"),
        ("The alleged attack on a market in Kano on Monday left two dead.", "alleged"),
        ("President Paul Okoro is to visit Oslo on Friday.", "planned"),
        ("President Paul Okoro agreed to visit Oslo on Friday.", "planned"),
        ("President Paul Okoro is set to meet Prime Minister Ana Silva on Friday.", "planned"),
        ("A meeting between unions and the government is planned for Friday.", "planned"),
        ("A meeting between unions and the government was scheduled for Friday.", "planned"),
        ("A meeting between unions and the government is due on Friday.", "planned"),
        ("A meeting between unions and the government will be held on Friday.", "planned"),
        ("A meeting between unions and the government was held on Friday.", "happened"),
        ("The government denied that 12 soldiers had died in Kano on Monday.", "denied"),
        ("The bombing of a bank in Lima on Monday was planned by officers and carried out by militants.", "happened"),
        ("He was shocked to learn that gunmen attacked a market in Kano on Monday.", "happened"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert [one.status for one in told(text)] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Stop bombing the market in Kano!",
        "He opposed bombing the port of Kano.",
        "Fears of an attack on the market in Kano grew on Monday.",
        "Rebels could attack the market in Kano on Monday.",
        "If gunmen attacked the market in Kano on Monday, nobody saw them.",
        "Rebels planned to attack the market in Kano on Monday.",
        "No attack on the market in Kano was reported on Monday.",
        "Soldiers did not attack the market in Kano on Monday.",
        "Police in Quetta foiled a suicide attack on a church on Monday.",
        "A suicide attack on a church in Quetta was averted on Monday.",
        "Two men who plotted an attack on a church in Quetta were arrested on Monday.",
        "A thwarted attack on a church in Quetta on Monday led to arrests.",
        "The army denied that any soldier had attacked the market in Kano on Monday.",
    ],
)
def test_what_did_not_happen(text: str) -> None:
    assert [one for one in told(text) if one.type in {"attack", "explosion"}] == []


def test_a_toll_that_is_denied_of_any_is_no_incident() -> None:
    """Neither of its own nor as victims of what was told before it."""
    assert told("The government denied that any soldier had died.") == ()
    (clash,) = told("Fighting broke out in Goma on Monday. The government denied that any soldier had died.")
    assert (clash.participants, clash.casualties) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "Reports that Senator Paul Okoro was shot in Kano on Monday are unfounded.",
        "The recruits learned to attack convoys in Kano on Monday.",
        "The men were given the mission of killing Senator Paul Okoro in Kano on Monday.",
    ],
)
def test_what_is_untrue_a_skill_or_a_mission_is_no_deed(text: str) -> None:
    assert [one for one in told(text) if one.type == "attack"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Reports that Senator Paul Okoro was shot in Kano on Monday are shocking.",
        "The recruits began to attack convoys in Kano on Monday.",
        "Gunmen are believed to have attacked a convoy in Kano on Monday.",
        "The minister hopes to see the men whom gunmen attacked in Kano on Monday.",
    ],
)
def test_what_is_told_of_it_leaves_the_deed(text: str) -> None:
    assert [one.type for one in told(text)] == ["attack"]


@pytest.mark.parametrize(
    "text",
    [
        "The police continue to investigate the murder of two teachers in Kano on Monday.",
        "The minister wants to clear the case up and to clarify last Monday's murder of eight people.",
        "If officers are to be brought to trial for the killing of six priests in Kano on Monday, it will be the first time.",
    ],
)
def test_a_deed_that_is_to_be_judged_has_happened(text: str) -> None:
    assert [one.status for one in told(text) if one.type == "attack"] == ["happened"]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels want to carry out the attack on the bank in Kano on Monday.",
        "The leader called for the killing of the governor in Kano on Monday.",
    ],
)
def test_a_deed_that_is_only_wanted_has_not(text: str) -> None:
    assert [one for one in told(text) if one.type == "attack"] == []


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("A treaty between Norway and Ghana was {}signed in Oslo on Monday.", "agreement"),
        ("Talks between Norway and Ghana were {}held in Oslo on Monday.", "meeting"),
    ],
)
def test_what_was_never_made_is_no_event(text: str, type_: str) -> None:
    assert type_ in {one.type for one in told(text.format(""))}
    assert type_ not in {one.type for one in told(text.format("never "))}


def test_a_meeting_that_somebody_missed_took_place() -> None:
    text = "Talks between Norway and Ghana were held in Oslo on Monday. Prime Minister Eva Lind did not attend the talks."
    assert {one.type for one in told(text)} == {"meeting"}
