"""Mishaps: deaths and blows that no one dealt. "A bus veered off the road, killing 14" is an accident and no attack."""

from typing import TYPE_CHECKING

from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.people import is_person
from summarizer.extractors.offline.phrases import agent, child, children, conjuncts, lemma, passive, subject_of
from summarizer.records.vocabulary import IncidentType

if TYPE_CHECKING:
    from spacy.tokens import Token


def mishap(token: "Token") -> IncidentType | None:
    """The type of a verb whose subject is a machine, a structure or a force of nature; null where somebody can be the doer.

    "the ferry sank", "a crane collapsed", "a car hit three pedestrians", "lightning killed two", and by their cause "workers were killed
    when a crane collapsed", "the bus plunged into a ravine, killing 14".
    """
    base = lemma(token)
    above = token.head if token.dep_ == "conj" else token
    if above.dep_ == "advcl" and lemma(above.head) in {"explode", "detonate"}:
        return None  # "a truck rigged with dynamite exploded, killing 23"
    if _moves(token):
        return _by_subject(token, "things")
    if passive(token) or base in words("mishaps", "verbs", "suffered"):
        by = agent(token)
        if by is not None and base in words("mishaps", "verbs", "blows") and lemma(by) in words("mishaps", "subjects", "wheels"):
            return "accident"  # "a boy was struck by a lorry"
        harmed = base in words("mishaps", "verbs", "harms")
        clauses = (one for verb in conjuncts(token) for one in verb.children if harmed and one.dep_ == "advcl")
        return next((found for one in clauses if (found := _cause(one)) is not None), None)
    if base in words("mishaps", "verbs", "harms") and token.dep_ == "advcl":
        return _cause(token.head) or _by_nature(token)
    if base in words("mishaps", "verbs", "harms") | words("mishaps", "verbs", "blows"):
        mined = any(lemma(one) in words("mishaps", "subjects", "traps") for one in token.children if one.dep_ == "dobj")
        return "explosion" if mined else _by_subject(token, "wheels") or _driven_into(token)
    return None


def fate(word: "Token") -> IncidentType | None:
    """What the word for a fate says of its cause: "two were electrocuted", "six lost their lives when a roof fell"; null with a doer."""
    base = lemma(word)
    if base in words("mishaps", "fates", "accident") | words("mishaps", "fates", "disaster"):
        by = agent(word)
        if by is not None and is_person(by):
            return None
        return "accident" if base in words("mishaps", "fates", "accident") else "disaster"
    return next((found for one in word.children if one.dep_ == "advcl" and (found := _cause(one)) is not None), None)


def _driven_into(verb: "Token") -> IncidentType | None:
    """ "The driver struck a minivan": who drives, and what is struck is on wheels."""
    driver, thing = subject_of(verb), child(verb, "dobj")
    if driver is None or thing is None or lemma(verb) not in words("mishaps", "verbs", "blows"):
        return None
    drives = lemma(driver) in words("mishaps", "subjects", "drivers") and lemma(thing) in words("mishaps", "subjects", "wheels")
    return "accident" if drives else None


def _moves(verb: "Token") -> bool:
    """Whether a verb says how a thing comes to grief, by itself or with its particle: "sank", "went down"."""
    bare = (one for one in children(verb, "prep") if child(one, "pobj", "pcomp") is None)
    particles = [*children(verb, "prt", "advmod"), *bare]
    phrasal = {f"{lemma(verb)}_{one.lower_}" for one in particles}
    return not {lemma(verb), *phrasal}.isdisjoint(words("mishaps", "verbs", "moves"))


def happened(token: "Token") -> bool:
    """Whether a mishap is told as happening at one time: "the ferry that sank", "after a strong quake flattened villages"."""
    if token.tag_ == "VBD":
        return _moves(token)
    return lemma(token) in words("mishaps", "subjects", "nature") and token.dep_ == "nsubj" and token.head.tag_ == "VBD"


def struck(token: "Token") -> "Token | None":
    """The place that a force of nature struck: "an earthquake hit western Nepal"."""
    if token.dep_ != "nsubj" or lemma(token) not in words("mishaps", "subjects", "nature"):
        return None
    place = child(token.head, "dobj")
    return place if place is not None and place.ent_type_ in {"GPE", "LOC"} else None


def _cause(clause: "Token") -> IncidentType | None:
    """What another clause tells: "when a crane collapsed", "after the boat sank", "the bus plunged …, killing 14"."""
    if _moves(clause):
        return _by_subject(clause, "things")
    return _by_subject(clause, "wheels") if lemma(clause) in words("mishaps", "verbs", "blows") else None


def _by_nature(token: "Token") -> IncidentType | None:
    """ "Typhoon Rosa made landfall, killing three": the force of nature that does whatever else."""
    subject = subject_of(token)
    return "disaster" if subject is not None and _names(subject) & words("mishaps", "subjects", "nature") else None


def _names(subject: "Token") -> set[str]:
    """What a subject is, also where a name follows: "the cargo ship Vera Star", "Typhoon Rosa"."""
    before = [lemma(one) for one in subject.children if one.dep_ == "compound"] if subject.pos_ == "PROPN" else []
    return {lemma(subject), *before}


def _by_subject(token: "Token", kind: str) -> IncidentType | None:
    subject = subject_of(token)
    if subject is not None and subject.tag_ in {"WDT", "WP"} and token.dep_ == "relcl":
        subject = token.head  # "the ferry that sank"
    if subject is None:
        return None
    carrier = _carrier(subject)
    names = {carrier} if carrier is not None else _names(subject)
    if names & words("mishaps", "subjects", "nature"):
        return "disaster"
    return "accident" if names & words("mishaps", "subjects", kind) else None


def _carrier(subject: "Token") -> str | None:
    """The vehicle before those whom it carries, whom a parse may take for the subject: "a bus carrying pilgrims plunged"."""
    carrying = words("mishaps", "verbs", "carrying")
    return next((lemma(one) for one in subject.subtree if one.i < subject.i and one.nbor(1).lower_ in carrying), None)
