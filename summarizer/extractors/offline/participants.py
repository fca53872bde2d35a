"""Who takes part in a mentioned event, in which role: active, passive, "by", "between", blamed by others."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.extractors.offline import acts
from summarizer.extractors.offline.aiming import aimed_at
from summarizer.extractors.offline.blame import charged
from summarizer.extractors.offline.frames import TALKS, VIOLENT, animate, frame, noun_type, verb_type
from summarizer.extractors.offline.hostages import held
from summarizer.extractors.offline.labour import striker
from summarizer.extractors.offline.lexicon import Table, classes, words
from summarizer.extractors.offline.mentions import Cast
from summarizer.extractors.offline.parties import add_accused, add_participant
from summarizer.extractors.offline.phrases import (
    agent,
    child,
    children,
    complement,
    governor,
    is_proper,
    lemma,
    negated,
    passive,
    phrase,
    subject_of,
    words_of,
)
from summarizer.extractors.offline.rounds import whole
from summarizer.extractors.offline.striking import landed_on
from summarizer.extractors.offline.triggers import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_BESIDE = frozenset({"vicinity", "middle"})
_AT = ("at", "outside", "inside", "in", "under", "beneath", "against", "into", "on", "onto", "near", "opposite", "beside", "behind")


def add_participants(mention: Mention, cast: Cast) -> None:
    """Adds whom the clauses of a mention's words name in a role."""
    if mention.type is None:
        if not mention.verbal:
            add_accused(mention, mention.token, cast)  # "claimed responsibility for the incident"
        return
    for token in [mention.token, *mention.extra]:
        own = verb_type(token) if token.pos_ == "VERB" else noun_type(token)
        if own is None and token.pos_ == "VERB" and not passive(token) and child(token, "dobj") is None:
            continue  # "died": its subject is bound as a victim
        harmed = own is None and lemma(token) in classes("people", "outcomes")  # "six soldiers were wounded in clashes"
        kind = "attack" if harmed else own
        roles = acts.roles(token) or frame(kind if kind in VIOLENT and mention.type in VIOLENT else mention.type)
        if token.pos_ == "VERB":
            _by_verb(mention, token, roles, cast)
        else:
            _by_noun(mention, token, roles, cast)
        if mention.type in VIOLENT | {"abduction"}:
            add_accused(mention, token, cast)
        if mention.type == "abduction":
            for captor in _captors(token):
                add_participant(mention, captor, "perpetrator", cast)


# --- verbs ---------------------------------------------------------------------------------------------------------------------------


def _by_verb(mention: Mention, token: "Token", roles: Table, cast: Cast) -> None:
    subject, target = str(roles.get("subject", "party")), str(roles.get("object", "target"))
    doer, patients = _doer_and_patients(token)
    if doer is not None and doer.i not in {one.i for one in patients}:
        add_participant(mention, doer, subject, cast)
    thrown = words("things", "weapons", "nouns") if lemma(token) in words("things", "weapons", "throw") else frozenset()
    for patient in (one for one in patients if target and lemma(one) not in thrown):  # "field guns were fired at the town"
        if mention.type == "visit" and patient.ent_type_ in {"GPE", "LOC", "FAC"}:
            mention.places.append((words_of(mention.parsed, *phrase(patient)), "scene"))
        else:
            add_participant(mention, patient, target, cast)
    mention.places += [(words_of(mention.parsed, *phrase(one)), "scene") for one in acts.goals(token)]
    for one in _struck(mention, token):
        add_participant(mention, one, "target", cast)
    for one in _planted(token):
        add_participant(mention, one, "perpetrator", cast)
    for preposition in ("with", "against", "between"):
        papers = children(token, "dobj") if acts.act(token) is not None else ()  # "suspended relations with Norway"
        for one in (each for over in (token, *papers) for each in complement(over, preposition)):
            if preposition in roles:
                add_participant(mention, one, str(roles[preposition]), cast)
    if acts.act(token) is not None:
        _hosts(mention, token, cast)
    if lemma(token) in {"speak", "talk"}:
        for one in complement(token, "to", "with"):
            add_participant(mention, one, "party", cast)
    if lemma(token) == "call":
        for one in children(token, "oprd"):
            add_participant(mention, one, "party", cast)


def _doer_and_patients(verb: "Token") -> tuple["Token | None", list["Token"]]:
    """The subject in meaning, and all objects: a parse may give a list as several subjects of a passive."""
    if not passive(verb):
        return None if charged(verb) else subject_of(verb), [held(one) for one in acts.patients(verb)]
    patients = list(children(verb, "nsubjpass"))
    if not patients:
        only = verb.head if verb.dep_ in {"acl", "amod"} else subject_of(verb)
        patients = [only] if only is not None else []
    captors = (one for how in children(verb, "oprd") for one in complement(how, "by"))  # "are held hostage by guerrillas"
    return agent(verb) or next(captors, None), patients


def _struck(mention: Mention, verb: "Token") -> Iterator["Token"]:
    """What a bomb goes off at, fire is set to or opened on: "in front of the embassy", "in a bus"; a town or street is only where."""
    if mention.type == "explosion" or lemma(verb) in words("things", "weapons", "throw"):
        where = [*_reached(verb, *_AT), *(one for charge in children(verb, "dobj", "nsubjpass") for one in _reached(charge, *_AT))]
        yield from (one for one in where if _thing(one) or (one.head.lower_ in {"at", "on"} and animate(one)))
    yield from landed_on(verb)
    if lemma(verb) == "shoot":
        yield from complement(verb, "at")
    for fire in children(verb, "dobj"):
        if fire.lower_ in {"fire", "ablaze", "shots", "rounds"}:
            yield from complement(verb, "to", "on", "at")
            yield from complement(fire, "to", "on", "at")


def _planted(verb: "Token") -> Iterator["Token"]:
    """Who set what goes off: "a bomb, planted by unidentified persons, exploded"."""
    for weapon in children(verb, "nsubj", "nsubjpass"):
        if lemma(weapon) in words("things", "weapons", "explosives"):
            for participle in children(weapon, "acl", "relcl"):
                doer = agent(participle)
                if doer is not None:
                    yield doer


def _reached(verb: "Token", *prepositions: str) -> Iterator["Token"]:
    """The nouns under a verb's prepositions; "in front of X", "on the fifth floor of X" and "at X's gate" reach X."""
    for one in complement(verb, *prepositions):
        part = lemma(one) in words("things", "targets", "parts") | _BESIDE
        whole = next(complement(one, "of"), None) or child(one, "poss")
        yield whole if part and whole is not None else one


def _thing(place: "Token") -> bool:
    return place.pos_ in {"NOUN", "PROPN"} and lemma(place) in words("things", "places", "buildings")


def _captors(verb: "Token") -> Iterator["Token"]:
    """Who holds or lets go whom somebody kidnapped: "Ana Silva, kidnapped in May, was released by the rebels"; police only free people."""
    over = verb.head.head
    if verb.dep_ not in {"acl", "relcl"} or lemma(over) not in words("events", "captivity", "verbs") or negated(over):
        return
    captor = agent(over) if verb.head.dep_ == "nsubjpass" else subject_of(over) if verb.head.dep_ == "dobj" else None
    force = captor is not None and classes("people", "groups").get(lemma(captor)) == "security_forces"
    if captor is not None and not force and lemma(captor) not in words("people", "bodies", "nouns"):
        yield captor


# --- nouns ---------------------------------------------------------------------------------------------------------------------------


def _by_noun(mention: Mention, token: "Token", roles: Table, cast: Cast) -> None:
    subject = str(roles.get("subject", "party"))
    for one, role in _complements(token, roles):
        add_participant(mention, one, role, cast)
    verb = token.head
    while verb.dep_ in {"conj"} and verb.head.pos_ in {"NOUN", "VERB"} and verb.pos_ == "NOUN":
        verb = verb.head
    _held(mention, token, verb, roles, cast)
    _talks(mention, token, cast)
    _hosts(mention, token, cast)
    happening = verb if token.dep_ in {"nsubj", "nsubjpass"} else next((one for one in children(token, "relcl", "acl")), None)
    if happening is not None and lemma(happening) in words("events", "light", "happen"):
        for one in complement(happening, "between", "with", "by"):
            if one.head.lower_ in roles:
                add_participant(mention, one, str(roles[one.head.lower_]), cast)
    _harmed(mention, token, verb, roles, cast)
    for one in aimed_at(token) if mention.type in VIOLENT | {"abduction"} else ():
        add_participant(mention, one, "target", cast)
    workers = striker(token) if mention.type == "protest" else None
    if workers is not None:
        add_participant(mention, workers, subject, cast)
    _beside(mention, token, roles, cast)
    if lemma(token) in words("events", "suffered", "agents"):
        add_participant(mention, token, subject, cast)


def _complements(token: "Token", roles: Table) -> Iterator[tuple["Token", str]]:
    """What prepositions and participles join to the noun: "an attack on a bus by gunmen", "in front of the embassy", "involving a bus"."""
    killing = lemma(token) in words("events", "suffered", "nouns")  # "a murder on a street": only where
    for preposition in ("between", "with", "by", "of") if killing else ("between", "with", "by", "of", "on", "against", "at", "to"):
        if preposition in roles and not (preposition == "by" and _informed(token)):
            yield from ((one, str(roles[preposition])) for one in complement(token, preposition))
    for one in complement(token, "in"):
        front = next(complement(one, "of"), None) if lemma(one) == "front" else None
        if front is not None and "at" in roles:
            yield front, str(roles["at"])
    for one in children(token, "acl"):
        target = child(one, "dobj") if lemma(one) in {"involve", "target"} else None
        if target is not None:
            yield target, str(roles.get("of", "target"))


def _informed(token: "Token") -> bool:
    """Whether "by" tells who said it rather than who did it: "was told of the attack by his aides", "was blamed for the raid by police"."""
    verb = token.head.head
    about = token.dep_ == "pobj" and token.head.lower_ in {"of", "about", "for", "with", "over"} and verb.pos_ == "VERB"
    return about and passive(verb) and agent(verb) is None


def _held(mention: Mention, token: "Token", verb: "Token", roles: Table, cast: Cast) -> None:
    """Who holds or launches it: "rebels staged an attack on …", "the killing of six priests, carried out by uniformed men"."""
    if token.dep_ in {"dobj", "nsubjpass"} and verb.pos_ == "VERB" and lemma(verb) in words("events", "light", "hold"):
        doer = agent(verb) if passive(verb) or token.dep_ == "nsubjpass" else subject_of(verb)
        if doer is not None:
            add_participant(mention, doer, str(roles.get("subject", "party")), cast)
        for one in complement(verb, "with", "between", "against", "on"):
            role = roles.get(one.head.lower_)
            if role:
                add_participant(mention, one, str(role), cast)
    for one in (verb, *verb.conjuncts) if token.dep_ == "nsubjpass" else ():
        author = agent(one) if lemma(one) in words("events", "light", "commit") else None
        if author is not None:
            add_participant(mention, author, str(roles.get("subject", "party")), cast)  # "was planned by X and carried out by Y"
    for one in (*token.subtree, *children(token.head, "advcl")):
        if (
            one.i > token.i
            and one.dep_ in {"acl", "relcl", "advcl"}
            and one.tag_ == "VBN"
            and lemma(one) in words("events", "light", "commit")
        ):
            doer = agent(one)
            if doer is not None:
                add_participant(mention, doer, str(roles.get("subject", "party")), cast)


def _talks(mention: Mention, token: "Token", cast: Cast) -> None:
    """Who speaks "in a call", "during the talks": subject and object of the clause."""
    noun = whole(token)
    under = noun.dep_ == "pobj" and noun.head.lower_ in {"in", "during", "at"} and noun.head.head.pos_ in {"VERB", "AUX"}
    if not under or mention.type not in TALKS:
        return
    doer, other = subject_of(noun.head.head), child(noun.head.head, "dobj")
    if doer is not None and (other is None or animate(other) or lemma(noun.head.head) in words("events", "light", "confer")):
        add_participant(mention, doer, "party", cast)
        if other is not None and animate(other):
            add_participant(mention, other, "party", cast)


def _hosts(mention: Mention, token: "Token", cast: Cast) -> None:
    """Who brought it about: "a truce brokered by Oman", "talks hosted by Kenya", "consultations chaired by the minister"."""
    if mention.type not in TALKS | {"agreement", "other"}:
        return
    noun = whole(token)
    for one in noun.subtree if token.pos_ == "VERB" else (*children(noun, "acl", "relcl"), *children(noun.head.head, "advcl")):
        role = classes("acts", "brought").get(lemma(one)) if one.dep_ in {"acl", "relcl", "advcl"} else None
        doer = agent(one) if role is not None else None
        if doer is not None and role is not None:
            add_participant(mention, doer, role, cast)


def _harmed(mention: Mention, token: "Token", verb: "Token", roles: Table, cast: Cast) -> None:
    """What the event harms: "the blast damaged the consulate", "caused damage to nearby buildings"."""
    if "object" not in roles:
        return
    if token.dep_ == "pobj" and token.head.dep_ == "agent" and lemma(token.head.head) in words("events", "light", "harm"):
        for hurt in children(token.head.head, "nsubjpass"):
            add_participant(mention, hurt, str(roles["object"]), cast)
    if token.dep_ != "nsubj" or passive(verb):
        return
    if lemma(verb) in words("events", "light", "harm"):
        for hurt in children(verb, "dobj"):
            add_participant(mention, hurt, str(roles["object"]), cast)
    if lemma(verb) in {"cause", "do", "inflict"}:
        for damage in children(verb, "dobj"):
            for hurt in complement(damage, "to") if lemma(damage) in {"damage", "harm", "destruction"} else ():
                add_participant(mention, hurt, str(roles["object"]), cast)


def _beside(mention: Mention, token: "Token", roles: Table, cast: Cast) -> None:
    """Who stands before the noun: "a guerrilla attack", "FMLN attacks", "the rebels' raid"; "the priests' murder" is suffered by them."""
    subject = str(roles.get("subject", "party"))
    for one in children(token, "compound", "amod", "nmod"):
        group = classes("people", "groups").get(lemma(one)) == "attackers" and one.pos_ == "NOUN"
        if mention.type in VIOLENT | {"abduction"} and (group or (is_proper(one) and one.text.isupper() and len(one.text) > 2)):
            add_participant(mention, one, subject, cast)
    owner = child(token, "poss")
    if owner is not None and mention.type == "visit" and owner.tag_ == "PRP$":
        owner = _traveller(token)
    if owner is not None and owner.ent_type_ != "DATE":
        suffered = lemma(token) in words("events", "suffered", "nouns") and not any(True for _ in complement(token, "of"))
        add_participant(mention, owner, str(roles.get("of", subject)) if suffered else subject, cast)


def _traveller(visit: "Token") -> "Token | None":
    """Whose visit it is, told behind it: "during her visit to Oslo the minister met …"."""
    doer = subject_of(governor(visit))
    return doer if doer is not None and doer.i > visit.i and doer.pos_ in {"NOUN", "PROPN"} else child(visit, "poss")
