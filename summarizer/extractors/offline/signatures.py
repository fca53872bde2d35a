"""Signed words: lines between quotation marks with a name behind a dash ("“The park is a gift.” ― Maria Lopez")."""

import re
from collections.abc import Iterator

from summarizer.extractors.offline.mentions import Cast
from summarizer.extractors.offline.parse import Reading
from summarizer.extractors.offline.turns import Turn, person_called
from summarizer.records.extraction import Speaker

_NAME = r"[A-Z][\w.'’-]+(?:[^\S\n][A-Z][\w.'’-]*){0,4}"
_SIGNED = re.compile(
    rf"""(?m)^[^\S\n]*["“”](?P<words>[^\n]+?)["“”]\s{{0,2}}[―—–-]{{1,2}}[^\S\n]*(?P<name>{_NAME})(?=[^\S\n]*(?:[,(\n]|\Z)|[^\S\n][a-z])"""
)


def find(reading: Reading, cast: Cast) -> Iterator[Turn]:
    """Every signed line as one turn, with the sentences that it covers."""
    for found in _SIGNED.finditer(reading.article.text):
        covered = [one for one in reading.sentences if one.sentence.start < found.end() and found.start() < one.sentence.end]
        if covered:
            name = found["name"].rstrip(".")
            yield Turn(Speaker(name=name), person_called(cast, name), found.span("words"), tuple(one.number for one in covered))
