"""The commands of daily work: an archive, its sources, updates, and what it keeps. The clock is read here and nowhere else."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import typer

from summarizer.cli import archived, options, output
from summarizer.cli.app import app
from summarizer.cli.groups import Reader, Wanted, grouped

Sources = Annotated[list[str], typer.Argument(help="URLs of feeds or pages, files, folders, or glob patterns.", show_default=False)]


class Kept(StrEnum):
    """What `list` can show."""

    articles = "articles"
    sources = "sources"
    failures = "failures"


NONE = {
    Kept.articles: "The archive has no articles yet. Fetch some with `summarizer update`.",
    Kept.sources: "The archive has no sources yet. Add some with `summarizer add`.",
    Kept.failures: "Nothing failed.",
}
"""What is said where a list is empty."""


class Exchange(StrEnum):
    """The forms of `export`."""

    acled = "acled"
    ucdp = "ucdp"
    plover = "plover"
    geojson = "geojson"
    jsonl = "jsonl"


def now() -> str:
    """The present instant, ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")  # noqa: TID251 the one place where the program learns the time


@app.command()
def init(archive: options.ArchiveFile = None, settings: options.SettingsFile = None) -> None:
    """Makes an archive: one file that keeps sources, articles with their versions, and what was read in them."""
    from summarizer.archive.store import Archive

    path = archived.path(archive, settings)
    there = path.exists()
    with Archive(path, create=True):
        output.say(f"{path} is {'there already, and up to date' if there else 'made'}. Add sources with `summarizer add`.")


@app.command()
def add(sources: Sources, archive: options.ArchiveFile = None, settings: options.SettingsFile = None) -> None:
    """Adds sources, which every update visits: feeds, pages, files, folders."""
    from summarizer.archive.sources import usable

    with archived.opened(archive, settings) as kept:
        for spec in [usable(source) for source in sources]:
            output.say(f"{spec}: {'added' if kept.add_source(spec, now()) else 'was there already'}.")


@app.command()
@grouped
def update(
    *,
    archive: options.ArchiveFile = None,
    dry_run: options.DryRun = False,
    max_articles: options.MaxArticles = None,
    max_cost: options.MaxCost = None,
    retry_failed: options.RetryFailed = False,
    reader: Reader,
) -> None:
    """Fetches what is new in the sources and reads what is unread. Killed at any moment, the next update goes on from there."""
    import asyncio

    from summarizer.archive.updating import Limits
    from summarizer.cli.chosen import settings
    from summarizer.cli.updating import run

    chosen = settings(reader)
    limits = Limits(articles=max_articles, cost=max_cost)
    with archived.opened(archive, reader.settings) as kept:
        failed = asyncio.run(run(kept, chosen, limits, now(), dry_run=dry_run, retry_failed=retry_failed, private=reader.private))
    raise typer.Exit(1 if failed else 0)


@app.command(name="list")
def list_(
    what: Annotated[Kept, typer.Argument(help="What to list.")] = Kept.articles,
    archive: options.ArchiveFile = None,
    settings: options.SettingsFile = None,
) -> None:
    """What the archive keeps: its articles, its sources, or what failed."""
    from summarizer.archive import showing

    with archived.opened(archive, settings) as kept:
        found = showing.listed(kept, what.value)
    output.write(found, None)
    if not found:
        output.say(NONE[what])


@app.command()
def show(
    id: Annotated[str, typer.Argument(help="Id of an article, an incident, a statement or a report.")],  # noqa: A002 the argument's name
    archive: options.ArchiveFile = None,
    settings: options.SettingsFile = None,
) -> None:
    """One article with its versions and what was read in it, or one incident or statement, as JSON."""
    from summarizer.archive import showing

    with archived.opened(archive, settings) as kept:
        output.write(showing.shown(kept, id), None)


@app.command()
@grouped
def export(
    *,
    format: Annotated[Exchange, typer.Option(help="Exchange format; jsonl is the report lines.")] = Exchange.jsonl,  # noqa: A002 the option's name
    wanted: Wanted,
    topic: options.TopicName = None,
    out: options.Out = None,
    archive: options.ArchiveFile = None,
    settings: options.SettingsFile = None,
) -> None:
    """The archive's incidents for other tools (ACLED, UCDP GED, PLOVER, GeoJSON), or its report lines."""
    from summarizer.archive import showing
    from summarizer.cli import making

    output.usable(out)
    order = making.order(wanted, making.settings(Reader(settings=settings), wanted), topic)
    with archived.opened(archive, settings) as kept:
        output.write(showing.exported(kept, order, format.value), out)


@app.command()
def runs(archive: options.ArchiveFile = None, settings: options.SettingsFile = None) -> None:
    """What each update fetched, read and cost, and the totals of each day."""
    from summarizer.archive import showing

    with archived.opened(archive, settings) as kept:
        output.write(showing.runs(kept.runs.all()), None)
