"""Titles of offline incidents: finished clauses or noun phrases in the article's own words, with an own sentence for each construction."""

import pytest

from summarizer.annotate.annotation import annotate
from summarizer.extractors.offline import OfflineExtractor
from summarizer.records.article import Article

READER = OfflineExtractor()


def titles(text: str) -> list[str]:
    article = Article(id="a", text=text, published="2025-06-10")
    return [one.title for one in READER.read(article, annotate(article)).incidents]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Police searched the flat and found a man stabbed to death on Monday.",
            "Police searched the flat and found a man stabbed to death on Monday",
        ),
        (
            "Gunmen opened fire at a dance hall in Arvel on Monday, leaving three people dead.",
            "Gunmen opened fire at a dance hall in Arvel on Monday, leaving three people dead",
        ),
        ("Doctors treated Omar Haddad, who was shot in the leg in Arvel on Monday.", "Omar Haddad was shot in the leg in Arvel on Monday"),
        (
            "Nine people were killed in a raid on Arvel on Monday, Colonel Eva Lind said.",
            "Nine people were killed in a raid on Arvel on Monday",
        ),
        ("ARVEL – Nine people were killed in a raid on a depot on Monday.", "Nine people were killed in a raid on a depot on Monday"),
        ("He was at work when a boy of nine was shot in Arvel on Monday.", "A boy of nine was shot in Arvel on Monday"),
        (
            "Witnesses were interviewed at the scene of the murder of Omar Haddad in Arvel on Monday.",
            "The murder of Omar Haddad in Arvel",
        ),
        ("Two days after gunmen killed nine guards in Arvel, the depot burned.", "Gunmen killed nine guards in Arvel"),
    ],
)
def test_a_title_is_a_finished_clause(text: str, title: str) -> None:
    """With the subject that it shares, without relative words, reporting clauses, datelines and what stands before "after"."""
    assert title in titles(text)


def test_a_title_names_its_subject_where_another_mention_does() -> None:
    text = "He was shot in the chest on Monday.\nOmar Haddad, 30, was shot in Arvel on Monday, police said."
    assert titles(text) == ["Omar Haddad, 30, was shot in Arvel on Monday"]


def test_a_long_title_is_not_cut_inside_a_name() -> None:
    text = (
        "Gunmen on motorcycles on Monday killed nine guards of the depot near the old harbor and wounded the driver of Eva Lind, "
        "First Deputy Chairwoman of the State Committee for Coast Security of the Republic."
    )
    (title,) = titles(text)
    assert not title.endswith(("Committee", "of", "First Deputy Chairwoman"))
    assert len(title) <= 160


def test_a_title_without_words_of_its_own_is_its_sentence() -> None:
    words = "Just got word that one of my cousins was among the 14 killed yesterday, I am so sick right now"
    assert titles(f'"{words}," Lind said in a post.') == [f'"{words}," Lind said in a post']


def test_a_summary_is_without_its_dateline() -> None:
    text = "Fire in a depot\n\nARVEL (Coast News) - Nine people were killed in a raid on a depot on Monday."
    article = Article(id="a", text=text, published="2025-06-10")
    assert READER.read(article, annotate(article)).incidents[0].summary == "Nine people were killed in a raid on a depot on Monday"
