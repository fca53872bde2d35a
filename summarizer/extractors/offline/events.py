"""Mentions of events in one sentence: what triggers them, who takes part, when, where, with what, and how real they are."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from summarizer.extractors.offline import casualties
from summarizer.extractors.offline.care import cared_for
from summarizer.extractors.offline.casualties import Toll
from summarizer.extractors.offline.frames import TALKS, VIOLENT, trigger_types
from summarizer.extractors.offline.identifying import identified
from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.mentions import Cast
from summarizer.extractors.offline.mishaps import struck
from summarizer.extractors.offline.parse import Parsed
from summarizer.extractors.offline.participants import add_participants
from summarizer.extractors.offline.parties import add_participant
from summarizer.extractors.offline.phrases import (
    child,
    children,
    complement,
    conjuncts,
    is_proper,
    lemma,
    phrase,
    words_of,
)
from summarizer.extractors.offline.rhetoric import in_words
from summarizer.extractors.offline.triggers import SUDDEN, Mention, one_event, scenes, tells_scene, toll_triggers, triggers
from summarizer.normalize import gazetteer
from summarizer.records.annotation import DateMention
from summarizer.records.vocabulary import PlaceRole, WeaponUse

if TYPE_CHECKING:
    from spacy.tokens import Token


def find(parsed: Parsed, cast: Cast) -> list[Mention]:
    """The mentions of a sentence, each with what is bound to it."""
    mentions = list(triggers(parsed))
    tolls = [toll for toll in casualties.find(parsed, cast) if not in_words(toll.anchor)]
    mentions += toll_triggers(parsed, mentions, tolls)
    mentions = one_event(sorted(mentions, key=lambda one: one.token.i))
    for mention in mentions:
        add_participants(mention, cast)
    mentions += scenes(parsed, mentions)
    mentions += identified(parsed, cast)
    _bind_tolls(parsed, mentions, tolls, cast)
    _bind_dates(parsed, mentions)
    _bind_places(parsed, mentions)
    _struck_places(parsed, mentions)
    _bind_weapons(parsed, mentions)
    return mentions


def _owner(parsed: Parsed, mentions: list[Mention], token: "Token") -> Mention | None:
    """The mention to which a dependent belongs: the nearest one up its path; else the only event of its clause."""
    for one in [token, *token.ancestors]:
        for mention in mentions:
            if one.i == mention.token.i or any(one.i == extra.i for extra in mention.extra):
                return mention
        if one.pos_ in {"VERB", "AUX"}:
            below = [mention for mention in mentions if _hangs_on(mention, one)]
            if len(below) == 1:
                return below[0]
            if below:
                return min(
                    below, key=lambda mention: (mention.token.dep_ not in {"nsubj", "nsubjpass", "dobj"}, abs(mention.token.i - token.i))
                )
            if one.dep_ == "advcl" and any(x.lower_ in {"while", "when", "as"} for x in children(one, "mark", "advmod")):
                continue  # at the same time: "was shot while walking home Sunday night"
            if one.dep_ == "ccomp" or (one.dep_ == "advcl" and any(x.dep_ in {"mark", "nsubj", "nsubjpass"} for x in one.children)):
                return None
    return None


def _hangs_on(mention: Mention, verb: "Token") -> bool:
    """Whether an event is an argument of a verb: "a conversation was held", "the clash occurred", "focus on the attack" (not this)."""
    for token in [mention.token, *mention.extra]:
        if token.head.i == verb.i and token.dep_ in {"nsubj", "nsubjpass", "dobj", "attr", "advcl", "conj", "ccomp", "xcomp"}:
            return True
        if (
            token.dep_ == "pobj"
            and token.head.head.i == verb.i
            and lemma(verb) in {"result", "lead", "culminate", "end", "die", "kill", "be"}
        ):
            return True
    return False


def _bind_tolls(parsed: Parsed, mentions: list[Mention], tolls: list[Toll], cast: Cast) -> None:
    for toll in tolls:
        owner = next((one for one in mentions if toll.anchor.i in {one.token.i, *(extra.i for extra in one.extra)}), None)
        owner = owner or _owner(parsed, mentions, toll.anchor)
        if owner is not None:
            owner.tolls.append(toll)
            if toll.outcome in {"killed", "injured", "captured"} and owner.type not in TALKS:
                add_participant(owner, toll.noun, "target", cast)


def _bind_dates(parsed: Parsed, mentions: list[Mention]) -> None:
    bound: list[tuple[Mention, DateMention, Token]] = []
    for date in parsed.dates:
        inside = [one for one in parsed.doc if date.start <= parsed.start(one) < date.end and not one.is_space]
        if not inside:
            continue
        top = next((one for one in inside if one.head not in inside), inside[0])
        governor = top.head if top.head.i != top.i else top
        meanwhile = _meanwhile(top, inside[-1])
        if meanwhile is None and (_said(top) or _lasting(top)):
            continue
        others = mentions
        for one in (meanwhile, governor):
            owner = _deed_before(mentions, _owner(parsed, others, one), top) if one is not None else None
            others = [mention for mention in others if mention is not owner]
            if owner is not None and lemma(governor) not in {"since", "until", "before", "after"}:
                owner.dates.append(date)
                bound.append((owner, date, top))
    _share(mentions, bound)


def _meanwhile(top: "Token", last: "Token") -> "Token | None":
    """What happened on the day too: "arrested 14 people on Tuesday as thousands protested", "on the day when he fled"."""
    following = last.nbor() if last.i + 1 < len(last.doc) else None
    return child(top, "relcl") or (following.head if following is not None and following.lower_ in {"when", "as"} else None)


def _share(mentions: Sequence[Mention], bound: Iterable[tuple[Mention, DateMention, "Token"]]) -> None:
    """A day before or after a series of verbs is the day of each that has none: "arrested 14 and broke up a rally on Tuesday"."""
    for owner, date, day in bound:
        series = [one for one in mentions if one.token in {owner.token, *owner.token.conjuncts} and one.verbal]
        if all(one.token.i < day.i for one in series) or all(day.i < one.token.i for one in series):
            for one in series:
                one.dates = one.dates or [date]


def _said(date: "Token") -> bool:
    """The day of a saying is not the deed's: "police said Monday that a man was shot"."""
    verb = date.head.head if date.head.dep_ == "prep" else date.head
    return verb.pos_ == "VERB" and lemma(verb) in words("events", "scene", "saying")


def _lasting(date: "Token") -> bool:
    """The day of a victim's state is not the deed's: "was in critical condition Tuesday", "remained hospitalized Tuesday morning"."""
    verb = date.head.head if date.head.dep_ == "prep" else date.head
    if lemma(verb) == "be":
        return any(lemma(one) == "condition" for one in complement(verb, "in"))
    return verb.pos_ == "VERB" and lemma(verb) in words("people", "states", "lasting")


def _deed_before(mentions: list[Mention], owner: Mention | None, date: "Token") -> Mention | None:
    """The day after "arrested a man in the shooting of a teenager", or beside "investigated a shooting", is that of the deed named last."""
    if owner is None or owner.type not in {"arrest", "investigation", "protest"}:
        return owner
    deeds = [one for one in mentions if one.type in SUDDEN and not one.verbal and owner.token.i < one.token.i]
    if owner.type != "investigation":
        deeds = [one for one in deeds if one.token.i < date.i]
    return deeds[-1] if deeds else owner


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
        if token.head.pos_ in {"NOUN", "PROPN"} and _is_place(parsed, token.head) and token.head.dep_ == "pobj":
            continue
        owner = _owner(parsed, mentions, token.head) if _says_where(mentions, token.head) and not cared_for(place) else None
        if owner is None or (token.lower_ == "to" and owner.type != "visit" and not tells_scene(token.head)):
            continue
        if owner.type == "visit" and token.lower_ == "to":
            owner.places.append((words_of(parsed, *_place_phrase(place)), "scene"))
            continue
        role: PlaceRole = (
            "launched_from" if token.lower_ in source and owner.type != "abduction" else "toward" if token.lower_ in toward else "scene"
        )
        if role == "launched_from" and lemma(token.head) not in {
            "originate",
            "launch",
            "carry",
            "fire",
            "come",
            "attack",
            "cross",
            "stage",
        }:
            continue
        owner.places.append((words_of(parsed, *_place_phrase(place)), role))


def _struck_places(parsed: Parsed, mentions: list[Mention]) -> None:
    for mention in mentions:
        place = struck(mention.token) if mention.type == "disaster" else None
        if place is not None:
            mention.places.append((words_of(parsed, *_place_phrase(place)), "scene"))


def _says_where(mentions: list[Mention], head: "Token") -> bool:
    """Whether a place's governor is the event's: a verb, the trigger, or the noun of its victims, not some noun beside ("rule in Mali")."""
    if head.pos_ not in {"NOUN", "PROPN", "NUM"} or _is_trigger(mentions, head):
        return True
    if head.dep_ == "pobj" and head.head.lower_ in {"on", "about", "over", "regarding", "concerning"}:
        return lemma(head) in words("mishaps", "subjects", "things")  # "shot by gunmen on a motorcycle in Quetta"
    while head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.pos_ in {"NOUN", "NUM"}:
        head = head.head.head  # "damaging hundreds of houses in the district"
    over = head.head.head if head.head.dep_ in {"prep", "agent"} else head.head
    return (
        (over.pos_ in {"VERB", "AUX"} and head.dep_ in {"dobj", "nsubj", "nsubjpass"})
        or _is_trigger(mentions, over)
        or head.pos_ == "PROPN"
    )


def _place_phrase(token: "Token") -> tuple[int, int]:
    first, last = phrase(token)
    for one in token.children:
        if one.dep_ == "prep" and one.i == last + 1 and one.lower_ in {"between", "with", "of", "in", "near"}:
            inner = child(one, "pobj")
            if inner is not None:
                last = phrase(inner)[1]
                for two in conjuncts(inner)[1:]:
                    last = max(last, phrase(two)[1])
    return first, last


def _is_place(parsed: Parsed, token: "Token") -> bool:
    if _on_the_map(token):
        return True
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
    """Whether a name that something is in or near is a town's, whatever kind of name the parser took it for: "in Goma"."""
    if token.pos_ != "PROPN" or token.dep_ != "pobj" or token.head.lower_ not in {"in", "near"}:
        return False
    first = min((one.i for one in children(token, "compound")), default=token.i)
    return bool(gazetteer.cities(token.doc[first : token.i + 1].text))


def _bind_weapons(parsed: Parsed, mentions: list[Mention]) -> None:
    for token in parsed.doc:
        if token.pos_ not in {"NOUN", "PROPN"} or (
            token.dep_ == "compound" and not (_is_trigger(mentions, token.head) or _volley(token.head))
        ):
            continue
        base = lemma(token)
        listed = words("things", "weapons", "nouns")
        if not (
            base in listed
            or token.lower_ in listed
            or any(base.endswith(f"-{one}") for one in listed)
            or (base == "fire" and any(one.lower_ in {"arms", "artillery", "rifle"} for one in token.subtree))
        ):
            continue
        use: WeaponUse | None = "used" if token.dep_ == "compound" else _weapon_use(token)
        owner = _owner(parsed, mentions, token)
        if use is None or owner is None or owner.type not in VIOLENT | {None, "abduction", "arrest"}:
            continue
        first, last = phrase(token)
        owner.weapons.append((words_of(parsed, first, max(last, token.i)), use))


def _volley(noun: "Token") -> bool:
    """ "Bursts of machinegun fire", "mortar rounds": the weapon is in front."""
    return lemma(noun) in {"fire", "round", "burst", "shot", "blast", "shell"}


def _is_trigger(mentions: list[Mention], token: "Token") -> bool:
    return any(token.i in {one.token.i, *(extra.i for extra in one.extra)} for one in mentions)


def _weapon_use(token: "Token") -> WeaponUse | None:
    for one in [token, *token.ancestors]:
        if one.pos_ == "VERB":
            base = lemma(one)
            if base in words("things", "weapons", "seize"):
                return "seized"
            if base in words("things", "weapons", "use") or f"verb:{base}" in trigger_types() or base in {"explode", "go"}:
                return "used"
            return "used" if any(x.lower_ == "with" for x in [token.head]) else None
    return None
