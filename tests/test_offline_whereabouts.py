"""Where an event took place: one test for each construction, with an own sentence."""

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
    ("text", "place"),
    [
        ("A coach plunged into a ravine in the province of Ilva on Monday, killing 12 people.", "province of Ilva"),
        ("A man set fire to a house in Leeds on Monday, killing two people.", "Leeds"),
        ("A collision between a lorry and a van near Huaraz left nine people dead on Monday.", "Huaraz"),
        ("Troops evacuated 300 people from Tezpur on Monday.", "Tezpur"),
        ("On Monday a quake shook Sulawesi. It was felt in Palu, where in 2018 an earthquake killed 40 people.", "Palu"),
        ("A blaze swept through a mill on the outskirts of Dhaka on Monday, killing four workers.", "Dhaka"),
    ],
)
def test_places_of_a_deed(text: str, place: str) -> None:
    assert place in " ".join(claim.text for one in told(text) for claim in one.places if claim.role == "scene")


def test_where_the_wounded_are_taken_is_no_place_of_the_deed() -> None:
    (one,) = told("A coach overturned in Pasco on Monday. Nine people were taken to a hospital in Lima with burns.")
    assert [claim.text for claim in one.places] == ["Pasco"]


def test_years_in_prison_are_spent_nowhere_in_particular() -> None:
    (one,) = told("A court in Oslo sentenced two men to 12 years in prison on Monday.")
    assert "prison" not in {claim.text for claim in one.places}
