"""Report lines from anywhere: read, checked for shape, and grounded again."""

import json
from collections.abc import Callable

from pydantic import ValidationError

from summarizer.grounding.ground import ground
from summarizer.grounding.links import reaches
from summarizer.records.annotation import Annotation
from summarizer.records.article import Article, Failure
from summarizer.records.extraction import Extraction, Incident, Statement
from summarizer.records.faults import first_fault
from summarizer.records.report import IncidentReport, ReportedArticle, ReportLine, StatementReport

Intervals = tuple[tuple[int, int, bool], ...]
Annotate = Callable[[Article, Intervals | None], Annotation]
"""Annotates an article; given the sentences of a line, it uses them as they are."""

_REMEDY = "Mend or remove the line; `summarizer schema report` prints what a line must hold."


def parse(text: str | bytes, source: str, number: int) -> ReportLine | Failure:
    """One line of JSON (bytes: in UTF-8) → a report line, or what is wrong with it. `number` counts the lines of `source` from 1."""
    where = f"{source}:{number}"
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        return Failure(source=where, reason=f"Not JSON: {error}.", remedy=_REMEDY)
    if not isinstance(raw, dict):
        return Failure(source=where, reason="Not a JSON object.", remedy=_REMEDY)
    if raw.get("schema") != "report/1":
        return Failure(source=where, reason=f"Unknown schema version {raw.get('schema')!r}; this version reads 'report/1'.", remedy=_REMEDY)
    try:
        line = ReportLine.model_validate_json(text)
    except ValidationError as error:
        first = first_fault(error)
        return Failure(source=where, reason=f"{first.path or 'The line'} {first.what}.", remedy=_REMEDY)
    wrong = fault(line)
    return line if wrong is None else Failure(source=where, reason=wrong, remedy=_REMEDY)


def fault(line: ReportLine) -> str | None:
    """What is wrong with the line as a whole: its sentence intervals, its sentence numbers or its keys."""
    return _bad_intervals(line.article) or _bad_numbers(line) or _bad_keys(line)


def _bad_intervals(article: ReportedArticle) -> str | None:
    before = 0
    for number, (start, end, _) in enumerate(article.sentences, 1):
        if not before <= start < end <= len(article.text):
            return f"article/sentences/{number - 1}: [{start}, {end}) is not a stretch of the text after sentence {number - 1}."
        before = end
    return None


def _bad_numbers(line: ReportLine) -> str | None:
    count = len(line.article.sentences)
    for path, numbers in _cited(line):
        for number in numbers:
            if not 1 <= number <= count:
                return f"{path}: there is no sentence {number}; the article has sentences 1 to {count}."
    return None


def _cited(line: ReportLine) -> list[tuple[str, tuple[int, ...]]]:
    cited: list[tuple[str, tuple[int, ...]]] = []
    for incident in line.incidents:
        path = f"incidents/{incident.key}"
        cited.append((path, incident.sentences))
        for field in ("dates", "places", "participants", "casualties", "weapons"):
            cited.extend((f"{path}/{field}/{index}", claim.sentences) for index, claim in enumerate(getattr(incident, field)))
    for place, statement in enumerate(line.statements):
        cited.append((f"statements/{place}", statement.sentences))
        cited.extend((f"statements/{place}/dates/{index}", claim.sentences) for index, claim in enumerate(statement.dates))
    return cited


def _bad_keys(line: ReportLine) -> str | None:
    keys = [incident.key for incident in line.incidents]
    for key in keys:
        if keys.count(key) > 1:
            return f"incidents: the key {key!r} is used twice."
    edges = {
        incident.key: {*incident.concerning, *(incident.aggregate.members if incident.aggregate else ())} for incident in line.incidents
    }
    wanted = [(f"incidents/{key}", target) for key, targets in edges.items() for target in sorted(targets)]
    wanted += [(f"statements/{place}/about", key) for place, statement in enumerate(line.statements) for key in statement.about]
    for path, target in wanted:
        if target not in edges:
            return f"{path}: no incident of this line has the key {target!r}."
    for key, targets in edges.items():
        if any(reaches(edges, target, key) for target in sorted(targets)):
            return f"incidents/{key}: its links close a circle."
    return None


def reground(line: ReportLine, annotate: Annotate) -> ReportLine:
    """The line with every claim grounded again in the line's own sentences.

    Rejections that the line brings stay, new ones follow. A line that this function made comes back unchanged.
    """
    article = Article(**line.article.model_dump(exclude={"sentences"}))
    extraction = Extraction(incidents=tuple(map(_incident, line.incidents)), statements=tuple(map(_statement, line.statements)))
    made = ground(article, annotate(article, line.article.sentences), extraction)
    return line.model_copy(
        update={
            "incidents": made.incidents,
            "statements": tuple(_remarked(report, line.statements) for report in made.statements),
            "rejections": tuple(dict.fromkeys(line.rejections + made.rejections)),
        }
    )


def _incident(report: IncidentReport) -> Incident:
    """The report as an extractor's answer; its claims stay as they are, so that the second reading's marks survive."""
    return Incident(**{name: getattr(report, name) for name in Incident.model_fields})


def _statement(report: StatementReport) -> Statement:
    return Statement(**{name: getattr(report, name) for name in Statement.model_fields})


def _remarked(report: StatementReport, before: tuple[StatementReport, ...]) -> StatementReport:
    """The statement with the second reading's marks that the line brings for it; a statement that grounding changed has none."""
    for one in before:
        if (one.speakers, one.content, one.quotes, one.sentences) == (report.speakers, report.content, report.quotes, report.sentences):
            return report.model_copy(update={"seconded": one.seconded, "speaker_disputed": one.speaker_disputed})
    return report
