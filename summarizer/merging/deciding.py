"""From claims to one finding: who agrees, who disputes, what the policy picks. The same rules for dates, places, types and names.

Precision is no conflict: a coarse value supports every finer one that it contains. What fits all sides of a dispute supports all and
settles nothing. What differs is disputed, whatever value the policy shows.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarizer.merging.independence import Source, independent
from summarizer.records.incident import Finding, FindingClaim
from summarizer.records.vocabulary import FindingStatus, Policy

Fits = Callable[[str, str], bool]
"""Whether two values can both be true."""
Contains = Callable[[str, str], bool]
"""Whether the first value is a coarser one of the second."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A claim with its sources and the publication day of its article."""

    claim: FindingClaim
    sources: tuple[Source, ...]
    published: str | None

    @property
    def value(self) -> str:
        return self.claim.value or ""


def decide(voices: Sequence[Voice], fits: Fits, contains: Contains, policy: Policy) -> Finding:
    """The finding over all claims, which it holds in the order given. Weak claims speak only where no other does."""
    claims = tuple(voice.claim for voice in voices)
    valued = [voice for voice in voices if voice.claim.value is not None]
    speaking = [voice for voice in valued if not voice.claim.weak] or valued
    if not speaking:
        return Finding(value=None, status="unknown", claims=claims)
    sides = _sides(speaking, contains)
    if len(sides) == 1:
        agreed = len(speaking) > 1 and _support(sides[0], speaking, fits) > 1
        return Finding(value=sides[0], status="agreed" if agreed else "single", claims=claims)
    if all(fits(one, other) for one in sides for other in sides):
        value = max(sides, key=lambda side: (_support(side, speaking, fits), _support(side, speaking, str.__eq__), -sides.index(side)))
        status: FindingStatus = "agreed" if _support(value, speaking, fits) > 1 else "single"
        return Finding(value=value, status=status, claims=claims)
    return Finding(value=_settle(sides, speaking, fits, policy), status="disputed", claims=claims)


def _sides(voices: Sequence[Voice], contains: Contains) -> list[str]:
    """The distinct values of which none is a coarser form of another, sorted."""
    values = sorted({voice.value for voice in voices})
    finest = [
        value
        for value in values
        if not any(contains(value, other) and (not contains(other, value) or other < value) for other in values if other != value)
    ]
    return finest or values


def _support(value: str, voices: Sequence[Voice], fits: Fits) -> int:
    return independent(source for voice in voices if fits(voice.value, value) for source in voice.sources)


def _settle(sides: Sequence[str], voices: Sequence[Voice], fits: Fits, policy: Policy) -> str | None:
    """The policy's value in a dispute; null for a tie and for the conservative policy."""
    telling = [voice for voice in voices if not all(fits(voice.value, side) for side in sides)]
    if policy == "informative":
        latest = max((voice.published or "" for voice in telling), default="")
        newest = {side for side in sides if latest and any(v.value == side and v.published == latest for v in telling)}
        return newest.pop() if len(newest) == 1 else None
    if policy == "conservative":
        return None
    support = {side: _support(side, telling, fits) for side in sides}
    best = [side for side in sides if support[side] == max(support.values())]
    return best[0] if len(best) == 1 else None
