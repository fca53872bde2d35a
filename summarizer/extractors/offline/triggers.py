"""Triggers: the words of a sentence that mention an event, and which of them mention the same one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.extractors.offline.casualties import Toll
from summarizer.extractors.offline.frames import TALKS, VIOLENT, definite, noun_type, verb_type
from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.mishaps import fate
from summarizer.extractors.offline.parse import Parsed
from summarizer.extractors.offline.phrases import (
    child,
    children,
    lemma,
    negated,
    passive,
)
from summarizer.extractors.offline.reality import reality, subordinate, told_by_toll
from summarizer.extractors.offline.rhetoric import in_words, of_no_thing
from summarizer.extractors.offline.valency import fits
from summarizer.records.annotation import DateMention
from summarizer.records.vocabulary import IncidentType, ParticipantRole, PlaceRole, Status, WeaponUse

if TYPE_CHECKING:
    from spacy.tokens import Token


_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
SUDDEN = VIOLENT | {"accident", "abduction", "disaster"}  # deeds and mishaps to which responders are called
# Relations of what stands within a clause and its participles.
_WITHIN = frozenset(
    [
        "dobj",
        "pobj",
        "prep",
        "advcl",
        "relcl",
        "acl",
        "xcomp",
        "nsubj",
        "nsubjpass",
        "agent",
        "pcomp",
        "conj",
        "attr",
        "appos",
        "oprd",
        "ccomp",
    ]
)
_OTHER = frozenset({"another", "separate", "second", "third", "other", "different", "further", "similar", "previous", "earlier"})


@dataclass(slots=True)
class Mention:
    """One mention of an event. `token` triggers it; `type` is null for nouns that only point back ("the incident")."""

    parsed: Parsed
    token: "Token"
    type: IncidentType | None
    verbal: bool
    definite: bool = False
    other: bool = False
    ordinal: int | None = None
    count: int | None = None
    plural: bool = False
    status: Status = "happened"
    real: bool = True
    subordinate: bool = False
    quoted: bool = False
    dates: list[DateMention] = field(default_factory=list)
    places: list[tuple[str, PlaceRole]] = field(default_factory=list)
    participants: list[tuple[str, ParticipantRole]] = field(default_factory=list)
    tolls: list[Toll] = field(default_factory=list)
    weapons: list[tuple[str, WeaponUse]] = field(default_factory=list)
    affiliations: dict[str, str] = field(default_factory=dict)
    accusers: dict[str, str] = field(default_factory=dict)  # who names a doer as such
    scene: bool = False  # tells only when and where: "officers were called to …", "it happened …"
    split: bool = False  # one of several dates of one phrase: "two incidents on November 24 and November 30"
    extra: list["Token"] = field(default_factory=list)  # further triggers of the same event in the sentence

    @property
    def start(self) -> int:
        return self.parsed.start(self.token)

    @property
    def telling(self) -> bool:
        """Whether it says enough to found an incident of its own."""
        return bool(self.dates or self.places or self.participants or self.tolls)


def triggers(parsed: Parsed) -> Iterator[Mention]:
    for token in parsed.doc:
        if token.dep_ == "amod" and token.tag_ == "VBN":
            yield from _suffered(parsed, token)
        elif token.pos_ in {"VERB"}:
            type_ = verb_type(token)
            if type_ is not None and fits(token) and not in_words(token):
                yield _mention(parsed, token, type_, verbal=True)
        elif token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in {"compound", "amod", "nmod"} and not of_no_thing(token):
            noun = noun_type(token)
            if noun is not None and not in_words(token):
                yield _mention(parsed, token, noun, verbal=False)
            elif lemma(token) in words("events", "anaphora", "nouns") and token.pos_ == "NOUN":
                yield _mention(parsed, token, None, verbal=False)
        elif token.dep_ == "pobj" and token.lower_ in _ORDINALS and child(token, "amod") is None and token.head.lower_ == "in":
            yield _mention(parsed, token, None, verbal=False)


def _suffered(parsed: Parsed, participle: "Token") -> Iterator[Mention]:
    """ "The assassinated priests", "a kidnapped banker": whom it befell stands behind the participle."""
    type_ = verb_type(participle)
    if type_ in {"attack", "abduction"} and lemma(participle) in words("events", "suffered", "participles"):
        mention = _mention(parsed, participle, type_, verbal=True)
        mention.definite = mention.subordinate = True
        yield mention


def _mention(parsed: Parsed, token: "Token", type_: IncidentType | None, *, verbal: bool) -> Mention:
    mention = Mention(parsed, token, type_, verbal)
    mention.quoted = quoted(parsed, token)
    mention.real, mention.status = reality(token, type_, verbal=verbal)
    if not verbal:
        mention.definite = definite(token)
        another = _OTHER | words("acts", "parts", "another")
        mention.other = any(one.lower_ in another for one in token.children) and token.tag_ not in {"NNS", "NNPS"}
        mention.ordinal = _ORDINALS.get(token.lower_) or next(
            (_ORDINALS[one.lower_] for one in children(token, "amod") if one.lower_ in _ORDINALS), None
        )
        mention.plural = token.tag_ in {"NNS", "NNPS"}
        mention.count = _count(parsed, token) if mention.plural else None
    mention.subordinate = subordinate(token)
    return mention


def quoted(parsed: Parsed, token: "Token") -> bool:
    """Whether a token stands in quoted speech; a few words between marks are still the outlet's sentence."""
    quotation = parsed.quoted(token)
    return quotation is not None and len(quotation.text.split()) > 4


def _count(parsed: Parsed, token: "Token") -> int | None:
    for one in children(token, "nummod", "det", "predet"):
        if one.lower_ == "both":
            return 2
        for number in parsed.numbers:
            if number.start <= parsed.start(one) < number.end and number.kind == "cardinal":
                return number.low
    return None


def toll_triggers(parsed: Parsed, mentions: list[Mention], tolls: list[Toll]) -> list[Mention]:
    """A toll whose own word is no trigger still tells of an event: "five others were wounded", "four people died"."""
    known = {mention.token.i for mention in mentions}
    anchors = {toll.anchor.i: toll.anchor for toll in tolls if toll.anchor.i not in known}
    return [_told_by_toll(parsed, anchor) for anchor in anchors.values()]


def _told_by_toll(parsed: Parsed, anchor: "Token") -> Mention:
    mention = Mention(parsed, anchor, fate(anchor), verbal=True, definite=True, quoted=quoted(parsed, anchor))
    mention.real, mention.status = told_by_toll(anchor)
    return mention


def scenes(parsed: Parsed, mentions: list[Mention]) -> list[Mention]:
    """Clauses that tell when and where of a deed: joined to the deed that they govern or hang on, else mentions of their own."""
    alone: list[Mention] = []
    for token in parsed.doc:
        if not tells_scene(token) or any(token.i == one.token.i for one in mentions):
            continue
        host = next((one for one in mentions if one.type in SUDDEN | {None} and one.real and _linked(one.token, token)), None)
        if host is not None:
            host.extra.append(token)
        else:
            alone.append(Mention(parsed, token, None, verbal=True, definite=True, scene=True, quoted=quoted(parsed, token)))
    return alone


_HOUR = re.compile(r"\b\d{1,2}(?::\d\d)?\s*[ap]\.?\s?m\b|\b(?:midnight|noon|morning|afternoon|evening|night|overnight)\b", re.IGNORECASE)


def told_with_hour(parsed: Parsed, day: "Token") -> bool:
    """ "Around 5:45 p.m. on Saturday", "Sunday night" in the past tense: the hour stands beside the day; nobody says or is charged then."""
    start = parsed.start(day) - parsed.offset
    beside = parsed.doc.text[max(0, start - 30) : start + 40]
    verbs = [one for one in day.ancestors if one.pos_ in {"VERB", "AUX"}]
    return (
        _HOUR.search(beside) is not None
        and bool(verbs)
        and verbs[0].tag_ in {"VBD", "VBN", "VBG"}
        and lemma(verbs[0])
        not in words("events", "scene", "saying") | words("events", "scene", "later") | words("people", "states", "lasting")
    )


def tells_scene(verb: "Token") -> bool:
    """ "Police responded to …", "officers were called to …", "it happened …"."""
    base = lemma(verb)
    if verb.pos_ != "VERB":
        return False
    if base in words("events", "scene", "happen"):
        subject = child(verb, "nsubj")
        return subject is not None and subject.lower_ in {"it", "this", "that"}
    if base not in words("events", "scene", "dispatch") or negated(verb):
        return False
    who = child(verb, "nsubjpass") or child(verb, "nsubj")
    if who is not None and who.lower_ == "they" and verb.dep_ == "ccomp":
        who = child(verb.head, "nsubj")  # "police say they responded late Wednesday"
    return who is not None and lemma(who) in words("events", "scene", "responders")


def one_event(mentions: list[Mention]) -> list[Mention]:
    """Mentions of one clause that are one event: "carried out an attack … killing three", "a shooting that left two dead"."""
    kept: list[Mention] = []
    for mention in mentions:
        host = next((one for one in kept if _same_clause_event(one, mention)), None)
        if host is None:
            kept.append(mention)
        else:
            exact = mention.type in VIOLENT or _suffered_in(host, mention)
            if host.type is None or (mention.type is not None and not mention.verbal and host.verbal and host.type == "attack" and exact):
                host.type = mention.type or host.type
            host.status = host.status if host.status != "happened" else mention.status
            _absorb(host, mention)
    return kept


def _absorb(host: Mention, mention: Mention) -> None:
    host.extra += [mention.token, *mention.extra]
    host.ordinal = host.ordinal or mention.ordinal
    host.count = host.count or mention.count
    host.other = host.other or mention.other  # "9 people died in a similar crash"


def _same_clause_event(host: Mention, mention: Mention) -> bool:
    a, b = host.token, mention.token
    if host.real != mention.real:
        return False  # "nobody was killed, but two guards were injured"
    if host.count and host.count > 1 and mention.ordinal:
        return False
    if not host.verbal and host.type == "attack" and offence(a) and not (mention.verbal or offence(b)):
        return False  # "charged with murder in the shooting of …"
    if mention.other and not host.other and not mention.verbal and host.type is not None and b.head.i != a.i:
        return False
    if not host.verbal and not mention.verbal and not _one_noun(host, mention):
        return False
    if host.type == "visit" and mention.type == "meeting" and mention.verbal and b.dep_ == "relcl":
        return True
    if host.type is None and host.ordinal and not mention.verbal:
        return _linked(a, b)
    if _suffered_in(host, mention):
        return True
    violent = (host.type in VIOLENT or host.type is None or host.type in {"accident", "disaster"}) and (
        mention.type in VIOLENT or mention.type is None or (host.type is None and mention.type in {"accident", "disaster"})
    )
    if not (violent or host.type == mention.type or {host.type, mention.type} <= TALKS):
        return mention.type is None and mention.verbal and host.type in {"accident", "disaster", "riot", "protest"} and _linked(a, b)
    return _linked(a, b)


def _suffered_in(host: Mention, mention: Mention) -> bool:
    """ "Nine people were killed in a factory blaze", "died in the landslide": the mishap is what killed them."""
    noun = mention.token
    if not host.verbal or mention.verbal or mention.type not in {"accident", "disaster", "riot"}:
        return False
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"in", "by", "from"}:
        return False
    verb = noun.head.head
    suffered = passive(verb) or lemma(verb) in words("mishaps", "verbs", "suffered")
    return verb in {host.token, *host.extra} and suffered and lemma(verb) in words("mishaps", "verbs", "harms")


def offence(token: "Token") -> bool:
    """Whether a noun names what somebody is charged with: "charged with murder", "two counts of homicide"."""
    while token.dep_ in {"conj", "compound"}:
        token = token.head
    under = token.head.lower_ in {"with", "of"} and lemma(token.head.head) in {"charge", "count", "accuse", "convict", "suspect"}
    return under or lemma(token.head) in {"charge", "degree"}


def _one_noun(host: Mention, mention: Mention) -> bool:
    """Two event nouns are one event where one relates the other ("the attacks, which occurred in two incidents"), not in a list."""
    if host.type is None or mention.type is None or (host.type == mention.type and host.type in VIOLENT):
        return mention.token.dep_ != "conj" and host.token.dep_ != "conj"
    return any(one.dep_ == "relcl" and one.head.i == host.token.i for one in mention.token.ancestors) or (
        {host.type, mention.type} <= VIOLENT and mention.token.dep_ != "conj"
    )


def _linked(a: "Token", b: "Token") -> bool:
    """Whether one token governs the other within a clause and its participles, or both are coordinated deeds of one subject."""
    for high, low in ((a, b), (b, a)):
        chain = [low]
        for one in low.ancestors:
            chain.append(one)
            if one.i == high.i:
                return all(x.dep_ in _WITHIN for x in chain[:-1])
    return a.head.i == b.head.i and a.head.pos_ in {"VERB", "AUX"} and {a.dep_, b.dep_} & {"nsubj", "nsubjpass"} != set()
