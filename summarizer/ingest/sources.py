"""`sources.toml`: what a folder's keeper knows about its articles and their texts do not say.

One table per file, named by its path relative to the folder that `sources.toml` lies in:

    ["2025-12/call.txt"]
    outlet = "Example Press"          # each key may be left out
    url = "https://example.org/call"
    title = "Ministers hold call"
    published = 2025-12-02            # or "2025-12-02T09:30+05:00"
"""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from summarizer.ingest.finding import SOURCES
from summarizer.ingest.published import normalised
from summarizer.records.article import Failure

KEYS = ("outlet", "published", "title", "url")


class Stated(NamedTuple):
    """What is stated about one article."""

    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None


NOTHING = Stated()


class Sources(NamedTuple):
    """What one `sources.toml` states, by path relative to its folder, and what is wrong with it."""

    stated: Mapping[str, Stated]
    failures: tuple[Failure, ...]


EMPTY = Sources(MappingProxyType({}), ())


def read_sources(folder: Path, given: Path) -> Sources:
    """The folder's `sources.toml`; empty where there is none. Unknown files, unknown keys and bad values become failures.

    Messages name it by its path below the `given` folder, by its bare name where it does not lie below it.
    """
    file = folder / SOURCES
    if not file.is_file():
        return EMPTY
    return parse_sources(file, folder, file.relative_to(given).as_posix() if file.is_relative_to(given) else SOURCES)


def parse_sources(file: Path, folder: Path, called: str | None = None) -> Sources:
    """One file of this form, whose names are relative to `folder`; messages name it as `called`, by default its own name."""
    name = called or file.name
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        return Sources({}, (Failure(source=name, reason=f"It cannot be read: {why}.", remedy="Mend the file; its form is TOML."),))
    stated: dict[str, Stated] = {}
    failures: list[Failure] = []
    for entry, table in tables.items():
        if not isinstance(table, dict):
            failures.append(_failure(name, entry, "is not a table", f'Write ["{entry}"] and the keys below it.'))
            continue
        if not (folder / entry).is_file():
            failures.append(_failure(name, entry, "names a file that is not there", "Correct the name or remove the table."))
        failures.extend(_complaints(name, entry, table))
        stated[entry] = Stated(**{key: value for key in KEYS if (value := _value(key, table.get(key))) is not None})
    return Sources(stated, tuple(failures))


def _complaints(file: str, entry: str, table: Mapping[str, object]) -> Iterator[Failure]:
    for key in sorted(table):
        if key not in KEYS:
            yield _failure(file, entry, f"has the unknown key {key!r}", f"Known keys are {', '.join(KEYS)}.")
        elif _value(key, table[key]) is None:
            remedy = 'Write a whole date such as "2025-12-02".' if key == "published" else "Write it as a text in quotation marks."
            yield _failure(file, entry, f"has a {key} that cannot be used: {table[key]!r}", remedy)


def _value(key: str, value: object) -> str | None:
    if key == "published" and isinstance(value, (date, datetime)):
        return value.isoformat()
    if not isinstance(value, str) or not value.strip():
        return None
    return normalised(value) if key == "published" else value.strip()


def _failure(file: str, entry: str, reason: str, remedy: str) -> Failure:
    return Failure(source=file, reason=f'The entry "{entry}" {reason}.', remedy=remedy)
