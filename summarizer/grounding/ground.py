"""Extraction → reports and rejections: the order of the checks, top to bottom."""

import hashlib
from typing import Any

from summarizer.grounding import crossing, links
from summarizer.grounding.incidents import ground_incident
from summarizer.grounding.outcome import Ledger, listed
from summarizer.grounding.reading import Reading
from summarizer.grounding.scope import Scope
from summarizer.grounding.statements import ground_statement
from summarizer.records.annotation import Annotation
from summarizer.records.article import Article
from summarizer.records.base import Value
from summarizer.records.extraction import Extraction
from summarizer.records.report import IncidentReport, Rejection, StatementReport

_CLAIMS = ("dates", "places", "participants", "casualties", "weapons")
_UNSIGNED: Any = {"id": True, "speaker_disputed": True, "seconded": True, **{field: {"__all__": {"seconded"}} for field in _CLAIMS}}


class Grounding(Value):
    """What of one answer stands, and what does not."""

    incidents: tuple[IncidentReport, ...] = ()
    statements: tuple[StatementReport, ...] = ()
    rejections: tuple[Rejection, ...] = ()


def ground(article: Article, annotation: Annotation, extraction: Extraction) -> Grounding:
    """Check every claim of an answer against its cited sentences. Raises nothing on any answer."""
    reading, ledger = Reading(article, annotation), Ledger()
    reports = [
        report
        for incident in links.unique(extraction.incidents, ledger)
        if (report := ground_incident(Scope(reading, ledger, f"incidents/{incident.key}"), incident)) is not None
    ]
    incidents = links.linked(crossing.uncrossed(reading, reports), ledger)
    keys = [incident.key for incident in incidents]
    statements: list[StatementReport] = []
    for number, statement in enumerate(extraction.statements):
        path = f"statements/{number}"
        said = ground_statement(Scope(reading, ledger, path), statement)
        if said is not None:
            about = links.known(f"{path}/about", said.about, keys, ledger) if said.about else ()
            statements.append(said.model_copy(update={"about": about}))
    return Grounding(
        incidents=tuple(incident.model_copy(update={"id": _identity(article, incident)}) for incident in incidents),
        statements=tuple(statement.model_copy(update={"id": _identity(article, statement)}) for statement in statements),
        rejections=tuple(dict.fromkeys(ledger.rejections)),
    )


def complaints(grounding: Grounding) -> tuple[str, ...]:
    """The rejections as sentences to send back to the model."""
    return tuple(
        f"{rejection.path} ({rejection.value!r}{', ' + listed(rejection.sentences) if rejection.sentences else ''}): {rejection.reason}"
        for rejection in grounding.rejections
    )


def _identity(article: Article, report: IncidentReport | StatementReport) -> str:
    """16 hexadecimal digits of the hash over the article and all that grounding found; the second reading's marks don't count."""
    said = report.model_dump_json(exclude=_UNSIGNED)
    return hashlib.sha256(f"{article.id}\n{said}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
