"""Whether an answer holds together by itself: each fault becomes a complaint that names it."""

import pytest

from summarizer.extractors.structure import complaints
from summarizer.records.annotation import Annotation, Quotation, Sentence
from summarizer.records.extraction import Aggregate, CasualtyClaim, DateClaim, Extraction, Incident, Speaker, Statement

SENTENCES = tuple(Sentence(number=number, start=number, end=number + 1, furniture=number == 3) for number in (1, 2, 3, 4))
SPAN = Quotation(number=1, start=1, end=2, text="x", sentences=(1,))
ANNOTATION = Annotation(sentences=SENTENCES, quotations=(SPAN,), numbers=(), dates=(), names=())


def incident(key: str = "i1", **fields: object) -> Incident:
    return Incident.model_validate({"key": key, "type": "attack", "title": "t", "summary": "s", "sentences": (1,), **fields})


def statement(**fields: object) -> Statement:
    said = {"speakers": (Speaker(name="A"),), "kind": "report", "content": "c", "sentences": (1,), **fields}
    return Statement.model_validate(said)


def found(*records: Incident | Statement, shown: tuple[Sentence, ...] = SENTENCES) -> tuple[str, ...]:
    answer = Extraction(
        incidents=tuple(record for record in records if isinstance(record, Incident)),
        statements=tuple(record for record in records if isinstance(record, Statement)),
    )
    return complaints(answer, ANNOTATION, shown)


def test_a_whole_answer_draws_no_complaint() -> None:
    total = incident("i3", aggregate=Aggregate(count=2, members=("i1", "i2")))
    assert found(incident(), incident("i2", concerning=("i1",)), total, statement(about=("i1", "i3"), quotes=(1,))) == ()
    assert found() == ()


@pytest.mark.parametrize(
    ("records", "words"),
    [
        ((incident(), incident()), "'i1' is used for more than one"),
        ((incident(" "),), "empty key"),
        ((incident(concerning=("i2",)),), "concerning names 'i2'"),
        ((incident(concerning=("i1",)),), "concerning names 'i1'"),
        ((incident(aggregate=Aggregate(count=2, members=("i9",))),), "aggregate.members names 'i9'"),
        ((incident(aggregate=Aggregate(count=2, members=("i1",))),), "aggregate.members names 'i1'"),
        ((statement(about=("i1",)),), "statement number 1, about names 'i1'"),
        ((statement(), statement(quotes=(2,))), "statement number 2, quotes lists 2"),
        ((incident(sentences=(0,)),), "sentence 0 is cited"),
        ((incident(sentences=(-1,)),), "sentence -1 is cited"),
        ((incident(dates=(DateClaim(text="Monday", sentences=(5,)),)),), "sentence 5 is cited"),
        ((incident(casualties=(CasualtyClaim(outcome="killed", text="2", sentences=(7,)),)),), "sentence 7 is cited"),
        ((statement(dates=(DateClaim(text="Monday", sentences=(8,)),)),), "sentence 8 is cited"),
        ((statement(sentences=(3,)),), "sentence 3 is cited"),
    ],
)
def test_each_fault_is_named_once(records: tuple[Incident | Statement, ...], words: str) -> None:
    (complaint,) = found(*records)
    assert words in complaint


def test_a_sentence_of_another_window_was_not_shown() -> None:
    assert found(incident(), shown=SENTENCES[:1]) == ()
    assert len(found(incident(sentences=(2,)), shown=SENTENCES[:1])) == 1
