"""What appears for one day, in which order, and what changed since the brief before."""

from summarizer.brief.difference import difference
from summarizer.brief.making import make_brief

__all__ = ["difference", "make_brief"]
