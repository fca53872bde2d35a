"""What appears for one day, in which order, and what changed since the brief before."""

from summarizer.brief.making import make_brief

__all__ = ["make_brief"]
