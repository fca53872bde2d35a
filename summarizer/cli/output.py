"""Where results and messages go: results to standard output or a file, everything else to standard error."""

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from summarizer.errors import UsageError

if TYPE_CHECKING:
    from summarizer.records.article import Failure


def say(message: str) -> None:
    """One line for the person at the terminal."""
    print(message, file=sys.stderr)


def tell(failures: Iterable["Failure"]) -> None:
    """What could not be used, why, and what to do."""
    for failure in failures:
        say(f"{failure.source}: {failure.reason} {failure.remedy}")


def usable(out: Path | None) -> None:
    """Refuses an output file that cannot be written, before any work is done."""
    if out is None:
        return
    if out.is_dir():
        raise UsageError(f"{out} is a folder.", "Name a file in it with --out.")
    if not os.access(out if out.exists() else out.parent, os.W_OK) or not out.parent.is_dir():
        raise UsageError(f"{out} cannot be written.", "Name a file in a folder that exists and that you may write to with --out.")


@contextmanager
def opened(out: Path | None) -> Iterator[IO[str]]:
    """Standard output, or `out` as a whole: the file appears complete or not at all."""
    if out is None:
        yield sys.stdout
        sys.stdout.flush()
        return
    handle, partial = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            yield file
        Path(partial).chmod(0o666 & ~_umask())
        Path(partial).replace(out)
    except BaseException:
        Path(partial).unlink(missing_ok=True)
        raise


def write(text: str, out: Path | None) -> None:
    with opened(out) as file:
        file.write(text)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
