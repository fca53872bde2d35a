"""Paragraphs: lines as written, or joined where a text was hard-wrapped."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from summarizer.normalize.lines import paragraphs

WRAPPED = """   LIMA, 4 FEB 90 (AFP) -- [TEXT] THE ARMY DENIED TODAY THAT ITS MEN
TOOK PART IN THE RAID ON THE FARM, WHICH IS LOCATED ON THE PACIFIC
SIDE, AND SAID THAT THE OWNER HAD LEFT THE REGION IN JANUARY.

   A SPOKESMAN SAID THAT ALL WAS QUIET IN THE WHOLE OF THE DEPARTMENT
AND THAT NO MORE TROOPS ARE NEEDED THERE.
   THE OWNER COULD NOT BE REACHED."""


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


def test_lines_of_a_web_page_are_paragraphs_of_their_own() -> None:
    page = "Ministers hold call\nA picture of two men at a table\nUpdated on\nThe ministers spoke by telephone on Tuesday.\nThey agreed."
    assert cut(page) == page.split("\n")


def test_hard_wrapped_lines_are_joined_and_indentation_opens_a_paragraph() -> None:
    found = cut(WRAPPED)
    assert [one.split()[0] for one in found] == ["LIMA,", "A", "THE"]
    assert found[0].endswith("IN JANUARY.")


def test_related_headlines_of_equal_length_are_not_taken_for_wrapped_text() -> None:
    headlines = [
        "Minister Urges Calm After Deadly Attacks on Northern Border Posts",
        "High-Level Delegation Visits Capital, Signaling a Possible Thaw",
        "Neighbours Hold Confidential Talks in a Third Country on Sunday",
        "Parliament Debates the Budget for the Third Time in Four Months",
        "Court Upholds Ban on Exports of Rare Minerals in Landmark Ruling",
    ]
    assert cut("\n".join(headlines)) == headlines


def test_a_long_line_without_a_stop_goes_on_in_lower_case() -> None:
    assert len(cut("The two ministers spoke by telephone on Tuesday about\nthe border.\nThey agreed.")) == 2


@given(st.text(alphabet="aB .\n\r\u2028\t", max_size=80) | st.text(max_size=80))
def test_every_visible_character_lies_in_exactly_one_paragraph(text: str) -> None:
    found = paragraphs(text)
    for one, other in pairwise(found):
        assert one.end < other.start
    inside = "".join(text[start:end] for start, end in found)
    assert [c for c in inside if not c.isspace()] == [c for c in text if not c.isspace()]
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in found)
