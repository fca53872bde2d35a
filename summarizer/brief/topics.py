"""A named filter: which incidents and statements a brief is about."""

import re
from collections.abc import Iterable, Mapping

from pydantic import Field, field_validator

from summarizer.brief.history import Key
from summarizer.normalize import countries as nations
from summarizer.normalize import names
from summarizer.records.base import Value
from summarizer.records.incident import Merged, MergedIncident, MergedStatement
from summarizer.records.vocabulary import IncidentType


class Topic(Value):
    """What a brief is about. Each list that is given must be met by one of its members; a statement counts by what it is about too."""

    name: str | None = Field(default=None, description="How a brief names it.")
    countries: tuple[str, ...] = Field(default=(), description="ISO 3166-1 alpha-2, of a place.")
    actors: tuple[str, ...] = Field(default=(), description="Names of participants, of their affiliations, or of speakers.")
    types: tuple[IncidentType, ...] = ()
    words: tuple[str, ...] = Field(default=(), description="Whole words of titles, summaries, contents and cited words.")

    @field_validator("countries")
    @classmethod
    def _are_codes(cls, given: tuple[str, ...]) -> tuple[str, ...]:
        for code in given:
            if code not in nations.names().values():
                meant = nations.code_of(code)
                hint = f"; that of {code} is {meant}" if meant is not None else ""
                raise ValueError(f"{code!r} is no code of a country (ISO 3166-1 alpha-2, as TJ){hint}")
        return given


def narrowed(before: Merged, after: Merged, topic: Topic, twins: Mapping[Key, Key]) -> tuple[Merged, Merged]:
    """Two merges cut down to the topic. A record that met it in either is kept in both, so that leaving the topic is no retraction.

    `twins` name, for a report of an edited article, the report of its version before that tells of the same.
    """
    kept = {key for merged in (before, after) for key in _meeting(merged, topic)}
    kept |= {key for pair in twins.items() if kept.intersection(pair) for key in pair}
    return _cut(before, kept), _cut(after, kept)


def _meeting(merged: Merged, topic: Topic) -> set[tuple[str, str]]:
    incidents = [one for one in merged.incidents if _incident_meets(one, topic)]
    ids = {one.id for one in incidents}
    statements = [one for one in merged.statements if ids.intersection(one.about) or _statement_meets(one, topic)]
    refs = [*(ref for one in incidents for ref in one.reports), *(ref for one in statements for ref in one.reports)]
    return {(ref.article, ref.id) for ref in refs}


def _cut(merged: Merged, kept: set[tuple[str, str]]) -> Merged:
    """The records that hold a kept report, without references to the others."""
    incidents = [one for one in merged.incidents if any((ref.article, ref.id) in kept for ref in one.reports)]
    ids = {one.id for one in incidents}
    return merged.model_copy(
        update={
            "incidents": tuple(_without_others(one, ids) for one in incidents),
            "statements": tuple(
                one.model_copy(update={"about": tuple(id_ for id_ in one.about if id_ in ids)})
                for one in merged.statements
                if any((ref.article, ref.id) in kept for ref in one.reports)
            ),
        }
    )


def _without_others(incident: MergedIncident, ids: set[str]) -> MergedIncident:
    return incident.model_copy(
        update={
            "aggregate_of": tuple(id_ for id_ in incident.aggregate_of if id_ in ids),
            "concerning": tuple(id_ for id_ in incident.concerning if id_ in ids),
            "related": tuple(one for one in incident.related if one.id in ids),
        }
    )


def _incident_meets(one: MergedIncident, topic: Topic) -> bool:
    people = [name for each in one.participants for name in (each.name, each.affiliation, *each.aliases) if name]
    words = (one.title, one.summary, *people, *(place.text for place in one.places))
    countries = {place.country for place in one.places}
    return (
        (not topic.countries or not countries.isdisjoint(topic.countries))
        and (not topic.types or one.type in topic.types)
        and _named(people, topic)
        and _said(words, topic)
    )


def _statement_meets(one: MergedStatement, topic: Topic) -> bool:
    """By its speakers and words alone: it happened nowhere and has no type of incident."""
    if topic.countries or topic.types:
        return False
    people = [name for each in one.speakers for name in (each.name, each.affiliation, *each.aliases) if name]
    return _named(people, topic) and _said((one.content, *people, *(quote.text for quote in one.quotes)), topic)


def _named(people: Iterable[str], topic: Topic) -> bool:
    known = list(people)
    return not topic.actors or any(names.compare(name, actor).same for name in known for actor in topic.actors)


def _said(texts: Iterable[str], topic: Topic) -> bool:
    text = "\n".join(texts)
    return not topic.words or any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) for word in topic.words)
