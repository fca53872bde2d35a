"""Frames: which verbs and nouns tell of an event, of which type, and what their company must be."""

from functools import cache
from typing import TYPE_CHECKING

from summarizer.extractors.offline.acts import type_of
from summarizer.extractors.offline.hostages import holds
from summarizer.extractors.offline.labour import withheld
from summarizer.extractors.offline.lexicon import Table, load, words
from summarizer.extractors.offline.mishaps import mishap
from summarizer.extractors.offline.people import is_person
from summarizer.extractors.offline.phrases import agent, child, children, complement, conjuncts, lemma, passive, subject_of
from summarizer.extractors.offline.protesting import protests
from summarizer.extractors.offline.rhetoric import campaigns, towards_a_goal
from summarizer.extractors.offline.striking import struck
from summarizer.records.vocabulary import IncidentType

if TYPE_CHECKING:
    from spacy.tokens import Token


_ANAPHORIC = frozenset({"the", "this", "that", "these", "those", "such", "his", "her", "their", "its"})
VIOLENT = frozenset({"attack", "armed_clash", "explosion", "air_or_drone_strike", "shelling"})


TALKS = frozenset({"call", "meeting"})


@cache
def trigger_types() -> dict[str, IncidentType]:
    """Trigger → type, keyed "verb:attack" and "noun:car_bomb"."""
    found: dict[str, IncidentType] = {}
    for name, frame in load("events").items():
        if isinstance(frame, str) or "nouns" not in frame or "subject" not in frame:
            continue
        for key, sort in (("verbs", "verb"), ("nouns", "noun")):
            listed = frame[key]
            for word in listed.split() if isinstance(listed, str) else ():
                found.setdefault(f"{sort}:{word}", name)  # type: ignore[arg-type]  # the tables' names are the closed list of types
    return found


def frame(type_: str) -> Table:
    """The frame of a type, as its table stands in `data/events.toml`."""
    found = load("events")[type_]
    return {} if isinstance(found, str) else found


def verb_type(token: "Token") -> IncidentType | None:
    """The type of event that a verb in its company tells of."""
    if withheld(token) or protests(token):
        return "protest"
    found = "abduction" if holds(token) else mishap(token) or type_of(token) or _thrown(token) or struck(token)
    if found is not None:
        return found
    if lemma(token) == "go" and any(lemma(one) in words("things", "weapons", "firearms") for one in children(token, "nsubj")):
        return None  # "the gun went off": a shot, and no explosion
    frames, base = trigger_types(), lemma(token)
    for one in token.children:
        if (one.dep_ in {"prt", "advmod", "dobj", "prep", "oprd", "xcomp"} and one.i > token.i) or one.dep_ == "nsubjpass":
            found = frames.get(f"verb:{base}_{one.lower_}") or frames.get(f"verb:{base}_{lemma(one)}")
            if found is not None:
                return found
    if base in {"speak", "talk"}:
        return "call" if _converses(token) else None
    if base == "call":
        return "call" if _rings_up(token) else None
    if base in {"take", "pick"} and _taken(token):
        return "arrest"
    if base in {"raid", "storm"} and _by_officers(token):
        return "other"
    if base in {"jail", "imprison"} and any(one.ent_type_ in {"DATE", "TIME"} or lemma(one) == "life" for one in complement(token, "for")):
        return "other"  # a sentence, and no arrest: "was jailed for life"
    return frames.get(f"verb:{base}")


def _thrown(verb: "Token") -> IncidentType | None:
    """What is thrown, fired or planted tells the deed: "hurled a grenade at"; "fired missiles into the sea" strikes nobody."""
    if lemma(verb) not in words("things", "weapons", "throw"):
        return None
    if lemma(verb) == "fire" and not passive(verb) and any(one.ent_type_ not in {"DATE", "TIME"} for one in complement(verb, "on", "at")):
        return "attack"
    thing = child(verb, "nsubjpass") if passive(verb) else child(verb, "dobj")
    if thing is not None and lemma(thing) == "charge" and lemma(verb) in {"drop", "lay"} and child(thing, "amod", "compound") is None:
        return None  # "prosecutors dropped charges"
    if thing is not None and lemma(thing) in words("things", "weapons", "bombs"):
        return "explosion"
    if (
        thing is None
        or lemma(verb) not in words("things", "weapons", "fire")
        or lemma(thing) not in words("things", "weapons", "explosives")
    ):
        return None
    harmless = any(lemma(one) in words("things", "weapons", "open") for one in complement(verb, "into", "in", "toward", "towards", "over"))
    return "other" if harmless else "attack"


def _taken(verb: "Token") -> bool:
    """ "Was taken into custody", "police picked up two men"; nobody is arrested by a bus that picks them up."""
    if lemma(verb) == "take":
        return any(lemma(one) == "custody" for one in complement(verb, "into"))
    return child(verb, "prt") is not None and _by_officers(verb)


def _by_officers(verb: "Token") -> bool:
    """ "Police raided a warehouse": whose office it is."""
    doer = agent(verb) if passive(verb) else subject_of(verb)
    return doer is not None and lemma(doer) in words("events", "scene", "officers")


def _before(token: "Token") -> list["Token"]:
    """What stands before a noun and belongs to it: numbers, compounds, adjectives."""
    return [one for one in token.children if one.i < token.i and one.dep_ in {"nummod", "compound", "amod", "nmod"}]


def _converses(verb: "Token") -> bool:
    """ "Spoke by phone", "talked with President Okoro", "spoke to his counterpart": not to reporters, not with a number of people."""
    virtual = words("things", "virtual", "words")
    if any(one.lower_ in virtual and one.dep_ in {"pobj", "compound", "amod"} for one in verb.subtree):
        return True
    partners = [one for other in complement(verb, "to", "with") for one in conjuncts(other)]
    known = [
        one
        for one in partners
        if one.ent_type_ == "PERSON" or _surname(one) or (one.tag_ == "NN" and lemma(one) in words("rhetoric", "attacks", "speakers"))
    ]
    return bool(known) and verb.tag_ in {"VBD", "VBN"}


def _surname(noun: "Token") -> bool:
    """A name of one word that the parser takes for no person's: "spoke with Okoro"; no outlet and no acronym."""
    alone = noun.pos_ == "PROPN" and not any(one.dep_ != "punct" for one in noun.children)
    return alone and not noun.text.isupper() and noun.lower_ not in words("speech", "speakers", "media")


def _rings_up(token: "Token") -> bool:
    """ "The ambassador called the minister": a person as the only object, with no word for what he was called."""
    objects = [one for one in token.children if one.dep_ in {"dobj", "oprd"}]
    return (
        len(objects) == 1
        and objects[0].pos_ == "PROPN"
        and objects[0].i > token.i
        and not any(one.dep_ in {"ccomp", "prt"} or (one.dep_ == "xcomp" and child(one, "aux") is None) for one in token.children)
    )


def noun_type(token: "Token") -> IncidentType | None:
    """The type of event that a noun with its modifiers names."""
    if withheld(token):
        return "protest"
    act = type_of(token)
    if act is not None:
        return act
    frames, base = trigger_types(), lemma(token)
    modifiers = list(children(token, "compound", "amod"))
    for one in modifiers:
        found = frames.get(f"noun:{lemma(one)}_{base}")
        if found is not None:
            return found
    if base == "blast" and any(lemma(one) in words("things", "weapons", "firearms") for one in modifiers):
        return "attack"
    if base == "rally" and campaigns(token):
        return "other"
    if base == "march" and towards_a_goal(token):
        return None
    if base == "conference" and any(one.lower_ in {"news", "press"} for one in modifiers):
        return None
    if base in {"attack", "raid", "strike"} and any(
        lemma(one) in {"drone", "air", "missile"} for left in modifiers for one in left.subtree
    ):
        return "air_or_drone_strike" if base != "attack" else "attack"
    if _by_telephone(token, base, modifiers):
        return "call"
    if base in {"call", "conversation"} or token.pos_ == "PROPN" or (base == "fire" and _gunfire(token, modifiers)):
        return None
    if base in words("events", "suffered", "agents") and any(True for _ in complement(token, "of")):
        return "abduction" if base in {"kidnapper", "kidnaper", "abductor"} else "attack"
    return frames.get(f"noun:{base}") or frames.get(f"noun:{token.lower_}")


def _by_telephone(token: "Token", base: str, modifiers: list["Token"]) -> bool:
    """Whether a noun for speaking names a call: "a video conference", "talks by telephone", "in a call", "the conversation"."""
    if base not in {"conversation", "call", "discussion", "talk", "conference", "meeting"}:
        return False
    virtual = words("things", "virtual", "words")
    if any(lemma(one) in virtual for one in modifiers) or any(one.lower_ in virtual for one in complement(token, "by", "via", "over")):
        return True
    partners = any(True for _ in complement(token, "with", "between"))
    if base == "call" and not any(one.like_num or lemma(one) in {"emergency", "distress", "close", "cellphone"} for one in _before(token)):
        return partners or token.head.lower_ in {"during", "in", "after"} or lemma(token.head) in {"hold", "have"}
    return base == "conversation" and (definite(token) or partners)


def _gunfire(fire: "Token", modifiers: list["Token"]) -> bool:
    """ "Opened fire", "machinegun fire", "small arms fire": nothing burns."""
    opened = fire.dep_ in {"dobj", "nsubjpass"} and lemma(fire.head) in {"open", "exchange", "return", "draw"}
    return opened or any(
        is_arm(one) or lemma(one) in {"open", "opened"} or one.lower_ in {"arms", "sniper", "enemy", "friendly"} for one in modifiers
    )


def animate(token: "Token") -> bool:
    if token.pos_ == "PRON":
        return token.lower_ not in {"it", "this", "that", "which", "what"}
    return (
        token.pos_ in {"PROPN", "NUM"}
        or is_person(token)
        or lemma(token) in words("speech", "speakers", "roles")
        or is_force(token)
        or token.ent_type_ in {"PERSON", "NORP", "GPE"}
    )


def is_force(token: "Token") -> bool:
    """Whether a noun names people or a body that acts with force."""
    return token.pos_ in {"PROPN", "PRON"} or is_person(token) or lemma(token) in words("people", "bodies", "bands")


def is_arm(token: "Token") -> bool:
    """Whether a noun names a weapon."""
    return lemma(token) in words("things", "weapons", "nouns")


def definite(token: "Token") -> bool:
    return any((one.dep_ == "det" and one.lower_ in _ANAPHORIC) or one.dep_ == "poss" for one in token.children)
