"""Mends the parse of who is left or shot how.

"Leaving at least 14 people dead and 20 missing" is read as one list of "14 people" and "20", and in "left a driver and his wife badly
wounded" only the wife as wounded. "Shot dead Judge Silva" is read as a judge who was dead before.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.extractors.offline.lexicon import classes

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PHRASE = frozenset({"NUM", "NOUN", "PROPN", "ADJ", "ADV", "ADP", "DET", "SCONJ"})
"""What a counted phrase and the adverbs around it consist of."""

_LISTED = frozenset({"NUM", "NOUN", "PROPN", "ADJ", "ADV", "DET", "PRON", "PART", "CCONJ"})
"""What two people joined by "and" and the adverbs behind them consist of."""


def left_so(doc: "Doc") -> "Doc":
    """The same parse, in which each count after "leave" is the subject of the adjective behind it, and "dead" goes with "shot"."""
    for verb in [token for token in doc if token.lemma_.lower() == "leave"]:
        for people, state in list(_told(verb)):
            if not (people.is_ancestor(verb) or state.is_ancestor(verb)):
                state.head, state.dep_ = verb, "oprd"
                people.head, people.dep_ = state, "nsubj"
        _together(verb)
    for verb in [token for token in doc[:-1] if token.lemma_.lower() == "shoot" and token.nbor().lower_ == "dead"]:
        dead = verb.nbor()
        if dead.dep_ == "amod" and dead.head.head == verb:
            dead.head, dead.dep_ = verb, "oprd"
    return doc


def _together(verb: "Token") -> None:
    """Gives one state behind a list of people to all of them: "left a driver and his wife badly wounded"."""
    first = next((token for token in verb.rights if token.dep_ == "dobj"), None)
    state = next((token for token in verb.doc[verb.i + 1 : verb.sent.end] if token.lower_ in classes("people", "outcome_adjectives")), None)
    if first is None or state is None or state.i < first.i or state.is_ancestor(verb):
        return
    between = verb.doc[first.i + 1 : state.i]
    join = next((token for token in between if token.dep_ == "cc"), None)
    last = next((token for token in reversed(between) if token.pos_ in {"NOUN", "PROPN"}), None)
    if join is None or last is None or last.i < join.i or any(token.pos_ not in _LISTED for token in between) or last.is_ancestor(verb):
        return
    state.head, state.dep_ = verb, "oprd"
    first.head, first.dep_ = state, "nsubj"
    last.head, last.dep_ = first, "conj"


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
