"""Mishaps: deaths and blows that no one dealt. "A bus veered off the road, killing 14" is an accident and no attack."""

from typing import TYPE_CHECKING

from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.phrases import lemma, passive, subject_of
from summarizer.records.vocabulary import IncidentType

if TYPE_CHECKING:
    from spacy.tokens import Token


def mishap(token: "Token") -> IncidentType | None:
    """The type of a verb whose subject is a machine, a structure or a force of nature; null where somebody can be the doer.

    "the ferry sank", "a crane collapsed", "a car hit three pedestrians", "lightning killed two", and by their cause "workers were killed
    when a crane collapsed", "the bus plunged into a ravine, killing 14".
    """
    base = lemma(token)
    above = token.head if token.dep_ == "conj" else token
    if above.dep_ == "advcl" and lemma(above.head) in {"explode", "detonate"}:
        return None  # "a truck rigged with dynamite exploded, killing 23"
    if base in words("mishaps", "verbs", "moves"):
        return _by_subject(token, "things")
    if passive(token) or base in words("mishaps", "verbs", "suffered"):
        harmed = base in words("mishaps", "verbs", "harms")
        return next((found for one in token.children if harmed and one.dep_ == "advcl" if (found := _cause(one)) is not None), None)
    if base in words("mishaps", "verbs", "harms") and token.dep_ == "advcl":
        return _cause(token.head)
    if base in words("mishaps", "verbs", "harms") | words("mishaps", "verbs", "blows"):
        mined = any(lemma(one) in words("mishaps", "subjects", "traps") for one in token.children if one.dep_ == "dobj")
        return "explosion" if mined else _by_subject(token, "wheels")
    return None


def _cause(clause: "Token") -> IncidentType | None:
    """What another clause tells: "when a crane collapsed", "after the boat sank", "the bus plunged …, killing 14"."""
    if lemma(clause) in words("mishaps", "verbs", "moves"):
        return _by_subject(clause, "things")
    return _by_subject(clause, "wheels") if lemma(clause) in words("mishaps", "verbs", "blows") else None


def _by_subject(token: "Token", kind: str) -> IncidentType | None:
    subject = subject_of(token)
    if subject is None:
        return None
    name = lemma(subject)
    if name in words("mishaps", "subjects", "nature"):
        return "disaster"
    return "accident" if name in words("mishaps", "subjects", kind) else None
