"""One update from the command line: the configured reader, a line on what will happen, a line on what did."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager

from summarizer.archive.estimating import Estimate, Prices
from summarizer.archive.store import Archive
from summarizer.archive.updating import Limits, Readers, Updated, fetch_only, update
from summarizer.cli.output import say, tell
from summarizer.extractors.contract import Extractor
from summarizer.extractors.naming import reader_name
from summarizer.ingest.fetching import Fetcher
from summarizer.ingest.fetching import Limits as FetchLimits
from summarizer.records.article import Failure
from summarizer.settings import Settings
from summarizer.wording import plural


async def run(
    archive: Archive, settings: Settings, limits: Limits, now: str, *, dry_run: bool, retry_failed: bool, private: frozenset[str]
) -> bool:
    """Updates the archive, or shows what that would take; whether something failed."""
    prices = Prices.of_settings(settings)
    prices.check(limits.cost)
    if not archive.sources():
        say("The archive has no sources yet. Add some with `summarizer add`.")
    fetcher = Fetcher(FetchLimits(private=private))
    kept = settings if settings.cache else settings.model_copy(update={"cache": str(archive.replies)})
    readers = Readers(reader_name(kept), lambda: _opened(kept), lambda: _second(kept))
    if dry_run:
        fetched, failures, estimate = fetch_only(archive, readers.name, prices, fetcher, now, retry_failed=retry_failed, tell=say)
        return _told(failures, _estimated(fetched, estimate, prices))
    done = await update(
        archive,
        readers,
        fetcher=fetcher,
        now=now,
        prices=prices,
        limits=limits,
        retry_failed=retry_failed,
        concurrency=settings.concurrency,
        tell=say,
    )
    return _told(done.failures, _summary(done))


def _told(failures: Sequence[Failure], summary: str) -> bool:
    """Says what failed and what was done; whether something failed."""
    tell(failures)
    say(summary)
    return bool(failures)


def _opened(settings: Settings) -> AbstractAsyncContextManager[Extractor]:
    from summarizer.pipeline import opened_extractor  # imported here: an update with nothing to read needs no stage

    return opened_extractor(settings)


def _second(settings: Settings) -> Extractor | None:
    from summarizer.pipeline import second_reader

    return second_reader(settings)


def _estimated(fetched: int, estimate: Estimate, prices: Prices) -> str:
    counts = f"{plural(fetched, 'new or edited article')} fetched, {estimate.articles} to be read"
    if not prices.tokens:
        return f"{counts}, by the offline extractor: no model, no cost. Nothing was read."
    money = "at an unknown price" if estimate.cost_usd is None else f"about US$ {estimate.cost_usd:.4f}"
    tokens = f"about {estimate.prompt_tokens:,} tokens in and {estimate.completion_tokens:,} out"
    return f"{counts}: {tokens}, {money}. Nothing was read."


def _summary(done: Updated) -> str:
    parts = [f"{plural(done.fetched, 'new or edited article')} fetched", f"{done.read} read", f"{len(done.failures)} failed"]
    parts += [f"{done.left} left by the limit"] if done.left else []
    money = f", US$ {done.usage.cost_usd:.4f}" if done.usage.cost_usd is not None else ""
    calls = f" {done.usage.calls} calls, {done.usage.prompt_tokens:,} tokens in, {done.usage.completion_tokens:,} out{money}."
    return ", ".join(parts) + "." + (calls if done.usage.calls else "")
