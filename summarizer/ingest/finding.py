"""Paths as the user named them → the files behind them, in an order that no file system decides."""

import glob
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from summarizer.records.article import Failure

SUFFIXES = {
    ".txt": "text", ".md": "text", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".json": "json", ".jsonl": "lines", ".ndjson": "lines",
}  # fmt: skip
"""What is read in a folder, and as what; a file that is named itself is read whatever its suffix, as text where it is none of these."""
SOURCES = "sources.toml"
STDIN = "-"


class Found(NamedTuple):
    """One file: as named or reached, where it lies, its name relative to the folder that was given, and that folder."""

    source: str
    file: Path
    path: str
    folder: Path


class Missing(NamedTuple):
    """A path behind which there is nothing, or a folder without articles."""

    failure: Failure
    wrong_usage: bool


def find(path: str) -> Iterator[Found | Missing]:
    """Every file behind one path: a file, a folder (all below it with a known suffix, hidden ones left out) or a glob pattern."""
    place = Path(path)
    try:
        folder, exists = place.is_dir(), place.exists()
    except OSError as error:
        yield Missing(Failure(source=path, reason=f"It cannot be looked at: {error.strerror}.", remedy="Check the path."), True)
        return
    if folder:
        yield from _in_folder(path, place)
    elif exists:
        yield Found(path, place, place.name, place.parent)
    elif glob.has_magic(path):
        yield from _by_pattern(path)
    else:
        yield Missing(Failure(source=path, reason="There is no such file or folder.", remedy="Check the path."), True)


def _in_folder(named: str, folder: Path) -> Iterator[Found | Missing]:
    found: list[Found] = []
    closed: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files = (Path(parent) / name for name in names if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES)
        regular = (file for file in files if file.is_file() or not file.exists())
        found.extend(Found(str(file), file, file.relative_to(folder).as_posix(), folder) for file in regular)
    for error in closed:
        reason = f"The folder cannot be read: {error.strerror}."
        yield Missing(Failure(source=str(error.filename), reason=reason, remedy="Check its permissions."), False)
    if not found and not closed:
        kinds = ", ".join(sorted(SUFFIXES))
        remedy = f"Put files into it that end in {kinds}."
        yield Missing(Failure(source=named, reason="The folder holds no articles.", remedy=remedy), False)
    yield from sorted(found, key=lambda one: one.path)


def _by_pattern(pattern: str) -> Iterator[Found | Missing]:
    base = _fixed_part(pattern)
    matches = glob.glob(pattern, recursive=True)  # noqa: PTH207 - Path.glob takes no absolute patterns
    names = sorted(name for name in matches if Path(name).is_file() and Path(name).name != SOURCES)
    for name in names:
        yield Found(name, Path(name), Path(name).relative_to(base).as_posix(), base)
    if not names:
        yield Missing(Failure(source=pattern, reason="No file matches the pattern.", remedy="Check the pattern, and quote it."), True)


def _fixed_part(pattern: str) -> Path:
    """The folder before the first part with a wildcard."""
    fixed = []
    for part in Path(pattern).parts:
        if glob.has_magic(part):
            break
        fixed.append(part)
    return Path(*fixed) if fixed else Path()
