"""The command line: options in, one library call, printed values out."""

from summarizer.cli import checking as checking  # registers its commands
from summarizer.cli import daily as daily  # registers its commands
from summarizer.cli.app import app, run

__all__ = ["app", "run"]
