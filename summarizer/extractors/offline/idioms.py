"""Fates told otherwise than by a verb and its object: "one fatally", "fell to their deaths", "two bodies", "treated for burns"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.phrases import child, children, complement, lemma, negated, passive, subject_of
from summarizer.records.vocabulary import Outcome

if TYPE_CHECKING:
    from spacy.tokens import Token

_HOSPITALS = frozenset({"hospital", "center", "clinic"})

Told = tuple[Outcome, "Token", "Token"]
"""What befell whom, and the word that says it."""


def told(token: "Token") -> Iterator[Told]:
    """The fates that this word tells in one of these ways."""
    if token.lower_ == "fatally" and token.dep_ == "advmod" and token.head.pos_ in {"NUM", "PRON", "DET", "NOUN"}:
        yield "killed", token.head, token  # "five people were shot, one fatally"
    elif lemma(token) == "death" and token.dep_ in {"pobj", "dobj"}:
        yield from _to_death(token)
        yield from _led_to_death(token)
    elif lemma(token) == "body":
        yield from _recovered(token)
    elif token.pos_ in {"VERB", "AUX"}:
        yield from _by_verb(token)


def _by_verb(verb: "Token") -> Iterator[Told]:
    base = lemma(verb)
    if base in {"pass", "succumb"}:
        yield from _passed_away(verb)
    elif (
        base in {"claim", "lose", "cost", "take", "end"}
        and not passive(verb)
        and any(lemma(one) == "life" for one in children(verb, "dobj"))
    ):
        yield from _lives(verb)
    elif base in words("people", "states", "suffer"):
        yield from _suffered(verb)
    elif base in words("people", "states", "carried"):
        yield from _taken_in(verb)
    elif base in words("tolls", "verbs", "comes_in"):
        yield from _came_in(verb)
    elif base in {"pronounce", "declare"}:
        yield from _pronounced(verb)
    elif base == "treat" and passive(verb):
        yield from _treated(verb)
    elif base == "survive":
        yield from _survived(verb)
    elif verb.tag_ == "VBN" and verb.i - verb.sent.start <= 1:
        yield from _inverted(verb)


def _passed_away(verb: "Token") -> Iterator[Told]:
    """ "Passed away", "succumbed to her injuries"."""
    who = subject_of(verb)
    passed_on = lemma(verb) == "pass" and child(verb, "dobj") is not None  # "passing information to an embassy"
    if who is not None and not passed_on and any(one.lower_ in {"away", "to"} for one in verb.children) and not negated(verb):
        yield "killed", who, verb


def _lives(verb: "Token") -> Iterator[Told]:
    """ "Claimed 12 lives", "took the life of a boy", "three siblings lost their lives", "ended his own life"."""
    lives = next(one for one in children(verb, "dobj") if lemma(one) == "life")
    own = lemma(verb) == "lose" or any(one.lower_ == "own" for one in children(lives, "amod"))
    who = subject_of(verb) if own else next(complement(lives, "of"), None if lemma(verb) == "end" else lives)
    if who is not None:
        yield "killed", who, verb


def _suffered(verb: "Token") -> Iterator[Told]:
    """ "Suffered minor injuries", "a man suffering from a gunshot wound"."""
    harm = child(verb, "dobj") or next(complement(verb, "from", "with"), None)
    who = verb.head if verb.dep_ == "acl" else subject_of(verb)
    if harm is None or any(one.lower_ == "no" for one in children(harm, "det")):
        return
    if who is not None and lemma(harm) in words("people", "states", "harms"):
        yield ("killed" if any(one.lower_ == "fatal" for one in harm.children) else "injured"), who, verb


def _pronounced(verb: "Token") -> Iterator[Told]:
    """ "Was pronounced dead", "was declared deceased"."""
    who = subject_of(verb) if passive(verb) else child(verb, "dobj")
    if who is not None and any(one.lower_ in {"dead", "deceased"} for one in verb.children):
        yield "killed", who, verb


def _taken_in(token: "Token") -> Iterator[Told]:
    """ "put four people in the hospital", "two were found with gunshot wounds", "taken to a hospital with burns": hurt."""
    who = child(token, "nsubjpass") if passive(token) else child(token, "dobj")
    if who is None:
        return
    hurt = [one for over in (token, who) for one in complement(over, "with") if lemma(one) in words("people", "states", "harms")]
    hospitals = [one for over in (token, *hurt) for one in complement(over, "in", "to") if lemma(one) in _HOSPITALS]
    harmed = bool(hurt) or any(lemma(one) in words("people", "states", "harms") for over in hospitals for one in complement(over, "with"))
    hospital = bool(hospitals) and lemma(token) in {"put", "send"}
    if hospital or (harmed and (hospitals or lemma(token) == "find")):
        yield "injured", who, token


def _came_in(verb: "Token") -> Iterator[Told]:
    """ "Two men walked into a hospital with gunshot wounds", "showed up at a clinic with a stab wound": hurt."""
    who = subject_of(verb)
    hospitals = [one for one in complement(verb, "into", "at", "in", "to") if lemma(one) in _HOSPITALS]
    harmed = any(lemma(one) in words("people", "states", "harms") for over in (verb, *hospitals) for one in complement(over, "with"))
    if who is not None and hospitals and harmed and not negated(verb):
        yield "injured", who, verb


def _to_death(death: "Token") -> Iterator[Told]:
    """ "Two climbers fell to their deaths", "an elephant trampled a farmer to death"."""
    verb = death.head.head
    if death.head.lower_ != "to" or lemma(verb) not in words("tolls", "verbs", "to_death") or negated(verb) or verb.pos_ != "VERB":
        return
    who = child(verb, "nsubjpass") if passive(verb) else child(verb, "dobj") or subject_of(verb)
    if who is not None:
        yield "killed", who, death


def _led_to_death(death: "Token") -> Iterator[Told]:
    """ "A wound that resulted in her death", "the fall led to Marr's death", "caused his death"."""
    who = child(death, "poss")
    verb = death.head if death.dep_ == "dobj" else death.head.head
    caused = lemma(verb) == "cause" if death.dep_ == "dobj" else lemma(verb) in {"result", "lead"} and death.head.lower_ in {"in", "to"}
    if who is not None and caused and who.pos_ in {"PRON", "PROPN"} and not negated(verb):
        yield "killed", who, death


def _recovered(body: "Token") -> Iterator[Told]:
    """ "Rescuers recovered two bodies", "a body was found": a number of bodies, of whomever."""
    verb = body.head
    counted = child(body, "nummod") is not None and next(complement(body, "of"), None) is None
    if counted and body.dep_ in {"dobj", "nsubjpass"} and lemma(verb) in words("tolls", "verbs", "recover") and not negated(verb):
        yield "killed", body, body


def _treated(verb: "Token") -> Iterator[Told]:
    """ "Two firefighters were treated for smoke inhalation"."""
    who = child(verb, "nsubjpass") or (verb.head if verb.dep_ == "acl" else None)
    harmed = any(lemma(one) in words("tolls", "verbs", "treated_for") for one in complement(verb, "for"))
    if who is not None and harmed and not negated(verb):
        yield "injured", who, verb


def _survived(verb: "Token") -> Iterator[Told]:
    """ "A fourth man survived the shooting": one more of those who were hit."""
    who, blow = subject_of(verb), child(verb, "dobj")
    more = who is not None and any(one.lower_ in words("tolls", "further", "words") for one in who.children)
    if who is not None and more and blow is not None and lemma(blow) in words("tolls", "verbs", "survived") and not negated(verb):
        yield "injured", who, verb


def _inverted(participle: "Token") -> Iterator[Told]:
    """ "Also killed in the blast were a doctor and two nurses": the victims come last."""
    outcome: Outcome | None = (
        "killed" if participle.lower_ == "killed" else "injured" if participle.lower_ in {"injured", "wounded", "hurt"} else None
    )
    be = next((one for one in children(participle, "auxpass", "aux") if one.i > participle.i), None)
    be = be if be is not None else participle.head if lemma(participle.head) == "be" else None
    who = child(be, "attr", "nsubj", "nsubjpass") if be is not None else None
    if outcome is not None and who is not None and who.i > participle.i:
        yield outcome, who, participle
