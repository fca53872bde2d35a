"""Where a text names somebody or something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.normalize.names import find_in

TEXT = (
    'On Sunday Ambassador Zhao Xing called Foreign Minister Mukhriddin. The newspaper "Khashte Subh" and the Collective Security Treaty '
    "Organization (CSTO) were silent; the Embassy of China in Tajikistan was not. Ruth Harper said the 1st Border Guard"
    " Post 'Istiqlol' was hit."
)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Zhao Xing", "Zhao Xing"),
        ("Zhao", "Zhao"),
        ("Sirojiddin Muhriddin", "Mukhriddin"),
        ("Northland's foreign minister Sirojiddin Muhriddin", "Mukhriddin"),
        ("Hasht-e Subh", "Khashte Subh"),
        ("Collective Security Treaty Organisation", "Collective Security Treaty Organization"),
        ("CSTO", "CSTO"),
        ("Chinese embassy", "Embassy of China"),
        ("R. Harper", "Ruth Harper"),
        ("Border Guard Post Esteqlol", "Border Guard Post 'Istiqlol"),
        ("Zhao Ming", None),
        ("Anna Harper", None),
        ("Harper Lake", None),
        ("Border Guard Post No. 6", None),
        ("Kyrgyz embassy", None),
        ("NATO", None),
        ("", None),
    ],
)
def test_best_mention(name: str, found: str | None) -> None:
    interval = find_in(name, TEXT)
    assert (None if interval is None else TEXT[interval[0] : interval[1]]) == found


def test_a_given_name_is_no_mention() -> None:
    assert find_in("Ruth Novak", "Ruth said so.") is None


def test_two_sentences_hold_two_mentions() -> None:
    text = "They saw Harper. Harper left as Ruth Harper."
    start, end = find_in("Ruth Harper", text) or (0, 0)
    assert text[start:end] == "Ruth Harper"
    start, end = find_in("Paul Harper", "They saw Harper.\n\nHarper left.") or (0, 0)
    assert end - start == len("Harper")


def test_a_surname_that_goes_on_is_anothers_name() -> None:
    assert find_in("Malik Thomas", "Spc. Thomas P. Novak died on Thomas Street.") is None
    assert find_in("Malik Thomas", "Thomas died.") == (0, 6)


def test_a_short_surname_is_not_taken_for_a_common_word() -> None:
    assert find_in("Ana Murray", "More people followed.") is None


def test_a_word_inside_another_is_no_mention() -> None:
    assert find_in("Ali", "Alison left; in Mali it rained.") is None


@given(st.text(max_size=30), st.text(max_size=120))
def test_intervals_lie_in_the_text(name: str, text: str) -> None:
    interval = find_in(name, text)
    assert interval is None or 0 <= interval[0] < interval[1] <= len(text)


@given(
    st.sampled_from(["Ana Novak", "Interior Ministry", "GKNB", "Amir Khan Muttaqi"]),
    st.text("abc .,", max_size=20),
    st.text(" .,abc", max_size=20),
)
def test_a_name_as_written_is_found(name: str, before: str, after: str) -> None:
    text = f"{before} {name} {after}"
    start, end = find_in(name, text) or (0, 0)
    assert text[start:end] == name
