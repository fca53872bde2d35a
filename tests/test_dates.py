"""Date words → EDTF, by UCDP's rules, and their mentions in running text. 2 December 2025 is a Tuesday."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.annotate.dates import find
from summarizer.normalize import edtf
from summarizer.normalize.date_arithmetic import easter
from summarizer.normalize.dates import of_other_times, resolve
from summarizer.records.annotation import Sentence

PUBLISHED = "2025-12-02"
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2050, 12, 31))
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        # UCDP's own rules
        ("Monday night", "2025-12-01"), ("last night", "2025-12-01"), ("the night between Sunday and Monday", "2025-11-30/2025-12-01"),
        ("around 2 July", "2025-07-01/2025-07-03"), ("recently", "2025-11-29/2025-12-02"), ("the last few days", "2025-11-29/2025-12-02"),
        ("past 24 hours", "2025-12-01/2025-12-02"), ("the weekend", "2025-11-29/2025-11-30"), ("this week", "2025-12-01/2025-12-02"),
        ("last week", "2025-11-24/2025-11-30"), ("early March", "2025-03-01/2025-03-10"), ("mid-March", "2025-03-10/2025-03-20"),
        ("late March", "2025-03-15/2025-03-31"),
        ("recent weeks", "2025-11-11/2025-12-02"), ("last month", "2025-11"),
        # from the publication
        ("today", "2025-12-02"), ("yesterday", "2025-12-01"), ("the day before yesterday", "2025-11-30"),
        ("earlier today", "2025-12-02"), ("this morning", "2025-12-02"),
        ("Tuesday", "2025-12-02"), ("on Sunday", "2025-11-30"), ("Earlier on Sunday", "2025-11-30"), ("last Friday", "2025-11-28"),
        ("next Tuesday", "2025-12-09"),
        ("Tuesday of last week", "2025-11-25"), ("this past Wednesday", "2025-11-26"), ("this past Tuesday", "2025-11-25"),
        ("two days ago", "2025-11-30"),
        ("two weeks ago", "2025-11-15/2025-11-21"),
        ("two months ago", "2025-10"), ("a year ago", "2024"), ("earlier this month", "2025-12-01/2025-12-02"), ("last year", "2024"),
        ("last August", "[2024-08,2025-08]"), ("last Monday", "[2025-11-24,2025-12-01]"),
        ("overnight", "2025-12-01/2025-12-02"), ("overnight Sunday", "2025-11-30/2025-12-01"),
        ("Saturday night into Sunday morning", "2025-11-29/2025-11-30"),
        ("late last month", "2025-11-15/2025-11-30"), ("the early hours of Monday", "2025-12-01"),
        ("the past three days", "2025-11-29/2025-12-02"),
        # days and months
        ("24 November", "2025-11-24"), ("Nov. 24", "2025-11-24"), ("November 24 2025", "2025-11-24"),
        ("November 24th, 2025", "2025-11-24"), ("the 24th of November", "2025-11-24"),
        ("2025-11-24", "2025-11-24"), ("24/11/2025", "2025-11-24"), ("11/24/2025", "2025-11-24"), ("24.11.2025", "2025-11-24"),
        ("24-Nov-2025", "2025-11-24"), ("4 FEB 90", "1990-02-04"), ("5 APRIL 90", "1990-04-05"),
        ("the night of November 26", "2025-11-26"), ("Tuesday, January 28, 2014 8:18 PM EST", "2014-01-28"),
        ("Wed Oct 26 15:50:06 2016", "2016-10-26"),
        ("at about 6 p.m. Monday evening", "2025-12-01"), ("December 23", "2024-12-23"), ("Sunday, March 2", "2025-03-02"),
        ("04/05/2025", "[2025-04-05,2025-05-04]"), ("12/01/2025", "[2025-12-01,2025-01-12]"), ("12/03/2025", "2025-03-12"),
        ("February 2024", "2024-02"), ("November", "2025-11"), ("2021", "2021"), ("the 1990s", "1990/1999"),
        ("early 2025", "2025-01/2025-04"),
        ("Easter", "2025-04-20"), ("Good Friday", "2025-04-18"), ("Easter Monday 2024", "2024-04-01"), ("last Easter", "2025-04-20"),
        ("Black Friday", "2025-11-28"), ("Labor Day weekend", "2025-08-30/2025-09-01"), ("Thanksgiving weekend", "2025-11-27/2025-11-30"),
        ("Christmas weekend, 2022", "2022-12-24/2022-12-25"), ("Juneteenth 2023 weekend", "2023-06-17/2023-06-19"),
        ("the first three months of 2021", "2021-01-01/2021-03-31"), ("the last ten days of November", "2025-11-21/2025-11-30"),
        ("the first six months of this year", "2025-01-01/2025-06-30"), ("the final two weeks of last year", "2024-12-18/2024-12-31"),
        ("Christmas Eve", "2024-12-24"), ("Labor Day", "2025-09-01"), ("the day before Thanksgiving", "2025-11-26"),
        ("24 November (Monday)", "2025-11-24"), ("Tuesday morning (December 2)", "2025-12-02"), ("Monday night (December 2)", None),
        ("on Nov 30 at around 10:30 p.m. local time", "2025-11-30"),
        # two of them
        ("Nov. 24-26", "2025-11-24/2025-11-26"), ("between 24 and 26 November", "2025-11-24/2025-11-26"),
        ("from Nov. 30 to Dec. 2", "2025-11-30/2025-12-02"),
        ("24 to 26 November 2024", "2024-11-24/2024-11-26"), ("from Dec. 30 to Jan. 2", "2024-12-30/2025-01-02"),
        ("November 24 or 26", "[2025-11-24,2025-11-26]"),
        ("Saturday or Sunday", "[2025-11-29,2025-11-30]"), ("since 2021", "2021/.."), ("until Monday", "../2025-12-01"),
        ("the first week of December", "2025-12-01/2025-12-07"),
        ("the week of November 24", "2025-11-24/2025-11-30"), ("the first half of 2025", "2025-01/2025-06"),
    ],
)  # fmt: skip
def test_words_are_resolved_against_the_publication(words: str, value: str | None) -> None:
    assert resolve(words, PUBLISHED) == value


def test_a_weekday_picks_the_year_of_a_day_that_is_no_news() -> None:
    """Sept. 12 was a Saturday in 2015; a weekday that fits no recent year, or stands beside a day of the last weeks, is a slip."""
    assert resolve("Saturday, Sept. 12", "2017-01-28") == "2015-09-12"
    assert resolve("Monday, Sept. 12", "2017-01-28") == "2016-09-12"
    assert resolve("Saturday, Sept. 12", "2016-09-20") == "2016-09-12"


@pytest.mark.parametrize("aside", ["the first such talks since May", "the second time in a week"])
def test_what_is_told_beside_a_weekday_is_no_day_of_the_month(aside: str) -> None:
    assert next(text for text, _ in mentions(f"They met on Wednesday, {aside}.")) == "Wednesday"


def test_a_house_number_is_no_year() -> None:
    found = mentions("The shooting happened Sept. 7 in the 1300 block of Oak Street.", "2013-09-18")
    assert found == [("Sept. 7", "2013-09-07")]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("November 24", "XXXX-11-24"), ("on November 24", "XXXX-11-24"), ("early December", "XXXX-12-01/XXXX-12-10"),
        ("November", "XXXX-11"), ("Nov. 24-26", "XXXX-11-24/XXXX-11-26"),
        ("between 24 and 26 November", "XXXX-11-24/XXXX-11-26"), ("November 24, 2025", "2025-11-24"), ("2021", "2021"),
        ("Tuesday", None), ("last week", None), ("yesterday", None), ("two days ago", None), ("Monday night", None), ("this month", None),
    ],
)  # fmt: skip
def test_an_undated_article_fixes_only_what_its_words_fix(words: str, value: str | None) -> None:
    assert resolve(words, None) == value


@pytest.mark.parametrize(
    "words",
    [
        "",
        "soon",
        "the next day",
        "two days later",
        "for three days",
        "the 46th anniversary",
        "February 30",
        "No. 5",
        "Tuesday and some",
        "12-year-old",
    ],
)
def test_what_is_no_date_has_no_value(words: str) -> None:
    assert resolve(words, PUBLISHED) is None


@given(
    DAYS,
    st.sampled_from(
        ["{d} {m} {y}", "{m} {d}, {y}", "{m} {d} {y}", "the {d} of {m}, {y}", "{a}. {d}, {y}", "{d}-{a}-{y}", "{w}, {m} {d}, {y}", "{iso}"]
    ),
    st.none() | DAYS,
)
def test_a_written_day_is_that_day_whatever_the_publication(day: date, form: str, published: date | None) -> None:
    month = MONTHS[day.month - 1]
    words = form.format(d=day.day, m=month, a=month[:3], y=day.year, w=WEEKDAYS[day.weekday()], iso=day.isoformat())
    assert resolve(words, published.isoformat() if published else None) == day.isoformat()


@given(DAYS, DAYS)
def test_a_day_without_a_year_is_the_last_one_not_after_the_publication(day: date, published: date) -> None:
    value = edtf.bounds(resolve(f"{MONTHS[day.month - 1]} {day.day}", published.isoformat()))
    assert value is not None
    assert value[0] <= published
    assert (value[0].month, value[0].day) == (day.month, day.day)
    assert (published - value[0]).days <= (366 if (day.month, day.day) != (2, 29) else 366 * 8)


PAST = (
    "Monday", "Friday night", "last Tuesday", "yesterday", "last night", "the weekend", "last weekend", "this week", "last week",
    "earlier this month", "last month", "this year", "two days ago", "three weeks ago", "the past 24 hours", "recent days",
    "November", "late March", "overnight", "over the weekend", "last year", "earlier on Sunday",
)  # fmt: skip


@given(st.sampled_from(PAST), DAYS)
def test_what_is_told_as_past_begins_no_later_than_its_article(words: str, published: date) -> None:
    value = edtf.bounds(resolve(words, published.isoformat()))
    assert value is not None
    assert value[0] <= published


PIECES = [
    "the",
    "night",
    "of",
    "Nov",
    ".",
    "24",
    "-",
    "between",
    "and",
    "last",
    "week",
    "2025",
    "/",
    "early",
    "Monday",
    "since",
    "ago",
    "two",
]


@given(st.text(max_size=40) | st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join), st.none() | DAYS)
def test_any_words_give_null_or_a_valid_date(words: str, published: date | None) -> None:
    value = resolve(words, published.isoformat() if published else None)
    assert value is None or edtf.valid(value)


def mentions(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    return [
        (mention.text, mention.edtf) for mention in find(text, (Sentence(number=1, start=0, end=len(text), furniture=False),), published)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The two attacks occurred on November 24 and November 30.", [("November 24", "2025-11-24"), ("November 30", "2025-11-30")]),
        ("Attacks on November 24 and 30 in Khatlon.", [("November 24", "2025-11-24"), ("30", "2025-11-30")]),
        ("On the night of November 26, gunmen fired.", [("the night of November 26", "2025-11-26")]),
        ("He died early Sunday morning.", [("early Sunday morning", "2025-11-30")]),
        ("Tuesday’s call followed the Nov. 30 attack.", [("Tuesday", "2025-12-02"), ("Nov. 30", "2025-11-30")]),
        ("It has been closed since 2021 and resumed in February 2024.", [("2021", "2021"), ("February 2024", "2024-02")]),
        ("Three people were shot last week.The gunman fled.", [("last week", "2025-11-24/2025-11-30")]),
        ("A hearing is scheduled for May 10.", [("May 10", "2026-05-10")]),
        ("The trial will begin Friday.", [("Friday", "2025-12-05")]),
        ("The two agreed to meet in Oslo in April.", [("April", "2026-04")]),  # a month ahead
        ("The two agreed to meet in Oslo in December.", [("December", "2025-12")]),  # the publication's own
        ("The two met in Oslo in April.", [("April", "2025-04")]),
        ("Both are accused of what was done in April.", [("April", "2025-04")]),  # no plan between
        ("She returned the next day.", [("the next day", None)]),
        ("THE ATTACK ON 4 FEB 90 KILLED FOUR.", [("4 FEB 90", "1990-02-04")]),
        ("He was killed on Christmas Eve.", [("Christmas Eve", "2024-12-24")]),
        ("March 28, 2014 – On March 27, 2014 a man died.", [("March 28, 2014", "2014-03-28"), ("March 27, 2014", "2014-03-27")]),
        ("Nov. 29, 2025 - last night a man died.", [("Nov. 29, 2025", "2025-11-29"), ("last night", "2025-12-01")]),
        ("Officers went at 4 p.m. Tuesday to 17th and Elm Streets.", [("Tuesday", "2025-12-02")]),
        ("He was killed overnight on the east side.", [("overnight", "2025-12-01/2025-12-02")]),
        ("A weekend shooting left two dead.", [("weekend", "2025-11-29/2025-11-30")]),
    ],
)
def test_mentions_and_their_values(text: str, found: list[tuple[str, str | None]]) -> None:
    assert mentions(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The Christmas market drew Thanksgiving crowds.", "They may or may not march on Sun City.",
        "Theresa May spoke with April Jones.", "It happens every Monday and on weekdays.",
        "She waited for three days.",
        "The 46th anniversary drew 2,000 people.", "A 2 min read.",
        "Police in the 2000 block of Elm Street, call 252-972-1411 or (410)396-2100.",
        "A man in his late 50s was shot.",
        "Fire at No. 5 and on the M-16.", "The Sunday Times and Black Friday sales.", "He won 3-2 with 12/13 points.",
        "The team of the year had a good week.",
        "See example.com/2014-news for more.", "In August Wilson's play, a second chance.",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    assert mentions(text) == []


@given(
    st.lists(
        st.sampled_from(
            [
                "On ",
                "Nov. 24",
                " and ",
                "Monday night",
                ", ",
                "2025",
                "the week of ",
                "May ",
                "(",
                "24/11/2025",
                ").",
                "’s ",
                "in ",
                "\n",
                "early ",
            ]
        ),
        max_size=12,
    ).map("".join)
)
def test_a_mention_cuts_exactly_its_text_and_none_overlap(text: str) -> None:
    found = find(text, (Sentence(number=1, start=0, end=len(text), furniture=False),), PUBLISHED)
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_offsets_count_from_the_start_of_the_article() -> None:
    text = "Five died.\nIt was Monday."
    sentences = (Sentence(number=1, start=0, end=10, furniture=False), Sentence(number=2, start=11, end=25, furniture=False))
    (mention,) = find(text, sentences, PUBLISHED)
    assert (mention.sentence, text[mention.start : mention.end]) == (2, "Monday")


def test_the_far_past_and_future_do_not_break_the_calendar() -> None:
    assert resolve("9999 years ago", "2025-12-02") is None
    assert resolve("last week", "0001-01-01") is None
    assert resolve("yesterday", (date.min + timedelta(days=1)).isoformat()) == date.min.isoformat()


@pytest.mark.parametrize(
    ("year", "day"),
    [(1818, "1818-03-22"), (2000, "2000-04-23"), (2008, "2008-03-23"), (2038, "2038-04-25"), (2049, "2049-04-18"), (2076, "2076-04-19")],
)
def test_easter_as_the_tables_of_the_church_have_it(year: int, day: str) -> None:
    assert resolve(f"Easter {year}", None) == day


@given(st.integers(1583, 2999))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    found = easter(year)
    assert found.isoweekday() == 7
    assert date(year, 3, 22) <= found <= date(year, 4, 25)


def test_a_feast_in_the_middle_of_a_week_has_no_weekend() -> None:
    assert resolve("Halloween weekend 2018", PUBLISHED) is None


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Monday", "In 2007", True),
        ("early Wednesday", "January", True),
        ("yesterday", "in March", True),
        ("Monday", "March 3", False),
        ("Monday", "Tuesday", False),
        ("last week", "January", False),
        ("in 2007", "in January", False),
    ],
)
def test_a_weekday_of_the_news_is_not_in_a_month_or_year_of_old(one: str, other: str, apart: bool) -> None:
    dated = [[(words, resolve(words, None))] for words in (one, other)]
    assert of_other_times(*dated) is apart
    assert of_other_times(*reversed(dated)) is apart
    assert not of_other_times([*dated[0], *dated[1]], dated[0])
