"""Encounters and acts of states and bodies: calls, visits, papers signed, envoys sent home, votes, exchanges."""

from summarizer.annotate.annotation import annotate
from summarizer.extractors.offline import OfflineExtractor
from summarizer.records.article import Article
from summarizer.records.extraction import Incident

READER = OfflineExtractor()


def told(text: str) -> tuple[Incident, ...]:
    article = Article(id="a", text=text, published="2025-06-10")
    return READER.read(article, annotate(article)).incidents


def cast(one: Incident, role: str) -> set[str]:
    return {claim.name for claim in one.participants if claim.role == role}


def test_a_counterpart_is_somebody() -> None:
    (one,) = told("Transport commissioner Eva Lind met her Ghanaian counterpart Paul Okoro in Oslo on Monday.")
    assert one.type == "meeting"
    assert cast(one, "party") == {"Eva Lind", "Paul Okoro"}


def test_nobody_was_evacuated() -> None:
    assert told("Norway evacuated no one from Goma on Monday.") == ()


def test_who_passes_secrets_to_an_embassy_is_not_dead() -> None:
    (one,) = told("A customs clerk was arrested in Oslo on Monday on suspicion of passing secrets to an embassy.")
    assert one.type == "arrest"
    assert one.casualties == ()
