"""How those who take part in two reports, and those whom both texts mention, stand to each other."""

from collections.abc import Iterator

from summarizer.merging.features import Features
from summarizer.merging.matching import same_name
from summarizer.merging.points import Point
from summarizer.merging.tables import tables


def parties(a: Features, b: Features) -> int:
    """1 if the named parties of two talks can be the same, -1 if each side names one that the other lacks, 0 if too few are named."""
    if len(a.people) < 2 or len(b.people) < 2:
        if a.people and b.people and not any(same_name(one, other) for one in a.people for other in b.people):
            return -1
        return 0
    small, large = sorted((a.people, b.people), key=len)
    return 1 if all(any(same_name(one, other) for other in large) for one in small) else -1


def who(a: Features, b: Features) -> Iterator[Point]:
    """What those who take part say: names, nations and kinds of people."""
    bodies = tables().institutions if a.family == "violence" else frozenset()
    told = [one for one in a.people if bodies.isdisjoint(one.lower().split())]
    shared = [one for one in told if any(same_name(one, other) for other in b.people)]
    if shared:
        yield Point("who", min(5.0, 1.5 + 1.5 * len(shared)), "both name {}", shared)
    if a.family == "talks" and b.family == "talks" and parties(a, b) < 0:
        yield Point("who", -4.0, "other parties")
    if not shared and a.family == "violence" and _other_victims(a, b):
        yield Point("who", -2.0, "other victims named")
    if _other_nations(a, b):
        yield Point("who", -2.5, "victims of other nations")
    kinds = a.kinds & b.kinds
    if kinds:
        yield Point("who", min(1.5, 0.5 + 0.5 * len(kinds)), "both of {}", kinds)
    yield from _mentions(a, b, bool(shared))


def _mentions(a: Features, b: Features, named: bool) -> Iterator[Point]:
    """What both texts mention beside their claims: people, streets and schools."""
    people = set(a.named).intersection(b.named) if not named else set()
    if people:
        yield Point("who", min(3.5, 1.0 + len(people)), "both mention {}", people)
    sights = set(a.sights).intersection(b.sights)
    if sights:
        yield Point("who", min(2.5, 0.5 + len(sights)), "both mention {}", sights)


def _other_victims(a: Features, b: Features) -> bool:
    """Whether both name victims in full, and no name of one stands in the other at all."""
    ones, others = ([name for name in side.targets if " " in name and not _is_sight(name)] for side in (a, b))
    if not ones or not others:
        return False
    return not any(same_name(one, other) for one in ones for other in (*others, *b.named)) and not any(
        same_name(other, one) for other in others for one in a.named
    )


def _other_nations(a: Features, b: Features) -> bool:
    """Whether both say of what nation the victims are, and share none (nations stand as two capitals among the kinds)."""
    ones, others = ({kind for kind in side.victims if kind.isupper() and len(kind) == 2} for side in (a, b))
    return bool(ones and others) and not ones & others


def _is_sight(name: str) -> bool:
    return any(word in tables().spots or word in tables().institutions for word in name.lower().split())
