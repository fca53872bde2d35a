"""How two places stand to each other: containment is agreement, two towns are two, and what is not known stays unknown."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from summarizer.normalize import gazetteer
from summarizer.normalize.locating import FACILITIES, GENERIC, PlaceKey, locate
from summarizer.normalize.organisations import compare_organisations
from summarizer.normalize.transliteration import transliterated

Kind = Literal["same", "within", "contains", "different", "unknown"]

NEIGHBOURS = 10.0
"""Kilometres up to which two towns may be one place told twice (a suburb and its city)."""


class PlaceRelation(NamedTuple):
    """How the first place stands to the second, and why in one short phrase."""

    kind: Kind
    because: str


@lru_cache(maxsize=32768)
def _related(left: PlaceKey, right: PlaceKey) -> PlaceRelation:
    if left.countries and right.countries and not set(left.countries) & set(right.countries):
        return PlaceRelation("different", f"{' and '.join(left.countries)} is not {' and '.join(right.countries)}")
    if "unknown" in (left.level, right.level):
        return PlaceRelation("unknown", "no place in the words")
    if left.level in ("country", "border") or right.level in ("country", "border"):
        return _by_country(left, right)
    if left.region and right.region and left.region != right.region:
        return _by_regions(left, right)
    if left.level == "region" or right.level == "region":
        return _by_region(left, right)
    if left.city and right.city and left.city != right.city:
        return _by_distance(left, right)
    return _by_names(left, right)


def relation(a: PlaceKey | str, b: PlaceKey | str) -> PlaceRelation:
    """How place `a` stands to place `b`: the same, within it, containing it, different, or not known; containment is agreement."""
    left, right = (locate(place) if isinstance(place, str) else place for place in (a, b))
    if left == right and left.level != "unknown":
        return PlaceRelation("same", "the same place")
    return _related(left, right)


def inverse(kind: Kind) -> Kind:
    """The same relation seen from the other place."""
    turned: dict[Kind, Kind] = {"within": "contains", "contains": "within"}
    return turned.get(kind, kind)


def _by_country(left: PlaceKey, right: PlaceKey) -> PlaceRelation:
    if not left.countries or not right.countries:
        return PlaceRelation("unknown", "the country of one is not known")
    rank = {"country": 0, "border": 1}
    ours, theirs = rank.get(left.level, 2), rank.get(right.level, 2)
    if ours == theirs:
        return PlaceRelation("same", "the same country" if ours == 0 else "a border that both name")
    shared = sorted(set(left.countries) & set(right.countries))[0]
    return PlaceRelation(
        "contains" if ours < theirs else "within",
        f"one names no more than {shared}" if 1 not in (ours, theirs) else f"a border of {shared}",
    )


def _by_regions(left: PlaceKey, right: PlaceKey) -> PlaceRelation:
    for wide, narrow, kind in _both_ways(left, right):
        if gazetteer.parent(narrow.region or "") == wide.region:
            return PlaceRelation(kind if wide.level == "region" else "unknown", f"{narrow.region} is a part of {wide.region}")
    return PlaceRelation("different", f"{' is not '.join(sorted((left.region or '', right.region or '')))}")


def _both_ways(left: PlaceKey, right: PlaceKey) -> Iterable[tuple[PlaceKey, PlaceKey, Kind]]:
    return (left, right, "contains"), (right, left, "within")


def _by_region(left: PlaceKey, right: PlaceKey) -> PlaceRelation:
    for wide, narrow, kind in _both_ways(left, right):
        if wide.level != "region":
            continue
        if narrow.region == wide.region:
            return (
                PlaceRelation(kind, f"it lies in {wide.region}") if narrow.level != "region" else PlaceRelation("same", "the same region")
            )
        if narrow.town and narrow.town in gazetteer.plain_names(wide.region or ""):
            return PlaceRelation(kind, "the region is named after it")
        if wide.region in narrow.candidates:
            return PlaceRelation("unknown", f"it may be {wide.region}")
    return PlaceRelation("unknown", "the region of one is not known")


def _by_distance(left: PlaceKey, right: PlaceKey) -> PlaceRelation:
    apart = gazetteer.kilometres(left.city or 0, right.city or 0)
    towns = " and ".join(sorted((left.town, right.town)))
    if apart <= NEIGHBOURS:
        return PlaceRelation("unknown", f"{towns} are neighbours")
    return PlaceRelation("different", f"{towns} are {apart:.0f} km apart")


def _by_names(left: PlaceKey, right: PlaceKey) -> PlaceRelation:
    """Two places below the region: by their own names, by the places around them, or by town and what lies in it."""
    if left.city and left.city == right.city and "town" in (left.level, right.level):
        if left.level == right.level:
            return PlaceRelation("same", "the same town")
        return PlaceRelation("contains" if left.level == "town" else "within", f"it lies in {left.town}")
    ours, theirs = left.name or left.town, right.name or right.town
    if (because := _one_name(ours, theirs)) is not None:
        return PlaceRelation("same", because)
    held = [kind for wide, narrow, kind in _both_ways(left, right) if _is_around(wide, narrow)]
    if len(held) == 2:
        return PlaceRelation("same", "each names the other")
    if held:
        return PlaceRelation(held[0], f"it lies in {ours if held[0] == 'contains' else theirs}")
    if (
        _is_town(left)
        and _is_town(right)
        and left.country
        and left.country == right.country
        and not set(left.candidates) & set(right.candidates)
    ):
        return PlaceRelation("different", f"{' is not '.join(sorted((ours, theirs)))}")
    return PlaceRelation("unknown", "the gazetteer knows too little of them")


def _is_around(wide: PlaceKey, narrow: PlaceKey) -> bool:
    """Whether the wide place is one of those that the narrow one is said to lie in."""
    outer = (*narrow.within, narrow.town) if narrow.name else narrow.within
    return any(_one_name(wide.name or wide.town, name) is not None for name in outer)


def _is_town(key: PlaceKey) -> bool:
    """Whether the key is a town of the gazetteer, or a bare name with a region that reads like one ("Lithonia, Georgia")."""
    if key.level == "town":
        return True
    words = set(key.name.split())
    return key.region is not None and not key.town and not key.within and 0 < len(words) <= 3 and not words & (GENERIC | FACILITIES)


def _one_name(a: str, b: str) -> str | None:
    """Why two names can be one place's; null where they cannot: numbers must match, and a word beside the generic ones is shared."""
    if set(re.findall(r"\d+", a)) != set(re.findall(r"\d+", b)) and re.search(r"\d", a) and re.search(r"\d", b):
        return None
    ours, theirs = ([word for word in name.split() if word not in GENERIC] for name in (a, b))
    if not any(map(str.isalpha, ours)) or not any(map(str.isalpha, theirs)):
        return None
    match = compare_organisations(" ".join(ours), " ".join(theirs))
    if match.same:
        return match.because if match.score < 0.97 else "the same name"
    shared = sorted(word for word in ours if len(word) > 3 and any(transliterated(word, other) for other in theirs))
    return f"both name {min(shared)}" if shared and min(len(ours), len(theirs)) == 1 else None
