"""From settings to the order of a brief, and from lines to the brief: the same for every command."""

from pathlib import Path

import typer

from summarizer import pipeline
from summarizer.archive import topics
from summarizer.archive.briefing import Order
from summarizer.cli import output
from summarizer.cli.chosen import settings as settings
from summarizer.cli.groups import Form, Format, Wanted
from summarizer.errors import UsageError
from summarizer.merging import judgements
from summarizer.merging.judgements import Judgement
from summarizer.records.brief import Brief
from summarizer.rendering import render
from summarizer.settings import Settings
from summarizer.wording import plural


def decisions(file: Path | None) -> tuple[Judgement, ...]:
    """An editor's judgements; none where no file is given. Raises `UsageError` for a file that cannot be used."""
    return judgements.load(file) if file else ()


def order(wanted: Wanted, chosen: Settings, topic: str | None = None) -> Order:
    """What brief is wanted. Raises `UsageError` for a bad day or zone, an unknown topic, a wrong judgement."""
    tz = chosen.tz or "UTC"
    pipeline.check_days(wanted.date, wanted.since, tz)
    return Order(wanted.date, wanted.since, tz, chosen.policy, decisions(wanted.judgements), topics.named(chosen, topic))


def brief(readings: pipeline.Readings, wanted: Order) -> Brief:
    """The brief of what was read; what could not be is listed in it."""
    return pipeline.make_brief(
        readings.lines,
        date=wanted.date,
        since=wanted.since,
        tz=wanted.tz,
        policy=wanted.policy,
        judgements=wanted.judgements,
        failures=readings.failures,
        topic=wanted.topic,
    )


def incident_of(named: str, readings: pipeline.Readings, wanted: Order) -> str:
    """The id of a report in the incident that is named by its number in the brief; any other name as it is.

    Raises `UsageError` where the brief has no incident of that number.
    """
    if not named.isdecimal():
        return named
    incidents = brief(readings, wanted).incidents
    if not 1 <= int(named) <= len(incidents):
        remedy = "Give the number that the brief shows, and the options that it was made with."
        raise UsageError(f"The brief of these lines has {plural(len(incidents), 'incident')}, and no number {named}.", remedy)
    return incidents[int(named) - 1].reports[0].id


def note_empty(made: Brief, topic: str | None) -> None:
    """Says so where nothing meets the topic."""
    if topic is not None and not (made.incidents or made.statements or made.changes or made.unchanged):
        output.say(f"Nothing that counts for this brief meets the topic {topic!r}.")


def put(made: Brief, readings: pipeline.Readings, form: Form, *, show: bool = False) -> None:
    """Writes the brief in its form; with `show`, as a page that it opens in the browser."""
    kind = Format.html if show else form.format
    target = form.out or (Path(f"brief-{made.date or 'undated'}.html") if show else None)
    output.write(render(made, kind.value, articles=[line.article for line in readings.lines], full_text=form.full_text), target)
    if show and target is not None:
        typer.launch(target.resolve().as_uri())
