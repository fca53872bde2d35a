"""Paths as the user named them → the files behind them, in an order that no file system decides."""

import glob
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from summarizer.records.article import Failure
from summarizer.wording import join, plural

SUFFIXES = {
    ".txt": "text", ".md": "text", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".json": "json", ".jsonl": "lines", ".ndjson": "lines",
}  # fmt: skip
"""What is read in a folder, and as what; a file that is named itself is read whatever its suffix, as text where it is none of these."""
SOURCES = "sources.toml"
STDIN = "-"


class Found(NamedTuple):
    """One file: how messages name it, where it lies, its name relative to the folder that was given, and that folder.

    Messages name a file by its path below the given folder, so that nothing depends on where that folder lies.
    """

    source: str
    file: Path
    path: str
    folder: Path


class Missing(NamedTuple):
    """A place where nothing can be read: a path behind which nothing is (wrong usage), a closed folder, an `empty` one."""

    place: str
    failure: Failure
    wrong_usage: bool = False
    empty: bool = False


class PassedOver(NamedTuple):
    """A note on the files of a folder that are read in no form that is known."""

    note: Failure


def find(path: str) -> Iterator[Found | Missing | PassedOver]:
    """Every file behind one path: a file, a folder (all below it with a known suffix, hidden ones left out) or a glob pattern."""
    place = Path(path)
    try:
        folder, exists = place.is_dir(), place.exists()
    except OSError as error:
        failure = Failure(source=path, reason=f"It cannot be looked at: {error.strerror}.", remedy="Check the path.")
        yield Missing(path, failure, wrong_usage=True)
        return
    if folder:
        yield from _in_folder(path, place)
    elif exists:
        yield Found(place.name, place, place.name, place.parent)
    elif glob.has_magic(path):
        yield from _by_pattern(path)
    else:
        failure = Failure(source=path, reason="There is no such file or folder.", remedy="Check the path.")
        yield Missing(path, failure, wrong_usage=True)


def _in_folder(named: str, folder: Path) -> Iterator[Found | Missing | PassedOver]:
    name = folder.resolve().name or named
    found: list[Found] = []
    foreign: list[str] = []
    closed: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for file in (Path(parent) / one for one in names if not one.startswith(".")):
            path = file.relative_to(folder).as_posix()
            if file.suffix.lower() in SUFFIXES and (file.is_file() or not file.exists()):
                found.append(Found(path, file, path, folder))
            elif file.is_file() and file.name != SOURCES:
                foreign.append(file.suffix.lower())
    for error in sorted(closed, key=lambda one: str(one.filename)):
        below = Path(str(error.filename)).relative_to(folder).as_posix()
        reason = f"The folder cannot be read: {error.strerror}."
        failure = Failure(source=name if below == "." else f"{below}/", reason=reason, remedy="Check its permissions.")
        yield Missing(str(error.filename), failure)
    if not found and not closed:
        remedy = f"Put files into it that end in {', '.join(sorted(SUFFIXES))}."
        yield Missing(named, Failure(source=name, reason="The folder holds no articles.", remedy=remedy), empty=True)
    if foreign:
        yield _passed_over(name, foreign)
    yield from sorted(found, key=lambda one: one.path)


def _passed_over(folder: str, suffixes: list[str]) -> PassedOver:
    counts = sorted(Counter(suffixes).items(), key=lambda one: (-one[1], one[0]))
    kinds = join([f"{count} {suffix or 'without a suffix'}" for suffix, count in counts])
    reason = f"{plural(len(suffixes), 'file')} passed over, by what they end in: {kinds}."
    return PassedOver(Failure(source=folder, reason=reason, remedy=f"Files are read that end in {', '.join(sorted(SUFFIXES))}."))


def _by_pattern(pattern: str) -> Iterator[Found | Missing]:
    base = _fixed_part(pattern)
    matches = glob.glob(pattern, recursive=True)  # noqa: PTH207 - Path.glob takes no absolute patterns
    names = sorted(name for name in matches if Path(name).is_file() and Path(name).name != SOURCES)
    for name in names:
        path = Path(name).relative_to(base).as_posix()
        yield Found(path, Path(name), path, base)
    if not names:
        failure = Failure(source=pattern, reason="No file matches the pattern.", remedy="Check the pattern, and quote it.")
        yield Missing(pattern, failure, wrong_usage=True, empty=base.is_dir())


def _fixed_part(pattern: str) -> Path:
    """The folder before the first part with a wildcard."""
    fixed = []
    for part in Path(pattern).parts:
        if glob.has_magic(part):
            break
        fixed.append(part)
    return Path(*fixed) if fixed else Path()
