"""Count words → closed intervals, and the kinds of numbers in running text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.annotate.numbers import find
from summarizer.normalize.counts import count_of_noun_phrase, parse
from summarizer.records.annotation import NumberMention, Sentence

UNITS = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(number: int) -> str:
    if number < 20:
        return UNITS[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{UNITS[number % 10]}" if number % 10 else "")
    if number < 1000:
        return f"{UNITS[number // 100]} hundred" + (f" and {spelled(number % 100)}" if number % 100 else "")
    return f"{spelled(number // 1000)} thousand" + (
        f" {'and ' if number % 1000 < 100 else ''}{spelled(number % 1000)}" if number % 1000 else ""
    )


@pytest.mark.parametrize(
    ("words", "interval"),
    [
        ("five", (5, 5)), ("more than five Chinese nationals", (6, None)), ("over 40", (41, None)), ("at least 40", (40, None)),
        ("no fewer than ten", (10, None)),
        ("40 or more", (40, None)), ("40-plus", (40, None)), ("20+", (20, None)), ("up to ten", (0, 10)), ("as many as 20", (0, 20)),
        ("at most three", (0, 3)),
        ("fewer than ten", (0, 9)), ("less than a dozen", (0, 11)), ("nearly 50", (45, 49)), ("almost 200", (180, 199)),
        ("about 30", (30, 30)), ("some 30", (30, 30)),
        ("an estimated 2,000", (2000, 2000)), ("around a thousand", (1000, 1000)), ("between 3 and 5", (3, 5)),
        ("three to five", (3, 5)), ("3-5", (3, 5)), ("two or three", (2, 3)),
        ("10 to 15 thousand", (10000, 15000)), ("more than ten but fewer than 20", (11, 19)), ("at least three to five", (3, None)),
        ("a dozen", (12, 12)), ("half a dozen", (6, 6)), ("two dozen", (24, 24)), ("a couple dozen", (24, 24)),
        ("more than a dozen", (13, None)), ("dozens", (24, None)), ("scores of people", (40, None)),
        ("hundreds", (200, None)), ("tens of thousands", (20000, None)), ("several", (None, None)), ("a few", (None, None)),
        ("some", (None, None)),
        ("no one", (0, 0)), ("none", (0, 0)), ("no casualties", (0, 0)), ("zero", (0, 0)), ("a couple", (2, 2)), ("both", (2, 2)),
        ("1.5 million", (1500000, 1500000)),
        ("1,344", (1344, 1344)), ("two hundred and six", (206, 206)), ("a hundred", (100, 100)),
    ],
)  # fmt: skip
def test_words_give_a_closed_interval(words: str, interval: tuple[int | None, int | None]) -> None:
    assert parse(words) == interval


@pytest.mark.parametrize(
    "words",
    [
        "",
        "officers",
        "a man",
        "the 46th anniversary",
        "$5",
        "30%",
        "20 percent",
        "a 12-year-old",
        "No. 5",
        "M-16",
        "1,344-kilometre",
        "no doubt",
        "half",
    ],
)
def test_words_without_a_count_give_null(words: str) -> None:
    assert parse(words) is None


@pytest.mark.parametrize(
    ("phrase", "interval"),
    [
        ("a police officer", (1, 1)), ("two Tajik officers", (2, 2)), ("a couple", (2, 2)), ("both", (2, 2)), ("all three", (3, 3)),
        ("twins", (2, 2)), ("his wife", (1, 1)),
        ("a 12-year-old boy", (1, 1)), ("12-year-old Kevin", (1, 1)), ("three 12-year-olds", (3, 3)), ("five others", (5, 5)),
        ("another officer", (1, 1)), ("the driver", (1, 1)),
        ("two men and a woman", (3, 3)), ("a man and his son", (2, 2)), ("at least two men and a woman", (3, None)),
        ("a family of four", (4, 4)), ("a mother of three", (1, 1)),
        ("five people, including a child", (5, 5)), ("more than five Chinese nationals", (6, None)),
        ("several Chinese nationals", (None, None)),
        ("a group of men", None), ("officers", None), ("the police", None), ("the officers", None), ("two men and several women", None),
        ("his brothers", None),
    ],
)  # fmt: skip
def test_a_noun_phrase_says_how_many_people(phrase: str, interval: tuple[int | None, int | None] | None) -> None:
    assert count_of_noun_phrase(phrase) == interval


@given(st.integers(0, 999_999))
def test_a_spelled_number_is_that_number(number: int) -> None:
    assert parse(spelled(number)) == (number, number)
    assert parse(f"{number:,}") == (number, number)
    assert parse(f"{number} people") == (number, number)


@given(st.integers(1, 999_999), st.integers(1, 1000))
def test_bounds_are_ordered_and_say_what_the_words_say(number: int, more: int) -> None:
    assert parse(f"more than {number}") == (number + 1, None)
    assert parse(f"at least {spelled(number)}") == (number, None)
    assert parse(f"fewer than {number} people") == (0, number - 1)
    assert parse(f"between {number} and {number + more}") == (number, number + more)
    low, high = parse(f"nearly {number}") or (None, None)
    assert low is not None
    assert high is not None
    assert 0 <= low <= high < number


PIECES = [
    "more",
    "than",
    "five",
    "-",
    "and",
    "dozen",
    "a",
    "between",
    "3",
    "5",
    "%",
    "$",
    "hundred",
    "or",
    "no",
    "one",
    "some",
    "of",
    "1.5",
]


@given(st.text(max_size=40) | st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join))
def test_any_words_give_null_or_an_ordered_interval(words: str) -> None:
    for interval in (parse(words), count_of_noun_phrase(words)):
        low, high = interval or (None, None)
        assert high is None or (low is not None and 0 <= low <= high)


def mentions(text: str) -> tuple[NumberMention, ...]:
    return find(text, (Sentence(number=1, start=0, end=len(text), furniture=False),))


def kinds(text: str) -> list[tuple[str, str]]:
    return [(mention.text, mention.kind) for mention in mentions(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Five people were killed – two officers and three attackers.", [("Five", "cardinal"), ("two", "cardinal"), ("three", "cardinal")]),
        ("At least 40 were hurt and no one died.", [("At least 40", "cardinal"), ("no one", "cardinal")]),
        ("It killed several workers.", [("several", "cardinal")]),
        ("Kevin Barbee, 15, and a 12-year-old boy were shot.", [("15", "age"), ("12", "age")]),
        ("The victims, ages 13, 17 and 19, were treated.", [("13", "age"), ("17", "age"), ("19", "age")]),
        ("A man aged 44 and a woman (Ann Hill, 30) in her 50s.", [("44", "age"), ("30", "age"), ("50s", "age")]),
        ("The second attack, on the 46th anniversary.", [("second", "ordinal"), ("46th", "ordinal")]),
        ("Some 30% of the $5 million went missing.", [("Some 30%", "percent"), ("$5 million", "money")]),
        ("They paid 20 euros and 3 percent.", [("20", "money"), ("3 percent", "percent")]),
        (
            "The 1,344-kilometre frontier, two miles away, for more than three years.",
            [("1,344", "measure"), ("two", "measure"), ("more than three", "measure")],
        ),
        ("A 2 min read.", [("2", "measure")]),
        ("Post No. 5 and the CASA-1000 line.", [("5", "name"), ("1000", "name")]),
        ("Three M-16 rifles were seized.", [("Three", "cardinal"), ("16", "name")]),
        ("At 6 p.m. or 17:30 in 2021, on November 24.", [("6", "name"), ("17:30", "name"), ("2021", "name"), ("24", "name")]),
        (
            "Call 252-972-1411 or 911, in the 900 block of Elm Street, at 115 Turner St.",
            [("252-972-1411", "name"), ("911", "name"), ("900", "name"), ("115", "name")],
        ),
        ("Near 5th Street and Highway 49, Channel 4 said.", [("5th", "name"), ("49", "name"), ("4", "name")]),
        ("It held 300,000 gallons of fuel and 20 kgs of dynamite.", [("300,000", "measure"), ("20", "measure")]),
        ("A fiscal year 2014 to year 2016 plan.", [("2014", "name"), ("2016", "name")]),
        (
            "A woman, 18, and two girls, 12 and 14, were hit; he's only 11.",
            [("18", "age"), ("two", "cardinal"), ("12", "age"), ("14", "age"), ("only 11", "age")],
        ),
        ("Men between the ages of 21 and 58, and a 12 yr. old boy.", [("21", "age"), ("58", "age"), ("12", "age")]),
        ("Call (630) 897-8707 ext. 3300.[5][6]", [("630", "name"), ("897-8707", "name"), ("3300", "name"), ("5", "name"), ("6", "name")]),
        ("In apartment 304 off U.S. 27 lay a .38 pistol.", [("304", "name"), ("27", "name"), ("38", "name")]),
        ("From 1990 to 1994, 49 were killed and 53 injured.", [("1990", "name"), ("1994", "name"), ("49", "cardinal"), ("53", "cardinal")]),
        ("Two days ago three men died.", [("three", "cardinal")]),
        ("Police searched 63-99 Annunciation Road.", [("63-99", "name")]),
        ("They won 3-2.", [("3-2", "name")]),
        ("Between 3 and 5 men fled in 2 cars.", [("Between 3 and 5", "cardinal"), ("2", "cardinal")]),
        ("In Kabul 3 people died, one of them a child.", [("3", "cardinal"), ("one", "cardinal")]),
        ("This one day no longer counts.", []),
    ],
)
def test_numbers_have_the_kind_that_their_neighbours_tell(text: str, found: list[tuple[str, str]]) -> None:
    assert kinds(text) == found


def test_a_mention_carries_its_interval() -> None:
    (mention,) = mentions("More than five Chinese nationals were killed.")
    assert (mention.low, mention.high, mention.start, mention.end) == (6, None, 0, 14)


@given(
    st.lists(
        st.sampled_from(
            [
                "more than ",
                "5",
                "-",
                "year",
                "-old",
                " and ",
                "$",
                "%",
                "No. ",
                "two ",
                "dozen",
                "Nov. 24",
                "(",
                ")",
                ", ",
                "12:30",
                "1st ",
                "people",
                "\n",
                "M-16",
            ]
        ),
        max_size=14,
    ).map("".join)
)
def test_a_mention_cuts_exactly_its_text_and_none_overlap(text: str) -> None:
    found = mentions(text)
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(mention.high is None or (mention.low is not None and mention.low <= mention.high) for mention in found)
