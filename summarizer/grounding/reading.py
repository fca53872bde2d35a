"""An article as grounding reads it: each sentence as folded words with their offsets, made once and looked up often."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, TypeVar

from anyascii import anyascii

from summarizer.normalize.countries import countries_in
from summarizer.records.annotation import Annotation, DateMention, NameMention, NumberMention, Quotation
from summarizer.records.article import Article

if TYPE_CHECKING:
    from summarizer.grounding.counting import Count

Mention = TypeVar("Mention", NumberMention, DateMention, NameMention)

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = "'’‘`ʼ"


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The word without case and diacritics, in Latin letters: "Kädër" is "kader"."""
    if word.isascii():
        return word.lower()
    return "".join(anyascii(word).lower().split()) or word


def words_of(text: str) -> tuple[list[str], list[tuple[int, int]]]:
    """Folded words and their intervals in `text`; a possessive "'s" belongs to no word."""
    spans = [found.span() for found in _WORD.finditer(text)]
    if (not text.isascii() and any(mark in text for mark in _APOSTROPHES)) or "'" in text:
        spans = [(start, end) for start, end in spans if not _possessive(text, start, end)]
    if text.isascii():
        lower = text.lower()
        return [lower[start:end] for start, end in spans], spans
    return [fold(text[start:end]) for start, end in spans], spans


def vocabulary_of(text: str) -> frozenset[str]:
    """The words that `words_of` gives, without their order and intervals."""
    return frozenset(_WORD.findall(text.lower()) if text.isascii() and "'" not in text else words_of(text)[0])


def _possessive(text: str, start: int, end: int) -> bool:
    return end - start == 1 and text[start] in "sS" and start > 1 and text[start - 1] in _APOSTROPHES and text[start - 2].isalnum()


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The word without a plural's ending: "officers" is "officer", "embassies" is "embassy"."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


@lru_cache(maxsize=8192)
def query(text: str) -> tuple[str, ...]:
    """The folded words of a claim."""
    return tuple(words_of(text)[0])


class Passage:
    """A stretch of the article as words. Word positions count from 0, offsets index the article's text."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text[start:end]
        self.start = start
        self.end = end
        self.words, spans = words_of(self.text)
        self.starts = [start + offset for offset, _ in spans]
        self.ends = [start + offset for _, offset in spans]
        self._joined = f" {' '.join(self.words)} "

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(map(stem, self.words))

    def find(self, wanted: tuple[str, ...], after: int = 0) -> tuple[int, int] | None:
        """First word and last word (closed) of the first run of `wanted` from word `after` on."""
        if not wanted or not self.vocabulary.issuperset(wanted):
            return None
        begin = 0
        needle = f" {' '.join(wanted)} "
        while (at := self._joined.find(needle, begin)) >= 0:
            first = self._joined.count(" ", 0, at)
            if first >= after:
                return first, first + len(wanted) - 1
            begin = at + 1
        return None

    def find_all(self, wanted: tuple[str, ...]) -> list[tuple[int, int]]:
        """Every run of `wanted`."""
        runs: list[tuple[int, int]] = []
        after = 0
        while (run := self.find(wanted, after)) is not None:
            runs.append(run)
            after = run[0] + 1
        return runs

    def at(self, start: int, end: int) -> tuple[int, int] | None:
        """The words (closed) that the interval of the article touches."""
        first = bisect_right(self.ends, start)
        last = bisect_left(self.starts, end) - 1
        return (first, last) if first <= last else None

    def gap(self, position: int) -> str:
        """What stands between the word before and the word at `position`."""
        left = self.ends[position - 1] if position else self.start
        right = self.starts[position] if position < len(self.starts) else self.end
        return self.text[left - self.start : right - self.start]

    def between(self, left: int, right: int) -> str:
        """The text between the end of word `left` and the start of word `right`."""
        return self.text[self.ends[left] - self.start : self.starts[right] - self.start]

    def written(self, first: int, last: int) -> str:
        """The text of the words `first` to `last` (closed)."""
        return self.text[self.starts[first] - self.start : self.ends[last] - self.start]

    def capitalised(self, position: int) -> bool:
        return self.text[self.starts[position] - self.start].isupper()


class Sentence(Passage):
    """One numbered sentence with its mentions."""

    def __init__(self, text: str, number: int, start: int, end: int, furniture: bool) -> None:
        super().__init__(text, start, end)
        self.number = number
        self.furniture = furniture
        self.numbers: list[NumberMention] = []
        self.dates: list[DateMention] = []
        self.names: list[NameMention] = []
        self.counted: Count | None = None  # filled on the first look by `counting.count`
        self.figures: frozenset[str] | None = None  # filled on the first look by `prose`


class Reading:
    """An article and its annotation, indexed for look-ups. Holds nothing that its inputs do not say."""

    def __init__(self, article: Article, annotation: Annotation) -> None:
        self.article = article
        self.text = article.text
        self.annotation = annotation
        self.mentions: dict[tuple[int, str], tuple[int, int] | None] = {}  # by sentence and name; filled by `names.mention`
        self.titles: dict[str, frozenset[str]] = {}  # words beside a name, by name; filled by `speakers`
        self._sentences: dict[int, Sentence] = {}
        self._raw = {sentence.number: sentence for sentence in annotation.sentences}
        self._numbers = _by_sentence(annotation.numbers)
        self._dates = _by_sentence(annotation.dates)
        self._names = _by_sentence(annotation.names)

    @property
    def count(self) -> int:
        return len(self._raw)

    def has(self, number: int) -> bool:
        return number in self._raw

    def sentence(self, number: int) -> Sentence:
        """The sentence of that number, which must exist."""
        known = self._sentences.get(number)
        if known is None:
            raw = self._raw[number]
            known = Sentence(self.text, number, raw.start, raw.end, raw.furniture)
            known.numbers = self._numbers.get(number, [])
            known.dates = self._dates.get(number, [])
            known.names = self._names.get(number, [])
            self._sentences[number] = known
        return known

    def sentences(self, numbers: tuple[int, ...]) -> list[Sentence]:
        return [self.sentence(number) for number in numbers]

    @property
    def all(self) -> Iterator[Sentence]:
        """Every sentence, in text order."""
        return (self.sentence(number) for number in self._raw)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The folded words of all sentences; most sentences are looked at for nothing else."""
        return frozenset[str]().union(*(vocabulary_of(self.text[raw.start : raw.end]) for raw in self._raw.values()))

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(map(stem, self.vocabulary))

    @cached_property
    def countries(self) -> frozenset[str]:
        """ISO alpha-2 codes of all countries that the article names, by name or by people."""
        return frozenset(countries_in(self.text))

    @cached_property
    def quotations(self) -> dict[int, Quotation]:
        return {quotation.number: quotation for quotation in self.annotation.quotations}


def _by_sentence(mentions: tuple[Mention, ...]) -> dict[int, list[Mention]]:
    grouped: dict[int, list[Mention]] = {}
    for mention in mentions:
        grouped.setdefault(mention.sentence, []).append(mention)
    return grouped
