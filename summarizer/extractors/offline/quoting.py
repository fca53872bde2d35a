"""Which quotation of a sentence belongs to which cue."""

from typing import TYPE_CHECKING

from summarizer.extractors.offline.cue import Cue
from summarizer.extractors.offline.parse import Parsed
from summarizer.extractors.offline.phrases import children, lemma, subtree
from summarizer.records.annotation import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEAR = 120  # characters between a quotation and a cue that can hold it
_OPENED = 25  # characters from a cue to a quotation that it opens without a mark
_WORDS_OF_A_SNIPPET = 12
_WORDS_OF_A_NAME = 4


def attach(text: str, parsed: Parsed, outer: list[Cue]) -> None:
    """Each quotation to the cue whose words hold it, else to the nearest cue beside it; `text` is the article's."""
    for quotation in parsed.quotations:
        if is_name(quotation):
            continue
        holding = [cue for cue in outer if any(holds(span, quotation) for span in cue.spans)]
        if holding:
            min(holding, key=lambda cue: sum(end - start for start, end in cue.spans)).quotes.add(quotation.number)
            continue
        under = [cue for cue in outer if cue.source is not None and not cue.spans and _governs(parsed, cue, quotation)]
        if under:
            cue = max(under, key=lambda each: each.token.i)
            cue.quotes.add(quotation.number)
            cue.spans, cue.predicate = [(parsed.end(cue.token) + 1, _object_end(parsed, cue, quotation))], True
            continue
        near = [cue for cue in outer if cue.source is not None and beside(text, cue, quotation)]
        if near:
            nearest = min(near, key=lambda cue: min(abs(cue.start - quotation.end), abs(quotation.start - cue.start)))
            nearest.quotes.add(quotation.number)


def holds(span: tuple[int, int], quotation: Quotation) -> bool:
    """Whether an interval holds a quotation, its marks left aside."""
    start, end = span
    return start <= quotation.start + 1 and quotation.end - 1 <= end


def beside(text: str, cue: Cue, quotation: Quotation) -> bool:
    """A quotation outside the cue's clause is its if it is a clause of its own, closed by a comma or opened by a colon or comma."""
    if quotation.end <= cue.start:
        tail = text[max(quotation.start, quotation.end - 2) : quotation.end + 3]
        return any(mark in tail for mark in ",?!.-—–") and cue.start - quotation.end < _NEAR
    head = text[max(0, quotation.start - 4) : quotation.start]
    return (any(mark in head for mark in ",:") or quotation.start - cue.start < _OPENED) and len(quotation.text.split()) > 1


def is_name(quotation: Quotation) -> bool:
    """A name between quotation marks: every word capitalised, and no sentence ("Khashte Subh", "Bog")."""
    parts = quotation.text.split()
    return (
        len(parts) <= _WORDS_OF_A_NAME
        and all(part[:1].isupper() or part[:1].isdigit() for part in parts)
        and quotation.text[-1:] not in {",", ".", "!", "?"}
    )


def _object_end(parsed: Parsed, cue: Cue, quotation: Quotation) -> int:
    """Where the object ends whose words are quoted: "reported “nine cases” in the town"."""
    return max((subtree(parsed, one)[1] for one in _quoted_objects(parsed, cue, quotation)), default=quotation.end + 1)


def _quoted_objects(parsed: Parsed, cue: Cue, quotation: Quotation) -> list["Token"]:
    return [one for one in children(cue.token, "dobj") if quotation.start <= parsed.start(one) < quotation.end]


def _governs(parsed: Parsed, cue: Cue, quotation: Quotation) -> bool:
    """A quotation of a few words behind the cue and under it: "called the behavior “outrageous”"."""
    counted = lemma(cue.token) == "report" and any(one.i > cue.token.i for one in _quoted_objects(parsed, cue, quotation))
    if counted and cue.token.nbor().is_quote:
        return True
    far = quotation.start < cue.start or quotation.start - cue.start > _NEAR
    if far or len(quotation.text.split()) > _WORDS_OF_A_SNIPPET or parsed.end(cue.token) + 2 >= quotation.start - 1:
        return False
    return any(quotation.start <= parsed.start(one) < quotation.end for one in cue.token.subtree)
