"""Damaged answers: one fact removed or one speaker swapped at a time, to see whether a second reading notices."""

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from summarizer.records.extraction import Speaker
from summarizer.records.report import IncidentReport, ReportedCasualties, StatementReport

Kind = Literal["toll", "quotation", "speaker"]
Same = Callable[[str, str], bool]


class Answer(NamedTuple):
    """One reader's reports on one article."""

    incidents: tuple[IncidentReport, ...]
    statements: tuple[StatementReport, ...]


class Damage(NamedTuple):
    """An answer with one thing wrong: what, in which sentences, in words, and for a swap the statement's place in `answer`."""

    kind: Kind
    sentences: frozenset[int]
    words: str
    answer: Answer
    place: int | None = None


def damages(answer: Answer, same: Same) -> Iterator[Damage]:
    """Every toll removed, every statement with a quotation removed, every speaker swapped for every other of the article."""
    yield from without_tolls(answer)
    yield from without_quotations(answer)
    yield from with_swapped_speakers(answer, same)


def without_tolls(answer: Answer) -> Iterator[Damage]:
    """Each count of each incident removed wherever the incident gives it; computed sums and claims without a number are none."""
    for place, incident in enumerate(answer.incidents):
        facts = dict.fromkeys(_fact(toll) for toll in incident.casualties if toll.low is not None and not toll.computed)
        for fact in facts:
            gone = [toll for toll in incident.casualties if _fact(toll) == fact]
            kept = tuple(toll for toll in incident.casualties if _fact(toll) != fact)
            damaged = incident.model_copy(update={"casualties": kept})
            incidents = (*answer.incidents[:place], damaged, *answer.incidents[place + 1 :])
            sentences = frozenset(number for toll in gone for number in toll.sentences)
            yield Damage("toll", sentences, gone[0].text, answer._replace(incidents=incidents))


def without_quotations(answer: Answer) -> Iterator[Damage]:
    """Each statement that gives a quotation removed."""
    for place, statement in enumerate(answer.statements):
        if statement.quotes:
            rest = (*answer.statements[:place], *answer.statements[place + 1 :])
            words = statement.quotations[0].text if statement.quotations else statement.content
            yield Damage("quotation", frozenset(statement.sentences), words, answer._replace(statements=rest))


def with_swapped_speakers(answer: Answer, same: Same) -> Iterator[Damage]:
    """Each statement given to each other single speaker of the article; `same` says which two names are one."""
    others: list[Speaker] = []
    for statement in answer.statements:
        others += [speaker for speaker in statement.speakers if not any(same(speaker.name, known.name) for known in others)]
    for place, statement in enumerate(answer.statements):
        for other in others:
            if any(same(other.name, speaker.name) for speaker in statement.speakers):
                continue
            swapped = statement.model_copy(update={"speakers": (other,)})
            statements = (*answer.statements[:place], swapped, *answer.statements[place + 1 :])
            words = f"{statement.speakers[0].name} → {other.name}: {statement.content}"
            yield Damage("speaker", frozenset(statement.sentences), words, answer._replace(statements=statements), place)


def _fact(toll: ReportedCasualties) -> tuple[str, int | None, int | None]:
    return toll.outcome, toll.low, toll.high
