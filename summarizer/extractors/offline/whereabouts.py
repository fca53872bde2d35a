"""Where an event took place: the places of its clause, of what it befell, and of the clause that is about a place."""

from typing import TYPE_CHECKING

from summarizer.extractors.offline.care import cared_for
from summarizer.extractors.offline.frames import noun_type, trigger_types
from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.mishaps import struck
from summarizer.extractors.offline.owning import is_trigger, owner_of
from summarizer.extractors.offline.parse import Parsed
from summarizer.extractors.offline.phrases import child, children, complement, conjuncts, is_proper, lemma, phrase, words_of
from summarizer.extractors.offline.triggers import Mention, tells_scene
from summarizer.normalize import gazetteer
from summarizer.records.vocabulary import PlaceRole

if TYPE_CHECKING:
    from spacy.tokens import Token


def add_places(parsed: Parsed, mentions: list[Mention]) -> None:
    """Adds the places that a sentence gives to its mentions."""
    _bind_places(parsed, mentions)
    _struck_places(parsed, mentions)
    _where_clauses(parsed, mentions)


def _bind_places(parsed: Parsed, mentions: list[Mention]) -> None:
    scene, source, toward = (words("things", "places", key) for key in ("scene", "source", "toward"))
    for token in parsed.doc:
        if token.dep_ != "prep" or token.lower_ not in scene | source | toward | {"to"}:
            continue
        place = child(token, "pobj")
        if place is None:
            inner = child(token, "pcomp", "prep")
            place = child(inner, "pobj") if inner is not None and inner.dep_ == "prep" else None
        if place is None or not _is_place(parsed, place) or (token.dep_ == "prep" and token.head.lower_ in source):
            continue
        if _within_place(parsed, token.head, scene | source | toward) or _of_saying(token):
            continue
        if token.lower_ == "on" and noun_type(token.head) == "sanction":
            continue  # "sanctions on Norway"
        elsewhere = any(cared_for(one) for one in (place, token.head, *complement(token.head, "to", "at", "in")))  # "to a hospital in Lima"
        owner = owner_of(mentions, token.head) if _says_where(mentions, token.head) and not elsewhere else None
        if owner is None or (token.lower_ == "to" and owner.type != "visit" and not tells_scene(token.head)):
            continue
        if owner.type == "visit" and token.lower_ == "to":
            owner.places.append((words_of(parsed, *_place_phrase(place)), "scene"))
            continue
        role = _role(token, owner, source, toward)
        if role is not None:
            owner.places.append((words_of(parsed, *_place_phrase(place)), role))


def _role(preposition: "Token", owner: Mention, source: frozenset[str], toward: frozenset[str]) -> PlaceRole | None:
    """Where a deed came from only with a verb that says so; who is abducted or evacuated "from" a place was there."""
    if preposition.lower_ in source and owner.type not in {"abduction", "evacuation"}:
        return "launched_from" if lemma(preposition.head) in words("things", "places", "setting_out") else None
    return "toward" if preposition.lower_ in toward else "scene"


def _of_saying(preposition: "Token") -> bool:
    """Where something is said is not where it happened: "said in Accra that …", "the ministry in Oslo said"."""
    head = preposition.head
    if head.pos_ != "VERB":
        return head.dep_ == "nsubj" and lemma(head.head) in words("events", "scene", "saying")
    told = child(head, "ccomp")  # a place behind what is said may be a part of it that the parse hangs too high
    return lemma(head) in words("events", "scene", "saying") and (told is None or preposition.i < told.left_edge.i)


def _within_place(parsed: Parsed, noun: "Token", prepositions: frozenset[str]) -> bool:
    """Whether a noun heads, or is part of, a place that is bound itself, with all its words: "at a shop in the district of Ilva"."""
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.dep_ != "pobj" or not _is_place(parsed, noun):
        return False
    return noun.head.lower_ in prepositions or (noun.head.lower_ == "of" and _within_place(parsed, noun.head.head, prepositions))


def _where_clauses(parsed: Parsed, mentions: list[Mention]) -> None:
    """ "In Ilva, where a dam burst in 2018": the place that a deed's clause is about."""
    for mention in mentions:
        clause = next((one for one in (mention.token, *mention.token.ancestors) if one.pos_ in {"VERB", "AUX"}), None)
        if clause is None or clause.dep_ != "relcl" or not any(one.lower_ == "where" for one in children(clause, "advmod")):
            continue
        if not mention.places and _is_place(parsed, clause.head):
            mention.places.append((words_of(parsed, *_place_phrase(clause.head)), "scene"))


def _struck_places(parsed: Parsed, mentions: list[Mention]) -> None:
    for mention in mentions:
        place = struck(mention.token) if mention.type == "disaster" else None
        if place is not None:
            mention.places.append((words_of(parsed, *_place_phrase(place)), "scene"))


def _says_where(mentions: list[Mention], head: "Token") -> bool:
    """Whether a place's governor is the event's: a verb, the trigger, or the noun of its victims, not some noun beside ("rule in Mali")."""
    if head.pos_ not in {"NOUN", "PROPN", "NUM"} or is_trigger(mentions, head):
        return True
    while head.dep_ == "conj" and head.head.pos_ in {"NOUN", "PROPN", "NUM"}:
        head = head.head  # "a collision between a bus and a truck near Huaraz"
    if head.dep_ == "pobj" and head.head.lower_ in {"on", "about", "over", "regarding", "concerning"}:
        # "shot by gunmen on a motorcycle in Quetta", "on the outskirts of Lyon"
        return lemma(head) in words("mishaps", "subjects", "things")
    while head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.pos_ in {"NOUN", "NUM"}:
        head = head.head.head  # "damaging hundreds of houses in the district"
    over = head.head.head if head.head.dep_ in {"prep", "agent"} else head.head
    through = head.dep_ == "pobj" and head.head.lower_ in words("things", "places", "through") and over.pos_ in {"VERB", "AUX"}
    return (
        (over.pos_ in {"VERB", "AUX"} and head.dep_ in {"dobj", "nsubj", "nsubjpass"})
        or through  # "plunged into a ravine in Ayacucho", "set fire to a house in Leeds"
        or is_trigger(mentions, over)
        or head.pos_ == "PROPN"
    )


def _place_phrase(token: "Token") -> tuple[int, int]:
    first, last = phrase(token)
    for one in token.children:
        if one.dep_ == "prep" and one.i == last + 1 and one.lower_ in {"between", "with", "of", "in", "near", "on"}:
            inner = child(one, "pobj")
            if inner is not None and inner.ent_type_ not in {"DATE", "TIME"}:
                last = phrase(inner)[1]
                for two in conjuncts(inner)[1:]:
                    last = max(last, phrase(two)[1])
    return first, last


def _is_place(parsed: Parsed, token: "Token") -> bool:
    if _on_the_map(token):
        return True
    if lemma(token) in {"prison", "jail"} and not any(True for _ in token.children):
        return False  # "12 years in prison"
    if token.ent_type_ in {"DATE", "TIME", "PERSON", "PERCENT", "MONEY", "EVENT", "NORP"}:
        return False
    if f"noun:{lemma(token)}" in trigger_types():
        return False
    if token.tag_ == "NNS" and not any(is_proper(one) for one in token.subtree):
        return False
    return (
        token.ent_type_ in {"GPE", "LOC", "FAC"}
        or lemma(token) in words("things", "places", "nouns")
        or (token.pos_ == "PROPN" and token.ent_type_ in {"GPE", "LOC", "FAC", "ORG"})
    )


def _on_the_map(token: "Token") -> bool:
    """Whether a name that something is in, near or on its way to is a town's, whatever kind of name the parser took it for: "in Goma"."""
    if token.pos_ != "PROPN" or token.dep_ != "pobj" or token.head.lower_ not in {"in", "near", "to"}:
        return False
    first = min((one.i for one in children(token, "compound")), default=token.i)
    return bool(gazetteer.cities(token.doc[first : token.i + 1].text))
