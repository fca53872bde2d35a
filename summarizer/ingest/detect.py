"""What a plain text says about itself: title, outlet and publication date, where it shows them; nothing is guessed.

A title is a first line that stands apart and is written like a headline. An outlet stands in a lead-in ("DID Press: …"), in the
brackets of a dateline ("KABUL, Dec 2 (Reuters) -") or in a closing line ("Inter Bellum News", "CentralasianLIGHT.org"). A publication
date stands behind a label ("date 2025-12-02", "Published: …"), in a dateline, or alone on a line at the head or the end; always whole:
"Kabul, Dec 2" alone dates nothing.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from summarizer.ingest.published import written_dates
from summarizer.normalize.datelines import DAY, MONTH, dateline
from summarizer.normalize.lines import paragraphs

_WORD = re.compile(r"[^\W_][\w'’.&/-]*")
_CAPITALISED = r"[A-Z][\w.&'’/-]*"
_LEAD_IN = re.compile(rf"(?P<name>{_CAPITALISED}(?: {_CAPITALISED}){{0,4}}): (?=[A-Z“\"])")
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?(?P<name>[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,10})/?")
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][\w.'’ ,/-]{1,60}?)(?: \([^()]{2,30}\)(?=,))?"
    rf"(?:,? (?P<date>{MONTH} {DAY}(?:,? \d{{4}})?|{DAY} {MONTH}(?:,? \d{{2,4}})?))?"
    r"(?: ?\((?P<agency>[^()]{2,60})\))? ?(?:--|[-—–]) ",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\W*(?:date(?:line)?|(?:first |originally )?published|posted|publication date|(?:last )?(?:updated|modified))(?: on| at)?:? {0,2}",
    re.IGNORECASE,
)
_LATER = re.compile(r"\W*(?:updated|last)", re.IGNORECASE)
_CLOCK = re.compile(r"[\s,|–—-]*(?:at )?(?:\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?)?(?: ?[A-Z]{2,4})?\.?", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?", re.IGNORECASE)
_FINAL = re.compile(r"[.:;,…][\"”'’»)\]]*$")
_NO_TITLE = re.compile(
    r"(?:you must|please|advertisement|share\b|updated|last |published|posted|by |close\b|related|credit|caption|—|copyright|©|https?:)"
    r"|(?:www\.|date:? \d|message:|skip to|click|hide|embed|follow|\d+:\d\d )"
    r"|.*(?:\((?:photo|source|courtesy|credit|file)|photo\)|caption\b|\bpictured\b|\bl to r\b|\)$|[-–—]$)",
    re.IGNORECASE,
)
"""Page furniture and captions, which may stand where a headline would."""
_CAPTION = re.compile(r"(?:An?|The|L to R|Image|Photo)\b(?:.*?\s){11}")
"""A long line that opens with an article describes a picture or sums up; headlines save the word."""
_HEAD, _TAIL, _LONGEST = 8, 5, 500
"""How many paragraphs at the head and at the end are looked at, and how many characters of each."""


class Detected(NamedTuple):
    """What the text shows; None where it shows nothing."""

    title: str | None
    outlet: str | None
    published: str | None


class _Dateline(NamedTuple):
    agency: str | None
    day: str | None


class _Outlets(NamedTuple):
    words: frozenset[str]
    names: frozenset[str]


@cache
def _outlets() -> _Outlets:
    read = tomllib.loads(files("summarizer.ingest").joinpath("outlets.toml").read_text(encoding="utf-8"))
    return _Outlets(frozenset(read["words"]), frozenset(read["names"]))


def detect(text: str) -> Detected:
    """Title, outlet and publication date as the text shows them."""
    spans = paragraphs(text)
    shown = spans if len(spans) <= _HEAD + 1 + _TAIL else (*spans[: _HEAD + 1], *spans[-_TAIL:])
    lines = [" ".join(text[start : min(end, start + _LONGEST)].split()) for start, end in shown]
    title = _title(lines)
    body = lines[1:] if title is not None else lines
    dateline = next((found for found in map(_dateline, body[:_HEAD]) if found is not None), None)
    return Detected(title, _outlet(body, dateline), _published(body, dateline))


def _title(lines: Sequence[str]) -> str | None:
    if len(lines) < 2 or sum(map(len, lines[1:])) < len(lines[0]):
        return None
    line = lines[0].lstrip("#× ").strip()
    words = _WORD.findall(line)
    plausible = (
        4 <= len(words) <= 30 and not _NO_TITLE.match(line) and not _CAPTION.match(line) and not line[0].islower() and line[0] not in '"“(['
    )
    if not plausible or _dateline(line) is not None or next(written_dates(line), None) is not None:
        return None
    return line if not _FINAL.search(line) or (line.endswith(".") and _is_title_case(words)) else None


def _is_title_case(words: Sequence[str]) -> bool:
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.9 * len(long)


def _dateline(line: str) -> _Dateline | None:
    """The dateline that the line opens with, if it does: a place with a date, or in capitals or with an agency and then a dash."""
    dated = dateline(line)
    if dated is not None:
        agency = dated.before if dated.before is not None and _names_outlet(dated.before) else dated.behind
        return _Dateline(_named(agency), next((found.day for found in written_dates(dated.date)), None))
    match = _DATELINE.match(line)
    if match is None:
        return None
    place = match["place"]
    agency = match["agency"]
    named = agency is not None and (agency.isupper() or _names_outlet(agency))
    written = match["date"] is not None or named
    if not all(word[0].isupper() for word in _WORD.findall(place)) or not (written or place.split(",")[0].isupper()):
        return None
    day = next(written_dates(match["date"]), None) if match["date"] else None
    return _Dateline(_named(agency), day.day if day else None)


def _named(agency: str | None) -> str | None:
    return agency if agency and (agency[0].isupper() or agency[0].isdigit()) else None


def _outlet(lines: Sequence[str], dateline: _Dateline | None) -> str | None:
    for line in lines[:_HEAD]:
        lead_in = _LEAD_IN.match(line)
        if lead_in is not None and _names_outlet(lead_in["name"]):
            return lead_in["name"]
    closing = [line for line in lines[-_TAIL:] if len(lines) > _TAIL or line != lines[0]]
    named = next((line for line in reversed(closing) if _is_name_line(line)), None)
    site = next((match["name"] for match in map(_DOMAIN.fullmatch, reversed(closing)) if match is not None), None)
    return named or site or (dateline.agency if dateline is not None else None)


def _names_outlet(name: str) -> bool:
    outlets = _outlets()
    return name.casefold() in outlets.names or name.split()[-1].casefold() in outlets.words or _DOMAIN.fullmatch(name) is not None


def _is_name_line(line: str) -> bool:
    words = _WORD.findall(line)
    capitals = all(word[0].isupper() for word in words if word not in ("of", "the", "and", "for"))
    return 1 < len(words) <= 6 and ":" not in line and not _FINAL.search(line) and capitals and words[-1].casefold() in _outlets().words


def _published(lines: Sequence[str], dateline: _Dateline | None) -> str | None:
    labelled = [(line, day) for line in (*lines[:_HEAD], *lines[-_TAIL:]) if (day := _labelled(line)) is not None]
    first = next((day for line, day in labelled if not _LATER.match(line)), None)
    if first is not None:
        return first
    if dateline is not None and dateline.day is not None:
        return dateline.day
    alone = next((day for line in [*reversed(lines[-_TAIL:]), *lines[:_HEAD]] if (day := _alone(line)) is not None), None)
    return alone or next((day for _, day in labelled), None)


def _labelled(line: str) -> str | None:
    """The day behind a label at the line's beginning: "Published: Tuesday, December 2, 2025"."""
    label = _LABEL.match(line)
    if label is None:
        return None
    weekday = _WEEKDAY.match(line, label.end())
    start = weekday.end() if weekday else label.end()
    found = next(written_dates(line, start), None)
    return found.day if found is not None and found.start == start else None


def _alone(line: str) -> str | None:
    """The day of a line that holds nothing but a date and perhaps a time."""
    weekday = _WEEKDAY.match(line)
    found = next(written_dates(line), None)
    if found is None or found.start != (weekday.end() if weekday else 0):
        return None
    return found.day if _CLOCK.fullmatch(line, found.end) else None
