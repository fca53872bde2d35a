"""When and where an article's topic was, told in other clauses than the deed: one own sentence for each construction."""

import pytest

from summarizer.annotate.annotation import annotate
from summarizer.extractors.offline import OfflineExtractor
from summarizer.records.article import Article
from summarizer.records.extraction import Incident

READER = OfflineExtractor()


def topic(text: str) -> Incident:
    """The first deed of an article published on Tuesday, 10 June 2025."""
    article = Article(id="a", text=text, published="2025-06-10")
    return next(one for one in READER.read(article, annotate(article)).incidents if one.type != "other")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Two men were shot at a bar in Salem. The shooting was reported at 11:42 p.m. Sunday in the 400 block of Oak Street.", "Sunday"),
        ("Two men were shot in Salem. The shooting happened on Mill Ave. just before midnight on Sunday.", "Sunday"),
        ("A shooting that wounded four teenagers in Salem on Sunday appears to have been gang-related, a captain said.", "Sunday"),
        ("A boy has been found shot dead in Salem. Police say they responded late Sunday to the home.", "late Sunday"),
        ("Two men were found shot dead in a house in Salem. A woman called 911 Sunday night.", "Sunday night"),
        ("A juvenile who died from a gunshot wound in Salem Saturday evening has been identified as Ann Lee.", "Saturday evening"),
    ],
)
def test_the_day_in_another_clause(text: str, day: str) -> None:
    assert [claim.text for claim in topic(text).dates] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "A boy was in critical condition Tuesday after he was shot on a court in Salem.",
        "Three men were shot in Salem. Two of the wounded remained hospitalized Tuesday morning.",
        "Three men were shot in Salem, Mayor Ann Lee said Monday.",
    ],
)
def test_the_day_of_a_state_or_a_saying_is_not_the_deeds(text: str) -> None:
    assert topic(text).dates == ()


def test_where_responders_were_called_is_where_the_deed_was() -> None:
    text = "Four people were shot at a hotel in Salem. Officers were called to a Star Inn hotel on Sunday after someone had opened fire."
    one = topic(text)
    assert one.sentences == (1, 2)
    assert [claim.text for claim in one.dates] == ["Sunday"]


def test_a_deed_of_long_ago_is_not_the_news() -> None:
    text = (
        "Two teens were shot dead in Salem Park on Monday. Police have no suspect. The town mourns. In May 2019, two men were killed there."
    )
    one = topic(text)
    assert [claim.text for claim in one.dates] == ["Monday"]
    undated = topic(text.replace(" on Monday", ""))
    assert undated.dates == ()


def test_the_deed_that_a_trial_is_about_keeps_its_day() -> None:
    text = (
        "A jury convicted Ann Lee in the killing of two teens. Police had no suspect. The town mourned. The teens were shot on May 3, 2019."
    )
    assert "May 3, 2019" in {claim.text for claim in topic(text).dates}
