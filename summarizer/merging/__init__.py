"""Many articles' reports → incidents and statements, with every disagreement kept."""

from summarizer.merging.memory import Memory
from summarizer.merging.merge import merge

__all__ = ["Memory", "merge"]
