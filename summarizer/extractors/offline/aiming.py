"""At whom or what a deed was aimed, told beside its noun: "X was the target of the attack", "X survived the attack", "an attack that
gunmen carried out against X"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.phrases import agent, child, children, complement, governor, lemma, negated, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def aimed_at(deed: "Token") -> Iterator["Token"]:
    """The nouns that the clause around an event's noun tells as its target."""
    yield from _object_of(deed)
    verb = governor(deed)
    if lemma(verb) in words("events", "aimed", "escape") and not negated(verb) and _escaped(verb, deed):
        who = subject_of(verb)
        if who is not None:
            yield who
    for commit in children(deed, "acl", "relcl"):
        doer = agent(commit) if lemma(commit) in words("events", "light", "commit") else None
        if doer is not None:
            yield from (*complement(commit, "against"), *complement(doer, "against"))


def _object_of(deed: "Token") -> Iterator["Token"]:
    """ "X was the target of an attack", "the targets of the attacks were X and Y"."""
    noun = deed.head.head if deed.dep_ == "pobj" and deed.head.lower_ == "of" else None
    if noun is None or lemma(noun) not in words("events", "aimed", "nouns") or lemma(noun.head) != "be":
        return
    other = child(noun.head, "nsubj") if noun.dep_ == "attr" else child(noun.head, "attr")
    if other is not None and not negated(noun.head):
        yield other


def _escaped(verb: "Token", deed: "Token") -> bool:
    """Whether it is the deed that somebody escapes: "survived the attack", "escaped unharmed from an attack"."""
    over = deed.head
    while over.dep_ in {"prep", "pobj", "advcl", "acomp", "oprd"} and over.i != verb.i:
        over = over.head
    return over.i == verb.i and (deed.dep_ == "dobj" or (deed.dep_ == "pobj" and deed.head.lower_ == "from"))
