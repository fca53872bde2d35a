"""Windows over long articles: they cover everything, overlap, keep to the limit, and their answers join without a clash of keys."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from summarizer.extractors.windows import estimate, join, windows
from summarizer.records.annotation import Sentence
from summarizer.records.extraction import Aggregate, CasualtyClaim, Extraction, Incident, Speaker, Statement


def split(lengths: list[tuple[int, bool]]) -> tuple[str, tuple[Sentence, ...]]:
    """A text with sentences of these lengths, some of them furniture."""
    text, sentences = "", []
    for number, (length, furniture) in enumerate(lengths, start=1):
        sentences.append(Sentence(number=number, start=len(text), end=len(text) + length, furniture=furniture))
        text += "x" * length + " "
    return text, tuple(sentences)


@given(st.lists(st.tuples(st.integers(1, 600), st.booleans()), max_size=60), st.integers(20, 300), st.integers(0, 200))
def test_windows_cover_every_sentence_in_order_within_the_limit(lengths: list[tuple[int, bool]], limit: int, overlap: int) -> None:
    text, sentences = split(lengths)
    runs = windows(text, sentences, limit, overlap)
    shown = [sentence.number for sentence in sentences if not sentence.furniture]
    assert sorted({sentence.number for run in runs for sentence in run}) == shown
    for run in runs:
        places = [shown.index(sentence.number) for sentence in run]
        assert places == list(range(places[0], places[-1] + 1))
        assert len(run) == 1 or sum(estimate(text[one.start : one.end]) + 4 for one in run) <= limit
    for before, after in pairwise(runs):
        assert before[0].number < after[0].number
        assert before[-1].number < after[-1].number


def test_neighbours_overlap_by_whole_sentences() -> None:
    text, sentences = split([(60, False)] * 10)
    runs = windows(text, sentences, limit=100, overlap=45)
    assert [[sentence.number for sentence in run] for run in runs][:3] == [[1, 2, 3, 4, 5], [4, 5, 6, 7, 8], [7, 8, 9, 10]]


def test_a_short_article_is_one_window_and_an_empty_one_none() -> None:
    text, sentences = split([(60, False)] * 3)
    assert windows(text, sentences, 6000, 400) == (sentences,)
    assert windows("", (), 6000, 400) == ()


def attack(key: str, title: str = "Attack", **fields: object) -> Incident:
    return Incident.model_validate({"key": key, "type": "attack", "title": title, "summary": "s", "sentences": (3,), **fields})


def said(about: tuple[str, ...], content: str = "c") -> Statement:
    return Statement(speakers=(Speaker(name="A"),), kind="report", content=content, about=about, sentences=(3,))


def test_one_answer_stays_as_it_is() -> None:
    answer = Extraction(incidents=(attack("i1"),), statements=(said(("i1",)),))
    assert join([answer]) is answer


def test_repeats_from_an_overlap_are_told_once_and_references_follow() -> None:
    first = Extraction(incidents=(attack("i1", "One"), attack("i2", "Two")), statements=(said(("i2",)),))
    second = Extraction(
        incidents=(attack("i1", "Two", concerning=("i2",)), attack("i2", "Three", concerning=("i1",))),
        statements=(said(("i1",)), said(("i2",))),
    )
    joined = join([first, second])
    assert [(incident.key, incident.title, incident.concerning) for incident in joined.incidents] == [
        ("w1-i1", "One", ()),
        ("w1-i2", "Two", ("w2-i2",)),
        ("w2-i2", "Three", ("w1-i2",)),
    ]
    assert [statement.about for statement in joined.statements] == [("w1-i2",), ("w2-i2",)]


def test_what_differs_in_one_claim_stays_twice() -> None:
    two, three = (CasualtyClaim(outcome="killed", low=n, high=n, text=str(n)) for n in (2, 3))
    joined = join([Extraction(incidents=(attack("i1", casualties=(two,)),)), Extraction(incidents=(attack("i1", casualties=(three,)),))])
    assert [incident.key for incident in joined.incidents] == ["w1-i1", "w2-i1"]


def test_sums_keep_their_members() -> None:
    answer = Extraction(incidents=(attack("i1"), attack("i2", "Sum", aggregate=Aggregate(count=2, members=("i1",)))))
    joined = join([answer, answer])
    assert [incident.aggregate and incident.aggregate.members for incident in joined.incidents] == [None, ("w1-i1",), ("w1-i1",)]


keys = st.sampled_from(["i1", "i2", "i3", "lost"])
answers = st.builds(
    Extraction,
    incidents=st.lists(st.builds(attack, keys, st.sampled_from("AB"), concerning=st.lists(keys, max_size=2).map(tuple)), max_size=3).map(
        tuple
    ),
    statements=st.lists(st.builds(said, st.lists(keys, max_size=2).map(tuple), st.sampled_from("cd")), max_size=3).map(tuple),
)


@given(st.lists(answers, min_size=2, max_size=4))
def test_joining_loses_nothing_but_repeats(parts: list[Extraction]) -> None:
    joined = join(parts)
    assert {incident.title for incident in joined.incidents} == {incident.title for part in parts for incident in part.incidents}
    assert {statement.content for statement in joined.statements} == {statement.content for part in parts for statement in part.statements}
    known = {incident.key for incident in joined.incidents}
    for number, part in enumerate(parts, start=1):
        own = {incident.key for incident in part.incidents}
        for statement in part.statements:
            if set(statement.about) <= own:
                assert any(each.content == statement.content and set(each.about) <= known for each in joined.statements), number
