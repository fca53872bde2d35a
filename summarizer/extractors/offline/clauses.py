"""Titles and summaries: the article's own words, cut to a clean clause around an event's trigger."""

from typing import TYPE_CHECKING

from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.parse import Parsed
from summarizer.extractors.offline.phrases import lemma, trimmed
from summarizer.extractors.offline.triggers import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONG = 160
_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis"})


def title(mention: Mention) -> str:
    """A headline: the clause of the trigger, or its noun phrase where the clause is about something else."""
    parsed, token = mention.parsed, _telling(mention)
    if token.pos_ != "VERB" and not _is_state(token) and token.dep_ not in {"nsubj", "nsubjpass"} and not _held(token):
        return _capital(_cut(parsed, token.left_edge.i, token.right_edge.i, keep=token.i))
    head = _clause(token)
    first, last = _edges(parsed, head)
    if head.dep_ == "relcl" and head.head.i < head.i:
        first = head.head.left_edge.i
    return _capital(_cut(parsed, first, last, keep=max(token.i, head.i)))


def _is_state(token: "Token") -> bool:
    """A word that tells only with its clause: "was dead", "in critical condition"."""
    return token.pos_ == "ADJ" or lemma(token) == "condition"


def _telling(mention: Mention) -> "Token":
    """The trigger with something to say: the verb beside a bare "the first"."""
    if mention.type is None or mention.token.pos_ in {"VERB", "NOUN", "PROPN"}:
        return mention.token
    return next((one for one in mention.extra if one.pos_ == "VERB"), mention.token)


def summary(mention: Mention) -> str:
    """One sentence: the clause around the trigger whole, or the sentence where that is short."""
    parsed = mention.parsed
    doc = parsed.doc
    start, end = trimmed(parsed, 0, len(doc) - 1)
    text = _text(parsed, start, end)
    if len(text) <= 2 * _LONG:
        return _capital(text)
    head = _clause(mention.token)
    return _capital(_text(parsed, *trimmed(parsed, *_edges(parsed, head))))


def _held(token: "Token") -> bool:
    return token.dep_ == "dobj" and lemma(token.head) in words("events", "light", "hold")


def _clause(token: "Token") -> "Token":
    while not (token.pos_ in {"VERB", "AUX"} and token.dep_ in _CLAUSES) and token.head.i != token.i:
        token = token.head
    return token


def _edges(parsed: Parsed, head: "Token") -> tuple[int, int]:
    first, last = head.left_edge.i, head.right_edge.i
    for one in head.children:
        if one.i < head.i and (one.dep_ in {"mark", "cc", "punct", "advmod"} and one.left_edge.i <= first):
            first = max(first, one.right_edge.i + 1)
        if one.i < head.i and one.dep_ in {"prep", "advcl"} and one.left_edge.i <= first:
            following = parsed.doc[one.right_edge.i + 1] if one.right_edge.i + 1 < len(parsed.doc) else None
            if following is not None and following.text == ",":
                first = following.i + 1
        if one.i > head.i and one.dep_ == "conj" and one.pos_ in {"VERB", "AUX"}:
            last = min(last, one.left_edge.i - 1)
    return min(first, head.i), max(last, head.i)


def _cut(parsed: Parsed, first: int, last: int, keep: int) -> str:
    """Cut at a comma, a dash or a new clause once the line grows long, never before the trigger's own words."""
    doc = parsed.doc
    text = _text(parsed, *trimmed(parsed, first, last))
    position = last
    while len(text) > _LONG:
        position = next(
            (
                i
                for i in range(position - 1, keep, -1)
                if doc[i].text in {",", "-", "–", "—", ";"} or doc[i].dep_ in {"mark"} or doc[i].dep_ == "prep"
            ),
            keep,
        )
        if position <= keep:
            break
        text = _text(parsed, *trimmed(parsed, first, position - 1))
    return text


def _text(parsed: Parsed, start: int, end: int) -> str:
    return " ".join(parsed.text[start - parsed.offset : end - parsed.offset].split())


def _capital(text: str) -> str:
    for tail in (" and", " but", " or", ","):
        text = text.removesuffix(tail).rstrip(" ,")
    return text[:1].upper() + text[1:]
