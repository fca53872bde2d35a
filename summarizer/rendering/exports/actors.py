"""What kind of actor a name tells of, and the part of the world a country lies in: what the exchange formats ask beside names."""

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

ARMED = frozenset({"State forces", "Rebel group"})
"""Organised and armed for certain: an attack on them is no violence against civilians."""
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TAIL = re.compile(r"\b(?:of|in|from|with|at|on|near)\b")


class _Words(NamedTuple):
    order: tuple[str, ...]
    kinds: dict[str, str]
    doubtful: frozenset[str]
    members: frozenset[str]
    attackers: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = _table("actors.toml")
    kinds = {word: kind for kind, words in table["kinds"].items() for word in words}
    doubtful, members, attackers = (frozenset(table[name].split()) for name in ("doubtful", "members", "attackers"))
    return _Words(tuple(table["order"]), kinds, doubtful, members, attackers)


def kind_of(name: str) -> str | None:
    """ACLED's word for the actor ("State forces"), read from the head of the name; None where the words do not make it certain."""
    words = _words()
    parts = [_TOKEN.findall(part) for part in _TAIL.split(name.casefold())]
    if any(token in words.doubtful for part in parts for token in part):
        return None
    if len(parts) > 1 and parts[0] and parts[0][-1] in words.members:
        parts = parts[1:]
    return _head_kind(parts[0]) if parts[0] else None


def _head_kind(head: list[str]) -> str | None:
    kinds = _words().kinds
    pair = kinds.get(" ".join(head[-2:]))
    if pair is not None:
        return pair
    found = {kinds[token] for token in head if token in kinds}
    return kinds[head[-1]] if head[-1] in kinds and len(found) == 1 else None


def attacks(name: str) -> bool:
    """Whether the name says that they attacked: "three attackers"."""
    return bool(_words().attackers & set(_TOKEN.findall(_TAIL.split(name.casefold())[0])))


def kind_of_all(names: Iterable[str]) -> str | None:
    """The kind that all names share; None where one of them is open or of another kind."""
    kinds = {kind_of(name) for name in names}
    return kinds.pop() if len(kinds) == 1 else None


def interaction(first: str | None, second: str | None, alone: bool) -> str | None:
    """ACLED's interaction: "State forces-Civilians", the lower code first; "Protesters only" where `alone` says that nobody else acts."""
    if first is None or (second is None and not alone):
        return None
    order = _words().order
    return f"{first} only" if second is None else "-".join(sorted((first, second), key=order.index))


class _Regions(NamedTuple):
    acled: dict[str, str]
    ucdp: dict[str, str]


@lru_cache(maxsize=1)
def _regions() -> _Regions:
    table = _table("regions.toml")
    acled = {code: region for region, codes in table["acled"].items() for code in codes.split()}
    wider = {part: region for region, parts in table["ucdp"].items() for part in parts}
    ucdp = {code: wider[region] for code, region in acled.items() if region in wider}
    ucdp |= {code: region for region, codes in table["ucdp_other"].items() for code in codes.split()}
    return _Regions(acled, ucdp)


def acled_region(country: str) -> str | None:
    """ACLED's region of an ISO 3166-1 alpha-2 code."""
    return _regions().acled.get(country)


def ucdp_region(country: str) -> str | None:
    """UCDP GED's region of an ISO 3166-1 alpha-2 code."""
    return _regions().ucdp.get(country)


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
