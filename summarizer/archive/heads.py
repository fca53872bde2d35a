"""What an archive's articles are called, out of the beginnings of their texts: parsing ten thousand whole would take a second."""

import json
import sqlite3
import zlib
from collections.abc import Mapping
from typing import NamedTuple

_BYTES = 4096
"""In which an article's outlet and title stand; its text stands last."""


class Head(NamedTuple):
    """An article's outlet and title."""

    outlet: str | None
    title: str | None


def heads(database: sqlite3.Connection) -> Mapping[str, Head]:
    """Every article's head, by its id."""
    return {row[0]: _head(row[1]) for row in database.execute("select id, body from article")}


def _head(body: bytes) -> Head:
    start, mark, _ = zlib.decompressobj().decompress(body, _BYTES).partition(b',"text":"')
    stated = json.loads(start + b"}" if mark else zlib.decompress(body))
    return Head(stated["outlet"], stated["title"])
