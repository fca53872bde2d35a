"""Statements by who speaks: spellings of one full name are one speaker, a surname alone is not."""

import pytest

from summarizer.records.incident import Finding, MergedSpeaker, MergedStatement
from summarizer.rendering.view.speaking import by_speaker


def said(*names: str) -> MergedStatement:
    speakers = tuple(MergedSpeaker(name=name, role=None, affiliation=None) for name in names)
    return MergedStatement(
        id="s1",
        speaker=speakers[0],
        speakers=speakers,
        kind="report",
        addressee=None,
        content="It rained.",
        words_of="speaker",
        via=None,
        date=Finding(value=None, status="unknown"),
    )


@pytest.mark.parametrize(
    ("first", "second", "speakers"),
    [
        (("Sirojiddin Muhriddin",), ("Sirajuddin Muhriddin",), 1),
        (("Amir Muttaqi", "Sirojiddin Muhriddin"), ("Amir Muttaqi", "Sirajuddin Muhriddin"), 1),
        (("Amir Muttaqi",), ("Amir Muttaqi", "Sirojiddin Muhriddin"), 2),
        (("Muttaqi",), ("Amir Muttaqi",), 2),
        (("police",), ("fire brigade",), 2),
    ],
)
def test_by_speaker(first: tuple[str, ...], second: tuple[str, ...], speakers: int) -> None:
    assert len(by_speaker([said(*first), said(*second)])) == speakers
