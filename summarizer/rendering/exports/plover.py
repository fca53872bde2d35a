"""JSON Lines in the field names of PLOVER (Political Language Ontology for Verifiable Event Records)."""

import json
from collections.abc import Iterable, Iterator

from summarizer.records.brief import Brief
from summarizer.records.incident import CitedEvidence, MergedIncident, MergedStatement
from summarizer.rendering.exports.conventions import conventions
from summarizer.rendering.exports.facts import articles_of, days, outlets_of, sides
from summarizer.rendering.geography import iso3, scene

Record = dict[str, object]


def plover(brief: Brief) -> str:
    """One line per incident and statement that PLOVER has an event type for, in the order of the brief.

    PLOVER's date is a day: one that is vaguer, or disputed, is empty rather than its first day.
    """
    sentences = {(one.article, one.sentence): one.text for one in brief.sentences}
    records = [record for one in brief.incidents for record in _incident(one, brief, sentences)]
    records += [record for one in brief.statements for record in _statement(one, brief, sentences)]
    return "".join(json.dumps(record, ensure_ascii=False, sort_keys=True) + "\n" for record in records)


def _incident(one: MergedIncident, brief: Brief, sentences: dict[tuple[str, int], str]) -> Iterator[Record]:
    category = conventions().plover_incident.get(one.type)
    if category is None:
        return
    acting, suffering = sides(one)
    when, spot = days(one), scene(one)
    articles = articles_of(one, brief)
    record: Record = {
        "id": one.id,
        "date": when.first.isoformat() if when is not None and when.precision == 1 else "",
        "source": _actors(acting),
        "target": _actors(suffering),
        "event": category[0],
        "mode": _mode(one, category[1]),
        "auxiliaryMode": conventions().plover_status.get(one.status, ""),
        "eventText": one.title,
        "context": "",
        "text": _text(((ref.article, number) for ref in one.reports[:1] for number in ref.sentences), sentences),
        "publication": "; ".join(outlets_of(articles)),
        "language": articles[0].language if articles and articles[0].language else "",
    }
    for name, outcome in (("dead", one.casualties.killed), ("injured", one.casualties.injured)):
        if outcome is not None and outcome.best is not None:
            record[name] = outcome.best
    if spot is not None:
        record["location"] = {"name": spot.name, "countryCode": iso3(spot.country), "lat": spot.latitude, "lon": spot.longitude}
    yield record


def _mode(one: MergedIncident, mode: str) -> str:
    """A drone is a mode of its own; a multilateral meeting needs more than two parties."""
    if mode == "aerial" and any("drone" in weapon.name.casefold() or "uav" in weapon.name.casefold() for weapon in one.weapons):
        return "drone"
    if mode == "multilateral" and len(one.participants) <= 2:
        return ""
    return mode


def _statement(one: MergedStatement, brief: Brief, sentences: dict[tuple[str, int], str]) -> Iterator[Record]:
    category = conventions().plover_statement.get(one.kind)
    if category is None:
        return
    articles = articles_of(one, brief)
    day = one.date.value if one.date.value is not None and len(one.date.value) == 10 and one.date.value.replace("-", "").isdigit() else ""
    yield {
        "id": one.id,
        "date": day,
        "source": _actors(speaker.name for speaker in one.speakers),
        "target": _actors([one.addressee] if one.addressee else []),
        "event": category[0],
        "mode": category[1],
        "auxiliaryMode": "",
        "eventText": one.content,
        "context": "",
        "text": _text(_places(one.evidence), sentences),
        "publication": "; ".join(outlets_of(articles)),
        "language": articles[0].language if articles and articles[0].language else "",
    }


def _places(evidence: Iterable[CitedEvidence]) -> Iterator[tuple[str, int]]:
    yield from dict.fromkeys((one.article, one.sentence) for one in evidence)


def _actors(names: Iterable[str]) -> list[dict[str, str]]:
    return [{"actorText": name} for name in names]


def _text(places: Iterable[tuple[str, int]], sentences: dict[tuple[str, int], str]) -> str:
    return " ".join(sentences[place] for place in places if place in sentences)
