"""Deeds told by what flies or goes off: "a missile hit a hospital", "the school was struck by a shell", "a rocket landed on a house"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.phrases import agent, child, complement, lemma, passive, subject_of
from summarizer.records.vocabulary import IncidentType

if TYPE_CHECKING:
    from spacy.tokens import Token


def struck(verb: "Token") -> IncidentType | None:
    """The type of a blow by the missile, shell or bomb that deals it; null where somebody or something else does, or nothing is struck."""
    doer = agent(verb) if passive(verb) else subject_of(verb)
    hits = lemma(verb) in words("things", "projectiles", "strike") and (passive(verb) or child(verb, "dobj") is not None)
    if doer is None or not (hits or any(True for _ in landed_on(verb))):
        return None
    name = lemma(doer)
    if name in words("things", "projectiles", "air"):
        return "air_or_drone_strike"
    if name in words("things", "projectiles", "shells"):
        return "shelling"
    goes_off = words("things", "weapons", "bombs") | {"bomber"}  # "a suicide bomber struck a crowd"
    return "explosion" if name in goes_off else None


def landed_on(verb: "Token") -> Iterator["Token"]:
    """The building or vehicle that something comes down on: "slammed into a market", "landed on a house"."""
    if lemma(verb) in words("things", "projectiles", "land"):
        yield from (one for one in complement(verb, "on", "into", "onto") if lemma(one) in words("things", "places", "buildings"))
