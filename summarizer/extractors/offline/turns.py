"""Transcripts: lines that open with the speaker's name and a colon ("SILVA: The bridge is closed.")."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.extractors.offline.mentions import Cast, Person
from summarizer.extractors.offline.parse import Parsed, Reading
from summarizer.extractors.offline.phrases import Span
from summarizer.records.extraction import Speaker

_LABEL = re.compile(r"""["“”'\s]*((?:[A-Z][\w.'’-]*\s){0,4}[A-Z][\w.'’-]+)\s?:\s+(?=\S)""")
_NO_SPEAKERS = frozenset({"QUESTION", "ANSWER", "Q", "A", "UPDATE", "NOTE", "CORRECTION", "READ MORE", "WATCH", "EDITOR", "PHOTO", "VIDEO"})
_LINES_OF_A_TRANSCRIPT = 3  # labelled lines before an article counts as holding one


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says at a stretch: the words behind the label, over the sentences of its line."""

    speaker: Speaker
    person: Person | None
    span: Span
    sentences: tuple[int, ...]


def find(reading: Reading, cast: Cast) -> tuple[Turn, ...]:
    """All turns of an article's transcript, in text order; none where fewer than three lines are labelled or one person alone is.

    A label names a person of the article, or stands in capitals more than once.
    """
    labelled = list(_labels(reading))
    times = Counter(label for _, label, _ in labelled)
    opened = [
        (position, label, start)
        for position, label, start in labelled
        if label not in _NO_SPEAKERS and (person_called(cast, label) is not None or (label.isupper() and times[label] > 1))
    ]
    if len(opened) < _LINES_OF_A_TRANSCRIPT or len({label for _, label, _ in opened}) < 2:
        return ()
    return tuple(_turn(reading, cast, *each) for each in opened)


def person_called(cast: Cast, label: str) -> Person | None:
    """The article's person with a label's last word as surname."""
    return next((one for one in cast.persons if one.surname == label.split()[-1].lower()), None)


def _labels(reading: Reading) -> Iterator[tuple[int, str, int]]:
    """The sentences that open a line with a label: their position, the label and where its words begin."""
    before: Parsed | None = None
    for position, parsed in enumerate(reading.sentences):
        first = before is None or before.paragraph != parsed.paragraph
        before = parsed
        found = _LABEL.match(reading.article.text, parsed.sentence.start, parsed.sentence.end) if first else None
        if found is not None:
            yield position, found[1], found.end()


def _turn(reading: Reading, cast: Cast, position: int, label: str, start: int) -> Turn:
    opening = reading.sentences[position]
    said = [one for one in reading.sentences[position:] if one.paragraph == opening.paragraph]
    end = said[-1].sentence.end
    while end > start and reading.article.text[end - 1] in "\"“”' \n":
        end -= 1
    person = person_called(cast, label)
    speaker = cast.speaker(person) if person is not None else Speaker(name=label.title() if label.isupper() else label)
    return Turn(speaker, person, (start, end), tuple(one.number for one in said))
