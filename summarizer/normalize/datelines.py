"""The dateline that a report opens with: where, when and for whom it was written. None of it is told by the report itself.

Read are a place with a date ("AREQUIPA, Peru — 4 March 2026", "Tbilisi (Caucasus Daily), May 12, 2026."), a date with a place ("March 9,
2026 | Jakarta"), each with an agency in brackets or in capitals beside it ("LUSAKA. March 3. KAZINFORM –"). It ends with a dash, a stop
or the line; without any of them only a whole date or an agency behind the date ends it ("NAIROBI, Fri 13 March (The Standard) Five …").
"""

import re
from typing import NamedTuple

from summarizer.normalize import gazetteer

MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|ober)?\.?"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_NO_PLACE = r"(?!(?:on|in|at|by|from|since|until|before|after|the|an?|it|date|published|updated|posted|last|\w+day)\b)"
_WORD = rf"(?i:{_NO_PLACE})[^\W\d_a-z][\w'’-]*"
_PLACE = rf"{_WORD}(?:(?: (?:(?:de|del|la|al|el|of) )?|/){_WORD}){{0,3}}(?:, ?{_WORD}(?: {_WORD}){{0,2}})?"
_WEEKDAY = r"(?i:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_WHOLE = rf"{_WEEKDAY}(?i:{MONTH} {DAY},? \d{{4}}|{DAY} {MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}\.\d{{1,2}}\.\d{{4}})(?![\w-])"
_BARE = rf"{_WEEKDAY}(?i:{MONTH} {DAY}|{DAY} {MONTH})(?!\w)"
_DASH = r"(?:--|[-—–])"
_HEAD = rf"(?P<place>{_PLACE})(?: ?\((?P<before>[^()\n]{{2,40}})\))?(?:[,.|]| ?{_DASH}|(?<=\)))? (?P<date>(?P<whole>{_WHOLE})|{_BARE})"
_AGENCY = r"(?:,? ?\((?P<behind>[^()\n]{2,60})\)|[.,|/] ?(?P<capitals>[A-Z][A-Z/-]{2,19})(?= ?(?:--|[-—–:])))?"
_LINE_END = r"(?=[^\S\n]*(?:\n|$))"
_CLOSE = rf"(?P<close> ?(?:{_DASH}|[:|])(?=\s)|\.(?=\s|$)|{_LINE_END}|(?= ))"
_OPENING = r"\s*(?=[\"“‘'(\[]?[^\W_a-z]|$)"
_PLACE_FIRST = re.compile(rf"\s*{_HEAD}{_AGENCY}{_CLOSE}(?P<ends>{_LINE_END})?{_OPENING}")
_DATE_FIRST = re.compile(rf"\s*(?P<date>{_WHOLE}) ?(?P<mark>\||{_DASH}|,) ?(?P<place>{_PLACE})")
_DATE_FIRST_END = re.compile(r" ?(?:\((?P<behind>[^()\n]{2,60})\))?(?: ?(?:--|[-—–:|])(?=\s)|\.(?=\s|$)|(?=[^\S\n]*(?:\n|$)))\s*")


class Dateline(NamedTuple):
    """A dateline: where it ends in the text, its date words, and the agency beside or before them (None where there is none)."""

    end: int
    date: str
    behind: str | None
    before: str | None


def dateline(text: str, start: int = 0) -> Dateline | None:
    """The dateline that opens at `start`, None where none does; its end is where the report's first word can stand."""
    found = _place_first(text, start)
    return found if found is not None else _date_first(text, start)


def _place_first(text: str, start: int) -> Dateline | None:
    match = _PLACE_FIRST.match(text, start)
    if match is None:
        return None
    closed, behind = match["close"].strip(), match["behind"] or match["capitals"]
    shouted = match["place"].split(",")[0].isupper()
    if not (match["whole"] or behind or closed not in ("", ".") or match["ends"] is not None or (shouted and closed)):
        return None
    return Dateline(match.end(), match["date"], behind, match["before"])


def _date_first(text: str, start: int) -> Dateline | None:
    """ "March 9, 2026 | Jakarta": with nothing behind the place, it is what the gazetteer has under the first words."""
    match = _DATE_FIRST.match(text, start)
    if match is None:
        return None
    end = _DATE_FIRST_END.match(text, match.end())
    if end is not None:
        return Dateline(end.end(), match["date"], end["behind"], None)
    words = match["place"].split()
    known = next((name for length in range(len(words), 0, -1) if gazetteer.cities(name := " ".join(words[:length]).rstrip(","))), None)
    if known is None or match["mark"] == ",":
        return None
    after = match.start("place") + len(known)
    return Dateline(after + len(text[after:]) - len(text[after:].lstrip()), match["date"], None, None)
