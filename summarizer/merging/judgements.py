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
    low = 3                                  # what takes its place: low and high, or edtf, or name
    high = 3
    reason = "the company's list of names"
    initials = "MK"
"""

import json
import tomllib
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, ValidationError, model_validator

from summarizer.errors import UsageError
from summarizer.merging.features import Features
from summarizer.merging.linking import Pair
from summarizer.normalize import edtf as dates
from summarizer.records.base import Value
from summarizer.records.incident import AppliedJudgement
from summarizer.records.report import Grounded, IncidentReport
from summarizer.records.vocabulary import IncidentType

What = Literal["same", "different", "accept", "reject", "replace"]
ClaimField = Literal["dates", "places", "participants", "casualties", "weapons"]
Given = Annotated[str, StringConstraints(min_length=1)]


class Pin(Value):
    """A report by what no extractor renames: its article, a sentence that it rests on, its type."""

    article: Given
    sentence: int = Field(ge=1)
    type: IncidentType

    def holds(self, article: str, report: IncidentReport) -> bool:
        """Whether it pins this report."""
        return (
            article == self.article
            and report.type == self.type
            and self.sentence in {*report.sentences, *(e.sentence for e in report.evidence)}
        )

    def __str__(self) -> str:
        return f"the {self.type} in sentence {self.sentence} of {self.article}"


class Judgement(Value):
    """One decision, with who made it and why. A replaced claim takes `edtf`, `low` and `high`, or `name`, by its field."""

    what: What
    reports: tuple[Pin, ...]
    field: ClaimField | None = None
    text: str | None = None
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
    def words(self) -> str:
        """The decision in words."""
        if self.field is None:
            return f"{self.what}: {' and '.join(map(str, self.reports))}"
        return f"{self.what}: '{self.text}' ({self.field}) of {self.reports[0]}"


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
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise UsageError(f"{path}: {where}: {first['msg']}.", "See the format in the documentation of judgements.") from error


def _pinned(pin: Pin, reports: Sequence[Features]) -> list[int]:
    return [index for index, one in enumerate(reports) if pin.holds(one.article, one.report)]


def pairs(judgements: Sequence[Judgement], what: What, reports: Sequence[Features]) -> frozenset[Pair]:
    """The pairs of reports, lower index first, that decisions of one kind pin."""
    found: set[Pair] = set()
    for judgement in judgements:
        if judgement.what == what:
            sides = [_pinned(pin, reports) for pin in judgement.reports]
            for left, right in ((a, b) for i, a in enumerate(sides) for b in sides[i + 1 :]):
                found.update((min(pair), max(pair)) for pair in product(left, right) if pair[0] != pair[1])
    return frozenset(found)


def corrected(article: str, report: IncidentReport, judgements: Sequence[Judgement]) -> IncidentReport:
    """A report without its rejected claims and with its replaced ones."""
    for judgement in judgements:
        if judgement.field is not None and judgement.what in {"reject", "replace"} and judgement.reports[0].holds(article, report):
            claims: tuple[Grounded, ...] = getattr(report, judgement.field)
            kept = [_replaced(claim, judgement) if _is_meant(claim, judgement) else claim for claim in claims]
            report = report.model_copy(update={judgement.field: tuple(claim for claim in kept if claim is not None)})
    return report


def _is_meant(claim: Grounded, judgement: Judgement) -> bool:
    return judgement.text in {getattr(claim, "text", None), getattr(claim, "name", None)}


def _replaced(claim: Grounded, judgement: Judgement) -> Grounded | None:
    if judgement.what == "reject":
        return None
    new: dict[ClaimField, dict[str, object]] = {
        "dates": {"edtf": judgement.edtf},
        "casualties": {"low": judgement.low, "high": judgement.high, "weak": False},
        "places": {"text": judgement.name},
    }
    return claim.model_copy(update={**new.get(judgement.field or "weapons", {"name": judgement.name}), "seconded": False})


def settled(
    article: str, report: IncidentReport, judgements: Sequence[Judgement], group: Sequence[tuple[str, IncidentReport]]
) -> IncidentReport:
    """A report of a group in which a claim was accepted: that claim speaks, the others of its field no longer do."""
    for judgement in judgements:
        field = judgement.field
        if field is None or judgement.what != "accept" or not any(judgement.reports[0].holds(*member) for member in group):
            continue
        own = judgement.reports[0].holds(article, report)
        claims: tuple[Grounded, ...] = getattr(report, field)
        marked = tuple(c.model_copy(update={"weak": not (own and _is_meant(c, judgement))}) for c in claims)
        report = report.model_copy(update={field: marked})
    return report


def applied(
    judgements: Sequence[Judgement], reports: Sequence[Features], before: dict[int, int], after: dict[int, int]
) -> tuple[AppliedJudgement, ...]:
    """What each decision did. `before` and `after` give each report's group without and with the decisions."""
    return tuple(
        AppliedJudgement(what=j.words, reason=j.reason, initials=j.initials, effect=_effect(j, reports, before, after))
        for j in sorted(set(judgements), key=lambda j: j.model_dump_json())
    )


def _effect(judgement: Judgement, reports: Sequence[Features], before: dict[int, int], after: dict[int, int]) -> str:
    sides = [_pinned(pin, reports) for pin in judgement.reports]
    missing = [str(pin) for pin, found in zip(judgement.reports, sides, strict=True) if not found]
    if missing:
        return f"no effect: there is no {missing[0].removeprefix('the ')}"
    if judgement.field is not None:
        return {
            "accept": "the other claims no longer speak",
            "reject": "the claim is left out",
            "replace": "the claim's value is replaced",
        }[judgement.what]
    first, *others = (found[0] for found in sides)
    was = all(before[first] == before[other] for other in others)
    now = all(after[first] == after[other] for other in others)
    if was == now:
        return "no effect: the reports were " + ("one already" if was else "apart already")
    return "joined reports that were apart" if now else "kept apart reports that would be one"
