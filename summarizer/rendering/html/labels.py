"""Names on the map, set so that none lies on another: the most told first, and none where there is no room."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

LETTER, LINE = 7.7, 17.0
"""Width of a letter and height of a line in map units: a little more than the page's letters need."""
SHOWN = 4
"""Numbers of incidents that a name carries; more are counted."""


class Label(NamedTuple):
    """Text at a point of the map. `anchor` is SVG's text-anchor; `told` where an incident happened there."""

    text: str
    x: float
    y: float
    anchor: str
    town: bool
    told: bool


class Name(NamedTuple):
    """What wants a name: a town's point, or the middle of a country, and the incidents that happened there."""

    name: str
    x: float
    y: float
    numbers: tuple[int, ...]
    town: bool
    weight: float


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


def labels(names: Iterable[Name], width: float, height: float) -> tuple[Label, ...]:
    """The names that find room within the map, towns before countries, and those with more incidents before the others."""
    wanted = sorted(names, key=lambda one: (not one.town, not one.numbers, -len(one.numbers), -one.weight, one.name))
    points = [Box(one.x - 7, one.y - 7, one.x + 7, one.y + 7) for one in wanted if one.town]
    frame = Box(4, 4, width - 4, height - 4)
    taken: list[Box] = []
    found: list[Label] = []
    for one in wanted:
        own = Box(one.x - 7, one.y - 7, one.x + 7, one.y + 7)
        label = _placed(one, frame, [*taken, *(point for point in points if point != own)])
        if label is not None:
            found.append(label)
            taken.append(box_of(label))
    return tuple(found)


def _placed(one: Name, frame: Box, taken: Sequence[Box]) -> Label | None:
    for x, y, anchor in _places(one):
        label = Label(_text(one), round(x, 1), round(y, 1), anchor, one.town, bool(one.numbers))
        box = box_of(label)
        inside = box.left >= frame.left and box.right <= frame.right and box.top >= frame.top and box.bottom <= frame.bottom
        if inside and not any(box.meets(other) for other in taken):
            return label
    return None


def _places(one: Name) -> Sequence[tuple[float, float, str]]:
    """Where its name may stand, the best place first; a country where nothing happened is named in its middle or not at all."""
    if one.town:
        return (
            (one.x + 10, one.y + 5, "start"),
            (one.x - 10, one.y + 5, "end"),
            (one.x, one.y - 12, "middle"),
            (one.x, one.y + 22, "middle"),
        )
    return tuple((one.x, one.y + 5 + step, "middle") for step in ((0, -20, 20, -40, 40) if one.numbers else (0,)))


def _text(one: Name) -> str:
    if not one.numbers:
        return one.name
    return f"{one.name} ({', '.join(map(str, one.numbers)) if len(one.numbers) <= SHOWN else f'{len(one.numbers)} incidents'})"


def box_of(label: Label) -> Box:
    """What the name covers, in map units."""
    width = LETTER * len(label.text)
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return Box(left, label.y - LINE + 4, left + width, label.y + 4)
