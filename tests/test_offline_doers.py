"""Doers told over several deeds, or by their deed alone: one test for each construction, with an own text."""

import pytest

from summarizer.annotate.annotation import annotate
from summarizer.extractors.offline import OfflineExtractor
from summarizer.records.article import Article

READER = OfflineExtractor()


def doers(text: str) -> list[set[tuple[str, tuple[str, ...]]]]:
    """The doers of each incident with who names them, in text order."""
    article = Article(id="a", text=text, published="2025-06-10")
    found = READER.read(article, annotate(article)).incidents
    return [{(claim.name, claim.according_to) for claim in one.participants if claim.role == "perpetrator"} for one in found]


def test_the_attacks_are_all_that_were_told() -> None:
    text = "A bank was attacked in Lima on Monday. A bomb exploded in Cusco on Sunday. Police attribute the attacks to traffickers."
    assert doers(text) == [{("traffickers", ("Police",))}, {("traffickers", ("Police",))}]


def test_the_attack_is_the_last_one_told() -> None:
    text = "A bank was attacked in Lima on Monday. A bomb exploded in Cusco on Sunday. Police attribute the explosion to traffickers."
    assert doers(text) == [set(), {("traffickers", ("Police",))}]


def test_whose_doer_is_told_shares_no_other() -> None:
    text = "Rebels attacked a bank in Lima on Monday. A bomb exploded in Cusco on Sunday. Police attribute the attacks to traffickers."
    assert doers(text) == [{("Rebels", ())}, {("traffickers", ("Police",))}]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Two teachers were shot dead in Lima on Monday. The attackers fled on a motorcycle.", {("attackers", ())}),
        ("Two gunmen shot dead a teacher in Lima on Monday. The attackers fled on a motorcycle.", {("Two gunmen", ())}),
        ("Two teachers were shot dead in Lima on Monday. Attackers often flee on motorcycles.", set()),
    ],
)
def test_the_attackers_are_those_of_the_deed_before_if_nobody_else_is_told(text: str, doer: set[tuple[str, tuple[str, ...]]]) -> None:
    assert doers(text) == [doer]


@pytest.mark.parametrize(
    ("text", "captors"),
    [
        ("Anton Brill, kidnapped on 15 May in Cali, was released on Monday by the Red Hand.", {("Red Hand", ())}),
        ("The Red Hand is still holding Anton Brill, who was kidnapped on 15 May in Cali.", {("Red Hand", ())}),
        ("Anton Brill, kidnapped on 15 May in Cali, was released on Monday by soldiers.", set()),
    ],
)
def test_who_holds_or_lets_go_the_kidnapped_took_them(text: str, captors: set[tuple[str, tuple[str, ...]]]) -> None:
    assert doers(text)[0] == captors
