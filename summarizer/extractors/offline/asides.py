"""Attributions that stand beside the words they attribute: "according to X", "in X's view", "as X put it"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.extractors.offline.cue import Cue
from summarizer.extractors.offline.lexicon import classes, words
from summarizer.extractors.offline.parse import Parsed
from summarizer.extractors.offline.phrases import Span, child, complement, governor, lemma, trimmed
from summarizer.extractors.offline.reporting import not_made

if TYPE_CHECKING:
    from spacy.tokens import Token


_REMARK = 12  # tokens from the verb of "as an engineer pointed out in a letter to the council" to its end


def find(parsed: Parsed) -> Iterator[Cue]:
    """The cues of all three constructions."""
    yield from _according(parsed)
    yield from _in_words_of(parsed)
    yield from _as_put(parsed)


def _according(parsed: Parsed) -> Iterator[Cue]:
    """ "According to X, …", "…, according to X": the clause that the phrase hangs on."""
    doc = parsed.doc
    for token in doc:
        if token.lower_ != "according" or token.i + 1 >= len(doc) or doc[token.i + 1].lower_ != "to":
            continue
        to = doc[token.i + 1]
        source = child(to, "pobj") or child(token, "pobj") or _noun_behind(to)
        if source is None:
            continue
        head = governor(token.head)
        yield Cue(parsed, token, "report", source, _around(parsed, token.i, max(source.right_edge.i, to.i), head), clause=head)


def _noun_behind(token: "Token") -> "Token | None":
    nouns = (one for one in token.doc[token.i + 1 :] if one.pos_ in {"NOUN", "PROPN", "PRON"})
    return next((one for one in nouns if one.dep_ not in {"compound", "amod", "poss"}), None)


def _in_words_of(parsed: Parsed) -> Iterator[Cue]:
    """ "In the words of X, …", "in the view of X, …", "In X's opinion, …": the clause that the phrase hangs on."""
    nouns = words("speech", "documents", "viewpoints")
    for token in parsed.doc:
        noun = child(token, "pobj") if token.lower_ == "in" and token.dep_ == "prep" else None
        if noun is None or lemma(noun) not in nouns or token.head.pos_ not in {"VERB", "AUX"}:
            continue
        source = next(complement(noun, "of"), None) or child(noun, "poss")
        if source is not None and source.lower_ not in {"my", "our", "your"}:
            spans = _around(parsed, token.i, max(noun.right_edge.i, noun.i), token.head)
            yield Cue(parsed, token, "other", source, spans, clause=token.head)


def _as_put(parsed: Parsed) -> Iterator[Cue]:
    """ "…, as the memo put it", "As Ana Silva noted, …": a reporting clause that "as" joins to what was said."""
    kinds = classes("speech", "verbs")
    for token in (one for one in parsed.doc if one.dep_ == "advcl"):
        mark = next((one for one in token.lefts if one.lower_ == "as"), None)
        source = child(token, "nsubj")
        if mark is None or source is None or source.i < mark.i or not_made(token, parsed):
            continue
        thing = child(token, "dobj", "ccomp", "xcomp")
        put = lemma(token) == "put" and thing is not None and thing.lower_ == "it"
        if put or (thing is None and kinds.get(lemma(token)) in {"report", "other", "confirm"} and token.right_edge.i - token.i <= _REMARK):
            yield Cue(parsed, token, "report", source, _around(parsed, mark.i, token.right_edge.i, token.head), clause=token.head)


def _around(parsed: Parsed, first: int, last: int, head: "Token") -> list[Span]:
    """The words of a clause before and behind the phrase first..last (closed) that stands in it."""
    left, right = head.left_edge.i, head.right_edge.i
    if head.dep_ == "ROOT":
        left, right = 0, len(parsed.doc) - 1
    spans: list[Span] = []
    if first - left > 1:
        spans.append(trimmed(parsed, left, first - 1))
    if right - last > 2:
        spans.append(trimmed(parsed, last + 1, right))
    return spans
