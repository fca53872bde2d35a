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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Prime Minister Eva Lind spoke with President Paul Okoro on Monday.", "call"),
        ("Prime Minister Eva Lind met President Paul Okoro in Oslo on Monday.\nLind spoke to a number of reporters.", "meeting"),
        ("Prime Minister Eva Lind met President Paul Okoro in Oslo on Monday.\nLind is speaking with her advisers.", "meeting"),
    ],
)
def test_with_whom_one_speaks(text: str, found: str) -> None:
    """A conversation needs a known partner, or a telephone; what was said to the press makes no call of a meeting."""
    assert types(text) == {found}


@pytest.mark.parametrize(
    ("text", "explosions"),
    [
        ("A shotgun blast from a car injured two men in Palma on Monday.", False),
        ("A blast from a car injured two men in Palma on Monday.", True),
        ("A boy was injured in Palma on Monday when the gun went off.", False),
        ("Prosecutors dropped charges against two officers in Palma on Monday for killing a man.", False),
        ("Planes dropped depth charges on two boats near Palma on Monday.", True),
        ("A boy was injured in Palma on Monday when the bomb went off.", True),
    ],
)
def test_a_shot_is_no_explosion(text: str, explosions: bool) -> None:
    assert ("explosion" in types(text)) == explosions
