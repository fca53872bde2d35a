"""Whether a title, a summary or a paraphrase names and counts only what the article does; what replaces it where it does not."""

import re
from itertools import pairwise

from summarizer.grounding.reading import Reading, Sentence, fold, stem
from summarizer.grounding.words import NUMBERS, PAIRS

_TOKEN = re.compile(r"[^\W_]+")
_CLAUSE_END = re.compile(r"[,;:]\s| [–—-] ")
_SHORTEST_CLAUSE = 5  # words


def complaint(reading: Reading, text: str, cited: list[Sentence]) -> str | None:
    """What the prose says that the sentences do not: a number of no cited sentence, a name of no sentence at all."""
    if any(text in sentence.text for sentence in cited):
        return None
    known = frozenset[str]().union(*(_numbers(sentence.text, every=True) for sentence in cited))
    for value in sorted(_numbers(text) - known):
        return f"the number {value} does not stand in the cited sentences."
    for name in _unknown_names(reading, text):
        return f"the article does not name {name!r}."
    return None


def _numbers(text: str, *, every: bool = False) -> frozenset[str]:
    words = [fold(found) for found in _TOKEN.findall(text)]
    values: set[str] = set()
    for word, following in pairwise([*words, ""]):
        if word.isdecimal() and word.isascii():
            values.add(str(int(word)))
        elif word in NUMBERS and (every or following not in PAIRS):
            values.add(str(NUMBERS[word]))
    return frozenset(values)


def _unknown_names(reading: Reading, text: str) -> list[str]:
    found = list(_TOKEN.finditer(text))
    capitals = [match for match in found if match.group()[0].isupper()]
    long = [match for match in found if len(match.group()) > 3]
    headline = len(long) > 2 and sum(match.group()[0].isupper() for match in long) > 0.7 * len(long)
    if headline:
        return []
    known = reading.whole.vocabulary
    return [m.group() for m in capitals if m.start() > 0 and fold(m.group()) not in known and stem(fold(m.group())) not in known]


def fallback(sentence: Sentence, *, clause: bool) -> str:
    """The cited sentence, or its first clause, as the prose that replaces a refused one."""
    text = " ".join(sentence.text.split())
    if not clause:
        return text
    for end in _CLAUSE_END.finditer(text):
        if len(text[: end.start()].split()) >= _SHORTEST_CLAUSE:
            return text[: end.start()]
    return text
