"""The outlines of the world's countries (Natural Earth, public domain), as far as a window shows them."""

import json
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

Ring = tuple[tuple[float, float], ...]
"""Points of (longitude, latitude) in degrees; the first is not repeated at the end."""

TURNS = (0.0, -360.0, 360.0)
"""A ring beyond the 180th meridian is seen on the other side of the map too."""


class Box(NamedTuple):
    """A window in degrees."""

    west: float
    south: float
    east: float
    north: float


class Outline(NamedTuple):
    country: str
    rings: tuple[Ring, ...]


class _Basemap(NamedTuple):
    arcs: tuple[Ring, ...]
    countries: dict[str, list[list[list[int]]]]


@lru_cache(maxsize=1)
def _basemap() -> _Basemap:
    document = json.loads(files(__package__).joinpath("basemap.json").read_text(encoding="utf-8"))
    step = float(document["step"])
    arcs = []
    for deltas in document["arcs"]:
        x = y = 0
        points = []
        for dx, dy in zip(deltas[::2], deltas[1::2], strict=True):
            x, y = x + dx, y + dy
            points.append((round(x * step, 2), round(y * step, 2)))
        arcs.append(tuple(points))
    return _Basemap(tuple(arcs), document["countries"])


def _ring(arcs: tuple[Ring, ...], indices: list[int]) -> Ring:
    points: list[tuple[float, float]] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc[1:] if points else arc)
    return _unwrapped(points)


def _unwrapped(points: Iterable[tuple[float, float]]) -> Ring:
    """A ring that crosses the 180th meridian goes on beyond it, so that it is no stripe around the world."""
    found: list[tuple[float, float]] = []
    turn = 0.0
    for x, y in points:
        if found and abs(x + turn - found[-1][0]) > 180:
            turn += 360.0 if found[-1][0] > x + turn else -360.0
        found.append((x + turn, y))
    return tuple(found)


def _shifted(ring: Ring, turn: float) -> Ring:
    return tuple((x + turn, y) for x, y in ring)


@lru_cache(maxsize=256)
def country_box(country: str) -> Box | None:
    """The window around a country's largest piece; None for an unknown code."""
    base = _basemap()
    rings = [_ring(base.arcs, polygon[0]) for polygon in base.countries.get(country, [])]
    if not rings:
        return None
    boxes = [_box(ring) for ring in rings]
    return max(boxes, key=lambda box: ((box.east - box.west) * (box.north - box.south), box))


def _box(ring: Ring) -> Box:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return Box(min(xs), min(ys), max(xs), max(ys))


def outlines(window: Box) -> tuple[Outline, ...]:
    """Every country that touches the window, by code."""
    base = _basemap()
    found = []
    for country in sorted(base.countries):
        rings = [_ring(base.arcs, indices) for polygon in base.countries[country] for indices in polygon]
        turned = (_shifted(ring, turn) if turn else ring for ring in rings for turn in TURNS if _near(ring[0][0] + turn, window))
        inside = tuple(ring for ring in turned if _touches(_box(ring), window))
        if inside:
            found.append(Outline(country, inside))
    return tuple(found)


def _near(longitude: float, window: Box) -> bool:
    """Whether a ring that begins there could reach the window."""
    return window.west - 180 <= longitude <= window.east + 180


def _touches(box: Box, window: Box) -> bool:
    return box.west <= window.east and box.east >= window.west and box.south <= window.north and box.north >= window.south
