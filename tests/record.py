"""Records the exchanges in cassettes/ anew. Run by hand from the project's folder; never by the tests.

    uv run python tests/record.py seeds --model NAME --base-url URL     the five seed articles, read by whatever answers there
    uv run python tests/record.py failures                              the failure table, from the scripted endpoint of the tests
    uv run python tests/record.py llama                                 doctor and one short article, with a llama.cpp server

`seeds` takes further settings from the environment or a settings file, as the program does; those of `llama` stand in exchanges.py.
cassettes/README.md says what answered; keep it true.
"""

import argparse
import asyncio
import tempfile
from pathlib import Path

from endpoint import serving
from exchanges import ANNOTATION, ARTICLE, EXCHANGES, LLAMA, against_72, once_more
from recording import recording

from summarizer.errors import ExtractionError
from summarizer.extractors.cache import ReplyCache
from summarizer.extractors.doctor import examine
from summarizer.extractors.llm import ModelExtractor
from summarizer.ingest import load
from summarizer.pipeline import read
from summarizer.records.article import Article, Failure
from summarizer.settings import Settings

SEEDS = Path(__file__).parent.parent / "seeds"
PORT = 8902
"""Where the scripted endpoint listens while it is recorded, so that recordings differ only where their words do."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", choices=["seeds", "failures", "llama"])
    parser.add_argument("--model")
    parser.add_argument("--base-url")
    parser.add_argument("--ask-first", action="store_true", help="ask about all articles at once before recording one by one")
    options = parser.parse_args()
    if options.folder == "failures":
        record_failures()
    elif options.folder == "llama":
        asyncio.run(record_llama())
    else:
        settings = Settings.load(model=options.model, base_url=options.base_url)
        asyncio.run(record_seeds(settings, ask_first=options.ask_first))


async def record_seeds(settings: Settings, *, ask_first: bool) -> None:
    """Every seed through the model extractor and grounding, without a second reading, each into a recording of its own.

    `ask_first` is for an endpoint where people or assistants answer and keep their answers: they see all requests at once.
    """
    articles = load([str(SEEDS)]).articles
    if ask_first:
        await asyncio.gather(*(read_one(article, settings) for article in articles))
    for article in articles:
        with recording(f"seeds/{Path(str(article.path)).stem}"):
            print(article.path, await read_one(article, settings))


async def read_one(article: Article, settings: Settings) -> str:
    """What became of one article, in words."""
    async with ModelExtractor(settings, ReplyCache(None)) as extractor:
        line = await read(article, extractor)
    if isinstance(line, Failure):
        return f"failed: {line.reason}"
    calls = line.usage.calls if line.usage else 0
    return f"{len(line.incidents)} incidents, {len(line.statements)} statements, {len(line.rejections)} refused claims, {calls} calls"


async def record_llama() -> None:
    """The small article of the failure table with a complaint about each answer, so that there are two questions; the doctor's checks."""
    with recording("llama/second-question"):
        async with ModelExtractor(LLAMA, ReplyCache(None)) as extractor:
            print(await extractor.extract(ARTICLE, ANNOTATION, once_more))
    with tempfile.TemporaryDirectory() as folder, recording("llama/doctor"):
        for found in await examine(LLAMA.model_copy(update={"cache": folder})):
            print("ok " if found.ok else "BAD", found.name, found.finding)


def record_failures() -> None:
    """Every script of the failure table, from the scripted endpoint, without waiting."""

    async def ask(url: str) -> str:
        async with ModelExtractor(Settings(model="m", base_url=url), ReplyCache(None), sleep=at_once) as extractor:
            try:
                answer = await extractor.extract(ARTICLE, ANNOTATION, against_72)
            except ExtractionError as failed:
                return failed.kind
        return f"answered; replies: {answer.usage.calls}"

    for name, (script, _) in EXCHANGES.items():
        with serving(script, PORT) as server, recording(f"failures/{name}"):
            print(name, asyncio.run(ask(server.url)))


async def at_once(seconds: float) -> None:
    """No pause."""


if __name__ == "__main__":
    main()
