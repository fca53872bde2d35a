"""The persons and the numbers of people that an event's tolls tell of, each as told at one place, and which of them were told before."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.extractors.offline.casualties import Toll
from summarizer.extractors.offline.individuals import Individual, further, same, traits
from summarizer.extractors.offline.triggers import Mention

NEAR = 2
"""Sentences over which "three others" looks back."""


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """A toll and the mention that it was bound to."""

    mention: Mention
    toll: Toll


@dataclass(slots=True, eq=False)
class Unit:
    """A person, or a number of people, as told at one place.

    `whole` is the sum in one breath that it is an addend of, else it itself. `further`: besides those told right before of the same fate;
    `again`: told before; `gone`: told again with a worse fate.
    """

    telling: Telling
    whole: Telling
    person: Individual | None
    further: bool
    again: bool
    gone: bool = False

    @property
    def toll(self) -> Toll:
        return self.telling.toll

    @property
    def low(self) -> int:
        return self.toll.low or 0


def units_of(tellings: Sequence[Telling]) -> list[Unit]:
    """Everybody of whom these tell, in text order; people told in one breath one by one, where the words allow it."""
    known: list[Individual] = []
    units: list[Unit] = []
    for whole in sorted(tellings, key=lambda one: (one.toll.parsed.number, one.toll.noun.i, one.toll.anchor.i)):
        toll = whole.toll
        singles = toll.parts if toll.parts and _one_by_one(toll.parts) else (toll,)
        near = bool(units) and _beside(units[-1].toll, toll)
        retold = bool(units) and units[-1].again and units[-1].toll.parsed.number == toll.parsed.number
        for single in singles:
            before = len(known)
            person = _person(single, known, retold=retold) if single.low == single.high == 1 else None
            again = len(known) == before if person is not None else any(_alike(unit, single) for unit in units)
            units.append(Unit(Telling(whole.mention, single), whole, person, further(single) and near and not again, again))
            if person is None:
                _all_of(units[-1], units[:-1])
    return units


def _one_by_one(parts: Sequence[Toll]) -> bool:
    """Whether people told in one breath are told one by one, or as one who was told before and others: "he and four others"."""
    single = [part.low == part.high == 1 for part in parts]
    return all(single) or (single[0] and parts[0].definite and all(further(part) for part in parts[1:]))


def _alike(unit: Unit, toll: Toll) -> bool:
    return unit.person is None and (unit.toll.outcome, unit.toll.low, unit.toll.high) == (toll.outcome, toll.low, toll.high)


def _beside(before: Toll, toll: Toll) -> bool:
    """Whether "three others" looks back to those told before: they are near and of the same fate."""
    return before.outcome == toll.outcome and toll.parsed.number - before.parsed.number <= NEAR


def _person(toll: Toll, known: list[Individual], *, retold: bool) -> Individual:
    """Whom a single telling is of; `retold`: its sentence tells again what was told before ("three died and another was hurt")."""
    told = traits(toll)
    person = same(told, toll, known, retold=retold)
    if person is None:
        person = Individual()
        known.append(person)
    person.tolls.append(toll)
    person.traits.append(told)
    return person


def _all_of(unit: Unit, units: Sequence[Unit]) -> None:
    """ "Both died", "the two died": as many as were told hurt before are dead now."""
    hurt = [one for one in units if one.toll.outcome == "injured" and not died(one)]
    if (
        unit.toll.outcome == "killed"
        and unit.toll.definite | (unit.toll.noun.lower_ == "both")
        and sum(one.low for one in hurt) == unit.low
    ):
        for one in hurt:
            one.gone = True


def died(unit: Unit) -> bool:
    """Whether those are dead by what the whole article tells."""
    return unit.gone or (unit.person is not None and unit.person.dead)
