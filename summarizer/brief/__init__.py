"""What appears for one day, in which order, and what changed since the brief before."""

from summarizer.brief.difference import difference
from summarizer.brief.making import make_brief
from summarizer.brief.selection import check_days

__all__ = ["check_days", "difference", "make_brief"]
