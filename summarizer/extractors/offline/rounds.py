"""Rounds of talks: "the fifth round of talks opened" tells of the talks by the word for a part of them."""

from typing import TYPE_CHECKING

from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.phrases import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token


def whole(noun: "Token") -> "Token":
    """The word under which an event's noun stands in its clause: "round" of "a round of talks", else the noun itself."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and lemma(noun.head.head) in words("acts", "parts", "rounds"):
        return noun.head.head
    return noun
