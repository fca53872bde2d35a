"""What speaks for or against two reports telling of one event, and what comes of it: points of two channels, and their score."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, NamedTuple

Channel = Literal["who", "what"]

LINK, LINK_CHANNEL = 4.5, 1.5
"""What a pair must reach in all, and in each channel, to be one event."""


class Point(NamedTuple):
    """One thing that speaks for (or against) two reports being one; `{}` in its words stands for the first few things in `told`."""

    channel: Channel
    weight: float
    words: str
    told: Collection[str | int] = ()

    @property
    def because(self) -> str:
        """The point in words. What it tells of is sorted, so that both orders of a pair say the same."""
        return self.words.format(", ".join(map(str, sorted(self.told, key=lambda one: (isinstance(one, str), one))[:5])))


@dataclass(frozen=True, slots=True)
class Score:
    """A pair's score; `veto` says why the two can never be one."""

    who: float
    what: float
    against: bool
    veto: str | None
    points: tuple[Point, ...]

    @property
    def total(self) -> float:
        return self.who + self.what

    @property
    def links(self) -> bool:
        return self.veto is None and self.total >= LINK and self.who >= LINK_CHANNEL and self.what >= LINK_CHANNEL

    @property
    def because(self) -> str:
        """Why the two are one, or why not, in words."""
        if self.veto is not None:
            return f"not merged: {self.veto}"
        if self.links:
            return ", ".join(point.because for point in self.points if point.weight > 0)
        against = [point.because for point in self.points if point.weight < 0]
        if against:
            return f"not merged: {', '.join(against)}"
        weak = " and ".join(word for word, value in (("who and where", self.who), ("what and when", self.what)) if value < LINK_CHANNEL)
        return f"not merged: too little in common ({weak or 'in all'})"
