"""A process for the tests of resuming: it loads the program once, then forks an update for each command that it is given.

A command is one line of JSON: the update (archive, endpoint, before which SQL statement it kills itself, 0 for never, and how many bytes
its files may have, 0 for any) and how many of it run at once. The answers are two lines: the first one's process, then how they ended,
negative for the signal that ended one.
"""

import asyncio
import json
import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any

import feedparser  # type: ignore[import-untyped]  # the package ships no types
import trafilatura

from summarizer import pipeline
from summarizer.archive.store import Archive
from summarizer.archive.updating import Readers, update
from summarizer.extractors import llm
from summarizer.extractors.naming import reader_name
from summarizer.ingest.fetching import Fetcher, Limits
from summarizer.settings import Settings


def run(archive: str, endpoint: str, statement: int, concurrency: int, room: int) -> None:
    """One update, which ends itself as kill -9 does, before the given statement, and whose disk is full where a file exceeds its room."""
    if room:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    settings = Settings(model="scripted-1", base_url=endpoint, cache=f"{archive}.replies", second_reading=False, concurrency=concurrency)
    readers = Readers(reader_name(settings), lambda: pipeline.opened_extractor(settings))
    done = 0

    def count(sql: str) -> None:
        nonlocal done
        done += 1
        if done == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    with Archive(Path(archive)) as kept:
        if statement:
            kept.database.set_trace_callback(count)
        fetcher = Fetcher(Limits(pause=0.0, private=frozenset({"127.0.0.1"})))
        asyncio.run(update(kept, readers, fetcher=fetcher, now="2026-03-02T06:00:00+00:00", concurrency=concurrency))


def main() -> None:
    """Serves commands until standard input ends."""
    assert (llm.ModelExtractor, trafilatura.bare_extraction, feedparser.parse) is not None  # loaded once, for all forks
    for line in sys.stdin:
        command = json.loads(line)
        children = [forked(command["update"]) for _ in range(command["times"])]
        print(json.dumps({"pid": children[0]}), flush=True)
        print(json.dumps({"ended": [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]}), flush=True)


def forked(command: dict[str, Any]) -> int:
    """An update in a process of its own; its number."""
    child = os.fork()
    if child == 0:
        try:
            run(**command)
        except BaseException:
            os._exit(1)
        os._exit(0)
    return child


if __name__ == "__main__":
    main()
