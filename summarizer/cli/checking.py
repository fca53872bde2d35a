"""The commands that look at results: against a gold file, against each other, and into one incident."""

from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli import options, output
from summarizer.cli.app import DataFormat, app
from summarizer.cli.groups import Wanted, grouped
from summarizer.errors import UsageError


@app.command(name="eval")
def evaluate(
    gold: Annotated[Path, typer.Argument(help="Gold file (JSON); docs/gold.md has its form.", show_default=False)],
    reports: options.Lines,
    out: options.Out = None,
) -> None:
    """Precision and recall of report lines and of their merge against a gold file; wrong merges and wrong splits apart."""
    from summarizer import pipeline
    from summarizer.cli.reading import lines
    from summarizer.evaluation import gold as answers
    from summarizer.evaluation import score

    output.usable(out)
    wanted = answers.load(gold)
    readings = lines(reports)
    output.write(score.table(score.score(wanted, readings.lines, pipeline.merge_reports(readings.lines))), out)
    raise typer.Exit(1 if readings.failures else 0)


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(help="A brief as JSON.", show_default=False)],
    new: Annotated[Path, typer.Argument(help="Another brief as JSON.", show_default=False)],
    form: Annotated[DataFormat, typer.Option("--format", help="Form of the comparison.")] = DataFormat.md,
    out: options.Out = None,
) -> None:
    """Two briefs compared, field by field."""
    from summarizer.brief import difference
    from summarizer.cli.reading import brief_file
    from summarizer.rendering import comparison

    output.usable(out)
    before, after = brief_file(old), brief_file(new)
    found = difference(before, after)
    output.write(comparison.to_json(found) if form is DataFormat.json else comparison.render(found, before, after), out)


@app.command()
@grouped
def explain(
    incident: Annotated[
        str, typer.Argument(help="Id of an incident or of a report in it, or its number in the brief of these options.", show_default=False)
    ],
    reports: options.Lines,
    *,
    wanted: Wanted,
    out: options.Out = None,
) -> None:
    """Why these reports are one incident, and which neighbours were refused and why."""
    from summarizer.cli import making
    from summarizer.cli.reading import lines
    from summarizer.merging import explain as why

    output.usable(out)
    order = making.order(wanted, making.settings(wanted=wanted))
    readings = lines(reports)
    id_ = making.incident_of(incident, readings, order)
    found = why.explain(readings.lines, id_, order.judgements)
    if found is None:
        near = why.nearest_id(readings.lines, id_, order.judgements)
        hint = f"Did you mean {near}? " if near else ""
        raise UsageError(f"There is no incident or report {incident!r}.", f"{hint}`summarizer merge --format json` lists their ids.")
    output.write(why.in_words(found) + "\n", out)
