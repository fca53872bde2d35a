"""Replies kept on disk (SQLite), so that the same question to the same model is paid for once.

What is kept is the model's own text and what it cost; everything after it (validation, complaints, a second question) is a function
of that text and runs again. The key covers the whole request and not the address it went to.
"""

import asyncio
import hashlib
import json
import sqlite3
from collections.abc import Awaitable, Callable, Mapping
from contextlib import closing
from pathlib import Path

from pydantic import JsonValue

from summarizer.records.base import Value

FILE = "replies.sqlite3"
_TABLE = """
create table if not exists reply (
    key text primary key, model text not null, prompt text not null, answered_by text not null, text text not null,
    prompt_tokens integer not null, completion_tokens integer not null
) without rowid
"""
_BUSY = 10.0
"""Seconds to wait for another process that writes."""


class Reply(Value):
    """A model's raw answer and its tokens. `answered_by` is the model name that the endpoint gave."""

    text: str
    answered_by: str
    prompt_tokens: int = 0
    completion_tokens: int = 0


def default_folder() -> Path:
    """The user's cache folder for this tool."""
    from platformdirs import user_cache_path  # imported here: a given folder needs it not

    return user_cache_path("summarizer", appauthor=False)


def request_key(body: Mapping[str, JsonValue], *fingerprints: str) -> str:
    """The SHA-256 of a request body (model, messages, format, parameters) and of further fingerprints (prompt, schema)."""
    canonical = json.dumps([list(fingerprints), body], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


class ReplyCache:
    """Kept replies; identical questions under way at the same time are asked once.

    Safe for several processes at once (WAL). Where the folder cannot be used, replies are only read, or kept for this object's life, and
    `warning` says so. `folder` null keeps for this object's life too.
    """

    def __init__(self, folder: Path | None, *, refresh: bool = False) -> None:
        self.warning: str | None = None
        self._refresh = refresh
        self._asked: set[str] = set()
        self._flights: dict[str, asyncio.Future[Reply]] = {}
        self._readable = True
        self._writable = True
        self._database = self._memory() if folder is None else self._open(folder)

    async def reply(
        self, key: str, model: str, prompt: str, ask: Callable[[], Awaitable[Reply]], keep: Callable[[Reply], bool]
    ) -> tuple[Reply, bool]:
        """The reply to the request named `key`, and whether it cost nothing (kept, or shared with one under way).

        `ask` sends the request; a reply is kept where `keep` says so. Errors of `ask` go to every waiting caller and are not kept.
        """
        while (flight := self._flights.get(key)) is not None:
            await asyncio.wait({flight})
            if not flight.cancelled():
                return flight.result(), True
        if (kept := self._kept(key)) is not None:
            return kept, True
        return await self._lead(key, model, prompt, ask, keep), False

    async def _lead(self, key: str, model: str, prompt: str, ask: Callable[[], Awaitable[Reply]], keep: Callable[[Reply], bool]) -> Reply:
        flight = self._flights[key] = asyncio.get_running_loop().create_future()
        try:
            reply = await ask()
        except Exception as error:
            flight.set_exception(error)
            flight.exception()  # marked as seen: there may be no one waiting
            raise
        except BaseException:
            flight.cancel()
            raise
        else:
            self._asked.add(key)
            if keep(reply):
                self._keep(key, model, prompt, reply)
            flight.set_result(reply)
            return reply
        finally:
            del self._flights[key]

    def close(self) -> None:
        """Give the database file back; nothing is read or kept from here on."""
        self._readable = self._writable = False
        self._database.close()

    def _kept(self, key: str) -> Reply | None:
        if not self._readable or (self._refresh and key not in self._asked):
            return None
        try:
            row = self._database.execute(
                "select text, answered_by, prompt_tokens, completion_tokens from reply where key = ?", (key,)
            ).fetchone()
        except sqlite3.Error as error:
            self._readable = False
            self.warning = f"Kept replies cannot be read ({error}); the model is asked again."
            return None
        return row and Reply(text=row[0], answered_by=row[1], prompt_tokens=row[2], completion_tokens=row[3])

    def _keep(self, key: str, model: str, prompt: str, reply: Reply) -> None:
        if not self._writable:
            return
        row = (key, model, prompt, reply.answered_by, reply.text, reply.prompt_tokens, reply.completion_tokens)
        try:
            with self._database:
                self._database.execute("insert or replace into reply values (?, ?, ?, ?, ?, ?, ?)", row)
        except sqlite3.Error as error:
            self._writable = False
            self.warning = f"Replies are not kept ({error}); asking again will cost again."

    def _open(self, folder: Path) -> sqlite3.Connection:
        path = folder / FILE
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return _connect(path.absolute().as_uri(), writing=True)
        except (OSError, sqlite3.Error) as error:
            self._writable = False
            self.warning = f"Replies are not kept in {folder} ({error}); asking again will cost again."
        try:
            return _connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", writing=False)
        except (OSError, sqlite3.Error):
            self._writable = True
            return self._memory()

    @staticmethod
    def _memory() -> sqlite3.Connection:
        return _connect("file::memory:", writing=True)


def _connect(uri: str, *, writing: bool) -> sqlite3.Connection:
    database = sqlite3.connect(uri, uri=True, timeout=_BUSY, check_same_thread=False)
    try:
        if writing:
            database.execute("pragma journal_mode = wal").fetchone()
            database.execute("pragma synchronous = normal")
            with database:
                database.execute(_TABLE)
        database.execute("select count(*) from reply where key = ''").fetchone()
    except sqlite3.Error:
        database.close()
        raise
    return database


def stored(folder: Path) -> int:
    """How many replies are kept in this folder; 0 where there is no cache."""
    path = folder / FILE
    if not path.is_file():
        return 0
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
        count: int = database.execute("select count(*) from reply").fetchone()[0]
        return count
