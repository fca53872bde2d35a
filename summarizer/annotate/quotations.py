"""Text → quoted spans: what stands between quotation marks, whoever's words they are.

Marks pair inside one paragraph, so that a missing mark never swallows the rest of the article. A paragraph whose quotation stays open
while the next paragraph opens with the same mark is one part of a longer quotation; any other open mark reaches to the end of its
sentence, or to the next mark that opens.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from summarizer.normalize.lines import Paragraph, paragraphs
from summarizer.records.annotation import Quotation, Sentence

_MARKS = re.compile(r"''|``|[\"“”„‟«»‹›＂]|['‘’‚]")
_SINGLE = frozenset("'‘’‚")
_OPENING = {"“": "double", "„": "double", "‟": "double", "``": "double", "«": "guillemet", "‹": "guillemet", "‘": "single", "‚": "single"}
_CLOSING = {"”": "double", "»": "guillemet", "›": "guillemet", "’": "single"}
_ELISIONS = re.compile(r"(?:\d0s|\d\ds?\b|tis\b|twas\b|em\b|cause\b|til\b|till\b|n\b|bout\b|round\b)", re.IGNORECASE)
"""What an apostrophe may open: "’90s", "’em", "rock ’n’ roll"."""


_DEEPEST, _MOST_MARKS = 4, 500
"""How deep quotations nest, and how many marks a paragraph of news has at most; beyond, single marks are taken for apostrophes."""


class _Mark(NamedTuple):
    start: int
    end: int
    kind: str
    opens: bool
    closes: bool


class _Span(NamedTuple):
    """Half-open interval between two marks, the marks left out."""

    start: int
    end: int


def find(text: str, sentences: Sequence[Sentence]) -> tuple[Quotation, ...]:
    """The quoted spans in text order, an outer one before what is nested in it; numbered from 1."""
    parts = paragraphs(text)
    spans: set[_Span] = set()
    for part, following in zip_longest(parts, parts[1:]):
        spans.update(_paragraph_spans(text, part, following, sentences))
    trimmed = {_trim(text, span) for span in spans}
    ordered = sorted((span for span in trimmed if span.start < span.end), key=lambda span: (span.start, -span.end))
    starts, ends = [sentence.start for sentence in sentences], [sentence.end for sentence in sentences]
    return tuple(
        Quotation(
            number=number,
            start=span.start,
            end=span.end,
            text=text[span.start : span.end],
            sentences=tuple(s.number for s in sentences[bisect_right(ends, span.start) : bisect_left(starts, span.end)]),
        )
        for number, span in enumerate(ordered, 1)
    )


def _paragraph_spans(text: str, part: Paragraph, following: Paragraph | None, sentences: Sequence[Sentence]) -> list[_Span]:
    marks = [_mark(text, match, part) for match in _MARKS.finditer(text, part.start, part.end)]
    doubles, unclosed = _pair([mark for mark in marks if mark.kind != "single"])
    positions = [mark.start for mark in marks if mark.kind != "single"]
    continued = [mark for mark in unclosed[:1] if _is_continued(text, mark, following) and not _encloses(doubles, mark)]
    doubles += [_Span(mark.end, part.end) for mark in continued]
    for mark in unclosed[len(continued) :]:
        following_mark = bisect_right(positions, mark.start)
        end = positions[following_mark] if following_mark < len(positions) else part.end
        doubles.append(_Span(mark.end, min(end, _sentence_end(mark, sentences))))
    singles = [mark for mark in marks if mark.kind == "single"] if len(marks) <= _MOST_MARKS else []
    return doubles + [span for span in _pair_singles(text, singles) if not _crosses(span, doubles)]


def _mark(text: str, match: "re.Match[str]", part: Paragraph) -> _Mark:
    """The mark's kind, and whether its neighbours let it open or close."""
    sign, (start, end) = match[0], match.span()
    before = text[start - 1] if start > part.start else " "
    after = text[end] if end < part.end else " "
    if sign in _SINGLE:
        return _single_mark(text, sign, start, before, after)
    if sign in _OPENING:
        # A German closing mark is an English opening one: „so“.
        return _Mark(start, end, _OPENING[sign], True, sign == "“" and not before.isspace() and not after.isalnum())
    if sign in _CLOSING:
        return _Mark(start, end, _CLOSING[sign], sign != "”" and before.isspace() and not after.isspace(), True)
    opens = not after.isspace() and (before.isspace() or before in "([{—–-/:“‘'«\"…>" or not (before.isalnum() or before in ".,!?"))
    closes = not before.isspace() and not (before in "([{" and not after.isspace())
    return _Mark(start, end, "double", opens, closes)


def _single_mark(text: str, sign: str, start: int, before: str, after: str) -> _Mark:
    free = before.isspace() or before in '([{—–"“«„'
    opens = sign != "’" and free and not after.isspace() and not (sign == "'" and _ELISIONS.match(text, start + 1))
    closes = sign != "‘" and not before.isspace() and not after.isalnum()
    return _Mark(start, start + 1, "single", opens, closes)


def _pair(marks: Sequence[_Mark]) -> tuple[list[_Span], list[_Mark]]:
    """The spans between marks that pair, and the opening marks that are left."""
    spans: list[_Span] = []
    waiting: list[_Mark] = []
    unclosed: list[_Mark] = []
    for mark in marks:
        partner = next((one for one in reversed(waiting) if one.kind == mark.kind), None)
        if mark.closes and partner is not None and mark.start >= partner.end:
            spans.append(_Span(partner.end, mark.start))
            unclosed += waiting[waiting.index(partner) + 1 :]
            waiting = waiting[: waiting.index(partner)]
        elif mark.opens:
            waiting.append(mark)
            unclosed += waiting[:-_DEEPEST]
            waiting = waiting[-_DEEPEST:]
    return spans, unclosed + waiting


def _pair_singles(text: str, marks: Sequence[_Mark]) -> list[_Span]:
    """Single-quoted spans. A mark after a plural's s inside the span is its apostrophe where a better closing mark follows."""
    spans: list[_Span] = []
    end = 0
    for index, mark in enumerate(marks):
        if not mark.opens or mark.start < end:
            continue
        closers: list[_Mark] = []
        for other in marks[index + 1 :]:
            if other.opens and not other.closes:
                break
            if other.closes:
                closers.append(other)
        certain = [one for one in closers if not _is_possessive(text, one)]
        if closers:
            closer = (certain or closers)[0]
            spans.append(_Span(mark.end, closer.start))
            end = closer.end
    return spans


def _is_possessive(text: str, mark: _Mark) -> bool:
    after = text[mark.end : mark.end + 2]
    return text[mark.start - 1] in "sS" and after[:1] == " " and after[1:].isalpha()


def _is_continued(text: str, mark: _Mark, following: Paragraph | None) -> bool:
    """Whether the next paragraph opens with the same mark."""
    return following is not None and text.startswith(text[mark.start : mark.end], following.start)


def _encloses(spans: Sequence[_Span], mark: _Mark) -> bool:
    return any(span.start <= mark.start < span.end for span in spans)


def _sentence_end(mark: _Mark, sentences: Sequence[Sentence]) -> int:
    """The end of the sentence that holds the mark, or of the next one where the mark lies between two."""
    holder = bisect_right(sentences, mark.start, key=lambda sentence: sentence.end)
    return sentences[min(holder, len(sentences) - 1)].end if sentences else mark.end


def _crosses(span: _Span, others: Sequence[_Span]) -> bool:
    return any(one.start < span.start < one.end < span.end or span.start < one.start < span.end < one.end for one in others)


def _trim(text: str, span: _Span) -> _Span:
    content = text[span.start : span.end]
    start = span.start + len(content) - len(content.lstrip())
    return _Span(start, max(start, span.start + len(content.rstrip())))
