"""The options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer


def _option(help: str, *names: str, default: str | bool = False) -> object:  # noqa: A002 typer's own word
    """An option whose default is shown as `default`, or not at all."""
    return typer.Option(*names, help=help, show_default=default)


Paths = Annotated[
    list[str], typer.Argument(help="Files, folders, globs, URLs of pages or feeds, or - for standard input.", show_default=False)
]
SomePaths = Annotated[
    list[str],
    typer.Argument(
        help="Files, folders, globs, URLs of pages or feeds, or - for standard input; without any, the archive.", show_default=False
    ),
]
Lines = Annotated[
    list[str], typer.Argument(help="Report lines written by `summarizer extract`, or - for standard input.", show_default=False)
]
Model = Annotated[str | None, _option("Model that reads the articles; without one the offline extractor does.")]
BaseUrl = Annotated[str | None, _option("OpenAI-compatible endpoint, for example http://127.0.0.1:8080/v1.")]
SettingsFile = Annotated[Path | None, _option("Settings file (TOML).", "--settings")]
Refresh = Annotated[bool, _option("Ask the model again instead of taking its reply from the cache.", "--refresh")]
SecondReading = Annotated[
    bool | None,
    _option("Check a model's answers with the offline extractor; default: where spaCy is there.", "--second-reading/--no-second-reading"),
]
Date = Annotated[str | None, _option("Day of the brief, YYYY-MM-DD; without it, all articles.")]
Since = Annotated[str | None, _option("First day whose news count as new, YYYY-MM-DD; by default the brief's own.")]
Tz = Annotated[str | None, _option("Time zone in which days end where the outlet's offset is unknown.", default="UTC")]
PolicyName = Annotated[
    str | None,
    _option(
        "What counts where sources disagree: representative, the value of most independent claimants, a tie stays open; conservative, the "
        "lowest toll, all else stays open; informative, the value of the latest article, several of one day stay open.",
        "--policy",
        default="representative",
    ),
]
Judgements = Annotated[Path | None, _option("File of an editor's pinned decisions (TOML).")]
ArchiveFile = Annotated[Path | None, _option("Archive file.", "--archive", default="summarizer.db")]
TopicName = Annotated[str | None, _option("Only what a topic of the settings file names.", "--topic")]
DryRun = Annotated[
    bool, _option("Fetch, then show what reading would take: articles, estimated tokens, cost. No model is called.", "--dry-run")
]
RetryFailed = Annotated[bool, _option("Try again what failed, however often it was tried.", "--retry-failed")]
AllowPrivate = Annotated[list[str] | None, _option("A host that may be fetched from at a private or loopback address.", "--allow-private")]
MaxArticles = Annotated[int | None, typer.Option(help="Read at most so many articles.", min=0, show_default=False)]
MaxCost = Annotated[float | None, typer.Option(help="Spend at most so many US dollars, as estimated.", min=0, show_default=False)]
FullText = Annotated[bool, _option("Whole articles in the page, or the cited sentences with one neighbour each.", "--full-text/--excerpts")]
Out = Annotated[Path | None, _option("Write to this file instead of standard output.")]
