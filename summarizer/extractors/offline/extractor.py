"""The offline extractor as the pipeline knows it."""

from summarizer.extractors.contract import Answer, Check
from summarizer.extractors.offline import parse
from summarizer.extractors.offline.incidents import Incidents
from summarizer.extractors.offline.mentions import Cast
from summarizer.extractors.offline.statements import Statements
from summarizer.records.annotation import Annotation
from summarizer.records.article import Article
from summarizer.records.extraction import Extraction
from summarizer.records.report import ExtractorName, Usage


class OfflineExtractor:
    """Reads an article by rules over its dependency parse. Raises `SetupError` where spaCy or its model is not installed."""

    @property
    def name(self) -> ExtractorName:
        return ExtractorName(name="offline")

    async def extract(self, article: Article, annotation: Annotation, check: Check) -> Answer:
        """The pipeline's entry; nothing is asked twice, since rules would answer the same."""
        return Answer(extraction=self.read(article, annotation), usage=Usage())

    def read(self, article: Article, annotation: Annotation) -> Extraction:
        """The extraction of one article, without waiting."""
        reading = parse.read(article, annotation)
        cast = Cast(reading)
        statements = Statements(reading, cast)
        incidents, about = Incidents(reading, cast, statements.utterances).finished()
        return Extraction(incidents=incidents, statements=statements.finished(about))
