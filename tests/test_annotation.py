"""The whole annotation of an article."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.annotate import annotate
from summarizer.records.annotation import DateMention, NameMention, NumberMention
from summarizer.records.article import Article

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_every_interval_cuts_the_words_it_names(path: Path) -> None:
    text = path.read_bytes().decode()
    found = annotate(Article(id="a", text=text, published="2025-12-02"))
    for quotation in found.quotations:
        assert text[quotation.start : quotation.end] == quotation.text
    mentions: tuple[NumberMention | DateMention | NameMention, ...] = (*found.numbers, *found.dates, *found.names)
    assert mentions
    for mention in mentions:
        holder = found.sentences[mention.sentence - 1]
        assert holder.start <= mention.start < mention.end <= holder.end
        assert text[mention.start : mention.end] == mention.text


def test_given_sentences_are_taken_as_they_are() -> None:
    article = Article(id="a", text="One. Two. 2 min read")
    found = annotate(article, ((0, 9, True), (10, 20, False)))
    assert [(one.number, one.start, one.end, one.furniture) for one in found.sentences] == [(1, 0, 9, True), (2, 10, 20, False)]


@settings(max_examples=60)
@given(st.text(max_size=120))
def test_any_text_can_be_annotated(text: str) -> None:
    assert annotate(Article(id="a", text=text)) == annotate(Article(id="b", text=text))
