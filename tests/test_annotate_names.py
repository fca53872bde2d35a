"""Runs of words written as proper names."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.annotate.names import find
from summarizer.records.annotation import NameMention, Sentence


def cut(*lines: str) -> tuple[str, tuple[Sentence, ...]]:
    """The lines as one text, each a sentence."""
    text, sentences = "", []
    for number, line in enumerate(lines, 1):
        sentences.append(Sentence(number=number, start=len(text), end=len(text) + len(line), furniture=False))
        text += f"{line}\n"
    return text, tuple(sentences)


def names(*lines: str) -> list[str]:
    return [mention.text for mention in find(*cut(*lines))]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("He met J. D. Harper of the Committee for State Security.", ["J. D. Harper of the Committee for State Security"]),
        ('They crossed at Post No. 5 "Bog" yesterday.', ['Post No. 5 "Bog"']),
        ("It hit the 1st Guard Post 'Lake' of the 'Yol' Detachment.", ["1st Guard Post 'Lake' of the 'Yol' Detachment"]),
        ("The U.S. envoy flew in.", ["U.S."]),
        ("It was the U.S. Army.", ["U.S. Army"]),
        ("Police said that Ana Novak was in Kabul.", ["Ana Novak", "Kabul"]),
        ("Novak, Harper and Salih left.", ["Harper", "Salih"]),
        ("Ana Novak, the mayor, met Omar bin Salih al-Masri.", ["Ana Novak", "Omar bin Salih al-Masri"]),
        ("He saw Northland's Foreign Minister Ana Novak.", ["Northland", "Foreign Minister Ana Novak"]),
        ("He saw the Marion County Sheriff's Office.", ["Marion County Sheriff's Office"]),
        ("She lauded the People’s Republic of China.", ["People’s Republic of China"]),
        ("Guo is the ambassador to Tajikistan Guo Zhijun.", ["Guo", "Tajikistan", "Guo Zhijun"]),
        ("Dushanbe stated that GKNB troops came.", ["Dushanbe", "GKNB"]),
        ("Three employees of Vostok of Chinese citizenship died.", ["Vostok", "Chinese"]),
        ("On Tuesday, I met Ana Novak on March 3.", ["Ana Novak"]),
        ("He read “The Daily Herald” there.", ["Daily Herald"]),
        ("“We will go,” Harper said.", ["Harper"]),
        ("Flight 370 left on Highway 61.", ["Flight 370", "Highway 61"]),
        ("THE WHOLE LINE IS WRITTEN IN CAPITALS", []),
        ("nothing here has a name", []),
    ],
)
def test_what_is_a_name(line: str, expected: list[str]) -> None:
    assert names(line) == expected


def test_an_opening_word_needs_evidence() -> None:
    assert names("Novak left.") == []
    assert names("Novak left.", "They followed Novak.") == ["Novak", "Novak"]
    assert names("Border guards left.", "They saw Border Troops near the border.") == ["Border Troops"]


def test_a_headline_word_written_small_elsewhere_is_no_name() -> None:
    assert names("Ana Novak Visits Remote Village Again", "There Novak visits a remote village.") == ["Ana Novak", "Novak"]


def test_no_name_crosses_a_sentence() -> None:
    assert names("They met Ana", "Novak there") == ["Ana"]


PIECES = st.sampled_from(
    [
        "Ana",
        "Novak",
        "of",
        "the",
        "said",
        "U.S.",
        "J.",
        "'Bog'",
        '"Bog"',
        "Bog's",
        "No.",
        "5",
        "1st",
        "al-Masri",
        ",",
        "—",
        "I",
        "Monday",
        "GKNB",
        "№",
    ]
)


def interval(mention: NameMention) -> tuple[int, int]:
    return mention.start, mention.end


@given(st.lists(st.one_of(st.lists(PIECES, max_size=9).map(" ".join), st.text(max_size=30)), min_size=1, max_size=4))
def test_every_mention_cuts_its_text_inside_one_sentence(lines: list[str]) -> None:
    text, sentences = cut(*lines)
    mentions = find(text, sentences)
    for mention in mentions:
        home = sentences[mention.sentence - 1]
        assert text[mention.start : mention.end] == mention.text != ""
        assert home.start <= mention.start < mention.end <= home.end
    assert sorted(mentions, key=interval) == list(mentions)
    assert all(left.end <= right.start for left, right in pairwise(mentions))
