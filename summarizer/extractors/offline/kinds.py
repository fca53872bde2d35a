"""The kind of a statement: by verb class, and of plain reports by what is said."""

from summarizer.extractors.offline.cue import Cue
from summarizer.extractors.offline.denials import denies
from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.phrases import (
    child,
    children,
    conjuncts,
    lemma,
)
from summarizer.records.vocabulary import StatementKind


def statement_kind(kind: str) -> StatementKind:
    known: dict[str, StatementKind] = {
        "condemn": "condemn", "accuse": "accuse", "deny": "deny", "demand": "demand", "threaten": "threaten", "pledge": "pledge",
        "appeal": "appeal", "support": "support", "agree": "agree", "concede": "concede", "claim_responsibility": "claim_responsibility",
        "report": "report", "confirm": "report",
    }  # fmt: skip
    return known.get(kind, "other")


def refine(cue: Cue) -> str:
    """The kind of a plain report from what is said: readiness is a pledge, "should" a demand, ill intent of others an accusation."""
    if denies(cue):
        return "deny"
    if cue.kind not in {"report", "other", "confirm"}:
        if cue.kind == "threaten" and lemma(cue.token) == "warn":
            return "other"
        if cue.kind == "support" and _support_for_doing(cue):
            return "agree"
        return cue.kind
    clause = cue.clause
    if clause is None and _support_for_doing(cue):
        return "agree"
    if clause is None:
        return cue.kind
    inside = list(clause.subtree)
    lemmas = {token.lower_ for token in inside}
    subject = child(clause, "nsubj")
    content = words("speech", "content", "hostile")
    for token in conjuncts(clause):
        if lemma(token) in words("speech", "content", "seek") and token.pos_ == "VERB" and lemma(cue.token) != "warn":
            deeds = {lemma(one) for one in children(token, "xcomp") for one in (one, *one.conjuncts)}
            if deeds & content:
                return "accuse"
    if lemmas & words("speech", "content", "pledge") and (any(one.dep_ in {"xcomp", "acomp", "advcl"} for one in inside)):
        return "pledge"
    if any(one.dep_ == "aux" and one.lower_ in words("speech", "content", "modals") and one.head.i == clause.i for one in inside):
        return "demand" if subject is not None and subject.lower_ not in {"we", "i"} else "appeal"
    if lemma(clause) == "need" and any(one.dep_ == "xcomp" for one in clause.children):
        return "appeal"
    if subject is not None and subject.lower_ in {"we", "i"} and any(one.lower_ in {"will", "'ll"} for one in children(clause, "aux")):
        return "pledge"
    if cue.kind == "confirm":
        return "report" if lemma(clause) not in words("speech", "content", "stance") else "other"
    return "other" if lemma(clause) in words("speech", "content", "stance") else cue.kind


def _support_for_doing(cue: Cue) -> bool:
    """ "support for strengthening coordination" is a readiness to cooperate, not backing for somebody."""
    for token in cue.token.subtree:
        if lemma(token) == "support" and token.pos_ == "NOUN":
            return any(one.lower_ == "for" and child(one, "pcomp") is not None for one in token.children)
    return False
