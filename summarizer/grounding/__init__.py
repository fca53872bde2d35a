"""Grounding: a claim stands only if code finds it in its cited sentences, bound to its own fact."""

from summarizer.grounding.ground import Grounding, complaints, ground
from summarizer.grounding.lines import parse, reground

__all__ = ["Grounding", "complaints", "ground", "parse", "reground"]
