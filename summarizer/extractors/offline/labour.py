"""Strikes of workers, told from strikes of weapons: "a 24-hour rail strike", "nurses went on strike", "teachers struck for higher pay"."""

from typing import TYPE_CHECKING

from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.people import is_person
from summarizer.extractors.offline.phrases import child, children, complement, lemma, passive, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def withheld(token: "Token") -> bool:
    """Whether a noun or verb tells of work that is withheld."""
    if token.pos_ == "VERB":
        return _by_verb(token)
    if lemma(token) != "strike" or any(
        lemma(one) in words("events", "labour", "arms") for one in children(token, "compound", "amod", "nmod")
    ):
        return False
    before = {lemma(one) for one in children(token, "compound", "amod", "nmod", "poss", "nummod")}
    causes = {one.lower_ for one in children(token, "prep")} & {"over", "for"}
    return bool(before & words("events", "labour", "before")) or striker(token) is not None or bool(causes) or _by_workers(token)


def striker(strike: "Token") -> "Token | None":
    """Who is "on strike": the subject of the clause; null where the noun stands otherwise."""
    under = strike.head
    if strike.dep_ != "pobj" or under.lower_ != "on" or child(strike, "det") is not None or under.head.pos_ not in {"VERB", "AUX"}:
        return None
    return subject_of(under.head) if lemma(under.head) in words("events", "labour", "go") else None


def _by_workers(strike: "Token") -> bool:
    return any(_works(one) for one in (*complement(strike, "by", "of"), *children(strike, "compound", "poss")))


def _by_verb(verb: "Token") -> bool:
    doer = subject_of(verb)
    if doer is None or not _works(doer):
        return False
    if lemma(verb) == "strike":
        return child(verb, "dobj") is None and not passive(verb)
    things = {one.lower_ for one in (*children(verb, "dobj", "prt", "advmod"), *complement(verb, "off", "of"))}
    return lemma(verb) in words("events", "labour", "leave") and bool(things & words("events", "labour", "left"))


def _works(noun: "Token") -> bool:
    return noun.tag_ in {"NNS", "NNPS", "NNP"} and (
        lemma(noun) in words("events", "labour", "workers") or (is_person(noun) and noun.tag_ == "NNS")
    )
