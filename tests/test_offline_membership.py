"""Of which organisation those who did it are: one test for each construction, with an own sentence."""

import pytest

from summarizer.annotate.annotation import annotate
from summarizer.extractors.offline import OfflineExtractor
from summarizer.records.article import Article

READER = OfflineExtractor()


def doers(text: str) -> set[tuple[str, str | None]]:
    article = Article(id="a", text=text, published="2025-06-10")
    found = READER.read(article, annotate(article)).incidents
    return {(claim.name, claim.affiliation) for one in found for claim in one.participants if claim.role == "perpetrator"}


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("FLPR guerrillas shelled a village near Palma on Monday.", ("FLPR guerrillas", "FLPR")),
        ("Members of the Red Hand shelled a village near Palma on Monday.", ("Members of the Red Hand", "Red Hand")),
        ("A bank in Cali was attacked by a Red Hand cell on Monday.", ("Red Hand cell", "Red Hand")),
        ("Two gunmen who belong to the Red Hand killed a judge in Cali on Monday.", ("Two gunmen", "Red Hand")),
        ("A judge was killed in Cali on Monday by men presumed to be members of the Red Hand.", ("men", "Red Hand")),
        ("A commando of the rebel group Red Hand attacked a bank in Cali on Monday.", ("commando of the rebel group", "Red Hand")),
        ("Suspected Red Hand militants killed a priest in Cali on Monday.", ("Suspected Red Hand militants", "Red Hand")),
        ("Army officers killed a priest in Cali on Monday.", ("Army officers", "Army")),
    ],
)
def test_the_organisation_beside_its_people(text: str, doer: tuple[str, str]) -> None:
    assert doer in doers(text)


@pytest.mark.parametrize("how", ["PRESUMED", "ALLEGED", "Suspected"])
def test_who_is_only_presumed_to_be_one_is_of_no_organisation_called_so(how: str) -> None:
    assert {group for _, group in doers(f"On Monday, {how} rebels killed two people in Goma.")} == {None}


def test_a_group_told_with_its_name_goes_by_the_name() -> None:
    assert doers("A bank in Cali was attacked by the guerrilla organisation Red Hand on Monday.") == {("Red Hand", None)}


def test_a_group_and_its_name_that_the_parse_takes_for_two_are_one() -> None:
    text = (
        "The radio reported that the guerrilla organization Shining Hand had killed Paul Reed on Monday because they took him for an agent."
    )
    assert {name for name, _ in doers(text)} == {"Shining Hand"}


def test_what_an_acronym_stands_for_does_not_cut_it_off_from_its_people() -> None:
    text = "FLPR [Palma Revolutionary Liberation Front] guerrillas shelled a village near Palma on Monday."
    assert doers(text) == {("guerrillas", "FLPR")}


@pytest.mark.parametrize(
    "text",
    [
        "Lima gunmen shelled a village near Palma on Monday.",  # a town
        "Peruvian gunmen shelled a village near Palma on Monday.",  # a people
        "Three men from Lima shelled a village near Palma on Monday.",
    ],
)
def test_a_place_or_a_people_is_no_organisation(text: str) -> None:
    assert {group for _, group in doers(text)} == {None}
