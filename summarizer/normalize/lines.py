"""Text → paragraphs: lines as written, or, where a text was hard-wrapped at a fixed width, the lines of a paragraph joined.

Wire copy wrapped at 70 columns breaks its lines inside sentences; a web page's text breaks them between captions, headlines and
paragraphs. Two things together tell them apart: a wrapped line is so full that the next line's first word would hardly have fitted, and
the next line goes on in lower case as often as running text does (in a text all in capitals the first must do).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_FIRST_WORD = re.compile(r"\S+")
NARROWEST, WIDEST = 40, 120
"""Widths, in characters, between which a text can count as hard-wrapped."""
_FULL = 0.75
"""A line is full when it and the next line's first word pass this share of the longest line; agencies wrapped raggedly, and by hand."""
_FULL_SHARE, _LOWER_SHARE = 0.85, 0.4
"""The shares of inner line ends that must be full, and go on in lower case, for the whole text to count as hard-wrapped."""
_FEWEST_BREAKS = 3
_INDENTATION = 2
"""Characters by which a line must be indented more than the one before to open a paragraph."""
_CONTINUED = 40
"""A line at least this long, without a final stop and followed by a line in lower case, goes on there."""
_STOPS = frozenset(".!?:;…\"”'’)]»")


class Paragraph(NamedTuple):
    """Half-open interval of the text, without outer white space; never empty."""

    start: int
    end: int


class _Line(NamedTuple):
    start: int
    end: int
    column: int
    """Where the line was before its indentation was taken off: `start - column` is the indentation."""


@lru_cache(maxsize=1)  # sentences, furniture and quotations ask for the same article's one after the other
def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The text's paragraphs, ascending; every character that is not white space lies in exactly one."""
    lines = list(_lines(text))
    width = _wrapped_width(text, lines)
    found: list[Paragraph] = []
    previous: _Line | None = None
    for line in lines:
        if line.start == line.end:
            previous = None
            continue
        if previous is not None and _goes_on(text, previous, line, width):
            found[-1] = Paragraph(found[-1].start, line.end)
        else:
            found.append(Paragraph(line.start, line.end))
        previous = line
    return tuple(found)


def _lines(text: str) -> Iterator[_Line]:
    """Every line without outer white space; a blank one is empty."""
    start = 0
    for match in _BREAK.finditer(text):
        yield _line(text, start, match.start())
        start = match.end()
    yield _line(text, start, len(text))


def _line(text: str, start: int, end: int) -> _Line:
    content = text[start:end]
    first = start + len(content) - len(content.lstrip())
    return _Line(first, max(first, start + len(content.rstrip())), start)


def _neighbours(lines: list[_Line]) -> Iterator[tuple[_Line, _Line]]:
    for one, other in pairwise(lines):
        if one.start < one.end and other.start < other.end and not _is_indented(one, other):
            yield one, other


def _wrapped_width(text: str, lines: list[_Line]) -> int | None:
    """The width at which the text was hard-wrapped, in characters; None where it was not."""
    pairs = list(_neighbours(lines))
    if len(pairs) < _FEWEST_BREAKS:
        return None
    width = max(one.end - one.column for one, _ in pairs)
    if not NARROWEST <= width <= WIDEST:
        return None
    full = sum(_is_full(text, one, other, width) for one, other in pairs)
    lower = sum(text[other.start].islower() for _, other in pairs)
    shouting = sum(text[other.start : other.end].isupper() for _, other in pairs)
    running = lower >= _LOWER_SHARE * len(pairs) or shouting >= _FULL_SHARE * len(pairs)
    return width if running and full >= _FULL_SHARE * len(pairs) else None


def _is_indented(one: _Line, other: _Line) -> bool:
    return other.start - other.column >= one.start - one.column + _INDENTATION


def _is_full(text: str, one: _Line, other: _Line, width: int) -> bool:
    word = _FIRST_WORD.match(text, other.start, other.end)
    return word is not None and (one.end - one.column) + 1 + (word.end() - word.start()) > _FULL * width


def _goes_on(text: str, one: _Line, other: _Line, width: int | None) -> bool:
    """Whether a paragraph goes on over the line end."""
    if _is_indented(one, other):
        return False
    if width is not None:
        return _is_full(text, one, other, width)
    return one.end - one.start >= _CONTINUED and text[one.end - 1] not in _STOPS and text[other.start].islower()
