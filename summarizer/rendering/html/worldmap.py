"""Where it happened: towns as points, everything coarser as a shaded country, because no point is known for it."""

from collections.abc import Iterable, Mapping
from math import cos, radians
from typing import NamedTuple

from summarizer.records.brief import Brief
from summarizer.rendering.geography import Spot, country_name, scene
from summarizer.rendering.html.basemap import Box, Outline, Ring, country_box, outlines
from summarizer.rendering.html.labels import Label, Name, labels

WIDTH = 720
HEIGHT = 400
MARGIN = 1.5
SMALLEST = 2.0
"""Square degrees that a country must show to be named, unless something happened there."""


class Land(NamedTuple):
    """One country as an SVG path in map units."""

    country: str
    path: str
    shaded: bool


class Pin(NamedTuple):
    x: float
    y: float
    name: str
    numbers: tuple[int, ...]


class Entry(NamedTuple):
    """One line of the map's text equivalent."""

    name: str
    shaded: bool
    numbers: tuple[int, ...]


class Map(NamedTuple):
    width: int
    height: int
    lands: tuple[Land, ...]
    pins: tuple[Pin, ...]
    labels: tuple[Label, ...]
    entries: tuple[Entry, ...]
    nowhere: tuple[int, ...]


class _Projection:
    """Plate carrée with the scale true at the window's middle latitude; map units to one decimal. It widens the window to its own shape."""

    def __init__(self, window: Box) -> None:
        squeeze = cos(radians((window.south + window.north) / 2))
        width, height = (window.east - window.west) * squeeze, window.north - window.south
        self._sy = min(WIDTH / width, HEIGHT / height)
        self._sx = self._sy * squeeze
        across, down = WIDTH / self._sx - (window.east - window.west), HEIGHT / self._sy - height
        self.window = Box(window.west - across / 2, window.south - down / 2, window.east + across / 2, window.north + down / 2)

    def xy(self, longitude: float, latitude: float) -> tuple[float, float]:
        return (round((longitude - self.window.west) * self._sx, 1), round((self.window.north - latitude) * self._sy, 1))

    def path(self, rings: Iterable[Ring]) -> str:
        """SVG path data of what the window and a margin around it show."""
        parts = []
        for ring in rings:
            points = [self.xy(x, y) for x, y in clipped(ring, self._framed)]
            points = [point for before, point in zip((None, *points), points, strict=False) if point != before]
            if len(points) > 2:
                parts.append("M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z")
        return "".join(parts)

    @property
    def _framed(self) -> Box:
        """The window with a margin, so that the edges along which land is cut lie out of sight."""
        west, south, east, north = self.window
        return Box(west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN)


def world_map(brief: Brief) -> Map | None:
    """The map of a brief's incidents; None where not even a country is known."""
    spots = {number: found for number, one in enumerate(brief.incidents, start=1) if (found := scene(one)) is not None}
    window = _window(spots.values())
    if window is None:
        return None
    projection = _Projection(window)
    shaded: dict[str, list[int]] = {}
    for number, one in spots.items():
        if one.level != "town":
            shaded.setdefault(one.country, []).append(number)
    pins, seen = _pins(spots, projection), outlines(projection.window)
    lands = sorted(
        (Land(one.country, projection.path(one.rings), one.country in shaded) for one in seen), key=lambda one: (one.shaded, one.country)
    )
    names = [named for one in seen if (named := _named(one, projection, tuple(shaded.get(one.country, ())))) is not None]
    towns = [Name(pin.name, pin.x, pin.y, pin.numbers, True, 0.0) for pin in pins]
    nowhere = tuple(number for number, _ in enumerate(brief.incidents, start=1) if number not in spots)
    return Map(WIDTH, HEIGHT, tuple(lands), pins, labels([*towns, *names], WIDTH, HEIGHT), _entries(spots), nowhere)


def _window(spots: Iterable[Spot]) -> Box | None:
    boxes = []
    for one in spots:
        if one.latitude is not None and one.longitude is not None:
            boxes.append(Box(one.longitude - 1, one.latitude - 1, one.longitude + 1, one.latitude + 1))
        elif (box := country_box(one.country)) is not None:
            boxes.append(box)
    if not boxes:
        return None
    west, south = min(box.west for box in boxes) - MARGIN, min(box.south for box in boxes) - MARGIN
    east, north = max(box.east for box in boxes) + MARGIN, max(box.north for box in boxes) + MARGIN
    return Box(max(-180.0, west), max(-85.0, south), min(180.0, east), min(85.0, north))


def _named(outline: Outline, projection: _Projection, numbers: tuple[int, ...]) -> Name | None:
    """A country's name at the middle of its largest piece in the window; None where too little of it is seen."""
    piece = max((clipped(ring, projection.window) for ring in outline.rings), key=lambda ring: (abs(_gravity(ring)[0]), ring))
    area, x, y = _gravity(piece)
    if not outline.country or not (abs(area) > SMALLEST or (numbers and area)):
        return None
    return Name(country_name(outline.country), *projection.xy(x, y), numbers, False, abs(area))


def clipped(ring: Ring, window: Box) -> Ring:
    """The part of a ring inside a window (Sutherland and Hodgman's way)."""
    for axis, limit, sign in ((0, window.west, 1), (0, window.east, -1), (1, window.south, 1), (1, window.north, -1)):
        kept: list[tuple[float, float]] = []
        for before, here in zip((*ring[-1:], *ring[:-1]), ring, strict=True):
            inside, was = sign * (here[axis] - limit) >= 0, sign * (before[axis] - limit) >= 0
            if inside != was:
                share = (limit - before[axis]) / (here[axis] - before[axis])
                kept.append((before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1])))
            if inside:
                kept.append(here)
        ring = tuple(kept)
    return ring


def _gravity(ring: Ring) -> tuple[float, float, float]:
    """Signed area and centre of gravity of a ring."""
    area = x = y = 0.0
    for (ax, ay), (bx, by) in zip(ring, (*ring[1:], *ring[:1]), strict=True):
        cross = ax * by - bx * ay
        area, x, y = area + cross / 2, x + (ax + bx) * cross, y + (ay + by) * cross
    return (0.0, 0.0, 0.0) if area == 0 else (area, x / (6 * area), y / (6 * area))


def _pins(spots: Mapping[int, Spot], projection: _Projection) -> tuple[Pin, ...]:
    towns: dict[tuple[str, float, float], list[int]] = {}
    for number, one in spots.items():
        if one.latitude is not None and one.longitude is not None:
            towns.setdefault((one.name, one.longitude, one.latitude), []).append(number)
    found = []
    for (name, longitude, latitude), numbers in sorted(towns.items()):
        x, y = projection.xy(longitude, latitude)
        found.append(Pin(x, y, name, tuple(numbers)))
    return tuple(found)


def _entries(spots: Mapping[int, Spot]) -> tuple[Entry, ...]:
    grouped: dict[tuple[str, bool], list[int]] = {}
    for number, one in spots.items():
        country = country_name(one.country)
        key = (f"{one.name}, {country}", False) if one.level == "town" else (country, True)
        grouped.setdefault(key, []).append(number)
    return tuple(Entry(name, shaded, tuple(numbers)) for (name, shaded), numbers in sorted(grouped.items()))
