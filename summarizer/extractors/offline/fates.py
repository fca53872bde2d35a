"""What befell whom: the words of a sentence that give an outcome, and the noun of those whom it befell."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, cast

from summarizer.extractors.offline import idioms
from summarizer.extractors.offline.lexicon import classes, words
from summarizer.extractors.offline.phrases import (
    child,
    children,
    complement,
    lemma,
    negated,
    passive,
    subject_of,
)
from summarizer.records.vocabulary import Outcome

if TYPE_CHECKING:
    from spacy.tokens import Token


_FATAL = frozenset({"dead", "fatally", "death"})


_INTRANSITIVE = frozenset({"die", "perish", "vanish", "disappear", "drown", "suffocate"})


def befallen(token: "Token") -> Iterator[tuple[Outcome, "Token", "Token"]]:
    if token.pos_ in {"VERB", "AUX"}:
        yield from _by_verb(token)
    elif token.pos_ == "NOUN":
        yield from _by_noun(token)
    if token.lower_ == "condition" and token.dep_ == "pobj" and token.head.lower_ == "in":
        yield from _in_condition(token)
    if token.pos_ in {"ADJ", "VERB", "NOUN"} and token.lower_ in adjectives():
        yield from _by_adjective(token)
    for outcome, who, anchor in idioms.told(token):
        yield outcome, _meant(token, who), anchor


def _in_condition(token: "Token") -> Iterator[tuple[Outcome, "Token", "Token"]]:
    """ "Two men were in critical condition": hurt."""
    verb = token.head.head
    if not any(one.lower_ in words("people", "states", "conditions") for one in children(token, "amod")) or verb.pos_ not in {
        "VERB",
        "AUX",
    }:
        return
    who = subject_of(verb)
    if who is not None:
        yield "injured", who, token


def adjectives() -> Mapping[str, Outcome]:
    """Adjective → outcome: "dead", "missing", "homeless"."""
    return cast(Mapping[str, Outcome], classes("people", "outcome_adjectives"))


def outcome_of(verb: "Token") -> Outcome | None:
    """What a verb says befell its object: "shot dead" and "fatally shot" kill, "shot" alone hurts."""
    particle = child(verb, "prt")
    name = lemma(verb) if particle is None else f"{lemma(verb)}_{particle.lower_}"  # "gunned down"
    found = classes("people", "outcomes").get(name) or classes("people", "outcomes").get(lemma(verb))
    if found is None:
        return None
    if found == "injured" and any(one.lower_ in _FATAL for one in verb.children):
        return "killed"
    to = [one for over in (verb, *children(verb, "dobj")) for one in over.children if one.lower_ == "to"]  # "shot a rival to death"
    if found == "injured" and any(x.lower_ == "death" for one in to for x in one.children):
        return "killed"
    return cast(Outcome, found)


def _by_verb(token: "Token") -> Iterator[tuple[Outcome, "Token", "Token"]]:
    outcome = outcome_of(token)
    if outcome is None or negated(token) or _unreal(token) or _statistical(token):
        return
    left = _left_so(token) or _found_so(token)
    if left is not None:
        yield outcome, left, token
        return
    who = _sufferer(token)
    if who is not None and not (lemma(token) == "evacuate" and not passive(token) and child(who, "nummod") is None):
        yield outcome, _meant(token, who), token


def _sufferer(verb: "Token") -> "Token | None":
    """The noun of those whom a verb befalls: the subject of "died", of a passive, the object else."""
    if lemma(verb) in {"strike", "hit"} and not (passive(verb) or verb.tag_ == "VBG" or _strikes_people(verb)):
        return None
    if lemma(verb) in _INTRANSITIVE:
        return subject_of(verb)
    if not passive(verb):
        return child(verb, "dobj") or _shared_object(verb)
    return (
        child(verb, "nsubjpass")
        or (child(verb, "nsubj") if verb.dep_ == "advcl" else None)
        or (verb.head if verb.dep_ in {"acl", "relcl"} else None)
        or subject_of(verb)
    )


def _meant(verb: "Token", who: "Token") -> "Token":
    """The person behind "a girl's leg", "who", "all of whom", "an 11-year-old last Friday"."""
    if lemma(who) in words("tolls", "body", "parts"):
        who = child(who, "poss") or who
    if who.tag_ in {"WP", "WDT"} or _all_of_whom(who):
        clause = next((one for one in verb.ancestors if one.dep_ == "relcl"), verb if verb.dep_ == "relcl" else None)
        who = clause.head if clause is not None else who
    return _aged(who) if who.ent_type_ == "DATE" else who


def _strikes_people(verb: "Token") -> bool:
    """ "A truck hit three pedestrians": by its object a blow to people, and not "the quake hit the town"."""
    struck = child(verb, "dobj")
    return struck is not None and (lemma(struck) in classes("people", "groups") or lemma(struck) in words("people", "person", "nouns"))


def _all_of_whom(who: "Token") -> bool:
    """ "Four people on board, all of whom died"."""
    return who.lower_ in {"all", "both"} and any(one.tag_ == "WP" for one in complement(who, "of"))


def _left_so(participle: "Token") -> "Token | None":
    """Who is left how, beside another: "left one man dead and three others hospitalized"."""
    verb = participle.head.head if participle.head.dep_ == "advcl" else participle.head  # "left 3 dead, 20 injured and 4 missing"
    beside = participle.dep_ == "conj" and lemma(verb) == "leave" and any(one.lower_ in adjectives() for one in children(verb, "oprd"))
    if not beside or participle.tag_ not in {"VBN", "VBD", "VBG", "JJ"}:
        return None
    return child(participle, "nsubj", "npadvmod") or (participle if child(participle, "nummod") is not None else None)


def _found_so(participle: "Token") -> "Token | None":
    """Who is found how: "four men were found shot to death", "officers found Jon Marr shot to death"."""
    verb = participle.head
    if lemma(verb) not in {"find", "discover"} or participle.dep_ not in {"xcomp", "ccomp", "oprd"}:
        return None
    if any(one.dep_ in {"aux", "auxpass", "mark", "dobj"} for one in participle.children):
        return None  # a clause of its own: "found that a man had shot his wife"
    own = child(participle, "nsubj", "nsubjpass")
    return child(verb, "nsubjpass") if own is None and passive(verb) and participle.tag_ == "VBN" else own


def _aged(day: "Token") -> "Token":
    """The person in a phrase that runs into a day: "killed an 11-year-old last Friday"."""
    return next((one for one in children(day, "amod") if one.lower_ == "old"), day)


def _statistical(verb: "Token") -> bool:
    """A count over a time, not of a deed: "126 people have been killed this year", "so far", "since 1980", "statistics show …"."""
    subject = child(verb.head, "nsubj") if verb.dep_ == "ccomp" else None
    if subject is not None and lemma(subject) in words("people", "states", "statistics"):
        return True
    for one in verb.subtree:
        if one.tag_ == "NNS" and lemma(one) in {"month", "year", "decade"} and any(x.lower_ in {"past", "last"} for x in one.children):
            return True
        if (
            one.lower_ == "year"
            and any(x.lower_ in {"this", "last", "past", "each", "every", "per", "a"} for x in one.children)
            and one.dep_ in {"npadvmod", "pobj"}
        ):
            return True
        if one.lower_ == "far" and any(x.lower_ == "so" for x in one.children):
            return True
        if one.lower_ == "since" and one.dep_ == "prep" and one.head.i == verb.i:
            return True
    return False


def _shared_object(verb: "Token") -> "Token | None":
    """ "killed and injured several nationals": the object stands with the last verb."""
    for one in verb.conjuncts:
        if one.i > verb.i and not passive(one):
            found = child(one, "dobj")
            if found is not None and one.i - verb.i <= 4:
                return found
    return None


def _by_noun(token: "Token") -> Iterator[tuple[Outcome, "Token", "Token"]]:
    found = classes("people", "outcome_nouns").get(lemma(token))
    if lemma(token) in {"shooting", "stabbing"}:
        victim = next(complement(token, "of"), None)
        if victim is not None:
            yield ("killed" if any(one.lower_ in {"fatal", "deadly"} for one in children(token, "amod")) else "injured"), victim, token
        return
    if found is None or (lemma(token) in {"body", "loss"} and not any(True for _ in complement(token, "of"))):
        return
    outcome: Outcome = (
        "killed" if found == "killed" else "injured" if found == "injured" else "captured" if found == "captured" else "displaced"
    )
    who = next(complement(token, "of"), None) or next(complement(token, "to") if found == "injured" else iter(()), None)
    if lemma(token) == "loss":
        return
    if who is None and token.dep_ == "conj":
        who = next(complement(token.head, "of"), None)
    if who is None:
        later = next((one for one in token.conjuncts if one.i > token.i), None)
        who = next(complement(later, "of"), None) if later is not None and lemma(later) in classes("people", "outcome_nouns") else None
    if who is not None and lemma(token) in words("people", "outcome_nouns", "of"):
        yield outcome, who, token
    if who is None and lemma(token) in {"death", "injury", "fatality"} and any(one.dep_ == "nummod" for one in token.children):
        yield outcome, token, token


def _by_adjective(token: "Token") -> Iterator[tuple[Outcome, "Token", "Token"]]:
    outcome = adjectives()[token.lower_]
    left = _left_so(token) if token.pos_ == "ADJ" else None
    if left is not None:
        yield outcome, left, token
    elif token.dep_ == "dobj" and lemma(token.head) == "leave" and any(one.lower_ == "old" for one in children(token, "amod")):
        yield outcome, token, token
    elif (
        token.dep_ in {"oprd", "ccomp", "acomp", "xcomp"} or (token.dep_ == "advcl" and lemma(token.head) == "leave")
    ) and token.head.pos_ in {"VERB", "AUX"}:
        verb = token.head
        if lemma(verb) == "fear":
            return  # "two people feared dead had been found alive"
        if lemma(verb) in {"leave", "find", "shoot"} and not passive(verb):
            who = child(token, "nsubj") or child(verb, "dobj")
        else:
            who = child(verb, "nsubjpass", "nsubj") or child(token, "nsubj")
        if lemma(verb) == "shoot":
            return
        if who is not None and not negated(verb):
            yield outcome, who, token
        elif token.dep_ == "ccomp" and child(token, "nummod") is not None:
            yield outcome, token, token
    elif token.lower_ == "missing" and token.tag_ == "VBG" and child(token, "aux") is not None and child(token, "dobj") is None:
        who = subject_of(token)  # "15 people are still missing"
        if who is not None and not negated(token):
            yield outcome, who, token
    elif token.dep_ in {"acl", "amod"} and token.i > token.head.i and token.head.pos_ in {"NOUN", "PROPN", "NUM"} and token.pos_ != "VERB":
        yield outcome, token.head, token
    elif (token.pos_ in {"NOUN", "ADJ"} or token.dep_ == "dobj") and any(one.dep_ == "nummod" for one in token.children):
        yield outcome, token, token


def _unreal(verb: "Token") -> bool:
    if any(one.lower_ in words("people", "states", "short_of") and one.i == verb.i - 1 for one in children(verb, "advmod")):
        return True  # "was almost killed", and not "almost forty were killed"
    auxiliaries = {one.lower_ for one in children(verb, "aux", "auxpass")}
    if auxiliaries & {"could", "may", "might", "would", "will", "should", "must", "can", "'ll"}:
        return True
    if "to" in auxiliaries and "have" in auxiliaries and lemma(verb.head) in words("people", "states", "held"):
        return False  # "more than 670 people are believed to have died"
    if "to" in auxiliaries:
        return verb.dep_ in {"xcomp", "acl", "advcl", "relcl", "ccomp"} and lemma(verb.head) not in {
            "continue",
            "begin",
            "manage",
            "happen",
        }
    return any(one.dep_ == "mark" and one.lower_ in {"if", "unless"} for one in verb.children)
