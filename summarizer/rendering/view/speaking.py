"""The statements of a brief by who speaks: spellings of one full name are one speaker."""

from collections import defaultdict
from collections.abc import Iterable

from summarizer.normalize import names
from summarizer.records.incident import MergedStatement

Speakers = tuple[str, ...]


def by_speaker(statements: Iterable[MergedStatement]) -> tuple[tuple[Speakers, list[MergedStatement]], ...]:
    """Each speaker, or those who speak jointly, with what they said, in the order in which they are first heard."""
    grouped: dict[Speakers, list[MergedStatement]] = {}
    known: dict[str, list[Speakers]] = defaultdict(list)
    for one in statements:
        heard = tuple(speaker.name for speaker in one.speakers)
        keys = names.keys(heard[0])
        home = heard if heard in grouped else next((other for key in keys for other in known[key] if _same(heard, other)), None)
        if home is None:
            home, grouped[heard] = heard, []
            for key in keys:
                known[key].append(heard)
        grouped[home].append(one)
    return tuple(grouped.items())


def _same(ones: Speakers, others: Speakers) -> bool:
    """Whether the names are spellings of each other; a surname alone can be another's."""
    return len(ones) == len(others) and all(
        one == other or (len(one.split()) == len(other.split()) > 1 and names.compare(one, other).same)
        for one, other in zip(ones, others, strict=True)
    )
