"""What can be a source: a URL, or a path that means the same from any folder."""

import glob
from pathlib import Path

from summarizer.errors import UsageError
from summarizer.ingest.addresses import on_web, target
from summarizer.ingest.decoding import Trouble


def usable(spec: str) -> str:
    """The source in the form in which it is kept. Raises `UsageError` where nothing is there or it cannot be visited again."""
    if on_web(spec):
        found = target(spec)
        if isinstance(found, Trouble):
            raise UsageError(found.reason, "Give a URL such as https://example.org/feed.xml.")
        return spec.partition("#")[0]
    if spec == "-":
        raise UsageError("Standard input cannot be visited again.", "Give a file, a folder or a URL.")
    path = Path(spec).absolute()
    if not path.exists() and not glob.has_magic(spec):
        raise UsageError(f"There is nothing at {spec}.", "Give a file, a folder, a glob pattern or a URL.")
    return str(path)
