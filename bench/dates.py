"""How many date expressions of dates.spec.jsonl resolve to the given value, how many are found in their sentence, and in how many articles
of gva.dev.articles.jsonl (every fifth) a mention has the day on which the article's incident happened.

    python bench/dates.py DATA_FOLDER [--failures]

The spec speaks for an assistant's calendar, we for news of the past. What is left out is left out by rule, each rule counted:

- not a date        no expression in the text, a time of day, duration, set or time zone (by the spec's own type)
- no value          the spec itself resolves it to nothing (seasons, fiscal and school years, 30 February)
- future            every candidate begins after the reference day
- anaphor           counted from another event ("the same week", "3 weeks later", "in two years since 2011")
- part of a day     "now", "next hour": the value is a clock time of the reference day itself
- clock time        hours and minutes beside the day ("today at 9p"): another reading of numbers
- comparison        of a filter, not of a sentence (">= 2019", "greater than 2015", "2018 or later")
- office calendar   numbered weeks and months, working weeks, business days, "w/c", "year to date"
- length and start  an appointment: "for 3 days from today", "2 weeks starting May 20th"
- year in words     a year dictated word by word ("nineteen eighty six")
- bare digits       without a month's name, blank or slash that makes a date of them ("5.12", "2016 10 16", "10/1/2018-10/7/2018")
- part as instant   a stretch from or to a part of a month or year: the spec takes the instant, UCDP's parts are days
- mixed             a stretch that begins or ends in the future

Compared is the past candidate where the spec gives two, as days: the spec's ranges are half-open, ours closed, and a range that names
its end point ("24–26 November") includes it. By UCDP's rules and our own, where they differ from the spec:

- a stretch that is still running ends with the report; a stretch told from the report includes its day
- early, mid, late of a month are 1–10, 10–20, 15–end
- a weekend is the last one that has begun
- a weekday named on that weekday is the day itself
- "after" a day begins on the next one
- what can be two days is one of both, and one must be the spec's: digits that fit both orders of day and month ("[2018-05-12,2018-12-05]"),
  "last Wednesday" on a Thursday
- weeks, months and years "ago" are as coarse as their unit: the spec's day lies in our stretch
"""

import json
import re
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from summarizer.annotate.dates import find
from summarizer.annotate.sentences import split
from summarizer.normalize import date_lexicon, dates, edtf
from summarizer.records.annotation import Sentence

Record = dict[str, Any]
Days = tuple[date, date]

_OTHER_TYPES = ("time", "timerange", "duration", "set", "timezone")
_RULES = {
    "year in words": r"\b(?:(?:seven|eigh|nine)teen (?:hundred|\w+ty|\w+teen)|two thousand)\b",
    "bare digits": r"^(?:this )?(?:\w+day )?\d{1,2}[.-]\d{1,2}$|^this \d+/\d+$|^\d{4} \d\d \d\d$"
    r"|\d/\d+(?:/\d+)?-\d+/\d+/\d|\d-\d+-\d+-\d|\d/\d{4}-",
    "part as instant": r"\b(?:since|after|before|between|from|until|by)\b.*\b(?:early|mid|late|(?:end|middle|beginning|start) of)\b",
    "comparison": r"[<>=]|\b(?:greater|more than|less than|no later than|later than|as (?:early|late) as)\b"
    r"|\b(?:or|and) (?:later|after|greater)\b",
    "office calendar": r"\bweek \d|\bw/c\b|business|work(?:ing )?week|(?:to|till|current) date|\beo[dwmy]\b|\botd\b"
    r"|remaining|\bcy ?\d|\w+(?:th|rd) month",
    "length and start": r"^(?:for )?(?:a|\d+) (?:day|week|month)s?\b.*\b(?:starting|from)\b",
    "anaphor": r"\b(?:later|same|since the year|(?:weeks|years) since|the day (?:before|after)|next day|(?:the )?following|that weekend)\b"
    r"|^the day$",
}
"""Why an expression is no past day or range of a news text: each rule reads a class of expressions."""


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def main() -> None:
    """Prints the shares; with --failures the misses too."""
    folder, show = Path(sys.argv[1]), "--failures" in sys.argv
    records = [json.loads(line) for line in (folder / "dates.spec.jsonl").read_text(encoding="utf-8").splitlines()]
    reasons = Counter(_left_out(record) for record in records)
    kept = [record for record in records if _left_out(record) is None]
    right = [record for record in kept if _is_right(record)]
    print(f"resolved {len(right)} of {len(kept)}: {len(right) / len(kept):.1%}   (of {len(records)} records)")
    named = [record for record in kept if not _BARE.search(record["expr"])]
    found = [record for record in named if _is_found(record)]
    print(f"found with its span {len(found)} of {len(named)}: {len(found) / len(named):.1%}   (bare years, months and digits aside)")
    met = _incident_days(folder)
    print(
        "articles by their incident's day: "
        + ", ".join(f"{name} {count}" for name, count in sorted(met.items(), key=lambda pair: (-pair[1], pair[0])))
    )
    for reason, count in sorted(((reason, count) for reason, count in reasons.items() if reason), key=lambda pair: (-pair[1], pair[0])):
        print(f"  left out, {reason}: {count}")
    if show:
        for record in named:
            if record not in found:
                print(f"  not found  {record['text'][:90]!r}  {record['expr']!r}")
        for record in kept:
            if record not in right:
                print(f"  {record['ref'][:10]}  {record['expr']!r}  ours {_ours(record)}  spec {_value_texts(record)}")


def _left_out(record: Record) -> str | None:
    kind, expr = (record["typename"] or "").removeprefix("datetimeV2."), record["expr"]
    if not expr or not kind or kind in _OTHER_TYPES or not record["ref"]:
        return "not a date"
    values = _values(record)
    if not values:
        return "no value"
    reference = _reference(record)
    if re.search(r"minute|hour|\bmin\b|\d[hs]\b|\bnow\b|present|moment|this time", expr):
        return "part of a day"
    if kind in {"datetime", "datetimerange"} and re.search(r"\d|\b(?:one|two|three|five|six|seven|eight|nine|ten)\b|end of|eod", expr):
        return "clock time"
    named = next((reason for reason, rule in _RULES.items() if re.search(rule, expr)), None)
    if named is not None:
        return named
    if all(first is not None and first > reference for first, _ in values):
        return "future"
    first, last = _past(record)
    future_words = re.search(r"\b(?:next|tomorrow|later|upcoming|coming|within|end of (?:the )?(?:day|week|month|year))\b", expr)
    return "mixed" if future_words or (first is None and last is not None and last > reference) else None


def _incident_days(folder: Path) -> Counter[str]:
    """Articles by how their mentions meet the incident's day, best first; an article older than its incident's record is left out."""
    lines = (folder / "gva.dev.incidents.jsonl").read_text(encoding="utf-8").splitlines()
    happened = {record["incident"]: record["date"][:10] for record in map(json.loads, lines)}
    articles = [json.loads(line) for line in (folder / "gva.dev.articles.jsonl").read_text(encoding="utf-8").splitlines()[1::5]]
    return Counter(
        _met(happened[article["incident"]], article)
        for article in articles
        if article["incident"] in happened and article["dct"] >= happened[article["incident"]]
    )


def _met(day: str, article: Record) -> str:
    values = [mention.edtf for mention in find(article["text"], split(article["text"]), article["dct"]) if mention.edtf is not None]
    if day in values:
        return "the day"
    if any(edtf.compatible(value, day) for value in values):
        return "a stretch around it"
    return "another day" if values else "no date"


_BARE = re.compile(r"^(?:\d{4}|\d{8}|\w+|[=<> ]*\d{4}|\d{1,2}/\d{1,2}|\d{4}-\d{1,2}|\d{1,2}-\d{4}|the .*|that .*)$")
_LEADING = re.compile(
    r"^(?:on|in|at|from|since|after|before|until|till|by|starting|starting on|beginning|beginning on|between|during|the|over) ",
    re.IGNORECASE,
)


def _is_found(record: Record) -> bool:
    """Whether a mention covers just these words; a preposition, article or bracket before them aside. Months are written as in print."""
    text = _printed(record["text"])
    sentence = Sentence(number=1, start=0, end=len(text), furniture=False)
    wanted = _core(record["expr"])
    return any(_core(mention.text.lower()) == wanted for mention in find(text, (sentence,), record["ref"]))


def _printed(text: str) -> str:
    names = "|".join((*date_lexicon.MONTHS, *date_lexicon.WEEKDAYS))
    return re.sub(rf"(?i)(?<![a-z])(?:{names})(?![a-z])", lambda match: match[0].capitalize(), text)


def _core(text: str) -> str:
    while (shorter := _LEADING.sub("", text)) != text:
        text = shorter
    return text.strip("-,. ")


def _reference(record: Record) -> date:
    return date.fromisoformat(record["ref"][:10])


def _values(record: Record) -> list[tuple[date | None, date | None]]:
    """Half-open stretches of days, an open end null."""
    found: list[tuple[date | None, date | None]] = []
    for entry in record["values"] or []:
        if "not resolved" in (entry.get("value"), entry.get("start")):
            continue
        if entry["type"] in {"date", "datetime"}:
            day = date.fromisoformat(entry["value"][:10])
            found.append((day, day + timedelta(days=1)))
        elif entry["type"].endswith("range"):
            start, end = entry.get("start"), entry.get("end")
            first = date.fromisoformat(start[:10]) if start else None
            last = date.fromisoformat(end[:10]) if end else None
            if entry["type"] == "datetimerange" and last is not None and not end.endswith("00:00:00"):
                last += timedelta(days=1)
            if first or last:
                found.append((first, last))
    return found


def _past(record: Record) -> tuple[date | None, date | None]:
    return _values(record)[0]


def _value_texts(record: Record) -> list[str]:
    return [f"{first or '..'}/{last or '..'}" for first, last in _values(record)]


def _ours(record: Record) -> str | None:
    return dates.resolve(record["expr"], record["ref"])


def _is_right(record: Record) -> bool:
    ours, reference, expr = _ours(record), _reference(record), record["expr"]
    limits = edtf.bounds(ours)
    if ours is None or limits is None:
        return False
    first, end = _past(record)
    if re.search(r"\b(?:two|one|\d+) (?:weeks?|months?|years?) ago", expr) and first is not None:
        return limits[0] <= first <= limits[1]
    low, high = first or date.min, date.max if end is None else end - timedelta(days=1)
    if ours.startswith("["):
        members = [(member, edtf.bounds(member)) for member in ours[1:-1].split(",")]
        return any(days == (low, high) or (days is not None and days[0] == low and end and _names_end(text, end)) for text, days in members)
    if limits == (low, high) or limits in _by_ucdp(expr, low, high, reference):
        return True
    return limits[0] == low and end is not None and _names_end(ours, end)


def _by_ucdp(expr: str, low: date, high: date, reference: date) -> list[Days]:
    """The spec's stretch by our rules where they differ."""
    found = []
    if low <= reference <= high:
        found.append((low, reference))
    if high == reference - timedelta(days=1):
        found.append((low, reference))
    if expr in _WEEKDAYS and low == reference - timedelta(days=7):
        found.append((reference, reference))
    if "after" in expr:
        found.append((low + timedelta(days=1), high))
    part = re.search(r"\b(early|mid|late|end|middle|beginning)\b", expr)
    if part:
        days = {"early": (1, 10), "beginning": (1, 10), "mid": (10, 20), "middle": (10, 20)}.get(part[1])
        month = low if low > date.min else high
        if days:
            found.append((month.replace(day=days[0]), month.replace(day=days[1])))
    if expr in {"weekend", "the weekend", "that weekend"}:
        saturday = reference - timedelta(days=(reference.weekday() + 2) % 7)
        found.append((saturday, min(saturday + timedelta(days=1), max(reference, saturday))))
    return found


def _names_end(ours: str, end: date) -> bool:
    """Whether the last point named is the spec's excluded end, which we include."""
    last = ours.rpartition("/")[2]
    limits = edtf.bounds(last)
    quarter = end.month % 3 == 1 and limits is not None and limits[0].month == end.month + 2
    return "/" in ours and limits is not None and (limits[0] == end or (quarter and limits[0].year == end.year))


if __name__ == "__main__":
    main()
