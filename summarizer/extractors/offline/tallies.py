"""Running totals: "the death toll from the crash has risen to 17", "the number of injured stands at 40", "deaths have reached 200"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.people import human, is_person
from summarizer.extractors.offline.phrases import child, children, complement, lemma
from summarizer.records.vocabulary import Outcome

if TYPE_CHECKING:
    from spacy.tokens import Token


def tallied(token: "Token") -> Iterator[tuple[Outcome, "Token"]]:
    """What the tally that this noun names has come to: the outcome that it counts, and the number."""
    outcome = _counts(token)
    if outcome is None:
        return
    verb = token.head
    if token.dep_ in {"nsubj", "nsubjpass"} and lemma(verb) in words("mishaps", "tallies", "comes_to"):
        numbers = [*children(verb, "dobj", "attr"), *complement(verb, "to"), *complement(verb, "at"), *_reached(verb)]
    elif token.dep_ == "dobj" and lemma(verb) in words("mishaps", "tallies", "brings_to"):
        numbers = [*complement(verb, "to"), *complement(verb, "at"), *complement(token, "to")]
    else:
        return
    for number in numbers:
        if number.like_num or number.pos_ == "NUM":
            yield outcome, number
            return


def counter(token: "Token") -> "Token | None":
    """Who makes the tally what it is: "organisers put the number of injured at 40", "a count by journalists puts the deaths at 22"."""
    verb = token.head
    who = child(verb, "nsubj") if token.dep_ == "dobj" and lemma(verb) in words("mishaps", "tallies", "puts") else None
    if who is None or who.pos_ == "PRON":
        return None
    if lemma(who) in words("mishaps", "tallies", "counts"):
        return next(complement(who, "by"), None)
    speaks = is_person(who) or human(who) or lemma(who) in words("speech", "speakers", "roles")
    return who if speaks or who.pos_ == "PROPN" else None


def _reached(verb: "Token") -> Iterator["Token"]:
    """ "Has risen from nine to 12": the parse takes the second number for the object of "from"."""
    return (one for one in complement(verb, "from") if any(x.lower_ == "to" for x in children(one, "quantmod")))


def _counts(token: "Token") -> Outcome | None:
    base = lemma(token)
    if base == "toll":
        return _by_toll(token)
    if base == "number":
        of = list(complement(token, "of"))
        people = [one for one in of if is_person(one)]
        of += [one for noun in (token, *people) for one in children(noun, "acl", "amod") if people]  # "the number of people killed"
        counted = {lemma(one) for one in of} | {one.lower_ for one in of}
        if counted & words("mishaps", "tallies", "dead"):
            return "killed"
        return "injured" if counted & words("mishaps", "tallies", "hurt") else None
    if token.pos_ == "NOUN" and token.lower_ in {"dead", "injured", "wounded"}:  # "put the dead at seven"
        return "killed" if token.lower_ == "dead" else "injured"
    return "killed" if token.tag_ == "NNS" and base in {"death", "fatality"} else None


def _by_toll(token: "Token") -> Outcome | None:
    """ "The death toll", "the toll"; no bridge's or road's."""
    kinds = [one for one in children(token, "compound", "amod", "nmod") if lemma(one) not in words("mishaps", "tallies", "of_toll")]
    return None if kinds or _unsure(token.head) else "killed"


def _unsure(verb: "Token") -> bool:
    """ "The toll could rise to ten"."""
    return any(one.tag_ == "MD" for one in children(verb, "aux"))
