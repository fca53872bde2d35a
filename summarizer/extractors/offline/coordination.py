"""Who is told in one breath: conjuncts, subjects and objects that a parse sets side by side, and lists that it takes for appositions."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.extractors.offline.phrases import child, children, conjuncts
from summarizer.normalize.number_words import UNITS

if TYPE_CHECKING:
    from spacy.tokens import Token

_FARTHEST = 25  # tokens over which a list of victims runs


def together(noun: "Token") -> list["Token"]:
    """The noun and all who are told with it, in text order.

    "A pilot and his passenger died" (two subjects), "killed Jon Marr, Ana Cruz and Leo Berg" (an apposition that is a list), "killed his
    stepsons, Jon and Leo Marr, and his wife" (names for a plural noun, which they replace).
    """
    if titles_of_one(noun):
        return [noun]
    found: list[Token] = []
    for one in [*conjuncts(noun), *_beside(noun)]:
        found += [one for one in _listed(one) if one.i not in {known.i for known in found}]
    found = [one for one in sorted(found, key=lambda one: one.i) if abs(one.i - noun.i) < _FARTHEST or one.i == noun.i]
    return _without_names(found)


def _without_names(told: list["Token"]) -> list["Token"]:
    """Without the names of those just counted, which a parse joins to them: "a nurse and her two sons, Leo and Max"."""
    for position, one in enumerate(told[:-1]):
        names = told[position + 1 :]
        number = next((x for x in children(one, "nummod") if x.lower_ in UNITS), None)
        named = all(x.pos_ == "PROPN" and child(x, "det", "poss", "nummod") is None for x in names)
        apposed = one.doc[one.i + 1].text == "," and one.tag_ == "NNS"
        if number is not None and named and apposed and UNITS[number.lower_] == len(names):
            return told[: position + 1]
    return told


def accompanied(noun: "Token") -> Iterator["Token"]:
    """Who is told to share it: "killed along with his son and a guard", "the engineers, together with a driver, were taken"."""
    verb = noun.head if noun.dep_ in {"nsubj", "nsubjpass", "dobj"} else noun
    for one in (noun, verb):
        for preposition in children(one, "prep"):
            inner = next(children(preposition, "prep"), None) if preposition.lower_ in {"along", "together"} else preposition
            alongside = preposition is not inner or (preposition.i > 0 and preposition.nbor(-1).lower_ in {"along", "together"})
            if inner is not None and inner.lower_ == "with" and alongside:
                yield from (both for first in children(inner, "pobj") for both in conjuncts(first))


def _beside(noun: "Token") -> Iterator["Token"]:
    """Further subjects or objects of the same verb right behind, with a comma or "and" between."""
    right = noun.right_edge.i
    for one in children(noun.head, noun.dep_):
        joined = one.i > noun.i and all(x.is_punct or x.dep_ == "cc" for x in noun.doc[right + 1 : one.left_edge.i])
        if joined and noun.dep_ in {"nsubj", "nsubjpass", "dobj"}:
            yield from conjuncts(one)
            right = one.right_edge.i


def companion(noun: "Token", other: "Token") -> bool:
    """Whether an apposition names somebody beside a named person, in a list: "Judge Ana Silva, her driver and two guards"."""
    owner = next(children(other, "poss"), None)
    return noun.pos_ == "PROPN" and owner is not None and owner.tag_ == "PRP$" and len(other.conjuncts) > 0


def titles_of_one(noun: "Token") -> bool:
    """Whether a subject's nouns are titles of one person: "the politician, lawyer and former envoy was kidnapped"."""
    verb, others = noun.head, [one for one in noun.conjuncts if one.i > noun.i]
    single = any(one.lower_ in {"was", "is", "has"} for one in children(verb, "aux", "auxpass"))
    bare = all(one.tag_ == "NN" and not any(x.dep_ in {"det", "poss", "nummod"} for x in one.children) for one in others)
    return bool(others) and noun.dep_ in {"nsubj", "nsubjpass"} and noun.tag_ == "NN" and single and bare


def _listed(noun: "Token") -> Iterator["Token"]:
    """The noun, or where its apposition lists names, these and what is joined to them."""
    listed = [one for one in children(noun, "appos") if one.i > noun.i and len(one.conjuncts) > 0]
    names = next((one for one in listed if one.pos_ == "PROPN" or companion(noun, one)), None)
    if names is None:
        yield noun
        return
    others = [one for one in names.conjuncts if one.i > names.i and child(one, "poss", "det", "nummod") is not None]
    if others and noun.tag_ == "NN":  # "her son, Leo Marr, and her father": the name is the son's, the father is another
        yield noun
        yield from others
        return
    plural = noun.tag_ == "NNS" and not any(one.dep_ == "nummod" for one in noun.children)
    if noun.pos_ == "PROPN" or plural:
        if not plural:
            yield noun
        yield from conjuncts(names)
    else:
        yield noun
