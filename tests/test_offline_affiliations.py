"""The armed group behind "the rebels": one test for each construction, with an own sentence."""

import pytest

from summarizer.annotate.annotation import annotate
from summarizer.extractors.offline import OfflineExtractor, parse
from summarizer.extractors.offline.affiliations import armed_groups
from summarizer.records.article import Article

READER = OfflineExtractor()


def article(text: str) -> Article:
    return Article(id="a", text=text, published="2025-06-10")


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("FLPR guerrillas shelled a village near Palma on Monday.", ["FLPR"]),  # in front of its fighters
        ("Rebels of the Red Hand shelled a village near Palma on Monday.", ["Red Hand"]),  # behind them
        ("The Red Hand claimed responsibility for the bombing of a bank.", ["Red Hand"]),  # by what it claims
        (
            "The Palma National Liberation Front (PNLF) is in the hills. PNLF rebels attacked a bank.",
            ["Palma National Liberation Front (PNLF)"],
        ),
        ("The Red Hand did not claim responsibility for the bombing of a bank.", []),
        ("The Ministry of Health reported two cases in Palma.", []),
    ],
)
def test_which_names_are_of_armed_groups(text: str, groups: list[str]) -> None:
    one = article(text)
    assert armed_groups(parse.read(one, annotate(one))) == groups


def affiliations(text: str) -> set[tuple[str, str | None]]:
    one = article(text)
    found = READER.read(one, annotate(one)).incidents
    return {(claim.name.lower(), claim.affiliation) for incident in found for claim in incident.participants if claim.role == "perpetrator"}


def test_the_rebels_are_those_of_the_one_group_named() -> None:
    text = "FLPR guerrillas shelled a village near Palma on Monday. On Tuesday the rebels attacked a bank in Norte."
    assert ("rebels", "FLPR") in affiliations(text)


def test_of_two_groups_neither_is_theirs() -> None:
    text = "FLPR guerrillas and Red Hand guerrillas were seen near Palma. On Tuesday the rebels attacked a bank in Norte."
    assert ("rebels", None) in affiliations(text)


def test_soldiers_are_of_no_group_of_fighters() -> None:
    assert ("soldiers", None) in affiliations("FLPR guerrillas were seen near Palma. On Tuesday soldiers attacked a school in Norte.")
