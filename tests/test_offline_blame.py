"""Whom others name as the doer: one test for each construction, with an own sentence."""

import pytest

from summarizer.annotate.annotation import annotate
from summarizer.extractors.offline import OfflineExtractor
from summarizer.records.article import Article

READER = OfflineExtractor()


def doers(text: str) -> set[str]:
    article = Article(id="a", text=text, published="2025-06-10")
    found = READER.read(article, annotate(article)).incidents
    return {claim.name for one in found for claim in one.participants if claim.role == "perpetrator"}


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("The governor blamed rebels for the attack in Kano on Monday.", "rebels"),
        ("The minister holds the rebels responsible for the murder of Senator Paul Okoro on Monday.", "rebels"),
        ("Police arrested the gang responsible for the bombing of a bank in Lima on Monday.", "gang"),
        ("The Red Brigade claimed responsibility for the bombing of a bank in Lima on Monday.", "Red Brigade"),
        ("The murder of Senator Paul Okoro on Monday was attributed to the rebels.", "rebels"),
        ("Prosecutors linked the mayor to the killing of two miners in Jos on Monday.", "mayor"),
        ("Soldiers accused of the murder of two priests in Lima on Monday were in court.", "Soldiers"),
        ("He condemned the killing of two priests in Lima on Monday, carried out by uniformed men.", "uniformed men"),
        ("The cartel is behind the attack on a bank in Cali on Monday, the minister said.", "cartel"),
        ("The men involved in the murder of two priests in Lima on Monday were soldiers.", "men"),
        ("The attack on a bank in Cali on Monday was planned by officers and carried out by militants.", "officers"),
        ("The attack on a bank in Cali on Monday was planned by officers and carried out by militants.", "militants"),
        ("The arrest of two officers for killing a priest in Lima on Monday was confirmed.", "two officers"),
        ("An attack claimed by the Red Hand killed two people in Cali on Monday.", "Red Hand"),
        ("The bombing of a bank in Cali on Monday, blamed on the Red Hand, killed two people.", "Red Hand"),
        ("The murder of two priests in Lima on Monday, for which two soldiers were charged, shocked the country.", "two soldiers"),
        ("The Red Hand said it was behind the attack on a bank in Cali on Monday.", "Red Hand"),
        ("Several pupils are being held hostage by guerrillas in Lima.", "guerrillas"),
        ("Two soldiers took part in the attack on a bank in Cali on Monday.", "Two soldiers"),
        ("The minister confirmed the involvement of soldiers in the murder of two priests on Monday.", "soldiers"),
        ("The bishop condemned the army's role in the murder of two priests on Monday.", "army"),
        ("Paul Reed was jailed for his part in the bombing of a bank in Leeds on Monday.", "Paul Reed"),
        ("Ana Prado was arrested after having participated in an attack on a bus in Lima on Monday.", "Ana Prado"),
        ("The murderers of Senator Ana Prado were seen in Lima on Monday.", "murderers of Senator Ana Prado"),
        ("Senator Ana Prado was riddled with bullets by three gunmen in Lima on Monday.", "three gunmen"),
    ],
)
def test_who_is_named_as_the_doer(text: str, doer: str) -> None:
    assert doer in doers(text)


def test_who_denies_it_is_no_doer() -> None:
    assert "Red Brigade" not in doers("The Red Brigade did not claim responsibility for the bombing of a bank in Lima on Monday.")


def test_who_accuses_is_no_doer() -> None:
    assert doers("The army accused the rebels of killing 12 farmers in Jos on Monday.") == {"rebels"}


@pytest.mark.parametrize(
    "text",
    [
        "The army denied the involvement of soldiers in the murder of two priests on Monday.",
        "Prosecutors are investigating the involvement of soldiers in the murder of two priests on Monday.",
        "Prosecutors spoke of the possible involvement of soldiers in the murder of two priests on Monday.",
        "Paul Reed denied that he participated in the attack on a bank in Leeds on Monday.",
        "No group has claimed the attack on a bank in Leeds on Monday.",
        "The attack on a bank in Leeds on Monday, which no group has claimed, went on for an hour.",
        "The mayor was told of the attack on a bank in Leeds on Monday by his aides.",
    ],
)
def test_whose_part_is_left_open_and_who_only_told_of_it_are_no_doers(text: str) -> None:
    assert doers(text) == set()


@pytest.mark.parametrize(
    ("text", "doer", "accuser"),
    [
        ("The army blamed the rebels for the drone strike on a market in Jos on Monday.", "rebels", "army"),
        ("The army denied it was responsible and accused the rebels of bombing a market in Jos on Monday.", "rebels", "army"),
        ("The rebels were accused by the army of bombing a market in Jos on Monday.", "rebels", "army"),
        ("The rebels bombed a market in Jos on Monday, the army said.", "rebels", "army"),
        ("A market in Jos was bombed on Monday, and the army blamed the rebels for the bombing.", "rebels", "army"),
        ("The bombing of a market in Jos on Monday was blamed on the rebels by the army.", "rebels", "army"),
        ("The Red Hand claimed the bombing of a market in Jos on Monday.", "Red Hand", "Red Hand"),
        ("The bombing of a market in Jos on Monday was claimed by the Red Hand.", "Red Hand", "Red Hand"),
        ("A market in Jos was bombed on Monday. Officials suspect the Red Hand.", "Red Hand", "Officials"),
        ("The army attributed the bombing of a market in Jos on Monday to the rebels.", "rebels", "army"),
        ("The bombing of a market in Jos on Monday was attributed by the army to the rebels.", "rebels", "army"),
        ("The army linked the rebels to the bombing of a market in Jos on Monday.", "rebels", "army"),
        ("The army holds the rebels responsible for the bombing of a market in Jos on Monday.", "rebels", "army"),
        ("The Red Hand claimed responsibility for the bombing of a market in Jos on Monday.", "Red Hand", "Red Hand"),
        ("A market in Jos was bombed on Monday. The Red Hand claimed responsibility.", "Red Hand", "Red Hand"),
    ],
)
def test_an_accusation_is_the_accusers(text: str, doer: str, accuser: str) -> None:
    article = Article(id="a", text=text, published="2025-06-10")
    (told,) = READER.read(article, annotate(article)).incidents
    assert [(one.name, one.according_to) for one in told.participants if one.role == "perpetrator"] == [(doer, (accuser,))]


@pytest.mark.parametrize(
    "text",
    [
        "A court acquitted Paul Reed of killing two people in Leeds on Monday.",
        "The jury cleared Paul Reed of murdering two people in Leeds on Monday.",
        "Paul Reed was jailed for his alleged part in the bombing of a bank in Leeds on Monday.",
    ],
)
def test_neither_who_clears_nor_who_is_only_alleged_did_it(text: str) -> None:
    assert doers(text) == set()
