"""Whether a report is a denial by what it says: "rejected the claim", "called it baseless", "said it had no role in the attack"."""

from typing import TYPE_CHECKING

from summarizer.extractors.offline.cue import Cue
from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.phrases import child, children, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOT = frozenset({"not", "n't", "never"})


def denies(cue: Cue) -> bool:
    """A claim rejected or called false, a clause that something is untrue, or that the speaker had no part in it."""
    if lemma(cue.token) == "reject":
        thing = child(cue.token, "dobj")
        return _called_false(cue.token) or (thing is not None and lemma(thing) in words("speech", "denials", "deniable"))
    if cue.kind not in {"report", "other", "confirm"}:
        return False
    if cue.clause is not None and cue.clause.pos_ in {"VERB", "AUX"}:
        return _untrue(cue.clause) or _uninvolved(cue.clause)
    return _called_false(cue.token)


def _called_false(verb: "Token") -> bool:
    """ "Called it baseless", "dismissed as lies reports that …"."""
    named = child(verb, "oprd", "attr", "ccomp") or next((one for one in children(verb, "prep") if one.lower_ == "as"), None)
    return named is not None and any(one.lower_ in words("speech", "denials", "false") for one in named.subtree)


def _untrue(clause: "Token") -> bool:
    """ "The report was false", "the report was not true"."""
    no = any(one.lower_ in _NOT for one in children(clause, "neg"))
    said = child(clause, "acomp", "attr")
    return said is not None and lemma(said) in words("speech", "denials", "true" if no else "false")


def _uninvolved(clause: "Token") -> bool:
    """ "It was not behind the raid", "it had no role in it", "it had nothing to do with it"."""
    if any(one.lower_ in _NOT for one in children(clause, "neg")):
        beside = [clause, *children(clause, "acomp", "prep"), *(one for one in children(clause, "dobj") if _has_any(one))]
        return any(lemma(one) in words("speech", "denials", "blamed") | words("speech", "denials", "share") for one in beside)
    thing = child(clause, "dobj", "attr")
    if thing is None:
        return False
    none = any(one.lower_ == "no" for one in children(thing, "det"))
    return (none and lemma(thing) in words("speech", "denials", "share")) or (thing.lower_ == "nothing" and lemma(clause) == "have")


def _has_any(noun: "Token") -> bool:
    return any(one.lower_ in {"any", "a"} for one in children(noun, "det"))
