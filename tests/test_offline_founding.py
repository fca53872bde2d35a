"""What a mention must tell to found an event of its own: one test for each construction, with an own sentence."""

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
    "text",
    [
        "The gangs murdered judges and lawyers.",  # of nobody in particular
        "The minister condemned the murders of journalists.",
        "Over the past ten years many priests have been killed in the province.",  # a count over years
        "Five judges have been killed this year.",
        "Army patrols are shelling villages.",  # a habit
        "The province has repeatedly been attacked by rebels.",
    ],
)
def test_what_founds_no_event(text: str) -> None:
    assert told(text) == ()


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The minister condemned the killings of the Spanish priests.", "Spanish priests"),  # a plural noun with somebody as its victims
        ("He was held after an attack on a bus.", "bus"),
        ("The depot was destroyed by an explosion on Monday.", "depot"),
    ],
)
def test_what_founds_one(text: str, target: str) -> None:
    (one,) = (found for found in told(text) if found.type in {"attack", "explosion"})
    assert target in {claim.name for claim in one.participants}


def test_a_truck_that_explodes_is_no_accident() -> None:
    (one,) = told("A truck rigged with dynamite exploded in Lima on Wednesday, killing 23 people and injuring 90.")
    assert one.type == "explosion"


@pytest.mark.parametrize(
    "text",
    [
        "In 2019, gunmen killed 15 people at a church in Lima.",
        "In 2016 a ferry sank off Zanzibar, killing 80 people.",
        "The collapse of a dam in Banqiao in 1975 killed more than 20,000 people.",  # no war: what nature or a structure does
    ],
)
def test_one_deed_of_a_year_is_an_event(text: str) -> None:
    (one,) = told(text)
    assert [claim.low is not None for claim in one.casualties] == [True]


def test_what_is_counted_since_a_day_joins_no_deed() -> None:
    (one,) = told("A driver was shot dead in Lyon on Monday. Thirty people have been killed in the city since January.")
    assert [(claim.outcome, claim.low) for claim in one.casualties] == [("killed", 1)]
    assert [claim.text for claim in one.dates] == ["Monday"]


@pytest.mark.parametrize(
    "text",
    [
        "In Honduras over the past nine years, more than 140 people have vanished and about 60 have been killed.",
        "Last year, over 600 farmers were murdered in more than 40 massacres by gunmen.",
        "The militias are blamed for killing civilians in northern Peru.",
        "It was armed by a state which attacked Laos from Thailand.",
        "The front announced that it will attack any bank in Chile.",
        "We spent nine years fighting the Democratic Party.",
    ],
)
def test_deeds_in_general_are_no_incident(text: str) -> None:
    assert [one.title for one in told(text) if one.type in {"attack", "armed_clash"}] == []


@pytest.mark.parametrize(
    "text",
    [
        "On Monday, over 60 farmers were murdered in two massacres by gunmen.",
        "The militias are blamed for killing nine civilians in northern Peru.",
        "The front announced that it will attack the central bank in Chile.",
    ],
)
def test_a_day_a_number_or_one_target_tells_one(text: str) -> None:
    assert [one for one in told(text) if one.type in {"attack", "armed_clash"}] != []
