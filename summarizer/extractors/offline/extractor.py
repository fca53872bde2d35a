"""The offline extractor as the pipeline knows it."""

from summarizer.errors import ExtractionError
from summarizer.extractors.contract import Answer, Check
from summarizer.extractors.offline import parse
from summarizer.extractors.offline.incidents import Incidents
from summarizer.extractors.offline.mentions import Cast
from summarizer.extractors.offline.settling import settled
from summarizer.extractors.offline.statements import Statements
from summarizer.records.annotation import Annotation
from summarizer.records.article import Article
from summarizer.records.extraction import Extraction
from summarizer.records.report import ExtractorName, Usage

LONGEST = 500_000
"""Characters of one article: some 80,000 words, a quarter of a minute's work. What is longer is a collection, not an article."""
_OTHER_READER = "Have a model read it: --model and --base-url."


class OfflineExtractor:
    """Reads an article by rules over its dependency parse. Raises `SetupError` where spaCy or its model is not installed."""

    @property
    def name(self) -> ExtractorName:
        return ExtractorName(name="offline")

    async def extract(self, article: Article, annotation: Annotation, check: Check) -> Answer:
        """The pipeline's entry: what the check refuses is left out, since rules asked twice would answer the same.

        Raises `ExtractionError` for a text that is not English, or too long to be one article.
        """
        if article.language not in (None, "en"):
            raise ExtractionError("language", f"Its language is {article.language}; the offline extractor reads English.", _OTHER_READER)
        if len(article.text) > LONGEST:
            reason = f"It has {len(article.text):,} characters; the offline extractor reads up to {LONGEST:,}."
            raise ExtractionError("length", reason, "Split it into its articles.")
        return Answer(extraction=settled(self.read(article, annotation), check), usage=Usage())

    def read(self, article: Article, annotation: Annotation) -> Extraction:
        """The extraction of one article, without waiting."""
        reading = parse.read(article, annotation)
        cast = Cast(reading)
        statements = Statements(reading, cast)
        incidents, about = Incidents(reading, cast, statements.utterances).finished()
        return Extraction(incidents=incidents, statements=statements.finished(about))
