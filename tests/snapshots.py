"""Whole outputs kept as plain files. SNAPSHOTS=write rewrites them; the diff is for a person to review."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "snapshots"


def same(name: str, text: str) -> None:
    """Compares the text with the kept file of that name, or keeps it."""
    path = FOLDER / name
    if os.environ.get("SNAPSHOTS") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    assert path.exists(), f"no snapshot {name}: run with SNAPSHOTS=write and review it"
    assert text == path.read_bytes().decode("utf-8")
