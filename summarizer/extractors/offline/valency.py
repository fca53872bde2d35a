"""What a verb needs beside it to tell of an event: "met expectations" is no meeting, "strike a deal" no strike."""

from typing import TYPE_CHECKING

from summarizer.extractors.offline.acts import act
from summarizer.extractors.offline.frames import VIOLENT, animate, is_arm, is_force, noun_type, trigger_types
from summarizer.extractors.offline.lexicon import section, words
from summarizer.extractors.offline.people import human, is_person
from summarizer.extractors.offline.phrases import agent, child, complement, lemma, passive, subject_of
from summarizer.extractors.offline.striking import struck

if TYPE_CHECKING:
    from spacy.tokens import Token


def fits(token: "Token") -> bool:
    """Whether a verb has the object or subject without which it means something else."""
    constraints, base = section("events", "verb_constraints"), lemma(token)
    if struck(token) is not None or act(token) is not None:
        return True
    if base in {"demonstrate", "march", "rally"} and child(token, "dobj") is not None:
        return False
    if base in constraints["needs_person_object"].split():
        return _has_victim(token, base)
    if base in constraints["needs_person_subject"].split():
        return _has_actor(token, base)
    doer = agent(token) if passive(token) else subject_of(token)
    if base in constraints["needs_force_subject"].split():
        if base == "sabotage" and doer is None and passive(token):
            return child(token, "nsubjpass") is not None
        return doer is not None and (is_force(doer) or passive(token))
    if base in words("events", "light", "wreck"):
        harms = doer is not None and (is_person(doer) or is_arm(doer) or noun_type(doer) in VIOLENT)
        return doer is not None and child(token, "nsubjpass" if passive(token) else "dobj") is not None and doer.pos_ != "PRON" and harms
    return _speaks_or_signs(token, base)


def _has_victim(token: "Token", base: str) -> bool:
    patient = child(token, "nsubjpass") if passive(token) else child(token, "dobj")
    if patient is None:
        patient = token.head if token.dep_ in {"acl"} and passive(token) else subject_of(token) if passive(token) else None
    if base == "shoot" and patient is None and any(one.ent_type_ not in {"DATE", "TIME"} for one in complement(token, "at")):
        return True  # "shot at the newspaper's offices"
    patient = patient or next(complement(token, "at"), None)
    if patient is None:
        return base == "kill" and any(one.dep_ == "dobj" for twin in token.conjuncts for one in twin.children)
    return animate(patient)


def _has_actor(token: "Token", base: str) -> bool:
    doer = agent(token) if passive(token) else subject_of(token)
    acts = doer is not None and (animate(doer) or (doer.tag_ == "NNS" and human(doer) and base not in {"visit", "meet"}))
    if base == "meet":
        other = child(token, "dobj") or next(complement(token, "with"), None)
        return acts and (child(token, "prep") is not None if other is None else animate(other))
    if base == "visit":
        return acts and child(token, "dobj") is not None
    return acts or passive(token)


def _speaks_or_signs(token: "Token", base: str) -> bool:
    if base == "discuss":
        doer = subject_of(token)
        return doer is not None and animate(doer) and child(doer, "conj") is not None
    if base in {"speak", "talk", "call"}:
        return subject_of(token) is not None
    if base in {"sign", "ratify"}:
        thing = child(token, "dobj", "nsubjpass")
        return thing is not None and f"noun:{lemma(thing)}" in trigger_types()
    return True
