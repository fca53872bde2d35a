"""Who takes part in a mentioned event, in which role: active, passive, "by", "between", blamed by others."""

from typing import TYPE_CHECKING

from summarizer.extractors.offline.frames import TALKS, VIOLENT, animate, frame, noun_type, trigger_types, verb_type
from summarizer.extractors.offline.lexicon import Table, classes, words
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
    words_of,
)
from summarizer.extractors.offline.triggers import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO_TARGETS = frozenset({"country", "nation", "world", "threat", "extortion"})  # shaken or joined to the deed, not struck by it


def add_participants(mention: Mention, cast: Cast) -> None:
    if mention.type is None:
        return
    for token in [mention.token, *mention.extra]:
        own = verb_type(token) if token.pos_ == "VERB" else noun_type(token)
        if own is None and token.pos_ == "VERB" and not passive(token) and child(token, "dobj") is None:
            continue  # "died": its subject is bound as a victim
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
                add_participant(mention, doer, "perpetrator", cast)
            return
        if verb.pos_ != "VERB":
            continue
        if base in words("events", "blame", "object") and token.i > verb.i:
            for one in children(verb, "nsubjpass") if passive(verb) else children(verb, "dobj"):
                if lemma(one) != "responsibility" and one.i != token.i:
                    add_participant(mention, one, "perpetrator", cast)
        elif base in words("events", "blame", "to") and token.i < verb.i + 6:
            for one in complement(verb, "to", "on"):
                add_participant(mention, one, "perpetrator", cast)
        elif (
            base in words("events", "blame", "claim")
            and any(lemma(one) == "responsibility" for one in children(verb, "dobj"))
            and not negated(verb)
        ):
            doer = subject_of(verb)
            if doer is not None:
                add_participant(mention, doer, "perpetrator", cast)
        return


def _by_verb(mention: Mention, token: "Token", roles: Table, cast: Cast) -> None:
    subject, target = str(roles.get("subject", "party")), str(roles.get("object", "target"))
    if passive(token):
        doer = agent(token)
        patient = child(token, "nsubjpass") or (token.head if token.dep_ == "acl" else subject_of(token))
    else:
        doer, patient = subject_of(token), child(token, "dobj")
    if doer is not None and doer.i != (patient.i if patient is not None else -1):
        add_participant(mention, doer, subject, cast)
    if patient is not None and mention.type == "visit" and patient.ent_type_ in {"GPE", "LOC", "FAC"}:
        mention.places.append((words_of(mention.parsed, *phrase(patient)), "scene"))
    elif patient is not None:
        add_participant(mention, patient, target, cast)
    if mention.type == "explosion":
        for one in complement(token, "at", "outside", "inside", "in", "under"):
            if _struck(one):
                add_participant(mention, one, "target", cast)
    for preposition in ("with", "against", "between"):
        for one in complement(token, preposition):
            if preposition in roles:
                add_participant(mention, one, str(roles[preposition]), cast)
    if lemma(token) in {"speak", "talk"}:
        for one in complement(token, "to", "with"):
            add_participant(mention, one, "party", cast)
    if lemma(token) == "call":
        for one in children(token, "oprd"):
            add_participant(mention, one, "party", cast)


def _struck(place: "Token") -> bool:
    """A thing that a bomb goes off at is its target: "at the gate of the embassy", "in a bus"; a town or street is only where."""
    return place.pos_ == "NOUN" and lemma(place) in words("things", "places", "buildings")


def _by_noun(mention: Mention, token: "Token", roles: Table, cast: Cast) -> None:
    for preposition in ("between", "with", "by", "of", "on", "against", "at", "to"):
        if preposition in roles:
            for one in complement(token, preposition):
                add_participant(mention, one, str(roles[preposition]), cast)
    verb = token.head
    while verb.dep_ in {"conj"} and verb.head.pos_ in {"NOUN", "VERB"} and verb.pos_ == "NOUN":
        verb = verb.head
    if token.dep_ in {"dobj", "nsubjpass"} and verb.pos_ == "VERB" and (lemma(verb) in words("events", "light", "hold")):
        doer = agent(verb) if passive(verb) or token.dep_ == "nsubjpass" else subject_of(verb)
        if doer is not None:
            add_participant(mention, doer, str(roles.get("subject", "party")), cast)
        for one in complement(verb, "with", "between", "against", "on"):
            role = roles.get(one.head.lower_)
            if role:
                add_participant(mention, one, str(role), cast)
    if (
        token.dep_ == "pobj"
        and token.head.lower_ in {"in", "during", "at"}
        and mention.type in TALKS
        and token.head.head.pos_ in {"VERB", "AUX"}
    ):
        doer, other = subject_of(token.head.head), child(token.head.head, "dobj")
        if doer is not None and (other is None or animate(other)):
            add_participant(mention, doer, "party", cast)
            if other is not None:
                add_participant(mention, other, "party", cast)
    for one in children(token, "acl"):
        if lemma(one) in {"involve", "target"}:
            target = child(one, "dobj")
            if target is not None:
                add_participant(mention, target, "target" if lemma(one) == "target" else "party", cast)
    happening = verb if token.dep_ in {"nsubj", "nsubjpass"} else next((one for one in children(token, "relcl", "acl")), None)
    if happening is not None and lemma(happening) in words("events", "light", "happen"):
        for one in complement(happening, "between", "with", "by"):
            role = roles.get(one.head.lower_)
            if role:
                add_participant(mention, one, str(role), cast)
    for one in children(token, "compound", "amod", "nmod"):
        group = classes("people", "groups").get(lemma(one)) == "attackers" and one.pos_ == "NOUN"
        if mention.type in VIOLENT | {"abduction"} and (group or (is_proper(one) and one.text.isupper() and len(one.text) > 2)):
            add_participant(mention, one, str(roles.get("subject", "party")), cast)
    if token.dep_ == "nsubj" and lemma(verb) in words("events", "light", "harm") and not passive(verb):
        hurt = child(verb, "dobj")
        if hurt is not None and "object" in roles:
            add_participant(mention, hurt, str(roles["object"]), cast)
    owner = child(token, "poss")
    if owner is not None and owner.ent_type_ != "DATE":
        add_participant(mention, owner, str(roles.get("subject", "party")), cast)


def add_participant(mention: Mention, head: "Token", role: str, cast: Cast) -> None:
    if lemma(head) in words("people", "person", "remains"):
        head = next(complement(head, "of"), head)  # "the bodies of two priests murdered last week"
    beside = child(head, "poss")
    shared = (
        [beside] if beside is not None and cast.person_at(mention.parsed, beside) and beside.conjuncts else []
    )  # "X and Y's minister Z"
    for one in [*shared, *conjuncts(head)]:
        name = _name(mention.parsed, one, cast)
        if name is not None and role != "target" and not animate(one) and cast.person_at(mention.parsed, one) is None:
            continue
        if role == "target" and lemma(one) in _NO_TARGETS | classes("people", "outcome_nouns").keys():
            continue
        if name is not None and not any(known == name for known, _ in mention.participants):
            mention.participants.append((name, role))  # type: ignore[arg-type]  # the tables' roles are the closed list
            group = _group(mention.parsed, one)
            if group is not None and (group.isupper() or group not in name.split(" of ")[0]):
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
    if f"noun:{lemma(token)}" in trigger_types() or lemma(token) in words("events", "anaphora", "nouns"):
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
