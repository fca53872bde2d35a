"""`brief/1`: what appears for one day, in which order, and what changed since the brief before."""

from typing import Literal

from pydantic import Field

from summarizer.records.article import Failure, Published
from summarizer.records.base import Value
from summarizer.records.incident import AppliedJudgement, CitedEvidence, MergedIncident, MergedStatement
from summarizer.records.report import ExtractorName, PossiblyMissed, Rejection
from summarizer.records.vocabulary import Policy


class BriefArticle(Value):
    """One source of the brief. `paths` are relative to the given folder; several where the same text was given more than once."""

    id: str
    paths: tuple[str, ...]
    url: str | None
    outlet: str | None
    title: str | None
    published: Published | None
    language: str | None
    author: str | None = Field(default=None, exclude_if=lambda value: value is None)
    origin: str = Field(description="Id of the first article of its origin: articles that share it are copies or rewrites of one text.")
    extractor: ExtractorName
    replaced_by: str | None = Field(
        default=None,
        exclude_if=lambda value: value is None,
        description="Id of the version that now stands, where this is an earlier one: cited for what changed, and no source of its own.",
    )
    seen: str | None = Field(
        default=None,
        exclude_if=lambda value: value is None,
        description="The day for which an archive first saw it (ISO), where no publication date is known: it counts for that day.",
    )
    retracted: bool = Field(
        default=False, exclude_if=lambda value: not value, description="It says of itself that it is taken back: nothing of it counts."
    )


class BriefRejection(Rejection):
    article: str


class BriefMissed(PossiblyMissed):
    article: str


What = Literal["new", "revised", "corrected", "confirmed", "denied", "disputed", "retracted", "renamed", "split", "joined", "late"]
"""A correction is a revision that the outlet itself announces."""


class Change(Value):
    """What is different from the brief before. `subject` is an incident's or statement's id."""

    incident: str | None = None
    statement: str | None = None
    what: What
    field: str | None = None
    old: str | None = None
    new: str | None = None
    evidence: tuple[CitedEvidence, ...] = ()


class BottomLine(Value):
    """One sentence of the bottom line, composed from findings, and the incidents it rests on."""

    text: str
    incidents: tuple[str, ...]


class Unchanged(Value):
    """An incident of which the day's articles tell nothing new, named in one line."""

    id: str
    text: str
    evidence: tuple[CitedEvidence, ...] = ()


class Brief(Value):
    """One day's brief. `cutoff` is the last publication day that counts; null takes every article.

    `since` is the first day whose news count as new; null where nothing is compared. `sentences` are the whole sentences behind the
    evidence, so that a brief proves itself without its articles.
    """

    schema_: Literal["brief/1"] = Field(default="brief/1", alias="schema")
    date: str | None
    timezone: str
    cutoff: str | None
    since: str | None = None
    topic: str | None = Field(
        default=None, exclude_if=lambda value: value is None, description="Name of the topic that the brief is narrowed to."
    )
    policy: Policy
    bottom_line: tuple[BottomLine, ...] = ()
    articles: tuple[BriefArticle, ...] = ()
    incidents: tuple[MergedIncident, ...] = ()
    statements: tuple[MergedStatement, ...] = ()
    changes: tuple[Change, ...] = ()
    unchanged: tuple[Unchanged, ...] = ()
    judgements: tuple[AppliedJudgement, ...] = ()
    rejections: tuple[BriefRejection, ...] = ()
    possibly_missed: tuple[BriefMissed, ...] = ()
    failures: tuple[Failure, ...] = ()
    sentences: tuple[CitedEvidence, ...] = ()


class Step(Value):
    """One step from the top of a brief to a field; `key` names the member where the field is a list of named members."""

    field: str
    key: str | None = None


class Difference(Value):
    """One field in which two briefs differ. `path` names it from the top; `old` and `new` are JSON, null where it is not there."""

    path: str
    steps: tuple[Step, ...] = Field(exclude=True, description="The same as `path`, for whoever would otherwise take it apart.")
    what: Literal["added", "removed", "changed"]
    old: str | None
    new: str | None
