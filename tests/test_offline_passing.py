"""Deeds only touched on are no incidents; the same deed with a day, a place or a count is one."""

import pytest

from summarizer.annotate.annotation import annotate
from summarizer.extractors.offline import OfflineExtractor
from summarizer.records.article import Article

READER = OfflineExtractor()
OPENING = "The council met in Porto on Tuesday. Its members spoke about schools. The mayor opened the session. "


def deeds(text: str) -> list[str]:
    article = Article(id="a", text=text, published="2025-06-10")
    return [one.title for one in READER.read(article, annotate(article)).incidents if one.type in {"attack", "abduction", "explosion"}]


@pytest.mark.parametrize(
    "touch",
    [
        "He recalled the murder of Bishop Ortiz by the militia.",
        "The priest who was murdered by the militia had been his teacher.",
        "Officials refused to comment on the assassination of Senator Lima by gunmen.",
    ],
)
def test_a_name_in_passing_is_no_incident(touch: str) -> None:
    assert deeds(OPENING + touch) == []


@pytest.mark.parametrize(
    "told",
    [
        "He condemned the murder of Bishop Ortiz by the militia on Sunday.",
        "He condemned the murder of Bishop Ortiz in Braga.",
        "He condemned the murder of six priests by the militia.",
        "The militia murdered Bishop Ortiz.",
    ],
)
def test_a_day_a_place_a_count_or_a_clause_of_its_own_tells_it(told: str) -> None:
    assert len(deeds(OPENING + told)) == 1


def test_the_opening_tells_its_deed_by_a_name() -> None:
    assert len(deeds("The murder of Bishop Ortiz by the militia has led to protests. " + OPENING)) == 1
