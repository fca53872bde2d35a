"""How the scenes of two reports stand to each other."""

import re
from collections.abc import Iterator
from functools import lru_cache

from summarizer.merging.features import Features, Spot
from summarizer.merging.matching import Nearness, located, nearness
from summarizer.merging.points import Point
from summarizer.merging.tables import tables
from summarizer.normalize.countries import countries_in
from summarizer.normalize.locating import GENERIC

_NAME = re.compile(r"\b([A-Z][^\W\d_]{3,})\b(?=\W*(\w*))")  # a name and the word after it: that of "Main Street" is the street's
_NAMING = re.compile(r"[A-Z0-9]")
METROPOLIS = 1_000_000
"""Inhabitants from which a town sees so many events that telling of it says less."""
TOWN_POINTS = {False: 1.5, True: 1.0}
"""For a town, and for a metropolis."""
NEAREST_FIRST: tuple[Nearness, ...] = ("spot", "town", "region", "inside", "country", "unknown", "different")
PLACE_POINTS: dict[Nearness, tuple[float, str]] = {
    "spot": (3.0, "same place"),
    "town": (2.0, "same large town"),
    "region": (1.5, "same region"),
    "inside": (1.0, "one place lies in the other"),
    "country": (0.5, "same country"),
    "different": (-3.0, "different places"),
}


def place_relation(a: Features, b: Features) -> Nearness:
    """The best relation between two reports' scenes."""
    found = {_spots(one, other) for one in a.spots for other in b.spots}
    return next((best for best in NEAREST_FIRST if best in found), "unknown")


def _spots(a: Spot, b: Spot) -> Nearness:
    """How two scenes stand to each other; two of no name ("a parking lot", "his home") are any two of their kind."""
    found = nearness(located(a.text, a.country, a.region), located(b.text, b.country, b.region))
    return "unknown" if found == "spot" and not (_NAMING.search(a.text) and _NAMING.search(b.text)) else found


def where(a: Features, b: Features, place: Nearness) -> Iterator[Point]:
    """What the scenes say and, where they give no one place, the towns that both texts tell of."""
    if place != "unknown":
        yield Point("who", *PLACE_POINTS[place])
    if place not in {"spot", "town", "different"}:
        towns = {town: size for town, size in a.towns if (town, size) in b.towns}
        if towns:
            yield Point("who", TOWN_POINTS[min(towns.values()) >= METROPOLIS], "both tell of {}", towns)
        elif named := _named_scenes(a, b) | _named_scenes(b, a):
            yield Point("who", 1.5, "both tell of {}", named)


def _named_scenes(a: Features, b: Features) -> frozenset[str]:
    """The words of one report's scenes that name them and stand in the other's text: "Amasra" of "a coal mine in Amasra"."""
    return scene_names(a.spots).intersection(b.words)


@lru_cache(maxsize=1 << 16)
def scene_names(spots: tuple[Spot, ...]) -> frozenset[str]:
    """The words that name scenes below the level of countries, in lower case, whether or not the gazetteer knows them."""
    words = {word for spot in spots for word, after in _NAME.findall(spot.text) if after.lower() not in tables().spots}
    common = tables().spots | tables().institutions | tables().common
    return frozenset(low for word in words if (low := word.lower()) not in common and low not in GENERIC and not countries_in(word))
