"""A report's claims and evidence as merged records hold them: with their article, every value checked before."""

from collections.abc import Iterable

from summarizer.records.base import unchecked
from summarizer.records.incident import CitedEvidence, FindingClaim
from summarizer.records.report import Evidence, Grounded

_CITED = set(CitedEvidence.model_fields)
_GIVEN = set(FindingClaim.model_fields)


def cited(article: str, evidence: Iterable[Evidence]) -> tuple[CitedEvidence, ...]:
    """A report's evidence with its article's id. The values were checked as `Evidence`; all records share one set of given fields."""
    return tuple(
        unchecked(CitedEvidence, _CITED, {"article": article, "sentence": e.sentence, "start": e.start, "end": e.end, "text": e.text})
        for e in evidence
    )


def claimed(article: str, claim: Grounded, value: str | None, text: str, inferred: tuple[str, ...] = ()) -> FindingClaim:
    """What an article claims: the value and its words. `inferred` are the ids of the reports that gave the value's year."""
    values: dict[str, object] = {
        "value": value,
        "text": text,
        "according_to": claim.according_to,
        "inferred": inferred,
        "weak": claim.weak,
        "seconded": claim.seconded,
        "evidence": cited(article, claim.evidence),
    }
    return unchecked(FindingClaim, _GIVEN, values)


def told(value: str, text: str, evidence: tuple[CitedEvidence, ...]) -> FindingClaim:
    """What a report says as a whole, in its outlet's own voice."""
    values = {"value": value, "text": text, "according_to": (), "inferred": (), "weak": False, "seconded": False, "evidence": evidence}
    return unchecked(FindingClaim, _GIVEN, values)
