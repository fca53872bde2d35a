"""What every extractor is to the pipeline."""

from collections.abc import Collection
from typing import Protocol

from summarizer.records.annotation import Annotation
from summarizer.records.article import Article
from summarizer.records.base import Value
from summarizer.records.extraction import Extraction
from summarizer.records.report import ExtractorName, Usage


class Check(Protocol):
    """What code has against an answer, each complaint a sentence that a model can act on; empty when nothing.

    `shown` are the numbers of the sentences that the answer is about, where it is about a part of the article only: what stands
    elsewhere is no miss of its own.
    """

    def __call__(self, answer: Extraction, shown: Collection[int] | None = None, /) -> tuple[str, ...]: ...


class Answer(Value):
    """An extractor's answer for one article and what it cost."""

    extraction: Extraction
    usage: Usage


class Extractor(Protocol):
    """Turns an annotated article into an extraction.

    `check` may be asked about the first answer: a model gets its complaints back once and answers again. Raises `ExtractionError`.
    """

    @property
    def name(self) -> ExtractorName: ...

    async def extract(self, article: Article, annotation: Annotation, check: Check) -> Answer: ...
