"""Strikes of workers and strikes of weapons: one test for each construction, with an own sentence."""

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
    ("text", "party"),
    [
        ("Nurses went on strike in Leeds on Monday over pay.", "Nurses"),
        ("Teachers are on strike in Oslo since Monday.", "Teachers"),
        ("Drivers staged a 24-hour strike in Lyon on Monday.", "Drivers"),
        ("A strike by dockers closed the port of Durban on Monday.", "dockers"),
        ("Teachers struck on Monday in Oslo for higher pay.", "Teachers"),
        ("Miners walked off the job in Kiruna on Monday.", "Miners"),
        ("Workers downed tools at a plant in Leeds on Monday.", "Workers"),
    ],
)
def test_work_withheld_is_a_protest(text: str, party: str) -> None:
    (one,) = told(text)
    assert (one.type, {claim.name for claim in one.participants if claim.role == "party"}) == ("protest", {party})


def test_a_general_strike_without_its_workers() -> None:
    (one,) = told("A general strike paralysed Nepal on Monday.")
    assert one.type == "protest"


@pytest.mark.parametrize(
    "text",
    [
        "An air strike hit a depot near Odesa on Monday.",
        "A drone strike killed two drivers near Odesa on Monday.",
        "Helicopters struck a market near Sarmin on Monday, killing 12 people.",
    ],
)
def test_a_strike_of_weapons_is_none(text: str) -> None:
    assert "protest" not in {one.type for one in told(text)}
