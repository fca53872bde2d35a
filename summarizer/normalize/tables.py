"""The word lists beside this module, read once: titles, nicknames, and how organisations write their names."""

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any


@lru_cache(maxsize=8)
def _read(name: str) -> dict[str, Any]:  # a TOML file's values are typed where each table is built below
    return tomllib.loads(resources.files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def _words(name: str, key: str) -> frozenset[str]:
    return frozenset(str(word) for word in _read(name)[key])


HONORIFICS = _words("titles", "honorifics")
RANKS = _words("titles", "ranks")
ROLES = _words("titles", "roles")
OFFICES = RANKS | ROLES
TITLES = HONORIFICS | OFFICES
SUFFIXES = _words("titles", "suffixes")
OPENERS = _words("titles", "openers")
PORTFOLIOS = _words("titles", "portfolios")
PARTICLES = _words("titles", "particles")
FATHER = _words("titles", "father")
FAMILY_FIRST = _words("titles", "family_first")

STOP = frozenset(_read("organisations")["words"]["stop"])
HEADS = frozenset(_read("organisations")["words"]["heads"])
DROPPABLE = frozenset(_read("organisations")["words"]["droppable"])
DESCRIBING = frozenset(_read("organisations")["words"]["describing"])
SAME_NOTION: dict[str, str] = dict(_read("organisations")["same"])
ACRONYMS: dict[str, str] = dict(_read("organisations")["acronyms"])
NUMBERS: dict[str, int] = dict(_read("organisations")["numbers"])
LEGAL_FORMS: dict[str, str] = {form: family for family, forms in _read("organisations")["legal"].items() for form in forms}
"""Folded legal form → its family."""


@lru_cache(maxsize=1)
def nicknames() -> dict[str, frozenset[str]]:
    """Given name or short form → every name it may stand for or be shortened to, itself included."""
    found: dict[str, set[str]] = {}
    for group in _read("nicknames")["groups"]:
        full, *short = group
        found.setdefault(full, {full}).update(short)
        for name in short:
            found.setdefault(name, {name}).add(full)
    return {name: frozenset(others) for name, others in sorted(found.items())}
