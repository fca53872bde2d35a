"""What an outlet says of its own story: that it is taken back, or that it was wrong and is corrected."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from summarizer.records.incident import CitedEvidence
from summarizer.records.report import ReportLine

_STORY = r"(?:article|story|dispatch|item|piece)"
_THIS = rf"(?:this|our) (?:\w+ )?(?:{_STORY}|report|post|bulletin)"
_BEEN = r"(?:has(?: \w+)? been|was|is|is being)"
_OWN = rf"(?:{_THIS}|(?:the|its|an earlier) (?:\w+ )?{_STORY})"
"""The outlet's own story. A mere "report" may be anybody's: "the report was withdrawn"."""
_BACK = r"(?:retracted|withdrawn|removed|deleted|taken down|killed)"
_RETRACTED = (
    r"^\W*(?:retracted|retraction|withdrawn|kill)\W*(?:[:–—-]|$)",
    rf"\b{_OWN} {_BEEN} (?:\w+ )?{_BACK}\b",
    rf"\b(?:retracts?|retracted|withdraws?|withdrew|withdrawn|retracting|withdrawing) {_OWN}\b",
    r"\bkill (?:this|the) story\b",
)
"""A headline's "RETRACTED:", "This story has been withdrawn", "We withdraw our report", an agency's "Kill"."""
_CORRECTED = (
    r"^\W*(?:corrections?|corrected|corrects|clarification|erratum|editor['’]s note)\W*(?:[:–—-]|$)",
    rf"\b{_OWN} {_BEEN} (?:\w+ )?(?:corrected|amended|clarified)\b",
    rf"\b(?:an|the) (?:earlier|original|previous) version of {_OWN}\b",
    r"\b(?:we|the (?:newspaper|agency|outlet|editors?)) regrets? (?:the|this|an) error\b",
)
"""A line's "Correction:", "This article was amended", "An earlier version of this story said"."""
_TAKEN_BACK = (
    _RETRACTED[0],
    rf"\b{_THIS} {_BEEN} (?:\w+ )?{_BACK}\b",
    rf"\bwe (?:\w+ )?(?:retract|retracted|withdraw|withdrew|withdrawn) {_THIS}\b",
)
"""A retraction that can be about no other story, whether or not an earlier version is known."""
_ENDS = 2
"""Sentences at either end of a text in which an outlet speaks of its own story."""
Kind = Literal["retracted", "corrected"]


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (("retracted", _any(_RETRACTED)), ("corrected", _any(_CORRECTED)))


_SURE = _any(_TAKEN_BACK)


class Notice(NamedTuple):
    """What the outlet says; `evidence` is its sentence, none where the title alone says it."""

    kind: Kind
    words: str
    evidence: tuple[CitedEvidence, ...]


def notice(line: ReportLine, earlier: ReportLine | None = None) -> Notice | None:
    """The notice that a line's article gives in its title, or in its first or last sentences; a retraction before a correction.

    What the `earlier` version says too is no news. Null where there is none.
    """
    known = (earlier.article.text, earlier.article.title) if earlier is not None else ("", None)
    for kind, pattern in _KINDS:
        for one in _ends(line):
            if pattern.search(one.text) and one.text not in known[0]:
                return Notice(kind, one.text, (one,))
        title = line.article.title
        if title is not None and title != known[1] and pattern.search(title):
            return Notice(kind, title, ())
    return None


def taken_back(line: ReportLine) -> bool:
    """Whether an article says of itself that it is retracted: what it tells rests on nobody any more."""
    return any(_SURE.search(one.text) for one in _ends(line)) or _SURE.search(line.article.title or "") is not None


def standing(lines: Iterable[ReportLine]) -> tuple[ReportLine, ...]:
    """The lines, without what articles tell that their outlets have taken back."""
    return tuple(one.model_copy(update={"incidents": (), "statements": ()}) if taken_back(one) else one for one in lines)


def _ends(line: ReportLine) -> Iterator[CitedEvidence]:
    article = line.article
    spans = list(enumerate(article.sentences, start=1))
    for number, (start, end, _) in dict(spans[:_ENDS] + spans[-_ENDS:]).items():
        yield CitedEvidence(article=article.id, sentence=number, start=start, end=end, text=article.text[start:end])
