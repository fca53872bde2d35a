"""The commands. Each parses its options, calls the library and prints the result.

Exit codes: 0 done; 1 some articles failed (the result is still written and lists them); 2 wrong usage or set-up; 3 nothing could be
read. Heavy modules are imported inside the commands, so that `--help` stays quick.
"""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from summarizer.cli import options, output
from summarizer.cli.groups import Form, Reader, Wanted, grouped
from summarizer.errors import NothingReadError, SummarizerError, UsageError

app = typer.Typer(
    help="News articles in; a brief out in which every fact points to its sentence and every disagreement between sources is shown.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)


class DataFormat(StrEnum):
    """The forms of a summary."""

    md = "md"
    json = "json"


class Schema(StrEnum):
    """The documents that have a schema."""

    extraction = "extraction"
    report = "report"
    brief = "brief"


@app.command()
@grouped
def brief(
    paths: options.SomePaths = [],  # noqa: B006 typer reads it and changes nothing
    *,
    wanted: Wanted,
    topic: options.TopicName = None,
    form: Form,
    open_page: Annotated[bool, typer.Option("--open", help="Write the page (--format html) and open it in the browser.")] = False,
    archive: options.ArchiveFile = None,
    reader: Reader,
) -> None:
    """The brief of articles, or of the archive: what happened, who said what, and where the sources disagree."""
    from summarizer.cli import archived, making
    from summarizer.cli.reading import read

    if paths and archive is not None:
        raise UsageError("A brief is of paths or of an archive.", "Leave out the paths, or --archive.")
    output.usable(form.out)
    chosen = making.settings(reader, wanted)
    order = making.order(wanted, chosen, topic)
    if paths:
        readings = read(paths, chosen, reader.private)
        made = making.brief(readings, order)
    else:
        made, readings = archived.brief(archive, reader.settings, order)
    making.note_empty(made, topic)
    making.put(made, readings, form, show=open_page)
    raise typer.Exit(1 if readings.failures else 0)


@app.command()
@grouped
def summarize(
    articles: options.Paths,
    *,
    format: Annotated[DataFormat, typer.Option(help="Form of the summary.")] = DataFormat.md,  # noqa: A002 the option's name
    out: options.Out = None,
    reader: Reader,
) -> None:
    """One article's structured summary, or one each for several."""
    from summarizer import pipeline
    from summarizer.cli import making
    from summarizer.cli.reading import read
    from summarizer.rendering import summary

    output.usable(out)
    readings = read(articles, making.settings(reader), reader.private)
    alone = [pipeline.make_brief([line]) for line in readings.lines]
    output.write(summary.to_json(alone) if format is DataFormat.json else summary.render(alone), out)
    raise typer.Exit(1 if readings.failures else 0)


@app.command()
@grouped
def extract(paths: options.Paths, *, out: options.Out = None, reader: Reader) -> None:
    """What each article says, every claim checked against its sentence: one line of JSON an article."""
    from summarizer.cli import making
    from summarizer.cli.reading import read

    output.usable(out)
    readings = read(paths, making.settings(reader), reader.private)
    output.write("".join(line.model_dump_json() + "\n" for line in readings.lines), out)
    raise typer.Exit(1 if readings.failures else 0)


@app.command()
@grouped
def merge(reports: options.Lines, *, wanted: Wanted, form: Form) -> None:
    """The brief of report lines from any extractor; every line is grounded again."""
    from summarizer.cli import making
    from summarizer.cli.reading import lines

    output.usable(form.out)
    order = making.order(wanted, making.settings(wanted=wanted))
    readings = lines(reports)
    making.put(making.brief(readings, order), readings, form)
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
