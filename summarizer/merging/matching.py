"""Names and places compared, each pair of texts once: the comparisons recur for every pair of reports."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from summarizer.normalize import countries, gazetteer, names, places
from summarizer.normalize.transliteration import fold, skeleton

Nearness = Literal["spot", "town", "region", "inside", "country", "unknown", "different"]
"""How two scenes stand to each other: one spot (or small town), one large town, one region, one within the other, one country and no more
known, not known, apart."""
NameKind = Literal["person", "organisation", "place", "any"]

LARGE_TOWN = 300_000
"""Inhabitants from which a town sees so many events that naming it says less than naming a spot."""
_CACHED = 1 << 18
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=_CACHED)
def name_keys(name: str) -> frozenset[str]:
    """Keys of a name's words, equal for transliterations of one word; two names without a common key are taken as different."""
    words = _WORD.findall(fold(name))
    return frozenset(skeleton(word) or word for word in words if len(word) > 2)


def same_name(a: str, b: str, kind: NameKind = "any") -> bool:
    """Whether two names can be of one bearer."""
    if a == b:
        return True
    if name_keys(a).isdisjoint(name_keys(b)) and not (_acronym(a) or _acronym(b)):
        return False
    return _same(a, b, kind) if a < b else _same(b, a, kind)


def fullest(names: Sequence[str]) -> str:
    """The name that says most, of one bearer's names in order: no office alone, no part of another, then the one given most often."""
    words = {name: frozenset(_WORD.findall(fold(name))) - {"the", "a", "an"} for name in names}
    longest = [name for name in words if not any(words[name] < words[other] for other in words)]
    return max(longest or list(words), key=lambda n: (_capitals(n), len(words[n]) > 1, names.count(n), -names.index(n)))


def _capitals(name: str) -> bool:
    """Whether a name is written as one: its last word before any preposition has a capital."""
    return name.split(" of ")[0].split()[-1][:1].isupper() if name.strip() else False


def _acronym(name: str) -> bool:
    return name.isupper() and 2 <= len(name) <= 8


@lru_cache(maxsize=_CACHED)
def _same(a: str, b: str, kind: NameKind) -> bool:
    return names.compare(a, b, kind=kind).same


@lru_cache(maxsize=_CACHED)
def located(text: str, country: str | None, region: str | None) -> places.PlaceKey:
    """Where the gazetteer puts a place as written. A people's name ("the Chinese work camp") says whose it is, not where it lies."""
    kept = " ".join(word for word in text.split() if fold(word.strip("'’.,")) not in countries.peoples())
    return places.locate(kept or text, country=country, region=region)


@lru_cache(maxsize=_CACHED)
def town_size(name: str) -> int | None:
    """The inhabitants of the largest town of that name; null where the gazetteer knows none, or a country or state of that name."""
    if countries.code_of(name) is not None or name in gazetteer.us_states():
        return None
    found = gazetteer.cities(name)
    return max(town.population for town in found) if found else None


@lru_cache(maxsize=_CACHED)
def nearness(a: places.PlaceKey, b: places.PlaceKey) -> Nearness:
    """How two places stand to each other; symmetric."""
    kind = places.relation(a, b).kind
    if kind in {"within", "contains"}:
        return "inside"
    if kind == "same":
        levels = {a.level, b.level}
        if levels == {"town"}:
            return "town" if max(a.population or 0, b.population or 0) >= LARGE_TOWN else "spot"
        return "country" if levels & {"country", "border"} else "region" if "region" in levels else "spot"
    if kind == "unknown" and a.country is not None and a.country == b.country:
        return "country"
    return "different" if kind == "different" else "unknown"
