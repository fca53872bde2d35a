"""Mentions of events in one sentence: what triggers them, who takes part, when, where, with what, and how real they are."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from summarizer.extractors.offline import casualties
from summarizer.extractors.offline.casualties import Toll
from summarizer.extractors.offline.damage import damaged
from summarizer.extractors.offline.frames import TALKS, VIOLENT, trigger_types
from summarizer.extractors.offline.identifying import identified
from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.mentions import Cast
from summarizer.extractors.offline.owning import is_trigger, owner_of
from summarizer.extractors.offline.parse import Parsed
from summarizer.extractors.offline.participants import add_participants
from summarizer.extractors.offline.parties import add_participant
from summarizer.extractors.offline.phrases import (
    child,
    children,
    complement,
    lemma,
    phrase,
    words_of,
)
from summarizer.extractors.offline.rhetoric import in_words
from summarizer.extractors.offline.tallies import tallied
from summarizer.extractors.offline.triggers import SUDDEN, Mention, one_event, scenes, toll_triggers, triggers
from summarizer.extractors.offline.whereabouts import add_places
from summarizer.normalize import edtf
from summarizer.records.annotation import DateMention
from summarizer.records.vocabulary import WeaponUse

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
    mentions += damaged(parsed, cast)
    _bind_tolls(parsed, mentions, tolls, cast)
    _bind_dates(parsed, mentions)
    add_places(parsed, mentions)
    _bind_weapons(parsed, mentions)
    return mentions


def _bind_tolls(parsed: Parsed, mentions: list[Mention], tolls: list[Toll], cast: Cast) -> None:
    for toll in tolls:
        owner = next((one for one in mentions if toll.anchor.i in {one.token.i, *(extra.i for extra in one.extra)}), None)
        owner = owner or owner_of(mentions, toll.anchor)
        if owner is not None:
            owner.tolls.append(toll)
            if toll.outcome in {"killed", "injured", "captured"} and owner.type not in TALKS:
                add_participant(owner, toll.noun, "target", cast)


def _bind_dates(parsed: Parsed, mentions: list[Mention]) -> None:
    bound: list[tuple[Mention, DateMention, Token]] = []
    for date in parsed.dates:
        inside = [one for one in parsed.doc if date.start <= parsed.start(one) < date.end and not one.is_space]
        if not inside or (inside[0].i and inside[0].nbor(-1).tag_ == "PRP$"):
            continue  # "a man believed to be in his 20's"
        top = next((one for one in inside if one.head not in inside), inside[0])
        governor = top.head if top.head.i != top.i else top
        meanwhile = _meanwhile(top, inside[-1])
        if meanwhile is None and (_said(top) or _lasting(top) or _counted(top) or _for_years(date, top)):
            continue
        others = mentions
        for one in (meanwhile, governor):
            owner = _deed_before(mentions, owner_of(others, one), top) if one is not None else None
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


def _for_years(date: DateMention, top: "Token") -> bool:
    """Years that a paper or a plan is for: "signed a programme for 2025-2026"."""
    return top.head.lower_ == "for" and date.edtf is not None and edtf.precision(date.edtf) != "day" and date.text[:1].isdigit()


def _lasting(date: "Token") -> bool:
    """The day of a victim's state is not the deed's: "was in critical condition Tuesday", "remained hospitalized Tuesday morning"."""
    verb = date.head.head if date.head.dep_ == "prep" else date.head
    if lemma(verb) == "be":
        return any(lemma(one) == "condition" for one in complement(verb, "in"))
    return verb.pos_ == "VERB" and lemma(verb) in words("people", "states", "lasting")


def _counted(date: "Token") -> bool:
    """The day to which a running total is counted is not the deed's: "the death toll rose to 17 on Sunday"."""
    verb = date.head.head if date.head.dep_ == "prep" else date.head
    return any(True for tally in children(verb, "nsubj", "dobj", "nsubjpass") for _ in tallied(tally))


def _deed_before(mentions: list[Mention], owner: Mention | None, date: "Token") -> Mention | None:
    """The day after "arrested a man in the shooting of a teenager", or beside "investigated a shooting", is that of the deed named last."""
    if owner is None or owner.type not in {"arrest", "investigation", "protest", "other"}:
        return owner
    deeds = [one for one in mentions if one.type in SUDDEN and not one.verbal and owner.token.i < one.token.i]
    if owner.type != "investigation":
        deeds = [one for one in deeds if one.token.i < date.i]
    return deeds[-1] if deeds else owner


def _bind_weapons(parsed: Parsed, mentions: list[Mention]) -> None:
    for token in parsed.doc:
        if token.pos_ not in {"NOUN", "PROPN"} or (
            token.dep_ == "compound" and not (is_trigger(mentions, token.head) or _volley(token.head))
        ):
            continue
        base = lemma(token)
        listed = words("things", "weapons", "nouns")
        if not (
            base in listed
            or token.lower_ in listed
            or ("-" in base and any(base.endswith(f"-{one}") for one in listed))
            or (base == "fire" and any(one.lower_ in {"arms", "artillery", "rifle"} for one in token.subtree))
        ):
            continue
        use: WeaponUse | None = "used" if token.dep_ == "compound" else _weapon_use(token)
        owner = owner_of(mentions, token)
        if use is None or owner is None or owner.type not in VIOLENT | {None, "abduction", "arrest"}:
            continue
        first, last = phrase(token)
        owner.weapons.append((words_of(parsed, first, max(last, token.i)), use))


def _volley(noun: "Token") -> bool:
    """ "Bursts of machinegun fire", "mortar rounds": the weapon is in front."""
    return lemma(noun) in {"fire", "round", "burst", "shot", "blast", "shell"}


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
