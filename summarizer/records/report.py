"""`report/1`: what one article says, after grounding; one self-contained line of JSON per article.

A report is the extraction's incident or statement with every claim bound to the characters that support it. Lines may come from any
extractor: what code computes (ids, evidence, marks) is optional on input and always computed again.
"""

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from summarizer.records.article import Failure, Published
from summarizer.records.base import Value
from summarizer.records.extraction import (
    CasualtyClaim,
    Claim,
    DateClaim,
    IncidentFields,
    ParticipantClaim,
    PlaceClaim,
    StatementFields,
    WeaponClaim,
)


class Evidence(Value):
    """Half-open interval of the article's text; `text` is exactly what it cuts out."""

    sentence: int
    start: int
    end: int
    text: str


class Grounded(Claim):
    """A claim that code found in its cited sentences."""

    evidence: tuple[Evidence, ...] = ()
    weak: bool = Field(default=False, description="It occurs in the cited sentence but could not be bound to this fact.")
    seconded: bool = Field(default=False, description="The second reading found the same, independently.")


class ReportedDate(DateClaim, Grounded):
    """`edtf` is the value by code from the words and the publication date; `by_extractor` marks one the words alone could not give."""

    by_extractor: bool = False


class ReportedPlace(PlaceClaim, Grounded):
    pass


class ReportedParticipant(ParticipantClaim, Grounded):
    pass


class ReportedCasualties(CasualtyClaim, Grounded):
    """`computed` marks a sum of disjoint parts: "two Tajik officers and three attackers were killed" is 5 in all."""

    computed: bool = False


class ReportedWeapon(WeaponClaim, Grounded):
    pass


class IncidentReport(IncidentFields):
    """What one article says about one incident."""

    id: str = ""
    dates: tuple[ReportedDate, ...] = ()
    places: tuple[ReportedPlace, ...] = ()
    participants: tuple[ReportedParticipant, ...] = ()
    casualties: tuple[ReportedCasualties, ...] = ()
    weapons: tuple[ReportedWeapon, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class StatementReport(StatementFields):
    """One thing that somebody said, as one article tells it."""

    id: str = ""
    dates: tuple[ReportedDate, ...] = ()
    quotations: tuple[Evidence, ...] = Field(default=(), description="The quoted spans behind `quotes`, verbatim, without the marks.")
    evidence: tuple[Evidence, ...] = ()
    seconded: bool = Field(default=False, description="The second reading gives the same words to the same speaker, independently.")
    speaker_disputed: str | None = Field(default=None, description="Whom the second reading takes for the speaker, where it differs.")


class Rejection(Value):
    """A claim that grounding refused. `path` names the field: "incidents/i2/casualties/0"."""

    path: str
    value: str
    reason: str
    sentences: tuple[int, ...] = ()


class PossiblyMissed(Value):
    """What the second reading saw in a sentence that the model cited nowhere."""

    what: Literal["toll", "quotation", "incident"]
    sentence: int
    text: str


class Usage(Value):
    """Tokens over all calls for one article; cost in US dollars where the model's price is known.

    All zero for a cached or offline answer.
    """

    calls: int = 0
    cached: bool = False
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost_usd: float | None = None


def total(usages: Iterable[Usage]) -> Usage:
    """All of them together; the cost is that of those whose cost is known, null where none is."""
    each = tuple(usages)
    known = [one.cost_usd for one in each if one.cost_usd is not None]
    return Usage(
        calls=sum(one.calls for one in each),
        prompt_tokens=sum(one.prompt_tokens for one in each),
        completion_tokens=sum(one.completion_tokens for one in each),
        cost_usd=sum(known) if known else None,
    )


class UnreadArticle(Failure):
    """An article for which an extractor gave no usable answer, and what asking for it cost."""

    usage: Usage | None = None


class ExtractorName(Value):
    """Who read the article: "model" or "offline", which model, and the hash of the prompt (or of the offline rules)."""

    name: str
    model: str | None = None
    prompt: str | None = None


class ReportedArticle(Value):
    """The article inside a report line; `sentences` are [start, end, furniture]."""

    id: str
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: Published | None = None
    language: str | None = None
    author: str | None = Field(default=None, exclude_if=lambda value: value is None)
    text: str
    sentences: tuple[tuple[int, int, bool], ...]


class ReportLine(Value):
    """One line of `summarizer extract`'s output, and of `summarizer merge`'s input."""

    schema_: Literal["report/1"] = Field(default="report/1", alias="schema")
    article: ReportedArticle
    extractor: ExtractorName
    incidents: tuple[IncidentReport, ...] = ()
    statements: tuple[StatementReport, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    possibly_missed: tuple[PossiblyMissed, ...] = ()
    usage: Usage | None = None
