"""The commands. Each parses its options, calls the library and prints the result.

Exit codes: 0 done; 1 some articles failed (the result is still written and lists them); 2 wrong usage or set-up; 3 nothing could be
read. Heavy modules are imported inside the commands, so that `--help` stays quick.
"""

import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli import options, output
from summarizer.errors import NothingReadError, SummarizerError, UsageError

if TYPE_CHECKING:
    from summarizer.records.brief import Brief
    from summarizer.records.report import ReportLine

app = typer.Typer(
    help="News articles in; a brief out in which every fact points to its sentence and every disagreement between sources is shown.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)


class Format(StrEnum):
    md = "md"
    json = "json"
    html = "html"
    terminal = "terminal"
    acled = "acled"
    ucdp = "ucdp"
    plover = "plover"
    geojson = "geojson"


class DataFormat(StrEnum):
    md = "md"
    json = "json"


class Schema(StrEnum):
    extraction = "extraction"
    report = "report"
    brief = "brief"


@app.command()
def brief(
    paths: options.SomePaths = [],  # noqa: B006 typer reads it and changes nothing
    date: options.Date = None,
    since: options.Since = None,
    tz: options.Tz = None,
    policy: options.PolicyName = None,
    format: Annotated[Format, typer.Option(help="Form of the brief.")] = Format.md,  # noqa: A002 the option's name
    out: options.Out = None,
    open_page: Annotated[bool, typer.Option("--open", help="Write the page (--format html) and open it in the browser.")] = False,
    full_text: options.FullText = False,
    judgements: options.Judgements = None,
    archive: options.ArchiveFile = None,
    topic: options.TopicName = None,
    model: options.Model = None,
    base_url: options.BaseUrl = None,
    settings: options.SettingsFile = None,
    refresh: options.Refresh = False,
    second_reading: options.SecondReading = None,
) -> None:
    """The brief of articles, or of the archive: what happened, who said what, and where the sources disagree."""
    from summarizer import pipeline
    from summarizer.archive import topics
    from summarizer.cli import archived
    from summarizer.cli.reading import read
    from summarizer.merging import judgements as pinned
    from summarizer.settings import Settings

    output.usable(out)
    chosen = Settings.load(
        file=settings, model=model, base_url=base_url, tz=tz, policy=policy, refresh=refresh or None, second_reading=second_reading
    )
    decisions = pinned.load(judgements) if judgements else ()
    pipeline.check_days(date, since, chosen.tz or "UTC")
    if not paths:
        wanted = archived.order(chosen, date=date, since=since, topic=topic, judgements=decisions)
        made, lines = archived.brief(archive, settings, wanted)
        _put(made, lines, Format.html if open_page else format, out, full_text=full_text, show=open_page)
        return
    if archive is not None:
        raise UsageError("A brief is of paths or of an archive.", "Leave out the paths, or --archive.")
    readings = read(paths, chosen)
    made = pipeline.make_brief(
        readings.lines,
        date=date,
        since=since,
        tz=chosen.tz or "UTC",
        policy=chosen.policy,
        judgements=decisions,
        failures=readings.failures,
        topic=topics.named(chosen, topic),
    )
    _put(made, readings.lines, Format.html if open_page else format, out, full_text=full_text, show=open_page)
    raise typer.Exit(1 if readings.failures else 0)


@app.command()
def summarize(
    articles: options.Paths,
    format: Annotated[DataFormat, typer.Option(help="Form of the summary.")] = DataFormat.md,  # noqa: A002 the option's name
    out: options.Out = None,
    model: options.Model = None,
    base_url: options.BaseUrl = None,
    settings: options.SettingsFile = None,
    refresh: options.Refresh = False,
    second_reading: options.SecondReading = None,
) -> None:
    """One article's structured summary, or one each for several."""
    from summarizer import pipeline
    from summarizer.cli.reading import read
    from summarizer.rendering import summary
    from summarizer.settings import Settings

    output.usable(out)
    chosen = Settings.load(file=settings, model=model, base_url=base_url, refresh=refresh or None, second_reading=second_reading)
    readings = read(articles, chosen)
    alone = [pipeline.make_brief([line]) for line in readings.lines]
    output.write(summary.to_json(alone) if format is DataFormat.json else summary.render(alone), out)
    raise typer.Exit(1 if readings.failures else 0)


@app.command()
def extract(
    paths: options.Paths,
    out: options.Out = None,
    model: options.Model = None,
    base_url: options.BaseUrl = None,
    settings: options.SettingsFile = None,
    refresh: options.Refresh = False,
    second_reading: options.SecondReading = None,
) -> None:
    """What each article says, every claim checked against its sentence: one line of JSON an article."""
    from summarizer.cli.reading import read
    from summarizer.settings import Settings

    output.usable(out)
    chosen = Settings.load(file=settings, model=model, base_url=base_url, refresh=refresh or None, second_reading=second_reading)
    readings = read(paths, chosen)
    output.write("".join(line.model_dump_json() + "\n" for line in readings.lines), out)
    raise typer.Exit(1 if readings.failures else 0)


@app.command()
def merge(
    reports: options.Lines,
    date: options.Date = None,
    since: options.Since = None,
    tz: options.Tz = None,
    policy: options.PolicyName = None,
    format: Annotated[Format, typer.Option(help="Form of the brief.")] = Format.md,  # noqa: A002 the option's name
    out: options.Out = None,
    full_text: options.FullText = False,
    judgements: options.Judgements = None,
) -> None:
    """The brief of report lines from any extractor; every line is grounded again."""
    from summarizer import pipeline
    from summarizer.cli.reading import lines
    from summarizer.merging import judgements as pinned
    from summarizer.settings import Settings

    output.usable(out)
    chosen = Settings.load(environ={}, tz=tz, policy=policy)
    decisions = pinned.load(judgements) if judgements else ()
    pipeline.check_days(date, since, chosen.tz or "UTC")
    readings = lines(reports)
    made = pipeline.make_brief(
        readings.lines,
        date=date,
        since=since,
        tz=chosen.tz or "UTC",
        policy=chosen.policy,
        judgements=decisions,
        failures=readings.failures,
    )
    _put(made, readings.lines, format, out, full_text=full_text)
    raise typer.Exit(1 if readings.failures else 0)


@app.command()
def schema(name: Annotated[Schema, typer.Argument(help="Which document's schema.")] = Schema.brief) -> None:
    """The JSON Schema of a document: what a model must answer, a report line, a brief."""
    import json

    from summarizer import schemas

    output.write(json.dumps(schemas.schema(name.value), indent=2, ensure_ascii=False) + "\n", None)


@app.command()
def doctor(model: options.Model = None, base_url: options.BaseUrl = None, settings: options.SettingsFile = None) -> None:
    """What is configured, is the endpoint there, does it honour strict schemas; each check with its remedy."""
    import asyncio

    from summarizer.extractors import doctor as checks
    from summarizer.extractors.offline.doctor import parser_check
    from summarizer.settings import Settings

    found = asyncio.run(checks.examine(Settings.load(file=settings, model=model, base_url=base_url), parser_check))
    for check in found:
        output.write(f"{'ok  ' if check.ok else 'FAIL'} {check.name}: {check.finding}{f' {check.remedy}' if check.remedy else ''}\n", None)
    raise typer.Exit(0 if all(check.ok for check in found) else 2)


def _put(made: "Brief", read: Iterable["ReportLine"], form: Format, out: Path | None, *, full_text: bool, show: bool = False) -> None:
    """Writes the brief; with `show`, opens it in the browser."""
    from summarizer.rendering import render

    target = out or (Path(f"brief-{made.date or 'undated'}.html") if show else None)
    output.write(render(made, form.value, articles=[line.article for line in read], full_text=full_text), target)
    if show and target is not None:
        typer.launch(target.resolve().as_uri())


def run() -> None:
    """The program: errors become one message with its remedy, and the exit code."""
    try:
        app(prog_name="summarizer")
    except NothingReadError as error:
        output.say(str(error))
        sys.exit(3)
    except SummarizerError as error:
        output.say(str(error))
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
