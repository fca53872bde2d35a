"""The brief as one self-contained page in which every fact opens its sentence."""

from summarizer.rendering.html.page import render

__all__ = ["render"]
