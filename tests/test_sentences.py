"""Sentences of news text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.annotate.sentences import split


def cut(text: str) -> list[str]:
    return [text[one.start : one.end] for one in split(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Gov. John F. Smith met U.S. Sen. Ann Lee at 6 p.m. Monday in Washington, D.C., on Jan. 3 with Dr. Mary B. Jones.",
        'The post is No. 5 "Bog" at the border.',
        "He works for Acme Inc. and its partner Smith & Co. Ltd. in St. Louis.",
        "The well is 3.5 km from www.example.org. and costs $1.2 million.",
        "Nobody has confirmed this, Asiaplus.tj reports.",
        "He spoke of “elements… seeking to harm us”.",
        "MEDELLIN, 17 JAN 90 -- COL. ISAACS SAID THE U.S. EMBASSY AT NO. 1810 IS SAFE.",
        "PORTLAND, Ore. – A man was hurt.",
        "“Where is he?” Smith asked.",
        '"Where is the money?" he asked.',
        "It ended at 11 a.m. EST in the U.N. Security Council.",
        "Yahoo! reported the call.",
        "The Rev. Martin Luther King Jr. Boulevard is closed.",
        "The U.S. Army and the U.K. Navy took part.",
        "1. To cancel all debts.",
        "Joseph P. Ganim won.",
        "Rep. Ann Lee (D-Mass.) Tuesday met Gov. Pat Ray (R-N.C.) Smith in St. Louis (Mo.) Hall.",
        "U.S. officials met U.N. Police in Rome.",
        "THE U.S. AND HONDURAN GOVERNMENTS RATIFIED IT.",
        "The leader, a.k.a. The Mexican, fled.",
        "See Art. 5 and pp. 12 of the report by J.R.R. Tolkien.",
    ],
)
def test_stops_inside_a_sentence(sentence: str) -> None:
    assert cut(sentence) == [sentence]


@pytest.mark.parametrize(
    "text",
    [
        "They left the U.S. | The army stayed.",
        "It began at 6 p.m. | Police came later.",
        "He joined Acme Inc. | He left in May.",
        "The group was founded in 1999. | Smith led it.",
        "“We agree.” | The minister left.",
        'He called it "unsafe." | "We wait," he said.',
        "“Where is he?” | The crowd fell silent.",
        "She was 25. | The doctor knew.",
        "He said no. | “Never,” she added. | (Reuters has the text.) | They left…",
        "They waited… | Nobody came. | Why? | Nobody knows!",
        "A man fell ill. | Tom called for help in Jan. | He died.",
        "Plan B. | The third one failed.",
        "The man fled outside.[4][14] | Entering the hall, he fired.",
        "They attacked the post on Main St. | The guards fled.",
        "The children were hurt in the fight between two dozen teens.| Witnesses called the police.",
    ],
)
def test_stops_that_end_a_sentence(text: str) -> None:
    parts = [part.strip() for part in text.split("|")]
    assert cut(text.replace("| Witnesses", "Witnesses").replace(" | ", " ")) == parts


def test_headlines_and_captions_end_at_the_line() -> None:
    assert cut("Ministers hold call\n\nA caption without stop\nThe call took place. It was short") == [
        "Ministers hold call",
        "A caption without stop",
        "The call took place.",
        "It was short",
    ]


def test_a_list_has_one_sentence_per_item() -> None:
    assert cut("Seized were:\n- three rifles\n- ten grenades\n") == ["Seized were:", "- three rifles", "- ten grenades"]


def test_hard_wrapped_text_is_not_cut_at_line_ends() -> None:
    text = (
        "The army denied on Sunday that its soldiers took part in the raid on\n"
        "the farm, which lies on the Pacific side. It said that the owner had\n"
        "left in January. Nobody else was seen near the house in all of those\n"
        "weeks."
    )
    assert [one.split("\n")[0][:9] for one in cut(text)] == ["The army ", "It said t", "Nobody el"]


def test_numbers_start_at_one_and_nothing_is_furniture() -> None:
    assert [(one.number, one.furniture) for one in split("One. Two.\nThree")] == [(1, False), (2, False), (3, False)]


def test_nothing_has_no_sentences() -> None:
    assert split("") == ()
    assert split(" \n\t ") == ()


pieces = st.sampled_from(
    ["Mr. Smith", "U.S.", "said.", "“No.”", "\n", "\n\n", " ", "p.m.", "3.5", "…", "?!", "(a)", "Ü.", "«", "x\u2028", "é", '"']
)


@given(st.lists(pieces, max_size=30).map("".join) | st.text(max_size=60))
def test_sentences_partition_the_visible_text(text: str) -> None:
    found = split(text)
    assert [one.number for one in found] == list(range(1, len(found) + 1))
    for one, other in pairwise(found):
        assert one.end <= other.start
    assert all(text[one.start : one.end] == text[one.start : one.end].strip() != "" for one in found)
    inside = "".join(text[one.start : one.end] for one in found)
    assert [c for c in inside if not c.isspace()] == [c for c in text if not c.isspace()]
