"""Mentions of events in one sentence: what triggers them, who takes part, when, where, with what, and how real they are."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from summarizer.extractors.offline import casualties
from summarizer.extractors.offline.casualties import Toll
from summarizer.extractors.offline.lexicon import Table, classes, load, section, words
from summarizer.extractors.offline.mentions import Cast
from summarizer.extractors.offline.parse import Parsed
from summarizer.extractors.offline.phrases import (
    agent,
    child,
    children,
    complement,
    conjuncts,
    is_proper,
    lemma,
    negated,
    passive,
    phrase,
    subject_of,
    subtree,
    words_of,
)
from summarizer.records.annotation import DateMention
from summarizer.records.vocabulary import IncidentType, ParticipantRole, PlaceRole, Status, WeaponUse

if TYPE_CHECKING:
    from spacy.tokens import Token

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_OTHER = frozenset({"another", "separate", "second", "third", "other", "different", "further"})
_ANAPHORIC = frozenset({"the", "this", "that", "these", "those", "such", "his", "her", "their", "its"})
VIOLENT = frozenset({"attack", "armed_clash", "explosion", "air_or_drone_strike", "shelling"})
TALKS = frozenset({"call", "meeting"})


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
    split: bool = False  # one of several dates of one phrase: "two incidents on November 24 and November 30"
    extra: list["Token"] = field(default_factory=list)  # further triggers of the same event in the sentence

    @property
    def start(self) -> int:
        return self.parsed.start(self.token)

    @property
    def telling(self) -> bool:
        """Whether it says enough to found an incident of its own."""
        return bool(self.dates or self.places or self.participants or self.tolls)


def find(parsed: Parsed, cast: Cast) -> list[Mention]:
    """The mentions of a sentence, each with what is bound to it."""
    mentions = list(_triggers(parsed))
    tolls = casualties.find(parsed, cast)
    mentions += _toll_triggers(parsed, mentions, tolls)
    mentions = _one_event(sorted(mentions, key=lambda one: one.token.i))
    for mention in mentions:
        _participants(mention, cast)
    _bind_tolls(parsed, mentions, tolls, cast)
    _bind_dates(parsed, mentions)
    _bind_places(parsed, mentions)
    _bind_weapons(parsed, mentions)
    return mentions


# --- triggers ----------------------------------------------------------------------------------------------------------------------


@cache
def _frames() -> dict[str, IncidentType]:
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


def _triggers(parsed: Parsed) -> Iterator[Mention]:
    for token in parsed.doc:
        if token.pos_ in {"VERB"}:
            type_ = _verb_type(token)
            if type_ is not None and _fits(token, type_):
                yield _mention(parsed, token, type_, verbal=True)
        elif token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in {"compound", "amod", "nmod"}:
            noun = _noun_type(token)
            if noun is not None:
                yield _mention(parsed, token, noun, verbal=False)
            elif lemma(token) in words("events", "anaphora", "nouns") and token.pos_ == "NOUN":
                yield _mention(parsed, token, None, verbal=False)
        elif token.dep_ == "pobj" and token.lower_ in _ORDINALS and child(token, "amod") is None and token.head.lower_ == "in":
            yield _mention(parsed, token, None, verbal=False)


def _verb_type(token: "Token") -> IncidentType | None:
    frames, base = _frames(), lemma(token)
    for one in token.children:
        if one.dep_ in {"prt", "advmod", "dobj", "prep"} and one.i > token.i:
            found = frames.get(f"verb:{base}_{one.lower_}") or frames.get(f"verb:{base}_{lemma(one)}")
            if found is not None:
                return found
    if base in {"speak", "talk"}:
        for one in token.subtree:
            if one.lower_ in words("things", "virtual", "words") and one.dep_ in {"pobj", "compound", "amod"}:
                return "call"
        return "call" if any(True for _ in complement(token, "to", "with")) else None
    if base == "call":
        return "call" if _rings_up(token) else None
    return frames.get(f"verb:{base}")


def _rings_up(token: "Token") -> bool:
    """ "The ambassador called the minister": a person as the only object, with no word for what he was called."""
    objects = [one for one in token.children if one.dep_ in {"dobj", "oprd"}]
    return (
        len(objects) == 1
        and objects[0].pos_ == "PROPN"
        and objects[0].i > token.i
        and not any(one.dep_ in {"xcomp", "ccomp", "prt"} for one in token.children)
    )


def _noun_type(token: "Token") -> IncidentType | None:
    frames, base = _frames(), lemma(token)
    modifiers = list(children(token, "compound", "amod"))
    for one in modifiers:
        found = frames.get(f"noun:{lemma(one)}_{base}")
        if found is not None:
            return found
    if base == "conference" and any(one.lower_ in {"news", "press"} for one in modifiers):
        return None
    if base in {"attack", "raid", "strike"} and any(
        lemma(one) in {"drone", "air", "missile"} for left in modifiers for one in left.subtree
    ):
        return "air_or_drone_strike" if base != "attack" else "attack"
    if base in {"conversation", "call", "discussion", "talk", "conference", "meeting"}:
        if any(lemma(one) in words("things", "virtual", "words") for one in modifiers) or any(
            one.lower_ in words("things", "virtual", "words") for one in complement(token, "by", "via", "over")
        ):
            return "call"
        if base == "call":
            return (
                "call"
                if any(True for _ in complement(token, "with", "between"))
                or token.head.lower_ in {"during", "in", "after"}
                or lemma(token.head) in {"hold", "have"}
                else None
            )
        if base == "conversation":
            return "call" if _definite(token) or any(True for _ in complement(token, "with", "between")) else None
    if token.pos_ == "PROPN":
        return None
    return frames.get(f"noun:{base}") or frames.get(f"noun:{token.lower_}")


def _fits(token: "Token", type_: IncidentType) -> bool:
    """Whether a verb has the object or subject without which it means something else ("met expectations", "strike a deal")."""
    constraints = section("events", "verb_constraints")
    base = lemma(token)
    if base in {"demonstrate", "march", "rally"} and child(token, "dobj") is not None:
        return False
    if base in constraints["needs_person_object"].split():
        patient = child(token, "nsubjpass") if passive(token) else child(token, "dobj")
        if patient is None:
            patient = token.head if token.dep_ in {"acl"} and passive(token) else subject_of(token) if passive(token) else None
        patient = patient or next(complement(token, "at"), None)
        if patient is None:
            return base == "kill" and any(one.dep_ == "dobj" for twin in token.conjuncts for one in twin.children)
        return _animate(patient)
    if base in constraints["needs_person_subject"].split():
        doer = agent(token) if passive(token) else subject_of(token)
        if base == "meet":
            other = child(token, "dobj") or next(complement(token, "with"), None)
            return (
                doer is not None
                and _animate(doer)
                and ((other is None and child(token, "prep") is not None) or (other is not None and _animate(other)))
            )
        if base == "visit":
            return doer is not None and _animate(doer) and child(token, "dobj") is not None
        return (doer is not None and _animate(doer)) or passive(token)
    if base in constraints["needs_force_subject"].split():
        doer = agent(token) if passive(token) else subject_of(token)
        return doer is not None and (_is_force(doer) or passive(token))
    if base in words("events", "light", "wreck"):
        doer, patient = (agent(token), child(token, "nsubjpass")) if passive(token) else (subject_of(token), child(token, "dobj"))
        return doer is not None and patient is not None and doer.pos_ != "PRON" and (casualties.is_person(doer) or _is_arm(doer))
    if base == "discuss":
        doer = subject_of(token)
        return doer is not None and _animate(doer) and child(doer, "conj") is not None
    if base in {"speak", "talk", "call"}:
        return subject_of(token) is not None
    if base in {"sign", "ratify"}:
        thing = child(token, "dobj", "nsubjpass")
        return thing is not None and f"noun:{lemma(thing)}" in _frames()
    return True


def _animate(token: "Token") -> bool:
    if token.pos_ == "PRON":
        return token.lower_ not in {"it", "this", "that", "which", "what"}
    return (
        token.pos_ in {"PROPN", "NUM"}
        or casualties.is_person(token)
        or lemma(token) in words("speech", "speakers", "roles")
        or _is_force(token)
        or token.ent_type_ in {"PERSON", "NORP", "GPE"}
    )


def _is_force(token: "Token") -> bool:
    return (
        token.pos_ in {"PROPN", "PRON"}
        or casualties.is_person(token)
        or lemma(token)
        in {
            "force",
            "army",
            "police",
            "troop",
            "group",
            "gang",
            "column",
            "squad",
            "unit",
            "commando",
            "jet",
            "aircraft",
            "drone",
            "plane",
            "helicopter",
            "side",
            "military",
        }
    )


def _is_arm(token: "Token") -> bool:
    return lemma(token) in words("things", "weapons", "nouns")


def _definite(token: "Token") -> bool:
    return any((one.dep_ == "det" and one.lower_ in _ANAPHORIC) or one.dep_ == "poss" for one in token.children)


def _mention(parsed: Parsed, token: "Token", type_: IncidentType | None, *, verbal: bool) -> Mention:
    mention = Mention(parsed, token, type_, verbal)
    mention.quoted = quoted(parsed, token)
    mention.real, mention.status = _reality(token, type_, verbal=verbal)
    if not verbal:
        mention.definite = _definite(token)
        mention.other = any(one.lower_ in _OTHER for one in token.children) and token.tag_ not in {"NNS", "NNPS"}
        mention.ordinal = _ORDINALS.get(token.lower_) or next(
            (_ORDINALS[one.lower_] for one in children(token, "amod") if one.lower_ in _ORDINALS), None
        )
        mention.plural = token.tag_ in {"NNS", "NNPS"}
        mention.count = _count(parsed, token) if mention.plural else None
    mention.subordinate = _subordinate(token)
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


def _subordinate(token: "Token") -> bool:
    """Whether the mention stands inside somebody else's clause: an object's noun, a relative or adverbial clause."""
    chain = [token, *token.ancestors]
    return any(one.dep_ in {"relcl", "acl", "advcl", "pcomp", "pobj"} for one in chain)


def _reality(token: "Token", type_: str | None, *, verbal: bool) -> tuple[bool, Status]:
    """Whether it took place. Plans of named encounters are kept as planned, alleged deeds as alleged; wishes and threats are no events."""
    status: Status = "happened"
    chain = [token, *token.ancestors]
    for position, one in enumerate(chain):
        if one.pos_ not in {"VERB", "AUX"} and one.dep_ != "pcomp":
            if (
                one.pos_ == "NOUN"
                and position
                and lemma(one)
                in {
                    "attempt",
                    "plan",
                    "threat",
                    "possibility",
                    "risk",
                    "fear",
                    "call",
                    "effort",
                    "intention",
                    "prospect",
                    "right",
                    "ban",
                    "law",
                    "talk",
                }
                and chain[position - 1].dep_ in {"acl", "prep", "pobj", "pcomp"}
            ):
                return False, status
            continue
        auxiliaries = {x.lower_ for x in children(one, "aux")}
        direct = position == 0 or one is token.head or (token.dep_ == "pobj" and one is token.head.head)
        if direct and negated(one):
            return False, "denied"
        if position and lemma(one) == "deny" and not negated(one) and chain[position - 1].dep_ in {"ccomp", "dobj", "xcomp", "pcomp"}:
            return True, "denied"
        if auxiliaries & {"could", "may", "might", "would", "should", "must", "can"} or any(
            x.dep_ == "mark" and x.lower_ in {"if", "unless", "whether"} for x in one.children
        ):
            return False, status
        if auxiliaries & {"will", "'ll"} and direct:
            status = "planned"
        if "to" in auxiliaries or one.dep_ == "pcomp":
            over = one.head
            if lemma(over) in words("things", "hedges", "intention") or (
                over.pos_ in {"NOUN", "ADJ"} and one.dep_ in {"acl", "xcomp", "advcl"}
            ):
                if (
                    lemma(over) in {"plan", "schedule", "expect", "be", "intend", "agree", "prepare"}
                    and direct
                    and type_ in {"meeting", "visit", "call", "agreement", "protest"}
                ):
                    status = "planned"
                    continue
                return False, status
            if one.dep_ == "advcl" and "to" in auxiliaries:
                return False, status
            if lemma(over) == "be" and direct:
                status = "planned"
        if any(x.lower_ in words("things", "hedges", "alleged") for x in children(one, "advmod")) and direct:
            status = "alleged"
        if one.dep_ == "ROOT":
            break
    if not verbal and any(one.lower_ in {"alleged", "reported", "suspected", "purported"} for one in children(token, "amod")):
        status = "alleged"
    if not verbal and any(
        one.lower_ in {"no", "any", "future", "possible", "potential", "further", "planned"} and one.dep_ in {"det", "amod"}
        for one in token.children
    ):
        return False, status
    return True, status


def _toll_triggers(parsed: Parsed, mentions: list[Mention], tolls: list[Toll]) -> list[Mention]:
    """A toll whose own word is no trigger still tells of an event: "five others were wounded", "four people died"."""
    known = {mention.token.i for mention in mentions}
    anchors = {toll.anchor.i: toll.anchor for toll in tolls if toll.anchor.i not in known}
    return [Mention(parsed, anchor, None, verbal=True, definite=True, quoted=quoted(parsed, anchor)) for anchor in anchors.values()]


def _one_event(mentions: list[Mention]) -> list[Mention]:
    """Mentions of one clause that are one event: "carried out an attack … killing three", "a shooting that left two dead"."""
    kept: list[Mention] = []
    for mention in mentions:
        host = next((one for one in kept if _same_clause_event(one, mention)), None)
        if host is None:
            kept.append(mention)
        else:
            if host.type is None or (
                mention.type is not None and not mention.verbal and host.verbal and host.type == "attack" and mention.type in VIOLENT
            ):
                host.type = mention.type or host.type
            host.status = host.status if host.status != "happened" else mention.status
            _absorb(host, mention)
    return kept


def _absorb(host: Mention, mention: Mention) -> None:
    host.extra += [mention.token, *mention.extra]
    host.ordinal = host.ordinal or mention.ordinal
    host.count = host.count or mention.count


def _same_clause_event(host: Mention, mention: Mention) -> bool:
    a, b = host.token, mention.token
    if host.count and host.count > 1 and mention.ordinal:
        return False
    if mention.other and not host.other and not mention.verbal:
        return False
    if not host.verbal and not mention.verbal and not _one_noun(host, mention):
        return False
    if host.type == "visit" and mention.type == "meeting" and mention.verbal and b.dep_ == "relcl":
        return True
    if host.type is None and host.ordinal and not mention.verbal:
        return _linked(a, b)
    violent = (host.type in VIOLENT or host.type is None or host.type in {"accident", "disaster"}) and (
        mention.type in VIOLENT or mention.type is None
    )
    if not (violent or host.type == mention.type or {host.type, mention.type} <= TALKS):
        return mention.type is None and mention.verbal and host.type in {"accident", "disaster", "riot", "protest"} and _linked(a, b)
    return _linked(a, b)


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
                return all(
                    x.dep_
                    in {
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
                    }
                    for x in chain[:-1]
                )
    return a.head.i == b.head.i and a.head.pos_ in {"VERB", "AUX"} and {a.dep_, b.dep_} & {"nsubj", "nsubjpass"} != set()


# --- what is bound to a mention ----------------------------------------------------------------------------------------------------


def _participants(mention: Mention, cast: Cast) -> None:
    if mention.type is None:
        return
    for token in [mention.token, *mention.extra]:
        own = _verb_type(token) if token.pos_ == "VERB" else _noun_type(token)
        roles = frame(own if own in VIOLENT and mention.type in VIOLENT else mention.type)
        if token.pos_ == "VERB":
            _by_verb(mention, token, roles, cast)
        else:
            _by_noun(mention, token, roles, cast)
        if mention.type in VIOLENT | {"abduction"}:
            _blamed(mention, token, cast)


def _blamed(mention: Mention, token: "Token", cast: Cast) -> None:
    """Whom somebody names as the doer: "blamed the rebels for the attack", "X claimed responsibility for the bombing"."""
    for verb in token.ancestors:
        base = lemma(verb)
        if base == "responsible":
            doer = child(verb, "nsubj") or (subject_of(verb.head) if verb.dep_ == "acomp" else child(verb.head, "dobj"))
            if doer is not None and not negated(verb.head):
                _add(mention, doer, "perpetrator", cast)
            return
        if verb.pos_ != "VERB":
            continue
        if base in words("events", "blame", "object") and token.i > verb.i:
            for one in children(verb, "nsubjpass") if passive(verb) else children(verb, "dobj"):
                if lemma(one) != "responsibility" and one.i != token.i:
                    _add(mention, one, "perpetrator", cast)
        elif base in words("events", "blame", "to") and token.i < verb.i + 6:
            for one in complement(verb, "to", "on"):
                _add(mention, one, "perpetrator", cast)
        elif (
            base in words("events", "blame", "claim")
            and any(lemma(one) == "responsibility" for one in children(verb, "dobj"))
            and not negated(verb)
        ):
            doer = subject_of(verb)
            if doer is not None:
                _add(mention, doer, "perpetrator", cast)
        return


def _by_verb(mention: Mention, token: "Token", roles: Table, cast: Cast) -> None:
    subject, target = str(roles.get("subject", "party")), str(roles.get("object", "target"))
    if passive(token):
        doer = agent(token)
        patient = child(token, "nsubjpass") or (token.head if token.dep_ == "acl" else subject_of(token))
    else:
        doer, patient = subject_of(token), child(token, "dobj")
    if doer is not None and doer.i != (patient.i if patient is not None else -1):
        _add(mention, doer, subject, cast)
    if patient is not None and mention.type == "visit" and patient.ent_type_ in {"GPE", "LOC", "FAC"}:
        mention.places.append((words_of(mention.parsed, *phrase(patient)), "scene"))
    elif patient is not None:
        _add(mention, patient, target, cast)
    for preposition in ("with", "against", "between"):
        for one in complement(token, preposition):
            if preposition in roles:
                _add(mention, one, str(roles[preposition]), cast)
    if lemma(token) in {"speak", "talk"}:
        for one in complement(token, "to", "with"):
            _add(mention, one, "party", cast)
    if lemma(token) == "call":
        for one in children(token, "oprd"):
            _add(mention, one, "party", cast)


def _by_noun(mention: Mention, token: "Token", roles: Table, cast: Cast) -> None:
    for preposition in ("between", "with", "by", "of", "on", "against", "at", "to"):
        if preposition in roles:
            for one in complement(token, preposition):
                _add(mention, one, str(roles[preposition]), cast)
    verb = token.head
    while verb.dep_ in {"conj"} and verb.head.pos_ in {"NOUN", "VERB"} and verb.pos_ == "NOUN":
        verb = verb.head
    if token.dep_ in {"dobj", "nsubjpass"} and verb.pos_ == "VERB" and (lemma(verb) in words("events", "light", "hold")):
        doer = agent(verb) if passive(verb) or token.dep_ == "nsubjpass" else subject_of(verb)
        if doer is not None:
            _add(mention, doer, str(roles.get("subject", "party")), cast)
        for one in complement(verb, "with", "between", "against", "on"):
            role = roles.get(one.head.lower_)
            if role:
                _add(mention, one, str(role), cast)
    if (
        token.dep_ == "pobj"
        and token.head.lower_ in {"in", "during", "at"}
        and mention.type in TALKS
        and token.head.head.pos_ in {"VERB", "AUX"}
    ):
        doer, other = subject_of(token.head.head), child(token.head.head, "dobj")
        if doer is not None and (other is None or _animate(other)):
            _add(mention, doer, "party", cast)
            if other is not None:
                _add(mention, other, "party", cast)
    for one in children(token, "acl"):
        if lemma(one) in {"involve", "target"}:
            target = child(one, "dobj")
            if target is not None:
                _add(mention, target, "target" if lemma(one) == "target" else "party", cast)
    happening = verb if token.dep_ in {"nsubj", "nsubjpass"} else next((one for one in children(token, "relcl", "acl")), None)
    if happening is not None and lemma(happening) in words("events", "light", "happen"):
        for one in complement(happening, "between", "with", "by"):
            role = roles.get(one.head.lower_)
            if role:
                _add(mention, one, str(role), cast)
    for one in children(token, "compound", "amod", "nmod"):
        group = classes("people", "groups").get(lemma(one)) == "attackers" and one.pos_ == "NOUN"
        if mention.type in VIOLENT | {"abduction"} and (group or (is_proper(one) and one.text.isupper() and len(one.text) > 2)):
            _add(mention, one, str(roles.get("subject", "party")), cast)
    if token.dep_ == "nsubj" and lemma(verb) in words("events", "light", "harm") and not passive(verb):
        hurt = child(verb, "dobj")
        if hurt is not None and "object" in roles:
            _add(mention, hurt, str(roles["object"]), cast)
    owner = child(token, "poss")
    if owner is not None and owner.ent_type_ != "DATE":
        _add(mention, owner, str(roles.get("subject", "party")), cast)


def _add(mention: Mention, head: "Token", role: str, cast: Cast) -> None:
    beside = child(head, "poss")
    shared = (
        [beside] if beside is not None and cast.person_at(mention.parsed, beside) and beside.conjuncts else []
    )  # "X and Y's minister Z"
    for one in [*shared, *conjuncts(head)]:
        name = _name(mention.parsed, one, cast)
        if name is not None and role != "target" and not _animate(one) and cast.person_at(mention.parsed, one) is None:
            continue
        if name is not None and not any(known == name for known, _ in mention.participants):
            mention.participants.append((name, role))  # type: ignore[arg-type]  # the tables' roles are the closed list
            group = _group(mention.parsed, one)
            if group is not None and group not in name.split(" of ")[0]:
                mention.affiliations[name] = group


def _name(parsed: Parsed, token: "Token", cast: Cast) -> str | None:
    if token.tag_ in {"WP", "WDT"}:
        clause = next((one for one in token.ancestors if one.dep_ in {"relcl"}), None)
        return _name(parsed, clause.head, cast) if clause is not None and clause.head.i != token.i else None
    if token.pos_ == "PRON":
        person = cast.pronoun(parsed, token) if token.lower_ in {"he", "she", "him", "her"} else None
        return person.name if person else None
    if token.ent_type_ in {"DATE", "TIME"} or token.pos_ not in {"NOUN", "PROPN", "NUM", "ADJ"}:
        return None
    if f"noun:{lemma(token)}" in _frames() or lemma(token) in words("events", "anaphora", "nouns"):
        return None
    person = cast.person_at(parsed, token)
    if person is not None:
        return person.name
    owner = child(token, "poss")
    if owner is not None and owner.tag_ == "PRP$":
        found = cast.by_role(parsed, token)
        return found.name if found is not None else None
    return words_of(parsed, *phrase(token))


def _group(parsed: Parsed, token: "Token") -> str | None:
    """The organisation that people are of: "members of the FMLN", "FMLN guerrillas"."""
    if token.pos_ != "NOUN":
        return None
    for one in complement(token, "of", "from", "in"):
        if is_proper(one) and one.ent_type_ not in {"GPE", "DATE", "PERSON", "LOC"}:
            return words_of(parsed, *phrase(one))
    for one in children(token, "compound"):
        if is_proper(one) and one.ent_type_ not in {"GPE", "NORP", "DATE", "PERSON"} and one.text.isupper():
            return str(one.text)
    return None


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
                _add(owner, toll.noun, "target", cast)


def _bind_dates(parsed: Parsed, mentions: list[Mention]) -> None:
    for date in parsed.dates:
        token = next((one for one in parsed.doc if parsed.start(one) >= date.start and not one.is_space), None)
        if token is None:
            continue
        inside = [one for one in parsed.doc if date.start <= parsed.start(one) < date.end]
        top = next((one for one in inside if one.head.i not in {x.i for x in inside}), token)
        when = child(top, "relcl")
        following = parsed.doc[inside[-1].i + 1] if inside and inside[-1].i + 1 < len(parsed.doc) else None
        if when is None and following is not None and following.lower_ in {"when", "as"}:
            when = following.head
        owner = _owner(parsed, mentions, when if when is not None else top.head if top.head.i != top.i else top)
        if owner is not None and not any(lemma(one) in {"since", "until", "before", "after"} for one in [top.head]):
            owner.dates.append(date)


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
        owner = _owner(parsed, mentions, token.head) if _says_where(mentions, token.head) else None
        if owner is None or (token.lower_ == "to" and owner.type != "visit"):
            continue
        if owner.type == "visit" and token.lower_ == "to":
            owner.places.append((words_of(parsed, *_place_phrase(place)), "scene"))
            continue
        role: PlaceRole = "launched_from" if token.lower_ in source else "toward" if token.lower_ in toward else "scene"
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


def _says_where(mentions: list[Mention], head: "Token") -> bool:
    """Whether a place's governor is the event's: a verb, the trigger, or the noun of its victims, not some noun beside ("rule in Mali")."""
    if head.pos_ not in {"NOUN", "PROPN", "NUM"} or _is_trigger(mentions, head):
        return True
    if head.dep_ == "pobj" and head.head.lower_ in {"on", "about", "over", "regarding", "concerning"}:
        return False
    over = head.head.head if head.head.dep_ in {"prep", "agent"} else head.head
    return (
        (over.pos_ in {"VERB", "AUX"} and head.dep_ in {"dobj", "nsubj", "nsubjpass"}) or _is_trigger(mentions, over) or head.pos_ == "PROPN"
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
    if token.ent_type_ in {"DATE", "TIME", "PERSON", "PERCENT", "MONEY", "EVENT", "NORP"}:
        return False
    if f"noun:{lemma(token)}" in _frames():
        return False
    if token.tag_ == "NNS" and not any(is_proper(one) for one in token.subtree):
        return False
    return (
        token.ent_type_ in {"GPE", "LOC", "FAC"}
        or lemma(token) in words("things", "places", "nouns")
        or (token.pos_ == "PROPN" and token.ent_type_ in {"GPE", "LOC", "FAC", "ORG"})
    )


def _bind_weapons(parsed: Parsed, mentions: list[Mention]) -> None:
    for token in parsed.doc:
        if token.pos_ not in {"NOUN", "PROPN"} or (token.dep_ == "compound" and not _is_trigger(mentions, token.head)):
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


def _is_trigger(mentions: list[Mention], token: "Token") -> bool:
    return any(token.i in {one.token.i, *(extra.i for extra in one.extra)} for one in mentions)


def _weapon_use(token: "Token") -> WeaponUse | None:
    for one in [token, *token.ancestors]:
        if one.pos_ == "VERB":
            base = lemma(one)
            if base in words("things", "weapons", "seize"):
                return "seized"
            if base in words("things", "weapons", "use") or f"verb:{base}" in _frames() or base in {"explode", "go"}:
                return "used"
            return "used" if any(x.lower_ == "with" for x in [token.head]) else None
    return None


def clause_span(parsed: Parsed, token: "Token") -> tuple[int, int]:
    """The interval of the token's subtree in the article."""
    return subtree(parsed, token)
