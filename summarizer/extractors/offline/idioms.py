"""Fates told otherwise than by a verb and its object: "one fatally", "fell to their deaths", "two bodies", "treated for burns"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.phrases import child, children, complement, lemma, negated, passive, subject_of
from summarizer.records.vocabulary import Outcome

if TYPE_CHECKING:
    from spacy.tokens import Token

Told = tuple[Outcome, "Token", "Token"]
"""What befell whom, and the word that says it."""


def told(token: "Token") -> Iterator[Told]:
    """The fates that this word tells in one of these ways."""
    if token.lower_ == "fatally" and token.dep_ == "advmod" and token.head.pos_ in {"NUM", "PRON", "DET", "NOUN"}:
        yield "killed", token.head, token  # "five people were shot, one fatally"
    elif lemma(token) == "death" and token.dep_ == "pobj" and token.head.lower_ == "to":
        yield from _to_death(token)
    elif lemma(token) == "body":
        yield from _recovered(token)
    elif lemma(token) == "treat" and passive(token):
        yield from _treated(token)
    elif lemma(token) == "survive":
        yield from _survived(token)
    elif token.tag_ == "VBN" and token.i - token.sent.start <= 1:
        yield from _inverted(token)


def _to_death(death: "Token") -> Iterator[Told]:
    """ "Two climbers fell to their deaths", "an elephant trampled a farmer to death"."""
    verb = death.head.head
    if lemma(verb) not in words("tolls", "verbs", "to_death") or negated(verb) or verb.pos_ != "VERB":
        return
    who = child(verb, "nsubjpass") if passive(verb) else child(verb, "dobj") or subject_of(verb)
    if who is not None:
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
