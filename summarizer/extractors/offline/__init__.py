"""The offline extractor: rules over a dependency parse, with the language's knowledge in data files."""

from summarizer.extractors.offline.extractor import OfflineExtractor

__all__ = ["OfflineExtractor"]
