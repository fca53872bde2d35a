"""Quoted spans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.annotate.quotations import find
from summarizer.annotate.sentences import split


def quoted(text: str) -> list[str]:
    return [one.text for one in find(text, split(text))]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ('"We agree," the minister said.', ["We agree,"]),
        ("He called it “a deliberate attempt” and left.", ["a deliberate attempt"]),
        ("«Nous sommes prêts», dit-il. „Wir auch“, sagte sie.", ["Nous sommes prêts", "Wir auch"]),
        ("''We agree,'' he said; ``fine'' too.", ["We agree,", "fine"]),
        ("“I heard him say ‘run’ twice,” she said.", ["I heard him say ‘run’ twice,", "run"]),
        ("the 1st Post 'Istiqlol' of the 'Yol' Detachment", ["Istiqlol", "Yol"]),
        ("the employees' camp near O’Brien’s farm in the ’90s and the '80s", []),
        ("'the workers' camp was empty,' he said", ["the workers' camp was empty,"]),
        ('He is 6\'2" tall and said "no".', ["no"]),
        ('The "Bog"-type ("x") post', ["Bog", "x"]),
        ('“We look forward to our day in court." It opens in May.', ["We look forward to our day in court."]),
        ('""', []),
    ],
)
def test_marks(text: str, spans: list[str]) -> None:
    assert quoted(text) == spans


def test_a_quotation_over_several_paragraphs_is_one_span_per_paragraph() -> None:
    text = "“We came at night. It was dark.\n\n“Nobody was there.”\n\nHe left."
    assert quoted(text) == ["We came at night. It was dark.", "Nobody was there."]


def test_a_missing_closing_mark_swallows_one_sentence_at_most() -> None:
    text = 'He said "it was quiet. They left the village.\n\nThe others "stayed" there.'
    assert quoted(text) == ["it was quiet.", "stayed"]


def test_a_span_names_every_sentence_that_it_touches() -> None:
    text = 'Before. "We came. We saw," he said. After.'
    (span,) = find(text, split(text))
    assert span.sentences == (2, 3)


pieces = st.sampled_from(['"', "“", "”", "'", "‘", "’", "«", "»", "„", "''", "``", "a", "s", " ", ". ", "\n\n", "Bog", "(", "—"])


@given(st.lists(pieces, max_size=40).map("".join))
def test_spans_lie_in_one_paragraph_and_cut_what_they_say(text: str) -> None:
    found = find(text, split(text))
    assert [one.number for one in found] == list(range(1, len(found) + 1))
    assert list(found) == sorted(found, key=lambda one: (one.start, -one.end))
    for one in found:
        assert text[one.start : one.end] == one.text == one.text.strip() != ""
        assert "\n\n" not in one.text
        assert one.sentences
    for one in found:
        for other in found:
            assert not one.start < other.start < one.end < other.end
