"""The algebra of dates: bounds, agreement, containment, distance."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.normalize import edtf

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@st.composite
def closed(draw: st.DrawFn) -> str:
    first = draw(DAYS)
    return f"{first}/{first + timedelta(days=draw(st.integers(1, 400)))}"


DATED = st.one_of(
    DAYS.map(date.isoformat),
    DAYS.map(lambda day: f"{day:%Y-%m}"),
    DAYS.map(lambda day: f"{day.year:04d}"),
    DAYS.map(lambda day: f"{day.year // 10}X"),
    closed(),
    st.tuples(DAYS, DAYS).map(lambda pair: f"[{pair[0]},{pair[1]}]"),
    DAYS.map(lambda day: f"{day}~"),
    DAYS.map(lambda day: f"../{day}"),
    DAYS.map(lambda day: f"{day}/.."),
)
UNDATED = st.one_of(DAYS.map(lambda day: f"XXXX-{day:%m-%d}"), DAYS.map(lambda day: f"XXXX-{day:%m}"))
ANY = st.one_of(DATED, UNDATED)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-11-24", date(2025, 11, 24), date(2025, 11, 24)),
        ("2025-11", date(2025, 11, 1), date(2025, 11, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("[2025-11-24,2025-11-26]", date(2025, 11, 24), date(2025, 11, 26)),
        ("2025-11-24/2025-11-26", date(2025, 11, 24), date(2025, 11, 26)),
        ("2025-11-24?", date(2025, 11, 24), date(2025, 11, 24)),
        ("2025-07-02~", date(2025, 7, 1), date(2025, 7, 3)),
        ("../2025-11", date.min, date(2025, 11, 30)),
        ("2025-11/..", date(2025, 11, 1), date.max),
    ],
)
def test_bounds(text: str, first: date, last: date) -> None:
    assert edtf.bounds(text) == (first, last)


@pytest.mark.parametrize("text", ["XXXX-11-24", "XXXX-11", "XXXX-12-30/XXXX-01-02", "Tuesday", "", "2025-02-30"])
def test_without_a_year_or_a_date_there_are_no_bounds(text: str) -> None:
    assert edtf.bounds(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2025-13",
        "2025-11-31",
        "2025-00",
        "XXXX",
        "XXXX-02-30",
        "../..",
        "2025-11-26/2025-11-24",
        "[2025-11-24,x]",
        "24-11-2025",
        "2025-11-24/XXXX-11-26",
        "0000",
    ],
)
def test_what_no_calendar_has_is_not_valid(text: str) -> None:
    assert not edtf.valid(text)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2025-11-24", "day"), ("XXXX-11-24", "day"), ("2025-11-24/2025-11-26", "range"), ("[2025-11-24,2025-11-26]", "range"),
        ("2025-11-24/2025-11-30", "week"),
        ("2025-11-01/2025-11-10", "month"), ("2025-11", "month"), ("2025", "year"), ("199X", "none"), ("2021/..", "none"),
        (None, "none"), ("soon", "none"),
    ],
)  # fmt: skip
def test_precision(text: str | None, precision: str) -> None:
    assert edtf.precision(text) == precision


@pytest.mark.parametrize(
    ("a", "b", "days"),
    [
        ("2025-11-24", "2025-11-26", 2),
        ("2025-11", "2025-11-24", 0),
        ("2025-11-26", "2025-11-30/2025-12-02", 4),
        ("[2025-11-20,2025-11-29]", "2025-11-24", 4),
        ("XXXX-11-24", "2025-11-26", 2),
        ("XXXX-12-31", "2026-01-02", 2),
        ("2026-01-02", "XXXX-12-31", 2),
        ("XXXX-12-31", "XXXX-01-01", 1),
        ("XXXX-12-30/XXXX-01-02", "2026-01-01", 0),
        ("2021/..", "2025-11-24", 0),
        ("2025-11-24", None, None),
        ("2025-11-24", "Tuesday", None),
    ],
)
def test_days_apart(a: str | None, b: str | None, days: int | None) -> None:
    assert edtf.days_apart(a, b) == days


@pytest.mark.parametrize(
    ("coarse", "fine", "inside"),
    [
        ("2025-11", "2025-11-24", True),
        ("2025-11-24", "2025-11", False),
        ("XXXX-11", "2025-11-24", True),
        ("2025-11", "XXXX-11-24", True),
        ("[2025-11-24,2025-11-26]", "2025-11-24", True),
        ("2025-11-24", "[2025-11-24,2025-11-26]", False),
        ("2025-11", "2025-12-01", False),
    ],
)
def test_contains(coarse: str, fine: str, inside: bool) -> None:
    assert edtf.contains(coarse, fine) is inside


def test_a_year_is_filled_in_only_where_it_was_unknown() -> None:
    assert edtf.with_year("XXXX-11-24", 2025) == "2025-11-24"
    assert edtf.with_year("XXXX-12-30/XXXX-01-02", 2025) == "2025-12-30/2026-01-02"
    assert edtf.with_year("[XXXX-11-24,XXXX-11-26]", 2025) == "[2025-11-24,2025-11-26]"
    assert edtf.with_year("2024-11-24", 2025) == "2024-11-24"
    assert edtf.with_year("XXXX-02-29", 2025) == "XXXX-02-29"


@given(DATED)
def test_bounds_are_ordered(text: str) -> None:
    limits = edtf.bounds(text)
    assert limits is not None
    assert limits[0] <= limits[1]


@given(ANY, ANY)
def test_agreement_and_distance_are_symmetric(a: str, b: str) -> None:
    assert edtf.compatible(a, b) == edtf.compatible(b, a)
    assert edtf.days_apart(a, b) == edtf.days_apart(b, a)


@given(ANY)
def test_every_date_agrees_with_and_contains_itself(text: str) -> None:
    assert edtf.valid(text)
    assert edtf.compatible(text, text)
    assert edtf.contains(text, text)


@given(ANY, ANY)
def test_what_contains_agrees(a: str, b: str) -> None:
    if edtf.contains(a, b):
        assert edtf.compatible(a, b)


@given(ANY)
def test_rendering_a_parsed_date_gives_it_back(text: str) -> None:
    dating = edtf.parse(text)
    assert dating is not None
    assert edtf.parse(edtf.render(dating)) == dating


@given(DAYS, DAYS)
def test_the_distance_of_two_days_is_counted_in_days(a: date, b: date) -> None:
    assert edtf.days_apart(a.isoformat(), b.isoformat()) == abs((a - b).days)


@given(UNDATED, DAYS)
def test_an_unknown_year_takes_the_nearest_one(text: str, day: date) -> None:
    nearest = edtf.days_apart(text, day.isoformat())
    tried = [
        edtf.days_apart(edtf.with_year(text, day.year + step), day.isoformat())
        for step in (-1, 0, 1)
        if edtf.bounds(edtf.with_year(text, day.year + step))
    ]
    assert nearest is not None
    assert all(nearest <= each for each in tried if each is not None)
    assert nearest <= 366 // 2 + 1 or "02-29" in text
