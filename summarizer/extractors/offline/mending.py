"""Mends one fault of the parser that recurs in news: who closes a sentence as its source is read as part of the list before it.

"… killing a guard and abducting 25 pupils, police and residents said": the parser makes "police and residents" two more of the abducted.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.extractors.offline.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAMING = frozenset({"DET", "NOUN", "PROPN", "ADJ", "CCONJ", "NUM", "PART", "ADP"})
"""What those who are named as a source consist of; a verb or a pronoun between comma and verb makes a clause of its own."""
_LONGEST = 12
"""Words between the last comma and the verb."""


def mended(doc: "Doc") -> "Doc":
    """The same parse, with a closing source as the subject of its verb of saying."""
    for sentence in doc.sents:
        verb = next((token for token in reversed(sentence) if token.pos_ == "VERB"), None)
        if verb is None or verb.lemma_ not in words("speech", "verbs", "report") or verb.i == sentence.start:
            continue
        comma = next((token.i for token in reversed(doc[sentence.start : verb.i]) if token.text == ","), None)
        if comma is not None and 0 < verb.i - comma - 1 <= _LONGEST:
            _attach(verb, list(doc[comma + 1 : verb.i]))
    return doc


def _attach(verb: "Token", named: Sequence["Token"]) -> None:
    """Makes what stands between comma and verb the verb's subject, if it is a list of nouns that hangs on something before it."""
    heads = [token for token in named if token.head not in named and token.dep_ not in {"punct", "cc"}]
    adrift = [token for token in heads if token.head != verb]
    if any(token.is_ancestor(verb) for token in adrift):
        return  # "…, a man residents say was armed": the saying is part of the noun
    subjects = [token for token in heads if token.head == verb and token.dep_ == "nsubj"]
    if not adrift or any(token.pos_ not in _NAMING for token in named) or any(token.pos_ not in {"NOUN", "PROPN"} for token in adrift):
        return
    if any(child.dep_ in {"nsubj", "nsubjpass"} and child not in subjects for child in verb.children):
        return
    first, *others = sorted([*adrift, *subjects], key=lambda token: token.i)
    first.head, first.dep_ = verb, "nsubj"
    for other in others:
        other.head, other.dep_ = first, "conj"
