"""The configured extractor's name, without loading it."""

from summarizer.extractors.prompt import prompt_hash
from summarizer.records.report import ExtractorName
from summarizer.settings import Settings


def reader_name(settings: Settings) -> ExtractorName:
    """Which model with which prompt, or the offline extractor: the name that the extractor itself gives."""
    if settings.model is None:
        return ExtractorName(name="offline")
    return ExtractorName(name="model", model=settings.model, prompt=prompt_hash())
