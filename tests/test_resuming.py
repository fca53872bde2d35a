"""An update killed with SIGKILL: no reply paid twice, no article lost or doubled, the bytes of an undisturbed run."""

import json
import os
import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from daily import DAY_ONE, answer, record, told
from endpoint import Body, Scripted, Server, completion, serving

from summarizer.archive.briefing import Order, brief
from summarizer.archive.store import Archive

TOWNS = ("Kabul", "Herat", "Farah", "Mazar", "Kunduz")
STATEMENTS = (1, 7, 14, 22, 29, 36, 45, 55)
"""Before which SQL statements of an update it is killed: while it begins, fetches, and reads; an undisturbed one runs some sixty."""


class Worker:
    """The process that forks updates."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and file
            [sys.executable, str(Path(__file__).with_name("killed.py"))], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def begin(self, archive: Path, endpoint: str, statement: int = 0, *, times: int = 1) -> int:
        """Starts an update, or several at once; the first one's process."""
        assert self.process.stdin is not None
        update = {"archive": str(archive), "endpoint": endpoint, "statement": statement, "concurrency": times}
        self.process.stdin.write(json.dumps({"update": update, "times": times}) + "\n")
        self.process.stdin.flush()
        return cast(int, self._answer("pid"))

    def end(self) -> list[int]:
        """Waits for the updates; how they ended."""
        return cast(list[int], self._answer("ended"))

    def _answer(self, key: str) -> object:
        assert self.process.stdout is not None
        return json.loads(self.process.stdout.readline())[key]

    def close(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    if not hasattr(os, "fork"):
        pytest.skip("needs fork")
    started = Worker()
    yield started
    started.close()


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five articles of one event each."""
    folder = tmp_path_factory.mktemp("news")
    for number, town in enumerate(TOWNS, 1):
        text = record(told(number, town, "1 March 2026"), "2026-03-01", town)
        (folder / f"{town}.json").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def undisturbed(worker: Worker, news: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The brief of an update that nobody disturbed."""
    archive = made(tmp_path_factory.mktemp("whole"), news)
    with serving(by_rule) as endpoint:
        worker.begin(archive, endpoint.url)
        assert worker.end() == [0]
        assert asked(endpoint) == dict.fromkeys(TOWNS, 1)
    return brief_of(archive)


def made(folder: Path, source: Path) -> Path:
    """A new archive with one source."""
    with Archive(folder / "archive.db", create=True) as archive:
        archive.add_source(str(source), DAY_ONE)
    return folder / "archive.db"


def brief_of(path: Path) -> str:
    with Archive(path) as archive:
        assert len(archive.versions()) == len(TOWNS)
        return brief(archive, Order(date="2026-03-01")).model_dump_json()


def by_rule(body: Body) -> Scripted:
    return Scripted(completion(answer(article(body)).model_dump_json()))


def article(body: Body) -> str:
    """The article's own message."""
    return cast(list[dict[str, str]], body["messages"])[3]["content"]


def asked(endpoint: Server) -> Counter[str]:
    """How often each article was asked about."""
    return Counter(town for body in endpoint.asked for town in TOWNS if re.search(rf"attack in {town}", article(body)))


@pytest.mark.parametrize("statement", STATEMENTS)
def test_killed_once_it_resumes(worker: Worker, news: Path, undisturbed: str, tmp_path: Path, statement: int) -> None:
    archive = made(tmp_path, news)
    with serving(by_rule) as endpoint:
        worker.begin(archive, endpoint.url, statement)
        assert worker.end() == [-signal.SIGKILL]
        worker.begin(archive, endpoint.url)
        assert worker.end() == [0]
        assert asked(endpoint) == dict.fromkeys(TOWNS, 1)
    assert brief_of(archive) == undisturbed


def test_killed_again_and_again_it_comes_to_its_end(worker: Worker, news: Path, undisturbed: str, tmp_path: Path) -> None:
    archive, kills = made(tmp_path, news), 0
    with serving(by_rule) as endpoint:
        while True:
            worker.begin(archive, endpoint.url, 22 + kills % 5)
            if worker.end() == [0]:
                break
            kills += 1
        assert kills > 3
        assert asked(endpoint) == dict.fromkeys(TOWNS, 1)
    assert brief_of(archive) == undisturbed


def test_killed_while_it_waits_for_answers_only_those_are_asked_again(worker: Worker, news: Path, undisturbed: str, tmp_path: Path) -> None:
    archive = made(tmp_path, news)
    children: list[int] = []

    def third_kills(body: Body) -> Scripted:
        if len(endpoint.asked) == 3:
            os.kill(children[0], signal.SIGKILL)
        return by_rule(body)

    with serving(third_kills) as endpoint:
        children.append(worker.begin(archive, endpoint.url))
        assert worker.end() == [-signal.SIGKILL]
        worker.begin(archive, endpoint.url)
        assert worker.end() == [0]
        assert sum(asked(endpoint).values()) == len(TOWNS) + 1
    assert brief_of(archive) == undisturbed


def test_two_updates_at_once_pay_once(worker: Worker, news: Path, undisturbed: str, tmp_path: Path) -> None:
    archive = made(tmp_path, news)
    with serving(lambda body: Scripted(by_rule(body).body, delay=0.05)) as endpoint:
        worker.begin(archive, endpoint.url, times=2)
        assert worker.end() == [0, 0]
        assert asked(endpoint) == dict.fromkeys(TOWNS, 1)
    assert brief_of(archive) == undisturbed
