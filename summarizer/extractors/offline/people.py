"""Which nouns name people."""

from typing import TYPE_CHECKING

from summarizer.extractors.offline.fates import adjectives
from summarizer.extractors.offline.lexicon import classes, words
from summarizer.extractors.offline.phrases import (
    lemma,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_person(noun: "Token") -> bool:
    """Whether a noun names people, by the word lists."""
    name = lemma(noun)
    return (
        name in words("people", "person", "nouns")
        or name in classes("people", "groups")
        or (
            name in words("speech", "speakers", "roles")
            and name not in {"group", "party", "church", "school", "government", "company", "country"}
        )
        or not adjectives().keys().isdisjoint({name, noun.lower_})
        or (name.endswith("-old") or noun.lower_ == "old")
    )


def human(noun: "Token") -> bool:
    """By its ending a noun for people: "miners", "cyclists", "civilians"; an outcome noun counts people too ("12 deaths")."""
    name = lemma(noun)
    return (
        name.endswith(("er", "or", "ist", "ian", "man", "ee", "ese"))
        or name in classes("people", "outcome_nouns")
        or noun.ent_type_ == "NORP"
        or name == "life"
    )


def lifeless(noun: "Token") -> bool:
    """Whether a noun names a building, a vehicle or a body, which a fire or a blast harms and no toll counts: "burned nine vehicles"."""
    name = lemma(noun)
    things = words("things", "places", "buildings") | words("things", "places", "nouns") | words("people", "bodies", "nouns")
    return noun.pos_ == "NOUN" and name in things and name not in words("people", "person", "nouns")


def mass(noun: "Token") -> bool:
    return lemma(noun) in {"police", "army", "military", "family", "staff", "crew", "personnel", "group", "team", "band"}


def names_people(noun: str) -> bool:
    """Whether a noun (lower case, singular or plural) stands in the lists of people."""
    forms = {noun, noun.removesuffix("s"), noun.removesuffix("es"), noun.replace("men", "man"), noun.replace("children", "child")}
    return bool(forms & (words("people", "person", "nouns") | classes("people", "groups").keys()))
