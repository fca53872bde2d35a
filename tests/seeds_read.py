"""The five seed articles as report lines, by each reader: the offline extractor, and the recorded model answers."""

import asyncio
from functools import cache
from pathlib import Path

from recording import replaying

from summarizer import OfflineExtractor, ReportLine, extract, load
from summarizer.extractors.cache import ReplyCache
from summarizer.extractors.llm import ModelExtractor
from summarizer.pipeline import read
from summarizer.records.article import Article
from summarizer.settings import Settings

ARTICLES = load([str(Path(__file__).parent.parent / "seeds")]).articles
READERS = ("offline", "recorded")


@cache
def lines(reader: str) -> tuple[ReportLine, ...]:
    """What a reader says of the seeds."""
    if reader == "offline":
        return extract(ARTICLES, OfflineExtractor()).lines
    return tuple(asyncio.run(_replayed(article)) for article in ARTICLES)


async def _replayed(article: Article) -> ReportLine:
    settings = Settings(model="careful-reader", base_url="http://127.0.0.1:9/v1")
    with replaying(f"seeds/{Path(str(article.path)).stem}"):
        async with ModelExtractor(settings, ReplyCache(None)) as extractor:
            line = await read(article, extractor)
    assert isinstance(line, ReportLine), line
    return line
