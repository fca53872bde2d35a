"""Publication dates as pages and wires write them → ISO 8601.

Only whole dates count: a day without a year, or "03/04/2025", which two continents read differently, gives nothing; "10.03.2026", with full
stops, is written day first.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from summarizer.normalize.datelines import DAY, MONTH

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WRITTEN = re.compile(
    rf"(?<![\w/-])(?:(?P<iso>\d{{4}}-\d\d-\d\d)(?![\d-])|(?P<m1>{MONTH})\s+(?P<d1>{DAY})\s*,?\s+(?P<y1>\d{{4}})\b"
    rf"|(?P<d2>{DAY})\s+(?:of\s+)?(?P<m2>{MONTH}),?\s+(?P<y2>\d{{4}}|\d\d)\b(?![:.]\d)"
    rf"|(?P<d3>{DAY})\.(?P<m3>0?[1-9]|1[0-2])\.(?P<y3>\d{{4}})(?![\w.-]))",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)(?:[T ](?P<time>\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?)?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})?)?")
_PIVOT = 69
"""Two-digit years from this one on are of the twentieth century (POSIX)."""


class WrittenDate(NamedTuple):
    """A whole date found in a text: its half-open interval and its ISO 8601 day."""

    start: int
    end: int
    day: str


def written_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[WrittenDate]:
    """Every whole date in words or ISO 8601 inside `text[start:end]`, in text order; impossible days are left out."""
    for match in _WRITTEN.finditer(text, start, len(text) if end is None else end):
        day = match["iso"] or _day(*(match[f"{part}1"] or match[f"{part}2"] or match[f"{part}3"] for part in "ymd"))
        if _exists(day):
            yield WrittenDate(match.start(), match.end(), day)


def normalised(value: str) -> str | None:
    """An ISO 8601 day, or day and time with its offset, from how data fields write it (ISO, RFC 2822, words); None where it is neither."""
    value = value.strip()
    iso = _ISO.fullmatch(value)
    if iso:
        return _stamp(iso["day"], iso["time"], iso["zone"])
    compact = _COMPACT.fullmatch(value)
    if compact:
        year, month, day, hour, minute, second, zone = compact.groups()
        time = f"{hour}:{minute}:{second or '00'}" if hour else None
        return _stamp(f"{year}-{month}-{day}", time, zone)
    written = next(written_dates(value), None)
    if written is not None and (written.start, written.end) == (0, len(value)):
        return written.day
    try:
        return parsedate_to_datetime(value).isoformat()
    except ValueError:
        return None


def _stamp(day: str, time: str | None, zone: str | None) -> str | None:
    offset = {None: "", "UTC": "Z", "GMT": "Z"}.get(zone, zone) or ""
    if len(offset) == 5:
        offset = f"{offset[:3]}:{offset[3:]}"
    stamp = f"{day}T{time}{offset}" if time else day
    try:
        datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return stamp


def _day(year: str, month: str, day: str) -> str:
    number = int(year) if len(year) == 4 else int(year) + (1900 if int(year) >= _PIVOT else 2000)
    written = int(month) if month.isdecimal() else _MONTHS.index(month[:3].casefold()) + 1
    return f"{number:04}-{written:02}-{int(re.sub('[a-z]+$', '', day.casefold())):02}"


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
