"""The dateline that a report opens with."""

import pytest

from summarizer.annotate.annotation import annotate
from summarizer.extractors.offline import OfflineExtractor
from summarizer.ingest.detect import detect
from summarizer.merging import mentions
from summarizer.normalize.datelines import dateline
from summarizer.records.article import Article

BODY = "Five dockers were killed on Monday when a crane collapsed in the port of Arvel, police said."


@pytest.mark.parametrize(
    ("head", "published", "outlet"),
    [
        ("ARVEL, Norland — 4 March 2026 ", "2026-03-04", None),
        ("ARVEL, Norland — 4 March 2026\n\n", "2026-03-04", None),
        ("ARVEL, Fri 6 March 2026 (The Standard) ", "2026-03-06", "The Standard"),
        ("Arvel, 10.03.2026 ", "2026-03-10", None),
        ("Arvel, 10.03.2026\n", "2026-03-10", None),
        ("March 9, 2026 | Jakarta ", "2026-03-09", None),
        ("March 9, 2026 | Port Arvel\n", "2026-03-09", None),
        ("ARVEL. March 3. COASTINFORM – ", None, "COASTINFORM"),
        ("Arvel (Coast Daily), May 12, 2026. ", "2026-05-12", "Coast Daily"),
        ("ARVEL (AFP), 3 Mar 2026 - ", "2026-03-03", "AFP"),
        ("Arvel, 5 March 2026 (local time) - ", "2026-03-05", None),
        ("ARVEL/TORMUND, March 5, 2026 - ", "2026-03-05", None),
    ],
)
def test_a_dateline_dates_its_article_and_is_not_told(head: str, published: str | None, outlet: str | None) -> None:
    found = dateline(head + BODY)
    assert found is not None
    assert found.end == len(head)
    assert detect(head + BODY)[1:] == (outlet, published)
    assert mentions.without_lead_in(head + BODY, None).split() == BODY.split()


@pytest.mark.parametrize(
    "text",
    [
        "On March 3, 2026 the port closed.",
        "Arvel police, on 3 March 2026, closed the port.",
        "President Silva, 3 March, said the port was safe.",
        "March 9, 2026, Jakarta saw floods.",
        "Monday, March 3, 2026",
        "Arvel, March 3. The port was closed.",
        BODY,
    ],
)
def test_a_sentence_that_opens_with_a_place_or_a_date_is_no_dateline(text: str) -> None:
    assert dateline(text) is None


@pytest.mark.parametrize(
    "head",
    [
        "ARVEL (AFP), 3 Mar 2026 - ",
        "ARVEL (AFP) - ",
        "ARVEL. March 3. COASTINFORM – ",
        "March 3, 2026 | Jakarta ",
        "Arvel (Coast Daily), 3 March 2026. ",
    ],
)
def test_the_event_begins_behind_the_dateline(head: str) -> None:
    article = Article(id="a", text=head + BODY, published="2026-03-03")
    (told,) = OfflineExtractor().read(article, annotate(article)).incidents
    assert [date.text for date in told.dates] == ["Monday"]
    assert [claim.low for claim in told.casualties] == [5]
    assert told.title.startswith("Five dockers")
