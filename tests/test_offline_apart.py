"""What tells two deeds apart: one test for each construction, with an own text."""

import pytest

from summarizer.annotate.annotation import annotate
from summarizer.extractors.offline import OfflineExtractor
from summarizer.records.article import Article
from summarizer.records.extraction import Incident

READER = OfflineExtractor()


def deeds(text: str) -> list[Incident]:
    article = Article(id="a", text=text, published="2025-06-10")
    return [one for one in READER.read(article, annotate(article)).incidents if one.type in {"attack", "abduction", "explosion"}]


@pytest.mark.parametrize(
    "text",
    [
        # words that turn to another deed
        "Gunmen murdered a mayor in Kano on Monday. Meanwhile, gunmen attacked a school near the border.",
        "Gunmen murdered a mayor in Kano on Monday. In another action, rebels burned a bus.",
        # another town
        "Rebels murdered two teachers in Huaraz on Monday. The men also attacked seven banks in Lima.",
        # another victim of a noun's own
        "The murder of Luis Prado on Monday shocked many. He recalled the assassination of Ana Silva.",
    ],
)
def test_two_deeds(text: str) -> None:
    assert len(deeds(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen murdered a mayor in Kano on Monday. Meanwhile, the attack was condemned by Norway.",
        "Gunmen attacked a school in Kano on Monday. They killed two teachers in Nigeria's second city.",
        "The murder of Luis Prado on Monday shocked many. He called the assassination of Prado a crime.",
    ],
)
def test_one_deed_told_on(text: str) -> None:
    assert len(deeds(text)) == 1


def test_weeks_later_is_another_deed() -> None:
    text = "Rebels murdered a teacher in Huaraz. Two weeks later, rebels murdered a nurse."
    assert len(deeds(text)) == 2


@pytest.mark.parametrize(
    "later",
    [
        "A similar attack in January killed 15 people.",
        "The attack comes after a previous one in January killed 15 guards.",
        "In January, gunmen killed 15 guards at the depot.",
        "Militants have carried out several attacks in the region, including one in January that killed 15 people.",
    ],
)
def test_a_day_against_a_month_or_year_without_a_publication_date(later: str) -> None:
    article = Article(id="a", text=f"Four guards were killed on Monday when gunmen attacked a depot near Arvel. {later}", published=None)
    told = [one for one in READER.read(article, annotate(article)).incidents if one.type == "attack"]
    assert [[date.text for date in one.dates] for one in told] == [["Monday"], ["January"]]
    assert [one.salience for one in told] == ["main", "background"]
    assert [claim.low for one in told for claim in one.casualties] == [4, 15]
