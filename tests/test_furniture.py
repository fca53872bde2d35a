"""Page furniture: what a line says, that it repeats, where it stands."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.annotate.furniture import mark
from summarizer.annotate.sentences import split

BODY = (
    "The ministers of both countries spoke by telephone on Tuesday, officials said. They agreed to meet.\n\n"
    "No date was given for the next call."
)


def furniture(text: str, title: str | None = None) -> list[str]:
    return [text[one.start : one.end] for one in mark(text, split(text), title) if one.furniture]


@pytest.mark.parametrize(
    "line",
    [
        "2 min read",
        "Updated on",
        "Updated: May 31, 2016 - 6:54 PM",
        "Published 3 June 2025",
        "By Ann Lee, Staff Writer",
        "Facebook Twitter Email Print",
        "Share this article",
        "Related Stories",
        "No stories found.",
        "RELATED: Minister resigns over border deal",
        "Read more",
        "Tags",
        "Advertisement",
        "Photo: Ann Lee/Example Press",
        "(AP Photo/Ann Lee)",
        "(Ann Lee/Getty Images)",
        "(Photo: Ann Lee)Buy Photo",
        "(Published Tuesday, Sep 16, 2014)",
        "example-news.org",
        "https://example.org/story",
        "ann.lee@example.org",
        "December 29, 2025",
        "You must enter the characters with black color",
        "Please enable Javascript to watch this video",
        "Copyright 2016 Example TV. All rights reserved.",
        "© 2016 Example Media Group.",
        "Stay with Example 8 for updates on this developing story.",
        "Sign up for one of our email newsletters.",
        "Ann Lee and Bob Ray contributed to this report.",
        "Follow @annlee on Twitter.",
        "(Reporting by Ann Lee; Editing by Bob Ray)",
        "1:23 Minister speaks about the call",
    ],
)
def test_what_a_line_says(line: str) -> None:
    text = f"{BODY}\n\n{line}\n\nThe second meeting is planned for May in the capital, a spokesman said."
    assert " ".join(furniture(text)) == line


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the soldiers had left the town.",
        "Share prices fell by two percent.",
        "Photos of the attack show three burnt cars.",
        "Contact the Example Police Department at 555-123-4567 with information.",
        "10:32 p.m. officer lost contact with the suspect",
        "This story has been corrected to show that two people died, not three.",
        "Stay with your families, the governor told residents.",
        "Related charges were dropped in May.",
        "He was told to follow us to the border",
        "Updated figures put the toll at nine.",
        "Follow-up talks were held in Geneva.",
    ],
)
def test_content_that_opens_like_furniture_is_left_alone(line: str) -> None:
    text = f"{BODY}\n\n{line}\n\nThe second meeting is planned for May in the capital, a spokesman said."
    assert furniture(text) == []


def test_a_headline_printed_twice_counts_once() -> None:
    headline = "Ministers pledge stronger cooperation after border incident"
    text = f"{headline}\n\n{headline}\n{BODY}"
    marks = mark(text, split(text), headline)
    assert [one.furniture for one in marks[:3]] == [False, True, False]


def test_a_caption_before_each_related_headline_is_furniture_and_so_are_the_headlines() -> None:
    caption = "The minister spoke by phone with his counterpart"
    text = (
        f"Ministers Hold First Talks Since 2021\n\n{caption}\n{caption}https://example.org/47183\n\n{BODY}\n\n"
        f"{caption}\nNeighbour Urges Evacuation After Attacks\n{caption}\nDelegation Visits Capital, Signaling Thaw"
    )
    found = furniture(text)
    assert found.count(caption) == 3
    assert "Neighbour Urges Evacuation After Attacks" in found
    assert "Delegation Visits Capital, Signaling Thaw" in found
    assert "Ministers Hold First Talks Since 2021" not in found


def test_trailing_headlines_in_sentence_case_count_only_in_company() -> None:
    related = ["Coal plant operator stays profitable for now", "Court upholds ban on rare exports", "Teachers go on strike in the north"]
    assert furniture(f"{BODY}\n\n" + "\n".join(related)) == related
    assert furniture(f"{BODY}\n\n{related[0]}") == []


def test_a_list_at_the_end_is_content() -> None:
    victims = "Ann Lee, 26 (shot in the leg)\nBob Ray, 47, of Exampleville\nEve Doe, 19, of Sampleton"
    assert furniture(f"{BODY}\n\nThe police named the victims, who all live in the town:\n{victims}") == []
    assert furniture(f"{BODY}\n\n{victims}") == []


def test_outlet_and_credit_lines() -> None:
    assert furniture(f"{BODY}\nExample Border News\nexampleborder.com") == ["Example Border News", "exampleborder.com"]
    assert furniture(f"Ministers hold call after attack\nForeign ministry X account\n\n{BODY}") == ["Foreign ministry X account"]


def test_a_last_line_without_a_stop_is_content() -> None:
    assert furniture(f"{BODY}\n\nThe investigation is still going on, the spokesman said") == []


def test_a_text_in_capitals_has_no_title_case() -> None:
    text = f"{BODY}\n\n[SIGNED] THE GENERAL COMMAND\n\nCOMMANDER OF THE NORTH".upper()
    assert furniture(text) == []


@pytest.mark.parametrize(
    ("seed", "numbers"),
    [("000", []), ("001", [3, 4, 5, 6, *range(24, 34)]), ("002", [21, 22]), ("003", []), ("004", [2, 3, 20])],
)
def test_the_furniture_of_the_seeds(seed: str, numbers: list[int]) -> None:
    (path,) = (Path(__file__).parent.parent / "seeds").glob(f"{seed}_*.txt")
    text = path.read_bytes().decode()
    assert [one.number for one in mark(text, split(text)) if one.furniture] == numbers


lines = st.sampled_from(
    ["2 min read", "The army left the town on Sunday, he said.", "Army Leaves Northern Town", "x", "By Ann Lee", "", "Tags", "a.b"]
)


@given(st.lists(lines, max_size=12).map("\n".join))
def test_marking_changes_nothing_but_the_mark_and_is_stable(text: str) -> None:
    found = split(text)
    marked = mark(text, found)
    assert [(one.number, one.start, one.end) for one in marked] == [(one.number, one.start, one.end) for one in found]
    assert mark(text, marked) == marked


@pytest.mark.parametrize(
    "note",
    [
        "Correction: An earlier version of this article said that two clerks were dismissed.",
        "An earlier version of this story misstated the name of the bridge.",
        "This article has been corrected: an earlier version put the bridge in Oslo.",
        "Editor's note: A previous version gave another date.",
    ],
)
def test_a_correction_tells_nothing(note: str) -> None:
    assert furniture(f"{BODY} {note}") == [note]


@pytest.mark.parametrize(
    "told",
    [
        "An earlier version of the report said that two clerks were dismissed.",
        "Corrections officers said that two inmates had fled.",
        "An earlier version of the plan was dropped.",
    ],
)
def test_an_earlier_version_of_something_else_is_told(told: str) -> None:
    assert furniture(f"{BODY} {told}") == []
