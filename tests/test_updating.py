"""Updates read within limits, and one slow call never holds the others: by a reader, and by a model behind rate limits."""

import asyncio
from pathlib import Path
from typing import cast

import pytest
from daily import DAY_ONE, DAY_TWO, Reader, answer, archive_of, polite, record, told, updated
from endpoint import Body, Scripted, completion, error, serving

from summarizer.archive.estimating import Prices
from summarizer.archive.store import Archive
from summarizer.archive.updating import Limits, Readers, update
from summarizer.extractors.contract import Answer, Check
from summarizer.extractors.llm import ModelExtractor
from summarizer.pipeline import aextract, extract
from summarizer.records.annotation import Annotation
from summarizer.records.article import Article
from summarizer.records.report import UnreadArticle
from summarizer.settings import Settings

TOWNS = ("Kabul", "Herat", "Farah", "Mazar", "Kunduz", "Ghazni")
SLOW = TOWNS[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six articles, the first of which is slow to read."""
    made = tmp_path / "news"
    made.mkdir()
    for number, town in enumerate(TOWNS):
        text = record(told(number + 1, town, "1 March 2026"), "2026-03-01", town)
        (made / f"{number}.json").write_text(text, encoding="utf-8")
    return made


class Held(Reader):
    """Reads the slow article only after every other one was kept."""

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self.archive = archive

    async def extract(self, article: Article, annotation: Annotation, check: Check) -> Answer:
        while SLOW in article.text and self.archive.database.execute("select count(*) from line").fetchone()[0] < len(TOWNS) - 1:
            await asyncio.sleep(0.001)
        return await super().extract(article, annotation, check)


def test_a_slow_article_holds_neither_the_reading_nor_the_keeping_of_the_others(tmp_path: Path, folder: Path) -> None:
    with archive_of(tmp_path, str(folder)) as archive:
        reader = Held(archive)

        async def run() -> int:
            async with asyncio.timeout(10):
                done = await update(archive, Readers(reader.name, reader.opened), fetcher=polite(), now=DAY_ONE, concurrency=2)
            return done.read

        assert asyncio.run(run()) == len(TOWNS)
        assert SLOW in archive.article(reader.asked[-1]).text


def articles() -> list[Article]:
    return [Article(id=f"{number:016}", text=told(number + 1, town, "1 March 2026")) for number, town in enumerate(TOWNS)]


def asked_about(body: Body) -> str:
    text = cast(list[dict[str, str]], body["messages"])[3]["content"]
    return next(town for town in TOWNS if f"attack in {town}" in text)


def answered(body: Body) -> Scripted:
    text = cast(list[dict[str, str]], body["messages"])[3]["content"]
    return Scripted(completion(answer(text).model_dump_json()))


@pytest.mark.parametrize("trouble", ["a slow answer", "a pause that the endpoint asks for"])
def test_with_rate_limits_one_slow_call_never_holds_the_others(tmp_path: Path, trouble: str) -> None:
    told_to: list[str] = []

    def script(body: Body) -> Scripted:
        town = asked_about(body)
        told_to.append(town)
        if town == SLOW and told_to.count(SLOW) == 1:
            if trouble == "a slow answer":
                return Scripted(answered(body).body, delay=1.0)
            return error(429, "slow down", headers={"Retry-After": "1"})
        return answered(body)

    with serving(script) as endpoint:
        settings = Settings(
            model="scripted-1",
            base_url=endpoint.url,
            cache=str(tmp_path / "replies"),
            concurrency=2,
            requests_per_minute=60_000,
            tokens_per_minute=600_000_000,
        )
        others_done: list[bool] = []

        async def run() -> None:
            async with ModelExtractor(settings) as extractor:
                results = aextract(articles(), extractor, concurrency=2)
                others_done.extend([set(told_to) == set(TOWNS) async for _ in results])

        asyncio.run(run())
    assert others_done == [True] * len(TOWNS)  # the slow one is yielded first: by then all the others were asked about


def test_the_cost_limit_counts_what_is_under_way(tmp_path: Path, folder: Path) -> None:
    reader = Reader(cost=0.25)
    one = Prices(tokens=True).of_article(articles()[0])
    prices = Prices(tokens=True, prompt=0.0, completion=0.25 / one.completion_tokens)
    with archive_of(tmp_path, str(folder)) as archive:
        done = updated(archive, DAY_ONE, reader, limits=Limits(cost=0.6), prices=prices, concurrency=6)
        assert (done.read, done.left, done.usage.cost_usd) == (2, 4, 0.5)
        done = updated(archive, DAY_TWO, reader, limits=Limits(articles=1, cost=10.0), prices=prices, concurrency=6)
        assert (done.read, done.left) == (1, 3)


def test_a_failed_answer_of_a_model_says_what_it_cost(tmp_path: Path) -> None:
    with serving([Scripted(completion("no JSON at all"))]) as endpoint:
        settings = Settings(model="scripted-1", base_url=endpoint.url, cache=str(tmp_path / "replies"))

        async def run() -> UnreadArticle:
            async with ModelExtractor(settings) as extractor:
                (result,) = [one async for one in aextract(articles()[:1], extractor)]
            assert isinstance(result, UnreadArticle)
            return result

        unread = asyncio.run(run())
        assert unread.usage is not None
        assert unread.usage.calls == len(endpoint.asked) > 0
        assert unread.usage.prompt_tokens == 100 * unread.usage.calls


def test_what_a_failure_cost_is_no_part_of_a_brief() -> None:
    (failure,) = extract(articles()[:1], Reader(fails=SLOW)).failures
    assert failure.model_dump().keys() == {"source", "reason", "remedy"}
