"""Where a deed happened, beside the places where its victims are cared for and where those speak who care for them."""

import pytest

from summarizer.annotate.annotation import annotate
from summarizer.extractors.offline import OfflineExtractor
from summarizer.records.article import Article

READER = OfflineExtractor()


def places(text: str) -> list[str]:
    article = Article(id="a", text=text, published="2025-06-10")
    return [place.text for one in READER.read(article, annotate(article)).incidents for place in one.places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 40 people were wounded in a blast in Mosul on Monday, medics at the city's South Hospital said.", ["Mosul"]),
        ("Medics at South Hospital said a bomb killed three people in Mosul on Monday.", ["Mosul"]),
        ("A blast hit a market in Mosul on Monday. One of the wounded died in hospital.", ["Mosul"]),
        ("A bomb exploded in Mosul on Monday. Two of the wounded were taken to Al-Salam Hospital.", ["Mosul"]),
        ("Gunmen opened fire at a hospital in Mosul on Monday, killing two nurses.", ["hospital in Mosul"]),
        ("A fire broke out in a hospital in Cairo on Monday, killing seven patients.", ["hospital in Cairo"]),
    ],
)
def test_a_place_of_care_is_the_place_of_a_deed_only_where_the_deed_is_done_there(text: str, expected: list[str]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A journalist was shot dead by gunmen on a motorcycle in the Pakistani city of Quetta on Monday.", ["Pakistani city of Quetta"]),
        ("Gunmen abducted 12 pupils from a school in Nigeria's Zamfara state on Monday.", ["school in Nigeria's Zamfara state"]),
    ],
)
def test_the_place_beside_a_doers_vehicle_and_the_place_that_captives_are_taken_from(text: str, expected: list[str]) -> None:
    assert places(text) == expected


def test_a_number_of_families_is_no_number_of_people() -> None:
    article = Article(id="a", text="The floods in Sylhet on Monday displaced 1,200 families.", published="2025-06-10")
    (flood,) = READER.read(article, annotate(article)).incidents
    assert [(one.outcome, one.low, one.high, one.text) for one in flood.casualties] == [("displaced", None, None, "1,200 families")]
