"""The reply cache: what is asked once stays asked, for several callers and several processes, and a bad folder is no failure."""

import asyncio
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import JsonValue

from summarizer.extractors.cache import FILE, Reply, ReplyCache, request_key, stored

REPLY = Reply(text='{"incidents": []}', answered_by="m-1", prompt_tokens=10, completion_tokens=3)


class Model:
    """Something to ask: counts how often it was, and may fail."""

    def __init__(self, failing: BaseException | None = None, slow: bool = False) -> None:
        self.asked = 0
        self.failing = failing
        self.slow = slow

    async def ask(self) -> Reply:
        self.asked += 1
        number = self.asked
        if self.slow:
            await asyncio.sleep(0.01)
        if self.failing:
            raise self.failing
        return REPLY.model_copy(update={"completion_tokens": number})


async def get(cache: ReplyCache, model: Model, key: str = "k", keep: bool = True) -> tuple[Reply, bool]:
    return await cache.reply(key, "m", "p", model.ask, lambda _: keep)


def test_a_kept_reply_is_there_after_a_restart(tmp_path: Path) -> None:
    model = Model()
    for expected in (False, True):
        cache = ReplyCache(tmp_path)
        reply, kept = asyncio.run(get(cache, model))
        cache.close()
        assert kept is expected
        assert reply == REPLY.model_copy(update={"completion_tokens": 1})
    assert model.asked == 1
    assert stored(tmp_path) == 1


def test_a_reply_not_worth_keeping_is_not_kept(tmp_path: Path) -> None:
    cache, model = ReplyCache(tmp_path), Model()
    asyncio.run(get(cache, model, keep=False))
    asyncio.run(get(cache, model))
    cache.close()
    assert model.asked == 2


def test_refresh_asks_again_once_and_keeps_the_new_reply(tmp_path: Path) -> None:
    model = Model()
    for refresh, kept in ((False, False), (True, False), (False, True)):
        cache = ReplyCache(tmp_path, refresh=refresh)
        assert asyncio.run(get(cache, model))[1] is kept
        assert asyncio.run(get(cache, model))[1]
        cache.close()
    assert model.asked == 2


def test_questions_under_way_are_shared_and_so_are_their_failures() -> None:
    async def ask(model: Model) -> list[tuple[Reply, bool] | BaseException]:
        cache = ReplyCache(None)
        results = await asyncio.gather(*(get(cache, model) for _ in range(4)), return_exceptions=True)
        cache.close()
        return results

    good, bad = Model(slow=True), Model(ValueError("no"), slow=True)
    answers = asyncio.run(ask(good))
    assert [kept for _, kept in answers if isinstance(kept, bool)] == [False, True, True, True]  # type: ignore[misc]  # no failures here
    assert good.asked == 1
    assert [str(failed) for failed in asyncio.run(ask(bad))] == ["no"] * 4
    assert bad.asked == 1


def test_a_cancelled_leader_leaves_the_question_to_the_next() -> None:
    async def run() -> tuple[Reply, bool]:
        cache, model = ReplyCache(None), Model(slow=True)
        leader = asyncio.ensure_future(get(cache, model))
        follower = asyncio.ensure_future(get(cache, model))
        await asyncio.sleep(0)
        leader.cancel()
        answer = await follower
        cache.close()
        assert model.asked == 2
        return answer

    assert not asyncio.run(run())[1]


def test_other_requests_have_other_keys() -> None:
    body: dict[str, JsonValue] = {"model": "m", "messages": [{"role": "user", "content": "x"}]}
    keys = {request_key(body, "p"), request_key(body, "q"), request_key({**body, "model": "n"}, "p"), request_key({**body, "seed": 1}, "p")}
    assert len(keys) == 4
    assert request_key(dict(sorted(body.items())), "p") == request_key(body, "p")


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    program = (
        "import asyncio, sys\nfrom pathlib import Path\nfrom summarizer.extractors.cache import Reply, ReplyCache\n"
        "cache = ReplyCache(Path(sys.argv[1]))\n"
        "async def ask(): return Reply(text='t', answered_by='m')\n"
        "for number in range(100):\n    asyncio.run(cache.reply(sys.argv[2] + str(number), 'm', 'p', ask, lambda _: True))\n"
        "assert cache.warning is None, cache.warning\ncache.close()\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", program, str(tmp_path), name]) for name in "ab"]  # noqa: S603 - our own program
    assert [process.wait(60) for process in running] == [0, 0]
    assert stored(tmp_path) == 200


@pytest.mark.parametrize("content", [b"this is no database, only a text that somebody left here\n" * 20, b""])
def test_a_file_that_is_no_database(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    cache, model = ReplyCache(tmp_path), Model()
    assert asyncio.run(get(cache, model)) == (REPLY.model_copy(update={"completion_tokens": 1}), False)
    assert (cache.warning is None) is (content == b"")
    cache.close()


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    cache = ReplyCache(tmp_path / "file")
    assert cache.warning
    assert "not kept" in cache.warning
    assert asyncio.run(get(cache, Model()))[0].text == REPLY.text
    cache.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_still_gives_what_it_keeps(tmp_path: Path) -> None:
    _read_only(tmp_path)


def test_a_database_that_cannot_be_written_still_gives_what_it_keeps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect

    def refusing(database: str, **options: object) -> sqlite3.Connection:
        if "mode=ro" not in database and "memory" not in database:
            raise sqlite3.OperationalError("attempt to write a readonly database")
        return connect(database, **options)  # type: ignore[call-overload, no-any-return]  # handed on as it came

    _fill(tmp_path)
    monkeypatch.setattr(sqlite3, "connect", refusing)
    _expect_kept(tmp_path)


def _fill(folder: Path) -> None:
    cache = ReplyCache(folder)
    asyncio.run(get(cache, Model()))
    cache.close()


def _expect_kept(folder: Path) -> None:
    cache, model = ReplyCache(folder), Model()
    assert asyncio.run(get(cache, model))[1]
    assert not asyncio.run(get(cache, model, "other"))[1]
    assert cache.warning
    assert "readonly" in cache.warning or "unable to open" in cache.warning
    cache.close()


def _read_only(folder: Path) -> None:
    _fill(folder)
    (folder / FILE).chmod(0o400)
    folder.chmod(0o500)
    try:
        _expect_kept(folder)
    finally:
        folder.chmod(0o700)
