"""The word lists of `data/*.toml`, loaded once and turned into lookups."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import cast

Table = Mapping[str, "str | Table"]


@cache
def load(name: str) -> Table:
    """The whole of `data/<name>.toml`."""
    return cast(Table, tomllib.loads((files(__package__) / "data" / f"{name}.toml").read_text(encoding="utf-8")))


@cache
def section(name: str, table: str) -> Mapping[str, str]:
    """One table of a file, as key → words."""
    found = load(name)[table]
    if isinstance(found, str):
        raise TypeError(f"data/{name}.toml: [{table}] is no table")
    return {key: value for key, value in found.items() if isinstance(value, str)}


@cache
def words(name: str, table: str, key: str) -> frozenset[str]:
    """One word list."""
    return frozenset(section(name, table)[key].split())


@cache
def classes(name: str, table: str) -> Mapping[str, str]:
    """Word → the key under which it is listed; the first listing wins."""
    found: dict[str, str] = {}
    for key, listed in section(name, table).items():
        for word in listed.split():
            found.setdefault(word, key)
    return found
