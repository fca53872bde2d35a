"""From the given paths to report lines, with a progress bar on a terminal and one line that says who reads."""

import asyncio
import sys
from codecs import BOM_UTF8
from collections.abc import Sequence
from pathlib import Path

from summarizer import pipeline
from summarizer.cli.output import say, tell
from summarizer.errors import NothingReadError, UsageError
from summarizer.ingest import load
from summarizer.records.article import Article, Failure
from summarizer.records.brief import Brief
from summarizer.records.report import ReportLine, UnreadArticle, Usage, total
from summarizer.settings import Settings
from summarizer.wording import plural, who_read


def read(paths: Sequence[str], settings: Settings, private: frozenset[str] = frozenset()) -> pipeline.Readings:
    """Every article of the paths through the configured extractor. `private` are hosts that may be at private addresses.

    Raises `UsageError` where only missing paths were given, `NothingReadError` where not one article could be read.
    """
    loaded = load(paths, stdin=sys.stdin.buffer.read() if "-" in paths else None, private=private)
    tell((*loaded.notes, *loaded.failures))
    if not loaded.articles and loaded.missing:
        raise UsageError(f"There is nothing at {', '.join(loaded.missing)}.", "Give files, folders, globs or - for standard input.")
    if not loaded.articles:
        raise NothingReadError("No article could be read.", "Give files or folders with .txt, .md, .html, .json or .jsonl articles.")
    undated = sum(article.published is None for article in loaded.articles)
    if undated:
        say(f"{plural(undated, 'article states', 'articles state')} no publication date; a sources.toml beside the files can.")
    readings = asyncio.run(_extract(loaded.articles, settings))
    tell(readings.failures)
    if not readings.lines:
        raise NothingReadError("No article could be read.", "Each line above says what to do.")
    lines = pipeline.under_all_paths(readings.lines, loaded.paths)
    return pipeline.Readings(lines=lines, failures=(*loaded.failures, *readings.failures))


def lines(reports: Sequence[str]) -> pipeline.Readings:
    """The report lines of files or standard input, each grounded again; what is wrong with one is told, and the others count.

    Raises `UsageError` where no file can be read, `NothingReadError` where not one line is good.
    """
    results: list[ReportLine | Failure] = []
    unread: list[UsageError] = []
    for name in reports:
        try:
            data = _bytes(name, "Give files of report lines written by `summarizer extract`.")
        except UsageError as error:
            unread.append(error)
            why = error.__cause__.strerror if isinstance(error.__cause__, OSError) else error.__cause__
            results.append(Failure(source=Path(name).name, reason=f"It cannot be read: {why}.", remedy=error.remedy))
            continue
        numbered = enumerate(data.removeprefix(BOM_UTF8).split(b"\n"), start=1)
        called = "standard input" if name == "-" else Path(name).name  # a brief lists it, whatever folder the file lies in
        results.extend(pipeline.parsed(line, called, number) for number, line in numbered if line.strip())
    if reports and len(unread) == len(reports):
        raise unread[0]
    readings = pipeline.sorted_out(results)
    tell(readings.failures)
    if not readings.lines:
        raise NothingReadError("Not one report line could be used.", "Give files written by `summarizer extract`.")
    return readings


def _bytes(name: str, remedy: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except (OSError, ValueError) as error:
        raise UsageError(f"{name} cannot be read: {error}.", remedy) from error


async def _extract(articles: Sequence[Article], settings: Settings) -> pipeline.Readings:
    from rich.console import Console
    from rich.progress import Progress

    results: list[ReportLine | Failure] = []
    second = pipeline.second_reader(settings)
    bar = Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())
    async with pipeline.opened_extractor(settings) as extractor:
        say(who_read(extractor.name.name, extractor.name.model))
        with bar:
            task = bar.add_task("Reading", total=len(articles))
            async for result in pipeline.aextract(articles, extractor, second=second, concurrency=settings.concurrency):
                results.append(result)
                bar.advance(task)
        warning: str | None = getattr(extractor, "warning", None)  # only the model extractor has something to warn of
        if warning:
            say(warning)
    readings = pipeline.sorted_out(results)
    if spent := _spent([one.usage for one in results if isinstance(one, ReportLine | UnreadArticle) and one.usage is not None]):
        say(spent)
    return readings


def _spent(usages: Sequence[Usage]) -> str:
    """What a model was asked in all and, where every price is known, what it cost; nothing where no model was asked."""
    spent = total(usages)
    priced = all(usage.cost_usd is not None for usage in usages if usage.calls)
    money = f", US$ {spent.cost_usd or 0.0:.4f}" if priced else ""
    return f"{spent.calls} calls, {spent.prompt_tokens:,} tokens in, {spent.completion_tokens:,} out{money}." if spent.calls else ""


def brief_file(path: Path) -> Brief:
    """A brief that `--format json` wrote. Raises `UsageError` for anything else."""
    from summarizer.rendering import document

    remedy = "Give a file that `brief --format json` wrote."
    try:
        return document.from_json(_bytes(str(path), remedy).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} cannot be read: {error}.", remedy) from error
