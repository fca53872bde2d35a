"""The archive that a command works on, and the brief from it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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


def brief(
    given: Path | None,
    settings: Path | None,
    chosen: "Settings",
    *,
    date: str | None,
    since: str | None,
    topic: str | None,
    judgements: "Sequence[Judgement]" = (),
) -> "tuple[Brief, tuple[ReportLine, ...]]":
    """The brief over the archive, and the lines that it was made of."""
    from summarizer.archive import briefing, topics

    wanted = topics.named(chosen, topic)
    with opened(given, settings) as archive:
        return briefing.brief(
            archive, date=date, since=since, tz=chosen.tz or "UTC", policy=chosen.policy, judgements=judgements, topic=wanted
        )
