"""An editor's pinned decisions: two reports are the same or different; one claim is accepted, rejected or replaced.

They are read from a TOML file. A report is pinned by its article, one of its sentences and its type, which no change of model renames:

    [[judgement]]
    what = "different"                       # or "same"
    reports = [{article = "a1f…", sentence = 3, type = "attack"}, {article = "b2c…", sentence = 7, type = "attack"}]
    reason = "two camps"
    initials = "MK"

    [[judgement]]
    what = "replace"                         # or "accept", "reject"
    reports = [{article = "a1f…", sentence = 3, type = "attack"}]
    field = "casualties"                     # or "dates", "places", "participants", "weapons"
    text = "several workers"                 # the claim's words, as written
    outcome = "killed"                       # for casualties, where one phrase gives two tolls; else left out
    low = 3                                  # what takes its place: low and high, or edtf, or name
    high = 3
    reason = "the company's list of names"
    initials = "MK"
"""

import json
import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, ValidationError, model_validator

from summarizer.errors import UsageError
from summarizer.normalize import edtf as dates
from summarizer.records.base import Value
from summarizer.records.faults import first_fault
from summarizer.records.report import IncidentReport
from summarizer.records.vocabulary import IncidentType, Outcome
from summarizer.wording import range_words

What = Literal["same", "different", "accept", "reject", "replace"]
ClaimField = Literal["dates", "places", "participants", "casualties", "weapons"]
Given = Annotated[str, StringConstraints(min_length=1)]


def cited(report: IncidentReport) -> frozenset[int]:
    """The sentences that a report rests on."""
    return frozenset((*report.sentences, *(evidence.sentence for evidence in report.evidence)))


class Pin(Value):
    """A report by what no extractor renames: its article, a sentence that it rests on, its type."""

    article: Given
    sentence: int = Field(ge=1)
    type: IncidentType

    def holds(self, article: str, report: IncidentReport) -> bool:
        """Whether it pins this report."""
        return article == self.article and report.type == self.type and self.sentence in cited(report)

    def __str__(self) -> str:
        return f"the {self.type} in sentence {self.sentence} of {self.article}"


class Judgement(Value):
    """One decision, with who made it and why. A replaced claim takes `edtf`, `low` and `high`, or `name`, by its field.

    `outcome` tells apart the tolls that one phrase gives: "several killed and injured" is two.
    """

    what: What
    reports: tuple[Pin, ...]
    field: ClaimField | None = None
    text: str | None = None
    outcome: Outcome | None = None
    edtf: str | None = None
    low: int | None = None
    high: int | None = None
    name: str | None = None
    reason: Given
    initials: Given

    @model_validator(mode="after")
    def _complete(self) -> "Judgement":
        if self.what in {"same", "different"}:
            if len(self.reports) < 2:
                raise ValueError(f"'{self.what}' needs two reports or more")
            return self
        if len(self.reports) != 1 or self.field is None or not self.text:
            raise ValueError(f"'{self.what}' needs one report, a field and the claim's text")
        if self.outcome is not None and self.field != "casualties":
            raise ValueError("only casualties have an outcome")
        if self.what == "replace" and not self._fits_field():
            raise ValueError("'replace' needs edtf for dates, low for casualties (low ≤ high), name for the others")
        return self

    def _fits_field(self) -> bool:
        if self.field == "dates":
            return self.edtf is not None and dates.valid(self.edtf)
        if self.field == "casualties":
            return self.low is not None and self.low >= 0 and (self.high is None or self.low <= self.high)
        return bool(self.name)

    @property
    def value(self) -> str:
        """What a replaced claim takes, in words."""
        if self.field != "casualties":
            return self.edtf or self.name or ""
        return range_words(self.low or 0, self.high)

    @property
    def words(self) -> str:
        """The decision in words."""
        if self.field is None:
            return f"{self.what}: {' and '.join(map(str, self.reports))}"
        return f"{self.what}: '{self.text}' ({self.outcome or self.field}) of {self.reports[0]}"


class _File(Value):
    judgement: tuple[Judgement, ...] = ()


def load(path: Path) -> tuple[Judgement, ...]:
    """The decisions of a file. Raises `UsageError` if it cannot be read or a decision is not complete."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        return _File.model_validate_json(json.dumps(raw, default=str)).judgement
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The judgements in {path} cannot be read: {error}.", "Give a TOML file that exists.") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path} is not TOML: {error}.", "Correct the line that it names.") from error
    except ValidationError as error:
        wrong = first_fault(error)
        raise UsageError(f"{path}: {wrong.place} {wrong.what}.", "docs/judgements.md has the format.") from error
