"""Places: what the words name, and how two places stand to each other."""

import pytest

from summarizer.normalize.places import countries_in, locate, relation


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("the Tajik–Afghan border", ("TJ", "AF")),
        ("they told us", ()),
        ("U.S. officials in Kabul", ("US",)),
        ("Niger and Nigeria", ("NE", "NG")),
    ],
)
def test_countries_by_name_and_by_people(words: str, codes: tuple[str, ...]) -> None:
    assert countries_in(words) == codes


def test_an_ambiguous_town_stays_open() -> None:
    place = locate("Springfield")
    assert place.city is None
    assert len(place.candidates) > 1


def test_a_state_settles_it() -> None:
    assert locate("Springfield, Ill.").region == "US-IL"


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Tajikistan", "Khatlon region", "contains"),
        ("Chicago", "Illinois", "within"),
        ("Springfield, IL", "Chicago, Illinois", "different"),
        ("Khorog", "Khorugh, Tajikistan", "same"),
        ("Kabul", "Tajikistan", "different"),
    ],
)
def test_relation_of_two_places(a: str, b: str, kind: str) -> None:
    assert relation(a, b).kind == kind
