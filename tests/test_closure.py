"""The law of the closure: a brief out of the reports that the window touches is, byte for byte, the brief out of everything."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reports import Source
from test_merging_laws import lines

from summarizer.archive.briefing import Order, brief
from summarizer.archive.store import Archive
from summarizer.errors import UsageError
from summarizer.ingest.visiting import Arrival, Visit
from summarizer.merging.closure import closure
from summarizer.merging.judgements import Judgement, Pin, What
from summarizer.merging.tracing import Tie
from summarizer.pipeline import Topic
from summarizer.records.article import Article
from summarizer.records.report import ReportLine

DAYS = ("2025-12-01", "2025-12-02", "2025-12-03", None)
TAILS = (
    "Reporters were shown the place on the next morning and spoke with those who had been there.",
    "The road to the north stayed closed for many hours while helpers searched what was left of it.",
    "Neighbours told that nothing of the kind had ever been seen in this valley before that night.",
)
TITLES = (None, "RETRACTED: Attack in the valley", "Correction: Attack in the valley")
SEEN = "2025-12-{:02}T06:00:00+00:00"
ORDERS = (
    Order(date="2025-12-02"),
    Order(date="2025-12-03"),
    Order(date="2025-12-05"),
    Order(date="2025-12-03", since="2025-12-02"),
    Order(since="2025-12-02"),
    Order(date="2025-12-03", topic=Topic(name="attacks", types=("attack",))),
    Order(date="2025-12-03", policy="informative"),
)


@st.composite
def arrivals(draw: st.DrawFn) -> tuple[ReportLine, str, int]:
    """A line, the document that it is a state of, and the day on which it was first seen."""
    made = draw(lines())
    tail = draw(st.sampled_from(TAILS))
    day, number = draw(st.sampled_from(DAYS)), draw(st.integers(0, 19))
    text, title = f"{made.article.text} {tail}", draw(st.sampled_from(TITLES))
    article = made.article.model_copy(update={"id": f"a{number}", "published": day, "text": text, "title": title})
    unnamed = tuple(one.model_copy(update={"id": ""}) for one in made.incidents)
    line = made.model_copy(update={"article": article, "incidents": unnamed})
    return line, f"document {draw(st.integers(0, 9))}", draw(st.integers(1, 5))


@st.composite
def judgements(draw: st.DrawFn) -> Judgement:
    """A decision on reports that may or may not be there."""
    pins = tuple(
        Pin(article=f"a{draw(st.integers(0, 19))}", sentence=draw(st.integers(1, 3)), type=draw(st.sampled_from(("attack", "call"))))
        for _ in range(2)
    )
    claim = {"text": draw(st.sampled_from(("2025-11-24", "Tuesday"))), "field": "dates", "edtf": "2025-11-25"}
    what: What = draw(st.sampled_from(("same", "different", "accept", "reject", "replace")))
    if what in {"same", "different"}:
        return Judgement(what=what, reports=pins, reason="two views", initials="MK")
    return Judgement.model_validate({"what": what, "reports": pins[:1], "reason": "seen", "initials": "MK", **claim})


@st.composite
def orders(draw: st.DrawFn) -> Order:
    """A brief that is asked for, at times with an editor's decisions."""
    return draw(st.sampled_from(ORDERS))._replace(judgements=tuple(draw(st.lists(judgements(), max_size=2))))


@contextmanager
def archive_of(told: Sequence[tuple[ReportLine, str, int]], asked: Sequence[Order]) -> Iterator[Archive]:
    """An archive that kept these one after the other, and that was asked for these briefs in between."""
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "archive.db", create=True) as archive:
        archive.database.execute("pragma synchronous = off")
        archive.add_source("source", SEEN.format(1))
        archive.source_read("source", SEEN.format(1))
        run = archive.runs.begin(SEEN.format(1), "made")
        for number, (line, document, day) in enumerate(sorted(told, key=lambda one: one[2])):
            article = Article(**{name: getattr(line.article, name) for name in Article.model_fields})
            archive.keep_visit("source", Visit(document, (Arrival(article, document),)), SEEN.format(day), run)
            archive.keep(line, SEEN.format(day), run)
            if number % 3 == 1 and asked:
                outcome(archive, asked[number % len(asked)])
        yield archive


def outcome(archive: Archive, order: Order, *, whole: bool = False) -> str:
    """The brief as JSON, or why there is none."""
    try:
        return brief(archive, order, whole=whole).model_dump_json()
    except UsageError as error:
        return str(error)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(arrivals(), max_size=9), st.lists(st.sampled_from(ORDERS), max_size=2), orders())
def test_a_brief_of_the_part_is_the_brief_of_the_whole(told: list[tuple[ReportLine, str, int]], asked: list[Order], order: Order) -> None:
    with archive_of(told, asked) as archive:
        assert outcome(archive, order) == outcome(archive, order, whole=True)


def edition(killed: str, published: str) -> ReportLine:
    text = f"On Monday {killed} people were killed in an attack in Khatlon region."
    source, at = Source(text=text, published=published, outlet="Arda Post"), (1,)
    date, toll = source.date("Monday", "2025-12-01", at), source.count(killed, int(killed), int(killed), at)
    place = source.place("Khatlon region", at, country="TJ")
    source.incident("i1", "attack", "Attack in Khatlon", at, dates=(date,), places=(place,), casualties=(toll,))
    return source.line


def test_an_edition_that_restates_its_date_is_revised_in_the_part_too() -> None:
    """The second edition stood before the window, but says that it was published in it."""
    days = ("2025-12-01T20:00:00+05:00", "2025-12-03T01:00:00+05:00", "2025-12-03T15:00:00+05:00")
    told = [(edition(killed, day), "document", number) for number, (killed, day) in enumerate(zip("357", days, strict=True), start=1)]
    with archive_of(told, []) as archive:
        made = outcome(archive, Order(date="2025-12-03"))
        assert made == outcome(archive, Order(date="2025-12-03"), whole=True)
        assert '"old":"5","new":"7"' in made


def test_what_is_far_is_not_looked_at() -> None:
    """1 and 2 are one event; 3 is a near miss of 2; 4 one event with 3; 5 a near miss of 4."""
    ties = {(1, 2): Tie("one"), (2, 3): Tie("near", 2.0), (3, 4): Tie("one"), (4, 5): Tie("near", 2.0)}
    both = [*((one, other, tie) for (one, other), tie in ties.items()), *((other, one, tie) for (one, other), tie in ties.items())]
    found = closure({1}, lambda _: True, lambda _: True, lambda some: [tie for tie in both if tie[0] in some])
    assert found == {1, 2, 3, 4}
