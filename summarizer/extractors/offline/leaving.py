"""Mends the parse of who is left how: "leaving at least 14 people dead and 20 missing" is read as one list of "14 people" and "20"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.extractors.offline.lexicon import classes

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PHRASE = frozenset({"NUM", "NOUN", "PROPN", "ADJ", "ADV", "ADP", "DET", "SCONJ"})
"""What a counted phrase and the adverbs around it consist of."""


def left_so(doc: "Doc") -> "Doc":
    """The same parse, in which each count after "leave" is the subject of the adjective behind it."""
    for verb in [token for token in doc if token.lemma_.lower() == "leave"]:
        for people, state in list(_told(verb)):
            if verb.is_ancestor(people) and verb.is_ancestor(state):
                state.head, state.dep_ = verb, "oprd"
                people.head, people.dep_ = state, "nsubj"
    return doc


def _told(verb: "Token") -> Iterator[tuple["Token", "Token"]]:
    """Each counted noun, or bare number, with the adjective right behind it: "14 people dead", "20 missing"."""
    counted: Token | None = None
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.lower_ in classes("people", "outcome_adjectives"):
            if counted is None:
                return
            yield counted, token
            counted = None
        elif token.pos_ == "NUM" or (counted is not None and token.pos_ == "NOUN"):
            counted = token
        elif token.pos_ not in _PHRASE and not (counted is None and (token.text == "," or token.dep_ == "cc")):
            return
