"""An update killed with SIGKILL: no reply paid twice, no article lost or doubled, the bytes of an undisturbed run."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import cast

import pytest
from daily import DAY_ONE, answer, record, site, told
from endpoint import Body, Scripted, Server, completion, serving

from summarizer.archive.briefing import Order, brief
from summarizer.archive.store import Archive

TOWNS = ("Kabul", "Herat", "Farah", "Mazar", "Kunduz")
STATEMENTS = (1, 14, 25, 70, 90, 130)
"""Before which SQL statements of an update it is killed: while it begins, fetches, reads, and traces what it has read."""


class Worker:
    """The process that forks updates."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and file
            [sys.executable, str(Path(__file__).with_name("killed.py"))], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def begin(self, archive: Path, endpoint: str, statement: int = 0, *, times: int = 1, at_once: int = 0, room: int = 0) -> int:
        """Starts an update, or several at once; the first one's process. It asks about `at_once` articles at a time."""
        assert self.process.stdin is not None
        update = {"archive": str(archive), "endpoint": endpoint, "statement": statement, "concurrency": at_once or times, "room": room}
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


def made(folder: Path, source: Path | str) -> Path:
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
            worker.begin(archive, endpoint.url, 22 + 11 * kills)
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


def test_killed_at_any_time_while_site_and_model_are_slow_it_comes_to_its_end(worker: Worker, tmp_path: Path) -> None:
    """The kills come after ever longer times, whatever is under way; a reply that had come is not asked for again."""
    asking: Counter[str] = Counter()
    came: dict[str, float] = {}
    lost: Counter[str] = Counter()

    def slowly(body: Body) -> Scripted:
        (town,) = [town for town in TOWNS if f"attack in {town}" in article(body)]
        asking[town] += 1
        time.sleep(0.04)
        asking[town] -= 1
        came[town] = time.monotonic()
        return by_rule(body)

    def killed(pid: int) -> None:
        under_way = [town for town in TOWNS if asking[town] or time.monotonic() - came.get(town, 0.0) < 0.1]
        os.kill(pid, signal.SIGKILL)
        lost.update(under_way)

    with slow_site() as feed, serving(slowly) as endpoint:
        archive = made(tmp_path, feed)
        for number in count():
            pid = worker.begin(archive, endpoint.url, at_once=2)
            timer = threading.Timer(0.05 * 1.5**number, killed, (pid,))
            timer.start()
            ended = worker.end()
            timer.cancel()
            if ended == [0]:
                break
        assert number > 3
        assert all(asked(endpoint)[town] <= 1 + lost[town] for town in TOWNS)
    with Archive(archive) as kept:
        assert len(kept.versions()) == len(kept.database.execute("select 1 from line").fetchall()) == len(TOWNS)
        towns = {one.title for one in brief(kept, Order(date="2026-03-01")).incidents}
    assert towns == {f"Attack in {town}" for town in TOWNS}


@contextmanager
def slow_site() -> Iterator[str]:
    """The address of a feed of the five articles, every answer a little late."""
    with site(delay=0.01) as web:
        for number, town in enumerate(TOWNS, 1):
            web.page(f"/{town}", told(number, town, "1 March 2026"), "2026-03-01")
        web.feed(*(f"/{town}" for town in TOWNS))
        yield f"{web.url}/feed.xml"


@pytest.mark.parametrize("room", [110_000, 150_000])
def test_a_disk_without_room_ends_an_update_and_harms_nothing(
    worker: Worker, news: Path, undisturbed: str, tmp_path: Path, room: int
) -> None:
    archive = made(tmp_path, news)
    with serving(by_rule) as endpoint:
        worker.begin(archive, endpoint.url, room=room)
        full = worker.end() != [0]
        worker.begin(archive, endpoint.url)
        assert worker.end() == [0]
        assert sum(asked(endpoint).values()) <= len(TOWNS) + full  # the one whose reply could not be kept
    with Archive(archive) as kept:
        assert kept.database.execute("pragma integrity_check").fetchone()[0] == "ok"
    assert brief_of(archive) == undisturbed


def test_a_log_cut_short_as_by_a_loss_of_power_loses_no_reply_and_no_article(
    worker: Worker, news: Path, undisturbed: str, tmp_path: Path
) -> None:
    archive = made(tmp_path, news)
    with serving(by_rule) as endpoint:
        worker.begin(archive, endpoint.url, STATEMENTS[-1])
        assert worker.end() == [-signal.SIGKILL]
        log = archive.with_name("archive.db-wal")
        left = {one: one.read_bytes() for one in (archive, log)}
        assert len(left[log]) > 8 * 4096
        for part in range(4):
            for one, data in left.items():
                one.write_bytes(data)
            log.write_bytes(left[log][: len(left[log]) * part // 4 + part])
            archive.with_name("archive.db-shm").unlink(missing_ok=True)
            worker.begin(archive, endpoint.url)
            assert worker.end() == [0]
            assert brief_of(archive) == undisturbed
        assert max(asked(endpoint).values()) == 1


def test_a_brief_is_made_while_an_update_is_under_way(worker: Worker, news: Path, undisturbed: str, tmp_path: Path) -> None:
    archive = made(tmp_path, news)
    with serving(lambda body: Scripted(by_rule(body).body, delay=0.03)) as endpoint:
        worker.begin(archive, endpoint.url)
        with Archive(archive) as kept:
            sizes = [len(brief(kept, Order(date="2026-03-01")).articles) for _ in range(8)]
        assert worker.end() == [0]
    assert sizes == sorted(sizes)
    assert brief_of(archive) == undisturbed


def test_two_updates_at_once_pay_once(worker: Worker, news: Path, undisturbed: str, tmp_path: Path) -> None:
    archive = made(tmp_path, news)
    with serving(lambda body: Scripted(by_rule(body).body, delay=0.05)) as endpoint:
        worker.begin(archive, endpoint.url, times=2)
        assert worker.end() == [0, 0]
        assert asked(endpoint) == dict.fromkeys(TOWNS, 1)
    assert brief_of(archive) == undisturbed
