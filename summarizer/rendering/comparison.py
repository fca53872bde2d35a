"""The differences of two briefs as text, one field a line."""

from collections.abc import Iterable

from summarizer.records.brief import Difference
from summarizer.rendering.escape import visible

LONGEST = 160


def render(differences: Iterable[Difference]) -> str:
    """ "~ incidents[i1]/date/value: null → \\"2025-12-02\\"" and so on; + is added, - removed, ~ changed. One line if nothing differs."""
    lines = [_line(one) for one in differences]
    return "\n".join(lines or ["The briefs are the same."]) + "\n"


def _line(one: Difference) -> str:
    if one.what == "added":
        return f"+ {visible(one.path)}: {_short(one.new)}"
    if one.what == "removed":
        return f"- {visible(one.path)}: {_short(one.old)}"
    return f"~ {visible(one.path)}: {_short(one.old)} → {_short(one.new)}"


def _short(value: str | None) -> str:
    text = visible(value or "")
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
