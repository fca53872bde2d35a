"""Names: what can be one person, one organisation, and where a text names them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.normalize.names import compare, find_in, keys

SAME = [
    ("Sirojiddin Muhriddin", "Sirajuddin Mukhriddin"),
    ("Taliban's acting foreign minister Amir Khan Muttaqi", "Muttaqi"),
    ("Dr Mohammad Naeem", "Mohammed Naim"),
    ("Esteqlol", "Istiqlol"),
    ("Hasht-e Subh", "Khashte Subh"),
    ("LLC Shohin SM", "Shahin SM"),
    ("Bill Harper", "William Harper"),
    ("Novak, Petra", "Petra Novak"),
    ("GKNB", "State Committee for National Security (GKNB)"),
    ("Afghan Foreign Ministry", "Ministry of Foreign Affairs of Afghanistan"),
    ("Мухриддин", "Muhriddin"),
]
DIFFERENT = [
    ("Hasan Karimov", "Husain Karimov"),
    ("Omar bin Abdullah", "Abdullah bin Omar"),
    ("Border Guard Post No. 5", "Border Guard Post No. 6"),
    ("Tajik Foreign Ministry", "Afghan Foreign Ministry"),
    ("Viktor Petrov", "Vladimir Petrov"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_name_written_twice(a: str, b: str) -> None:
    assert compare(a, b).same


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_two_names(a: str, b: str) -> None:
    assert not compare(a, b).same


@given(st.text(max_size=30), st.text(max_size=30))
def test_comparing_is_symmetric(a: str, b: str) -> None:
    assert compare(a, b) == compare(b, a)


@given(st.text(max_size=40))
def test_a_name_is_itself(name: str) -> None:
    assert compare(name, name).same


@pytest.mark.parametrize(("a", "b"), SAME)
def test_names_that_can_be_one_share_a_key(a: str, b: str) -> None:
    assert set(keys(a)) & set(keys(b))


def test_finds_a_variant_in_a_text() -> None:
    text = 'The Afghan newspaper "Khashte Subh" quoted Foreign Minister Mukhriddin.'
    start, end = find_in("Sirojiddin Muhriddin", text) or (0, 0)
    assert text[start:end] == "Mukhriddin"
