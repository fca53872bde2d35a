"""What appears for one day, in which order, and what changed since the brief before."""

from summarizer.brief.difference import difference
from summarizer.brief.history import History
from summarizer.brief.making import make_brief
from summarizer.brief.notices import standing
from summarizer.brief.selection import check_days, not_before, publication_day, zone
from summarizer.brief.topics import Topic

__all__ = ["History", "Topic", "check_days", "difference", "make_brief", "not_before", "publication_day", "standing", "zone"]
