"""Figures of speech: attacks in words ("attacked her opponent as a fraud"), collapses and crises of what is no thing.

Nobody was struck, nothing fell; "a health crisis" points back at no event.
"""

from typing import TYPE_CHECKING

from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.people import is_person
from summarizer.extractors.offline.phrases import agent, child, children, complement, conjuncts, lemma, passive, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def in_words(token: "Token") -> bool:
    """Whether a word for an attack tells of one in words; a doubt leaves the deed."""
    if token.pos_ == "VERB":
        return lemma(token) in words("rhetoric", "attacks", "verbs") and (_spoken(token) or _alone(token))
    return lemma(token) in words("rhetoric", "attacks", "nouns") and (_of_words(token) or _of_nobody(token))


def of_no_thing(noun: "Token") -> bool:
    """ "Her collapse", "the collapse of the talks", "a debt crisis", "a landslide victory": befalls a person, a system or a vote."""
    if lemma(noun) not in words("rhetoric", "figures", "nouns"):
        return False
    of = [*complement(noun, "of"), *children(noun, "poss")]
    before = [*children(noun, "amod", "compound", "nmod"), *([noun.head] if noun.dep_ == "compound" else [])]
    systems = words("rhetoric", "figures", "systems")
    return any(one.ent_type_ == "PERSON" or (one.tag_ == "PRP$" and one.lower_ in {"his", "her", "my"}) for one in of) or any(
        lemma(one) in systems or one.lower_ in systems for one in (*of, *before)
    )


def campaigns(rally: "Token") -> bool:
    """ "A campaign rally", "Okoro said at a rally in Lagos": a speaker's meeting with supporters, which protests nothing."""
    if any(_is(one, "of_speakers") for one in children(rally, "compound", "amod", "nmod")):
        return True
    beside = [*rally.children, *rally.doc[rally.i + 1 : rally.i + 2]]  # a parse may hang what follows on the verb
    if any(one.lower_ in {"against", "over", "demanding"} for one in beside) or rally.dep_ != "pobj":
        return False
    doer = subject_of(rally.head.head) if rally.head.head.pos_ == "VERB" else None
    return rally.head.lower_ in {"at", "in", "during"} and doer is not None and (_somebody(doer) or doer.tag_ == "NNP")


def towards_a_goal(march: "Token") -> bool:
    """ "Her march toward Election Day": what is walked to is no place."""
    aims = [*complement(march, "toward", "towards")]
    return bool(aims) and not any(
        one.ent_type_ in {"GPE", "FAC", "LOC", "ORG"} or lemma(one) in words("things", "places", "nouns") for one in aims
    )


def _spoken(verb: "Token") -> bool:
    struck = child(verb, "nsubjpass") if passive(verb) else child(verb, "dobj")
    doer = agent(verb) if passive(verb) else subject_of(verb)
    if any(one.lower_ in words("rhetoric", "attacks", "manners") for one in children(verb, "advmod")):
        return True
    if _is(doer, "media") or (struck is not None and all(_is(one, "themes") for one in conjuncts(struck))):
        return True
    said = any(_is(one, "media") for one in complement(verb, "in", "on", "during")) or any(
        _is(one, "missiles") for one in complement(verb, "with")
    )
    return said or (_somebody(doer) and struck is not None and (_judged(verb, struck) or _reasoned(verb)))


def _judged(verb: "Token", struck: "Token") -> bool:
    """ "Attacked him as a fraud": what somebody is called, not when or how it was done ("as part of …", "as he left")."""
    called = [inner for one in children(verb, "prep") if one.lower_ == "as" and one.i > struck.i for inner in children(one, "pobj", "amod")]
    return any(lemma(one) not in {"part", "revenge", "retaliation", "response", "way"} for one in called)


def _reasoned(verb: "Token") -> bool:
    """ "Attacked him for dodging taxes", "attacked her, accusing …": a reason, or the words themselves."""
    reason = any(inner.tag_ == "VBG" for one in children(verb, "prep") if one.lower_ == "for" for inner in children(one, "pcomp"))
    reason = reason or any(not _where_or_when(one) for one in complement(verb, "over"))
    said = any(one.tag_ == "VBG" and _is(one, "saying") for one in children(verb, "advcl", "xcomp"))
    return reason or said or any(_is(one, "saying") for one in children(verb, "conj"))


def _where_or_when(noun: "Token") -> bool:
    """ "Over the weekend", "over the border" give no reason."""
    return noun.ent_type_ in {"DATE", "TIME", "GPE", "LOC"} or lemma(noun) in words("things", "places", "nouns")


def _somebody(doer: "Token | None") -> bool:
    """A named person, or one whose office it is to speak."""
    return doer is not None and (doer.ent_type_ == "PERSON" or _is(doer, "speakers"))


def _alone(verb: "Token") -> bool:
    """ "Lind has fought for lower taxes", "he battled pneumonia": one person who fights nobody that can fight back."""
    doer = subject_of(verb)
    if (
        lemma(verb) not in {"fight", "battle"}
        or passive(verb)
        or doer is None
        or doer.tag_ in {"NNS", "NNPS"}
        or child(doer, "conj") is not None
    ):
        return False
    others = [*children(verb, "dobj"), *complement(verb, "with", "against")]
    single = doer.ent_type_ == "PERSON" or doer.lower_ in {"he", "she"} or _is(doer, "speakers")
    return single and not any(
        one.pos_ in {"PROPN", "PRON"} or is_person(one) or lemma(one) in words("people", "bodies", "bands") for one in others
    )


def _of_nobody(noun: "Token") -> bool:
    """ "Women in combat", "war and combat": an activity, not a fight, unless somebody came to harm in it."""
    if lemma(noun) != "combat" or noun.dep_ not in {"pobj", "conj"} or any(one.dep_ != "punct" for one in noun.children):
        return False
    over = noun.head.head
    return not (over.pos_ == "VERB" and lemma(over) in words("mishaps", "verbs", "harms") | words("events", "light", "harm"))


def _of_words(noun: "Token") -> bool:
    if any(_is(one, "kinds") for one in children(noun, "amod", "compound", "nmod")):
        return True
    aims = [one for aim in complement(noun, "on", "against", "upon") for one in conjuncts(aim)]
    thrown = noun.dep_ == "pobj" and noun.head.lower_ == "with" and lemma(noun.head.head) in {"pepper", "respond", "counter", "reply"}
    named = [one for one in complement(noun, "including") if _is(one, "missiles")]
    return thrown or bool(named) or (bool(aims) and all(_is(one, "themes") for one in aims))


def _is(token: "Token | None", key: str) -> bool:
    return token is not None and (lemma(token) in words("rhetoric", "attacks", key) or token.lower_ in words("rhetoric", "attacks", key))
