"""The archive that a command works on, and the brief from it."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.archive.briefing import Order
    from summarizer.archive.store import Archive
    from summarizer.pipeline import Readings
    from summarizer.records.brief import Brief


def path(given: Path | None, settings: Path | None) -> Path:
    """The archive file: as given, else as the settings say, else in the current folder."""
    from summarizer.settings import Settings

    return given or Path(Settings.load(environ={}, file=settings).archive or "summarizer.db")


def opened(given: Path | None, settings: Path | None) -> "Archive":
    """The archive, to be closed by `with`. Raises `SetupError` where there is none."""
    from summarizer.archive.store import Archive

    return Archive(path(given, settings))


def brief(given: Path | None, settings: Path | None, wanted: "Order") -> "tuple[Brief, Readings]":
    """The brief over the archive, and the lines behind it. What failed was told when it did; here it is only counted."""
    from summarizer.archive import briefing
    from summarizer.cli.output import say
    from summarizer.pipeline import Readings
    from summarizer.wording import plural

    with opened(given, settings) as archive:
        made = briefing.brief(archive, wanted)
        readings = Readings(lines=briefing.lines_behind(archive, made), failures=made.failures)
        waiting = archive.waiting()
    if waiting:
        say(f"{plural(waiting, 'article is', 'articles are')} not read yet, or could not be, and not in this brief: `summarizer update`.")
    if made.failures:
        say(f"{plural(len(made.failures), 'source or article', 'sources or articles')} could not be used; the brief lists them.")
    return made, readings
