"""Briefs kept by the hash of everything that they are a function of: the same question costs its merge once.

A kept brief is derived from the archive's facts: it may be lost, and is never wrong, since whatever could change it changes its key.
"""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Protocol

from pydantic import BaseModel

from summarizer.archive.database import writing
from summarizer.errors import SetupError
from summarizer.records.article import Failure
from summarizer.records.brief import Brief

MOST = 200
"""Briefs that are kept; the oldest go first."""
_CODE = (".py", ".toml", ".json")


class Asked(Protocol):
    """A tuple of plain values and records that says what is wanted."""

    def _asdict(self) -> dict[str, object]: ...


def key_of(selection: Asked, failures: Sequence[Failure], order: Asked) -> str:
    """The hash of the versions and lines that count, of what is asked, of the failures that are shown, and of the program itself."""
    plain = json.dumps([selection._asdict(), list(failures), order._asdict()], default=_plain, sort_keys=True)
    return hashlib.sha256(f"{program()} {plain}".encode()).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(f"{type(value)} has no plain form")


@cache
def program() -> str:
    """The hash of the program's own code and tables, so that a change of a rule is a change of the key."""
    digest = hashlib.sha256()
    for name, data in _own_files(files("summarizer"), ""):
        digest.update(f"{name} {len(data)} ".encode() + data)
    return digest.hexdigest()


def _own_files(folder: Traversable, above: str) -> Iterator[tuple[str, bytes]]:
    for item in sorted(folder.iterdir(), key=lambda one: one.name):
        if item.is_dir():
            yield from _own_files(item, f"{above}{item.name}/")
        elif item.name.endswith(_CODE):
            yield f"{above}{item.name}", item.read_bytes()


def untraced(database: sqlite3.Connection) -> list[int]:
    """The newest line of each article, where this program has left no traces of it (`traces`)."""
    newest = "select max(number) from line group by article"
    if any(database.execute("select 1 from tracer where program = ?", (program(),))):
        newest += " except select line from traced"
    return sorted(row[0] for row in database.execute(newest))


class KeptBriefs:
    """The archive's table of kept briefs. Where it cannot be written, nothing is kept."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def get(self, key: str) -> Brief | None:
        """The brief of that key; null where none is kept."""
        row = self._database.execute("select body from kept_brief where key = ?", (key,)).fetchone()
        return None if row is None else Brief.model_validate_json(zlib.decompress(row[0]))

    def keep(self, key: str, brief: Brief) -> None:
        """Keeps a brief, and lets the oldest go."""
        body = zlib.compress(brief.model_dump_json().encode())
        try:
            with writing(self._database):
                self._database.execute("insert or replace into kept_brief (key, body) values (?, ?)", (key, body))
                self._database.execute("delete from kept_brief where number <= (select max(number) from kept_brief) - ?", (MOST,))
        except SetupError:
            return
