"""Attributions by a noun of speech: "expressed support for …", "his claim that …"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.extractors.offline.cue import Cue
from summarizer.extractors.offline.lexicon import classes, section, words
from summarizer.extractors.offline.parse import Parsed
from summarizer.extractors.offline.phrases import child, children, complement, lemma, negated, subtree, trimmed
from summarizer.extractors.offline.reporting import not_made
from summarizer.extractors.offline.sources import source_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_BARE_GIVING = frozenset({"make", "give", "offer", "send", "raise", "level"})  # "made a statement" says only that words were spoken


def find(parsed: Parsed) -> Iterator[Cue]:
    """The cues of both constructions."""
    yield from _reported(parsed)
    yield from _owned(parsed)


def _reported(parsed: Parsed) -> Iterator[Cue]:
    """ "expressed support for …", "issued a warning to its companies to leave": a light verb and a noun of speech."""
    kinds = classes("speech", "nouns")
    for token in parsed.doc:
        noun = child(token, "dobj") if _light(token) else None
        source = source_of(token)[0] if noun is not None else None
        if noun is None or source is None or not_made(token, parsed):
            continue
        kind = kinds.get(lemma(noun)) or kinds.get(noun.lower_)
        if lemma(token) == "have" and lemma(noun) not in words("speech", "noun_verbs", "held"):
            continue
        if lemma(token) == "make" and not _complemented(token, noun):
            continue
        if kind is None or (lemma(token) in _BARE_GIVING and kind == "report"):
            continue
        behind = [one for one in token.children if one.dep_ in {"dobj", "prep", "xcomp", "ccomp", "dative"} and one.i >= noun.i]
        right = max((one.right_edge.i for one in behind), default=noun.i)
        cue = Cue(parsed, token, kind, source, [trimmed(parsed, noun.left_edge.i, right)], predicate=True)
        cue.addressee = next(complement(noun, "to"), None) or next(complement(token, "to"), None)
        yield cue


def _complemented(verb: "Token", noun: "Token") -> bool:
    """Whether a bare verb's noun says what was pledged or asked: "made a plea for help", not "made the pledge on Monday"."""
    beside = any(one.lower_ in {"for", "to", "against", "about"} for one in children(verb, "prep", "dative"))
    return beside or child(noun, "prep", "acl", "relcl", "ccomp") is not None or child(verb, "ccomp", "xcomp") is not None


def _light(token: "Token") -> bool:
    if token.pos_ != "VERB" or lemma(token) not in words("speech", "noun_verbs", "light") or negated(token):
        return False
    return lemma(token) not in classes("speech", "verbs") or lemma(token) == "express"


def _owned(parsed: Parsed) -> Iterator[Cue]:
    """ "Trump's claim that …", "his promise to …", "warnings from the lawyer that …": what somebody's noun of speech contains."""
    kinds = classes("speech", "owned")
    for token in parsed.doc:
        kind = kinds.get(lemma(token)) if token.pos_ == "NOUN" else None
        owner = (child(token, "poss") or _issuer(token) or _outlet(token)) if kind is not None else None
        if kind is None or owner is None:
            continue
        clauses = [*children(token, "acl", "ccomp", "relcl"), *children(owner, "acl", "relcl")]
        content = next((one for one in clauses if one.i > token.i and _that_or_to(one)), None)
        if content is not None:
            yield Cue(parsed, token, kind, owner, [subtree(parsed, content)], clause=content)
            continue
        joint = section("speech", "owned_prepositions").get(lemma(token), "").split()
        about = next((one for one in children(token, "prep") if one.i > token.i and one.lower_ in joint), None)
        if about is not None and owner.dep_ == "poss":
            yield Cue(parsed, token, kind, owner, [(parsed.start(about.left_edge), subtree(parsed, about)[1])], predicate=True)


def _issuer(token: "Token") -> "Token | None":
    """Whose words they are behind the noun, wherever the parse hangs the preposition: "warnings from the engineer"."""
    behind = token.nbor() if token.i + 1 < len(token.doc) else None
    own = next(complement(token, "by", "from", "of"), None)
    return child(behind, "pobj") if own is None and behind is not None and behind.lower_ in {"by", "from"} else own


def _outlet(token: "Token") -> "Token | None":
    """The paper whose name stands before its report: "a Border News report that …"."""
    before = child(token, "compound")
    named = before is not None and before.pos_ == "PROPN" and lemma(token) in {"report", "survey", "poll", "study", "analysis"}
    return before if named and child(token, "det") is not None else None


def _that_or_to(clause: "Token") -> bool:
    return any((one.dep_ == "mark" and one.lower_ == "that") or (one.dep_ == "aux" and one.lower_ == "to") for one in clause.children)
