"""The archive's file: one SQLite database in WAL mode, its schema brought up to date by numbered migrations."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from summarizer.errors import SetupError

BUSY = 30.0
"""Seconds to wait for another process that writes."""


def connect(path: Path, *, create: bool = False) -> sqlite3.Connection:
    """The database at `path`, migrated where it can be written; read-only where the file or its folder cannot.

    Raises `SetupError` where there is no archive (and none is to be created), or where it was made by a newer version.
    """
    if not create and not path.is_file():
        raise SetupError(f"There is no archive at {path}.", "Make one with `summarizer init`, or name another with --archive.")
    try:
        database = sqlite3.connect(path, timeout=BUSY, isolation_level=None)
        database.execute("pragma journal_mode = wal").fetchone()
        database.execute("pragma synchronous = full")
        database.execute("pragma foreign_keys = on")
        migrate(database)
    except (sqlite3.OperationalError, SetupError) as error:
        if create:
            raise SetupError(f"The archive {path} cannot be written: {error}.", "Choose a folder that you may write to.") from error
        return _read_only(path, error)
    except sqlite3.DatabaseError as error:
        raise SetupError(f"{path} is no archive: {error}.", "Name another file with --archive.") from error
    return database


def _read_only(path: Path, because: Exception) -> sqlite3.Connection:
    """The archive as it stands. One whose last writer was cut off has a log beside it, which only a copy can take in."""
    for open_one in (_as_it_lies, _from_copy) if _log(path).is_file() and _log(path).stat().st_size else (_as_it_lies, _unchanging):
        try:
            database = open_one(path)
            _check(version(database))
        except (sqlite3.Error, OSError):
            continue
        return database
    raise SetupError(f"The archive {path} cannot be opened: {because}.", "Check the file and its permissions.")


def _log(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _as_it_lies(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY, isolation_level=None)


def _unchanging(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, timeout=BUSY, isolation_level=None)


def _from_copy(path: Path) -> sqlite3.Connection:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        shutil.copyfile(_log(path), _log(copy))
        database = sqlite3.connect(":memory:", isolation_level=None)
        with sqlite3.connect(copy) as source:
            source.backup(database)
        source.close()
    database.execute("pragma query_only = on")
    return database


def exclusive(path: Path, wait: float) -> sqlite3.Connection | None:
    """A lock that the system gives back when its holder ends, however it ends; null where it is not had within `wait` seconds."""
    try:
        lock = sqlite3.connect(path, timeout=wait, isolation_level=None)
    except sqlite3.OperationalError as error:
        raise _unwritable(error) from error
    try:
        lock.execute("begin exclusive")
    except sqlite3.OperationalError as error:
        lock.close()
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            return None
        raise _unwritable(error) from error
    return lock


def _unwritable(error: sqlite3.Error) -> SetupError:
    return SetupError(
        f"The archive cannot be written: {error}.", "Mend that and run the same command again; what was kept is safe and is not done twice."
    )


def version(database: sqlite3.Connection) -> int:
    found: int = database.execute("pragma user_version").fetchone()[0]
    return found


def migrations() -> list[str]:
    """The SQL of every migration, in order; the first takes an empty file to version 1."""
    folder = files("summarizer.archive") / "migrations"
    return [item.read_text(encoding="utf-8") for item in sorted(folder.iterdir(), key=lambda item: item.name) if item.name.endswith(".sql")]


def migrate(database: sqlite3.Connection) -> None:
    """Brings the schema up to date; each migration happens wholly or not at all, also with two processes at once."""
    scripts = migrations()
    while _check(version(database)) < len(scripts):
        with writing(database):
            done = version(database)
            if done < len(scripts):
                for statement in _statements(scripts[done]):
                    database.execute(statement)
                database.execute(f"pragma user_version = {done + 1}")


def _check(found: int) -> int:
    if found > len(migrations()):
        raise SetupError(f"The archive is of version {found}, newer than this program.", "Install a newer summarizer.")
    return found


def _statements(script: str) -> Iterator[str]:
    """The script's statements one by one: `executescript` would commit the transaction around it."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def writing(database: sqlite3.Connection) -> Iterator[None]:
    """One transaction that holds the right to write from its start, so that what it read stays true.

    Raises `SetupError` where it cannot be written: a full disk, a file without permission. Nothing of the transaction is kept then.
    """
    try:
        database.execute("begin immediate")
        try:
            yield
            database.execute("commit")
        except BaseException:
            if database.in_transaction:  # a full disk has ended it already
                database.execute("rollback")
            raise
    except sqlite3.OperationalError as error:
        raise _unwritable(error) from error


@contextmanager
def steady(database: sqlite3.Connection) -> Iterator[None]:
    """What is read within it is the state of one instant, whatever others write meanwhile; within another transaction, that one's."""
    if database.in_transaction:
        yield
        return
    database.execute("begin")
    try:
        yield
    finally:
        database.execute("rollback")


@contextmanager
def undone(database: sqlite3.Connection) -> Iterator[None]:
    """One transaction of which nothing is kept. Raises `SetupError` where it cannot be written."""
    try:
        database.execute("begin immediate")
        try:
            yield
        finally:
            if database.in_transaction:  # a full disk has ended it already
                database.execute("rollback")
    except sqlite3.OperationalError as error:
        raise _unwritable(error) from error
