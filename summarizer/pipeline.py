"""The way of the data, written once: articles → annotation → extractor → grounding → linking and fusion → brief → rendering."""

from summarizer.extractors.contract import Answer, Check, Extractor

__all__ = ["Answer", "Check", "Extractor"]
