"""Who is told in one breath: conjuncts, subjects and objects that a parse sets side by side, and lists that it takes for appositions."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.extractors.offline.phrases import children, conjuncts

if TYPE_CHECKING:
    from spacy.tokens import Token

_FARTHEST = 25  # tokens over which a list of victims runs


def together(noun: "Token") -> list["Token"]:
    """The noun and all who are told with it, in text order.

    "A pilot and his passenger died" (two subjects), "killed Jon Marr, Ana Cruz and Leo Berg" (an apposition that is a list), "killed his
    stepsons, Jon and Leo Marr, and his wife" (names for a plural noun, which they replace).
    """
    found: list[Token] = []
    for one in [*conjuncts(noun), *_beside(noun)]:
        found += [one for one in _listed(one) if one.i not in {known.i for known in found}]
    return [one for one in sorted(found, key=lambda one: one.i) if abs(one.i - noun.i) < _FARTHEST or one.i == noun.i]


def _beside(noun: "Token") -> Iterator["Token"]:
    """Further subjects or objects of the same verb right behind, with a comma or "and" between."""
    right = noun.right_edge.i
    for one in children(noun.head, noun.dep_):
        joined = one.i > noun.i and all(x.is_punct or x.dep_ == "cc" for x in noun.doc[right + 1 : one.left_edge.i])
        if joined and noun.dep_ in {"nsubj", "nsubjpass", "dobj"}:
            yield from conjuncts(one)
            right = one.right_edge.i


def _listed(noun: "Token") -> Iterator["Token"]:
    """The noun, or where its apposition lists names, these and what is joined to them."""
    names = next((one for one in children(noun, "appos") if one.i > noun.i and one.pos_ == "PROPN" and len(one.conjuncts) > 0), None)
    if names is None:
        yield noun
        return
    plural = noun.tag_ == "NNS" and not any(one.dep_ == "nummod" for one in noun.children)
    if noun.pos_ == "PROPN" or plural:
        if not plural:
            yield noun
        yield from conjuncts(names)
    else:
        yield noun
