"""Attributions of a stance by an adjective: "is convinced that …", "was critical of …", "is ready to …"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.extractors.offline.cue import Cue
from summarizer.extractors.offline.lexicon import classes, words
from summarizer.extractors.offline.parse import Parsed
from summarizer.extractors.offline.phrases import child, children, lemma, subtree
from summarizer.extractors.offline.reporting import not_made
from summarizer.extractors.offline.sources import source_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def find(parsed: Parsed) -> Iterator[Cue]:
    """The cue of every stance that somebody is said to hold, with its clause, or its object behind a preposition."""
    kinds = classes("speech", "stances")
    for token in parsed.doc:
        kind = kinds.get(token.lower_) if token.pos_ in {"ADJ", "VERB"} else None
        verb = _copula(token) if kind is not None else None
        source = source_of(verb)[0] if verb is not None else None
        if kind is None or verb is None or source is None or not_made(verb, parsed) or (verb is not token and not_made(token, parsed)):
            continue
        cue = Cue(parsed, token, kind, source)
        clause = next((one for one in children(token, "ccomp", "xcomp", "advcl") if one.i > token.i and _introduced(one, kind)), None)
        about = next((one for one in children(token, "prep") if one.lower_ in words("speech", "stance_objects", "prepositions")), None)
        if clause is not None:
            cue.clause, cue.spans = clause, [subtree(parsed, clause)]
            yield cue
        elif about is not None and child(about, "pobj", "pcomp") is not None:
            cue.spans, cue.predicate = [subtree(parsed, about)], True
            yield cue


def _copula(token: "Token") -> "Token | None":
    """The verb that a stance hangs on: "is" of "is sure", or the participle itself, read as a passive ("is worried that")."""
    if token.dep_ == "acomp":
        return token.head if lemma(token.head) in words("speech", "stance_objects", "copulas") else None
    return token if token.pos_ == "VERB" and child(token, "auxpass") is not None and child(token, "agent") is None else None


def _introduced(clause: "Token", kind: str) -> bool:
    """A clause with its own subject; of readiness, an infinitive without one: "sure that it will hold", "ready to talk"."""
    subject = child(clause, "nsubj", "nsubjpass", "expl")
    if kind == "pledge":
        return subject is None and any(one.lower_ == "to" for one in children(clause, "aux"))
    return subject is not None and not any(one.lower_ in {"if", "when", "as"} for one in clause.children)
