"""What a verb needs beside it to tell of an event: one test for each construction, with an own sentence."""

import pytest

from summarizer.annotate.annotation import annotate
from summarizer.extractors.offline import OfflineExtractor
from summarizer.records.article import Article

READER = OfflineExtractor()


def types(text: str) -> set[str]:
    article = Article(id="a", text=text, published="2025-06-10")
    return {one.type for one in READER.read(article, annotate(article)).incidents}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Gunmen shot a judge in Cali on Monday.", "attack"),  # somebody as the object
        ("Prime Minister Eva Lind met President Paul Okoro in Oslo on Monday.", "meeting"),  # somebody as both
        ("Guerrillas stormed a barracks in Palma on Monday.", "attack"),  # a force as the subject
        ("A pipeline was sabotaged near Palma on Monday.", "attack"),  # or none said
        ("Militants destroyed a bridge near Palma on Monday.", "attack"),  # a doer who can
        ("Norway and Ghana signed a treaty in Oslo on Monday.", "agreement"),  # something to sign
    ],
)
def test_what_fits(text: str, type_: str) -> None:
    assert type_ in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "The crew shot a film in Cali on Monday.",
        "Sales met expectations in Oslo on Monday.",
        "Rain destroyed a bridge near Palma on Monday.",
        "The striker signed his name in Oslo on Monday.",
        "The company demonstrated a robot in Oslo on Monday.",
    ],
)
def test_what_means_something_else(text: str) -> None:
    assert not types(text) & {"attack", "meeting", "agreement", "protest"}
