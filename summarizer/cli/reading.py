"""From the given paths to report lines, with a progress bar on a terminal and one line that says who reads."""

import asyncio
import sys
from collections.abc import Sequence

from summarizer import pipeline
from summarizer.cli.output import say, tell
from summarizer.errors import NothingReadError
from summarizer.ingest import load
from summarizer.records.article import Article, Failure
from summarizer.records.report import ReportLine
from summarizer.settings import Settings
from summarizer.wording import who_read


def read(paths: Sequence[str], settings: Settings) -> pipeline.Readings:
    """Every article of the paths through the configured extractor. Raises `NothingReadError` where not one could be read."""
    loaded = load(paths, stdin=sys.stdin.buffer.read() if "-" in paths else None)
    tell(loaded.failures)
    if not loaded.articles:
        raise NothingReadError("No article could be read.", "Give files or folders with .txt, .md, .html, .json or .jsonl articles.")
    readings = asyncio.run(_extract(loaded.articles, settings))
    tell(readings.failures)
    if not readings.lines:
        raise NothingReadError("No article could be read.", "Each line above says what to do.")
    lines = pipeline.under_all_paths(readings.lines, loaded.paths)
    return pipeline.Readings(lines=lines, failures=(*loaded.failures, *readings.failures))


async def _extract(articles: Sequence[Article], settings: Settings) -> pipeline.Readings:
    from rich.console import Console
    from rich.progress import Progress

    extractor, second = pipeline.extractor_for(settings), pipeline.second_reader_for(settings)
    say(who_read(extractor.name))
    results: list[ReportLine | Failure] = []
    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("Reading", total=len(articles))
        async for result in pipeline.aextract(articles, extractor, second=second, concurrency=settings.concurrency):
            results.append(result)
            progress.advance(task)
    return pipeline.sorted_out(results)
