"""What no source tells, as far as a reader would ask for it."""

from collections.abc import Iterator

from summarizer.records.incident import MergedIncident

DEEDS = frozenset({"armed_clash", "attack", "explosion", "air_or_drone_strike", "shelling", "riot"})
MISHAPS = frozenset({"accident", "disaster"})
"""What nobody did."""


def unknown(one: MergedIncident) -> Iterator[str]:
    """The questions that stay open, as they end a sentence: "when", "who did it"."""
    if one.date.value is None and one.date.status == "unknown":
        yield "when"
    if one.place.value is None and one.place.status == "unknown" and one.type != "call":
        yield "where"
    if one.type in DEEDS | MISHAPS:
        tolls = [one.casualties.toll(outcome) for outcome in ("killed", "injured", "killed_or_injured")]
        if not any(toll is not None and toll.low is not None for toll in tolls):
            yield "how many were killed or injured"
    if one.type in DEEDS and not any(each.role in ("perpetrator", "party") for each in one.participants):
        yield "who did it"
