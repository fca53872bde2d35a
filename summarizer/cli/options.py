"""The options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[list[str], typer.Argument(help="Files, folders, globs, or - for standard input.", show_default=False)]
Lines = Annotated[list[str], typer.Argument(help="Report lines written by `summarizer extract`, or - for standard input.", show_default=False)]
Model = Annotated[str | None, typer.Option(help="Model that reads the articles; without one the offline extractor does.", show_default=False)]
BaseUrl = Annotated[str | None, typer.Option(help="OpenAI-compatible endpoint, for example http://127.0.0.1:8080/v1.", show_default=False)]
SettingsFile = Annotated[Path | None, typer.Option("--settings", help="Settings file (TOML).", show_default=False)]
Refresh = Annotated[bool, typer.Option("--refresh", help="Ask the model again instead of taking its reply from the cache.")]
SecondReading = Annotated[
    bool | None, typer.Option("--second-reading/--no-second-reading", help="Check a model's answers with the offline extractor.", show_default=False)
]
Date = Annotated[str | None, typer.Option(help="Day of the brief, YYYY-MM-DD; without it, all articles.", show_default=False)]
Since = Annotated[str | None, typer.Option(help="First day whose news count as new, YYYY-MM-DD; by default the brief's own.", show_default=False)]
Tz = Annotated[str | None, typer.Option(help="Time zone in which days end where the outlet's offset is unknown.", show_default="UTC")]
PolicyName = Annotated[
    str | None, typer.Option("--policy", help="How a toll's best value is chosen: representative, conservative or informative.", show_default="representative")
]
Judgements = Annotated[Path | None, typer.Option(help="File of an editor's pinned decisions (TOML).", show_default=False)]
FullText = Annotated[bool, typer.Option("--full-text/--excerpts", help="Whole articles in the page, or the cited sentences with one neighbour each.")]
Out = Annotated[Path | None, typer.Option(help="Write to this file instead of standard output.", show_default=False)]
