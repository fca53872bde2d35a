"""Whether an answer holds together by itself: unique keys, references that lead somewhere, sentences and quoted spans that exist."""

from collections.abc import Iterable, Sequence

from summarizer.records.annotation import Annotation, Sentence
from summarizer.records.extraction import Extraction, Incident


def complaints(answer: Extraction, annotation: Annotation, shown: Sequence[Sentence]) -> tuple[str, ...]:
    """What is wrong with the answer's own structure, each a sentence that a model can act on. `shown` are the sentences it was given."""
    found = [*_keys(answer)]
    known = {incident.key for incident in answer.incidents}
    sentences = {sentence.number for sentence in shown if not sentence.furniture}
    for incident in answer.incidents:
        found += _references(f"incident {incident.key!r}", "concerning", incident.concerning, known - {incident.key})
        if incident.aggregate:
            found += _references(f"incident {incident.key!r}", "aggregate.members", incident.aggregate.members, known - {incident.key})
        found += _cited(f"incident {incident.key!r}", _incident_sentences(incident), sentences)
    spans = {quotation.number for quotation in annotation.quotations}
    for number, statement in enumerate(answer.statements, start=1):
        where = f"statement number {number}"
        found += _references(where, "about", statement.about, known)
        found += _cited(where, [*statement.sentences, *(n for date in statement.dates for n in date.sentences)], sentences)
        found += [
            f"In {where}, quotes lists {quote}, but no quoted span has that number." for quote in statement.quotes if quote not in spans
        ]
    return tuple(found)


def _keys(answer: Extraction) -> Iterable[str]:
    seen: set[str] = set()
    for incident in answer.incidents:
        if not incident.key.strip():
            yield "An incident has an empty key; every incident needs its own."
        elif incident.key in seen:
            yield f"The key {incident.key!r} is used for more than one incident; every incident needs its own."
        seen.add(incident.key)


def _references(where: str, field: str, keys: Iterable[str], known: set[str]) -> Iterable[str]:
    return [f"In {where}, {field} names {key!r}, which is no other incident of this answer." for key in keys if key not in known]


def _incident_sentences(incident: Incident) -> list[int]:
    claims = (*incident.dates, *incident.places, *incident.participants, *incident.casualties, *incident.weapons)
    return [*incident.sentences, *(number for claim in claims for number in claim.sentences)]


def _cited(where: str, numbers: Iterable[int], sentences: set[int]) -> Iterable[str]:
    return [
        f"In {where}, sentence {number} is cited, but no sentence has that number."
        for number in dict.fromkeys(numbers)
        if number not in sentences
    ]
