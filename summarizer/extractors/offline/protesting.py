"""Protests told by what people or the police do: "took to the streets", "protesters blocked a road", "police used tear gas"."""

from typing import TYPE_CHECKING

from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.phrases import children, complement, conjuncts, lemma, passive, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def protests(verb: "Token") -> bool:
    """Whether a verb with its company tells of a protest."""
    base = lemma(verb)
    if base == "take":
        return any(one.lower_ == "streets" for one in complement(verb, "to"))
    things = [one for thing in children(verb, "nsubjpass" if passive(verb) else "dobj") for one in conjuncts(thing)]
    if base in words("events", "crowds", "control"):
        return any(_disperses(one) for one in things)
    doer = subject_of(verb)
    if doer is None or passive(verb) or lemma(doer) not in words("events", "crowds", "protesters"):
        return False
    burned = base in {"burn", "torch"} and any(lemma(one) in words("events", "crowds", "burned") for one in things)
    return burned or (base in words("events", "crowds", "block") and bool(things))


def _disperses(thing: "Token") -> bool:
    """What is used against crowds to drive them away, in two words or one."""
    names = {lemma(thing), *(f"{lemma(one)}_{lemma(thing)}" for one in children(thing, "compound", "amod"))}
    return not names.isdisjoint(words("things", "weapons", "crowd"))
