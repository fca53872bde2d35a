"""Text with marked words, as pieces that a template can write without knowing markup."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from summarizer.rendering.escape import unseen_replaced


class Piece(NamedTuple):
    text: str
    marked: bool


def pieces(text: str, marks: Iterable[tuple[int, int]]) -> tuple[Piece, ...]:
    """The text cut at the ends of the marks, half-open intervals in code points; overlapping marks are one."""
    safe = unseen_replaced(text)
    found: list[Piece] = []
    at = 0
    for start, end in union(marks):
        if start > at:
            found.append(Piece(safe[at:start], False))
        found.append(Piece(safe[max(start, at) : end], True))
        at = end
    if at < len(safe):
        found.append(Piece(safe[at:], False))
    return tuple(found)


def union(intervals: Iterable[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """The union of half-open intervals, ascending, empty ones left out."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(interval for interval in intervals if interval[0] < interval[1]):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
