"""Numbered sources, and references that name a source and a sentence ("2.7": source 2, sentence 7)."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from summarizer.records.brief import Brief, BriefArticle
from summarizer.records.incident import CitedEvidence
from summarizer.wording import date_words, shortened


class Source(NamedTuple):
    """One article of the brief.

    `name` is its outlet; where none is named, its title in quotation marks, or its file's name, or "source 4". `family` is the number
    of the source that its text comes from, its own where it is independent. `replaced_by` is the number of the version that now stands,
    where this is an earlier one.
    """

    number: int
    id: str
    name: str
    title: str | None
    outlet: str | None
    published: str | None
    when: str
    family: int
    replaced_by: int | None
    url: str | None
    paths: tuple[str, ...]
    language: str | None
    extractor: str

    @property
    def subtitle(self) -> str:
        """The title, where the name does not hold it already."""
        return self.title if self.title and self.title not in self.name else ""

    @property
    def file(self) -> str:
        """Where it was read, where the name does not hold it already."""
        return ", ".join(self.paths) if self.paths and self.name not in self.paths[0] else ""

    @property
    def standing(self) -> str:
        """Whose text it is: "independent text", or the same as another source's, or an earlier version."""
        if self.replaced_by is not None:
            return f"earlier version of source {self.replaced_by}"
        return "independent text" if self.family == self.number else f"same text as source {self.family}"


class Cite(NamedTuple):
    """One use of a reference. `marks` are half-open intervals within the sentence's text: the words that the fact rests on."""

    label: str
    source: int
    sentence: int
    marks: tuple[tuple[int, int], ...]


class Reference(NamedTuple):
    """What a reference resolves to."""

    label: str
    source: Source
    sentence: int
    text: str


class Citations:
    """Sources and sentences of one brief by number; remembers which sentences were referred to."""

    def __init__(self, brief: Brief, first: int = 1) -> None:
        """`first` is the number of the first source."""
        numbers = {article.id: number for number, article in enumerate(brief.articles, start=first)}
        self.sources = tuple(_source(article, numbers) for article in brief.articles)
        self._by_id = {source.id: source for source in self.sources}
        self._sentences = {(one.article, one.sentence): one for one in brief.sentences}
        self._used: dict[tuple[int, int], Reference] = {}

    def source(self, article: str) -> Source | None:
        return self._by_id.get(article)

    def cite(self, evidence: Iterable[CitedEvidence]) -> tuple[Cite, ...]:
        """References for the evidence, one per sentence, by source and sentence; evidence of an unlisted article gives none."""
        by_sentence: dict[tuple[int, int], list[CitedEvidence]] = {}
        for one in evidence:
            source = self._by_id.get(one.article)
            if source is not None:
                by_sentence.setdefault((source.number, one.sentence), []).append(one)
        return tuple(self._use(self._by_id[by_sentence[key][0].article], by_sentence[key]) for key in sorted(by_sentence))

    def _use(self, source: Source, evidence: list[CitedEvidence]) -> Cite:
        number = evidence[0].sentence
        whole = self._sentences.get((source.id, number), evidence[0])
        label = f"{source.number}.{number}"
        self._used.setdefault((source.number, number), Reference(label, source, number, whole.text))
        return Cite(label, source.number, number, _merged(_within(one, whole) for one in evidence))

    def sentences(self, article: str, numbers: Iterable[int]) -> tuple[Cite, ...]:
        """References to whole sentences, as far as the brief carries them."""
        return self.cite(self._sentences[article, number] for number in numbers if (article, number) in self._sentences)

    def references(self) -> tuple[Reference, ...]:
        """Everything that was referred to, by source and sentence."""
        return tuple(self._used[key] for key in sorted(self._used))


def each_once(cites: Iterable[Cite]) -> tuple[Cite, ...]:
    """One reference for each sentence, by source and sentence."""
    found = {(cite.source, cite.sentence): cite for cite in cites}
    return tuple(found[key] for key in sorted(found))


def _within(one: CitedEvidence, whole: CitedEvidence) -> tuple[int, int]:
    start, end = max(one.start, whole.start) - whole.start, min(one.end, whole.end) - whole.start
    return (start, max(start, end))


def _merged(intervals: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The union of half-open intervals, ascending."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(intervals):
        if start == end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _source(article: BriefArticle, numbers: Mapping[str, int]) -> Source:
    number = numbers[article.id]
    return Source(
        number=number,
        id=article.id,
        name=named(article) or f"source {number}",
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        when=_when(article),
        family=numbers.get(article.origin, number),
        replaced_by=numbers.get(article.replaced_by or ""),
        url=article.url,
        paths=article.paths,
        language=article.language,
        extractor=article.extractor.name,
    )


def named(article: BriefArticle) -> str | None:
    """The outlet, or the short title in quotation marks, or the file's name; None where the article has none of them."""
    if article.outlet:
        return article.outlet
    if article.title:
        return f"“{shortened(article.title, 48)}”"
    return shortened(article.paths[0].rpartition("/")[2], 48) if article.paths else None


def _when(article: BriefArticle) -> str:
    """When it was published, or for which day it was first seen; and whether its outlet has taken it back."""
    when = _published(article.published)
    seen = (
        f", counted for {date_words(article.seen)} by when it was first seen"
        if article.published is None and article.seen is not None
        else ""
    )
    return f"{when}{seen}{', retracted by its outlet' if article.retracted else ''}"


def _published(published: str | None) -> str:
    if published is None:
        return "undated"
    day, _, time = published.partition("T")
    return date_words(day) + (f", {time}" if time else "")
