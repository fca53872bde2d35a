"""Deeds told by what flies, what they damaged told apart from them, and who is held: one test for each construction, with an own text."""

import pytest

from summarizer.annotate.annotation import annotate
from summarizer.extractors.offline import OfflineExtractor
from summarizer.records.article import Article
from summarizer.records.extraction import Incident

READER = OfflineExtractor()


def told(text: str) -> tuple[Incident, ...]:
    article = Article(id="a", text=text, published="2025-06-10")
    return READER.read(article, annotate(article)).incidents


def targets(text: str) -> set[str]:
    return {claim.name for one in told(text) for claim in one.participants if claim.role == "target"}


@pytest.mark.parametrize(
    ("text", "type_", "target"),
    [
        ("A missile hit a hospital in Odesa on Monday.", "air_or_drone_strike", "hospital"),
        ("A school in Goma was struck by a shell on Monday.", "shelling", "school"),
        ("Neighbours fled on Monday when a grenade hit a car in Lima.", "explosion", "car"),
        ("A rocket landed on a house in Idlib on Monday.", "shelling", "house"),
    ],
)
def test_what_flies_tells_the_deed(text: str, type_: str, target: str) -> None:
    assert {one.type for one in told(text)} == {type_}
    assert targets(text) == {target}


@pytest.mark.parametrize(
    "text", ["The film hit cinemas in Lima on Monday.", "A heatwave struck Lima on Monday.", "A rocket landed on Monday."]
)
def test_other_things_strike_nothing(text: str) -> None:
    assert not {one.type for one in told(text)} & {"air_or_drone_strike", "shelling", "explosion", "attack"}


BOMB = "A bomb exploded in Cali on Monday, wounding two people. "


@pytest.mark.parametrize(
    ("text", "target"),
    [
        (BOMB + "The front of the library was destroyed.", "library"),
        (BOMB + "It also destroyed a telephone booth.", "telephone booth"),
        (BOMB + "Splinters shattered the windows of the library.", "library"),
        (BOMB + "The library was damaged and two trees fell.", "library"),
        ("A bomb exploded near the minister's house in Cali on Monday.", "minister's house"),
    ],
)
def test_what_a_deed_damaged(text: str, target: str) -> None:
    (one,) = told(text)
    assert target in {claim.name for claim in one.participants if claim.role == "target"}


def test_damage_alone_is_no_deed() -> None:
    assert told("The library in Cali was damaged on Monday.") == ()
    assert "silence" not in targets(BOMB + "Bells broke the silence.")
    assert "library" not in targets(BOMB + "The library was not damaged.")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A woman took a group of students as hostages in Cali on Monday.", "group of students"),
        ("Rebels are holding 12 tourists hostage in Cali.", "12 tourists"),
        ("Twelve tourists are being held hostage by rebels in Cali.", "Twelve tourists"),
    ],
)
def test_who_is_held(text: str, who: str) -> None:
    assert {one.type for one in told(text)} == {"abduction"}
    assert targets(text) == {who}


def test_nobody_is_held() -> None:
    assert targets("There are no tourists being held hostage in Cali.") == set()
    assert told("Rebels took a road as a border on Monday in Cali.") == ()
