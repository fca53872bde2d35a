"""The archive that a command works on, and the brief from it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.archive.briefing import Order
    from summarizer.archive.store import Archive
    from summarizer.merging.judgements import Judgement
    from summarizer.records.brief import Brief
    from summarizer.records.report import ReportLine
    from summarizer.settings import Settings


def path(given: Path | None, settings: Path | None) -> Path:
    """The archive file: as given, else as the settings say, else in the current folder."""
    from summarizer.settings import Settings

    return given or Path(Settings.load(environ={}, file=settings).archive or "summarizer.db")


def opened(given: Path | None, settings: Path | None) -> "Archive":
    """The archive, to be closed by `with`. Raises `SetupError` where there is none."""
    from summarizer.archive.store import Archive

    return Archive(path(given, settings))


def order(chosen: "Settings", *, date: str | None, since: str | None, topic: str | None, judgements: "Sequence[Judgement]" = ()) -> "Order":
    """What brief of an archive is wanted. Raises `UsageError` for an unknown topic."""
    from summarizer.archive import topics
    from summarizer.archive.briefing import Order

    wanted = topics.named(chosen, topic)
    return Order(date, since, chosen.tz or "UTC", chosen.policy, tuple(judgements), wanted)


def brief(given: Path | None, settings: Path | None, wanted: "Order") -> "tuple[Brief, tuple[ReportLine, ...]]":
    """The brief over the archive, and the lines behind it."""
    from summarizer.archive import briefing

    with opened(given, settings) as archive:
        made = briefing.brief(archive, wanted)
        return made, briefing.lines_behind(archive, made, wanted)
