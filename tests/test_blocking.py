"""Blocking: which reports are compared is a matter of the two alone, and of few of the many."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from reports import Source
from test_merging_laws import batches

from summarizer.merging import blocking
from summarizer.merging.collecting import collect
from summarizer.merging.features import Features
from summarizer.records.report import ReportLine

Row = tuple[str, str, int]
"""Article, key, window; window 0 is any time."""
rows = st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("xyz"), st.integers(0, 2)), max_size=12)


def _marks(row: Row) -> blocking.Marks:
    _, key, window = row
    return blocking.timed([(key,)], (window,) if window else ()) | blocking.ever([(key,)], asks=not window)


@given(rows)
def test_candidates_share_a_key_and_a_time_or_an_article(given_rows: list[Row]) -> None:
    expected = [
        (i, j)
        for (i, (article, key, window)), (j, (other, its_key, its_window)) in combinations(enumerate(given_rows), 2)
        if article == other or (key == its_key and (window == its_window or not window or not its_window))
    ]
    assert blocking.pairs([row[0] for row in given_rows], map(_marks, given_rows)) == expected


@settings(max_examples=25, deadline=None)
@given(batches, st.data())
def test_the_candidates_among_some_reports_are_those_of_all_that_lie_among_them(lines: list[ReportLine], data: st.DataObject) -> None:
    reports = collect(lines).incidents
    some = [report for report in reports if data.draw(st.booleans())]
    kept = {report.order for report in some}
    assert _pairs(some) == {pair for pair in _pairs(reports) if kept.issuperset(pair)}


def _pairs(reports: "list[Features] | tuple[Features, ...]") -> set[tuple[object, object]]:
    found = blocking.pairs([report.article for report in reports], map(blocking.marks, reports))
    return {(reports[one].order, reports[other].order) for one, other in found}


def _told(number: int, text: str, country: str, place: str) -> Features:
    source = Source(text, outlet=f"outlet {number}", published="2026-03-03")
    source.incident("i1", "attack", "An attack", (1,), places=(source.place(place, (1,), country=country),))
    return collect([source.line]).incidents[0]


def test_two_common_things_in_one_country_are_compared_and_one_is_not() -> None:
    """Attacks by drones happen every day; a first report of one names no place but the country."""
    drone, both = ("A drone struck in Lebanon.", "A drone carrying explosives struck in Lebanon.")
    alone = [_told(number, drone if number else both, "LB", "Lebanon") for number in range(2)]
    assert not _pairs(alone)
    two = [_told(number, both, "LB", "Lebanon") for number in range(2)]
    assert len(_pairs(two)) == 1


def test_an_undated_background_event_finds_the_full_name_of_a_year_before() -> None:
    texts = ("Gunmen shot Lena Orlova in Varna on 3 March 2025.", "The killing of Lena Orlova is remembered.")
    first, recalled = (Source(text, outlet=f"o{n}", published=("2025-03-04", "2026-03-04")[n]) for n, text in enumerate(texts))
    first.incident("i1", "attack", "Shot", (1,), dates=(first.date("3 March 2025", "2025-03-03", (1,)),))
    recalled.incident("i1", "attack", "Killed", (1,), salience="background")
    assert len(_pairs(collect([first.line, recalled.line]).incidents)) == 1
