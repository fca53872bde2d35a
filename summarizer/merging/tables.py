"""The shipped tables of linking: which types, means and words say what. The words stand in `tables.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Tables:
    related: frozenset[tuple[str, str]]
    vague: frozenset[str]
    contrary: frozenset[frozenset[str]]
    finer: frozenset[tuple[str, str]]
    related_weight: float
    family: Mapping[str, str]
    means: Mapping[str, str]
    common_means: frozenset[str]
    ordinals: tuple[str, ...]
    anyone: frozenset[str]
    common: frozenset[str]
    claimant_heads: frozenset[str]
    victims: frozenset[str]
    roles: frozenset[str]
    titles: frozenset[str]
    spots: frozenset[str]
    institutions: frozenset[str]

    def types(self, a: str, b: str) -> float:
        """What two types say for one event: 1 the same, 0 cannot be one event."""
        if a == b:
            return 1.0
        if (a, b) in self.related or a in self.vague or b in self.vague:
            return self.related_weight
        return 0.0

    def agree(self, a: str, b: str) -> bool:
        """Whether two types of one event are two words for it rather than two views of it."""
        return self.types(a, b) > 0 and frozenset((a, b)) not in self.contrary

    def contains(self, a: str, b: str) -> bool:
        """Whether the first type is a coarser word for the second."""
        return (a, b) in self.finer or (a in self.vague and b not in self.vague)


@cache
def tables() -> Tables:
    """The tables as shipped."""
    raw = tomllib.loads(files("summarizer.merging").joinpath("tables.toml").read_text(encoding="utf-8"))
    words = raw["words"]
    return Tables(
        related=frozenset((a, b) for group in raw["types"]["groups"] for a in group for b in group),
        vague=frozenset(raw["types"]["vague"]),
        contrary=frozenset(frozenset(pair) for pair in raw["types"]["contrary"]),
        finer=frozenset((coarse, fine) for coarse, found in raw["types"]["finer"].items() for fine in found),
        related_weight=raw["types"]["related"],
        family={kind: family for family, kinds in raw["families"].items() for kind in kinds},
        means={word: means for means, listed in raw["means"].items() for word in listed},
        common_means=frozenset(raw["means_common"]["words"]),
        ordinals=tuple(words["ordinals"]),
        anyone=frozenset(words["anyone"]),
        common=frozenset(words["common"]),
        titles=frozenset(words["titles"]),
        spots=frozenset(words["spots"]),
        institutions=frozenset(words["institutions"]),
        victims=frozenset(words["victims"]),
        roles=frozenset(words["roles"]),
        claimant_heads=frozenset(words["claimant_heads"]),
    )
