"""How many independent sources stand behind a value: another origin *and* another ultimate claimant."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from summarizer.merging.tables import tables
from summarizer.normalize import countries
from summarizer.normalize.transliteration import fold

_WORD = re.compile(r"[^\W_][\w-]*")


class Source(NamedTuple):
    """Where one claim comes from: the origin of its article, and the claimant's key (the origin's own voice if none is named)."""

    origin: str
    claimant: str


@lru_cache(maxsize=1 << 14)
def claimant_key(name: str) -> str:
    """A key under which one claimant's names fall together: "Tajik officials" and "the authorities of Tajikistan" are "TJ"."""
    nations = countries.countries_in(name)
    words = {word for word in _WORD.findall(fold(name)) if word not in tables().claimant_heads and not countries.code_of(word)}
    return " ".join((*sorted(nations), *sorted(words))) or fold(name)


def sources(origin: str, according_to: Iterable[str]) -> tuple[Source, ...]:
    """The sources of one claim."""
    named = tuple(sorted({claimant_key(name) for name in according_to}))
    return tuple(Source(origin, key) for key in named) or (Source(origin, f"\0{origin}"),)


def independent(found: Iterable[Source]) -> int:
    """The largest number of sources of which no two share an origin or a claimant."""
    by_origin: dict[str, list[str]] = {}
    for source in sorted(set(found)):
        by_origin.setdefault(source.origin, []).append(source.claimant)
    if len(by_origin) < 2:
        return len(by_origin)
    taken: dict[str, str] = {}
    return sum(_place(origin, by_origin, taken, set()) for origin in sorted(by_origin))


def _place(origin: str, by_origin: Mapping[str, list[str]], taken: dict[str, str], tried: set[str]) -> bool:
    """Find a claimant for the origin, moving others if need be (augmenting path of a bipartite matching)."""
    for claimant in by_origin[origin]:
        if claimant in tried:
            continue
        tried.add(claimant)
        if claimant not in taken or _place(taken[claimant], by_origin, taken, tried):
            taken[claimant] = origin
            return True
    return False
