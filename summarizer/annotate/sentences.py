"""Text → numbered sentences.

Paragraphs come first: a line break ends a sentence unless the text is hard-wrapped there (`normalize.lines`), so headlines and captions
need no stop. Inside a paragraph a sentence ends at a stop, with its closing quotation marks and brackets, unless the word before the
stop or the word after it says otherwise; those words are tables (`sentences.toml`) with one meaning each.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from summarizer.normalize.lines import Paragraph, paragraphs
from summarizer.records.annotation import Sentence

_CLOSERS = "\"'”’»)\\]}"
_OPENERS = "\"'“‘«(\\[{„¿¡"
_STOP = re.compile(
    rf"(?P<marks>[.!?]+|…[.!?]*|[。！？])(?P<closers>[{_CLOSERS}]*(?:[ \xa0][”»](?!\w)|(?:\[\d{{1,3}}\])+)?)"
    r"(?:(?P<space>\s+)|(?=[A-Z“][a-z“A-Z])|(?<=[。！？”])|$)"
)
"""A possible end: the marks, what closes after them, and white space, a glued capital ("neighborhood.Police"), or nothing more."""
_NEXT = re.compile(rf"[{_OPENERS}—–\-•*]*\s*(?P<word>[^\W_](?:[\w'’&/-]|\.(?=\w))*|[$€£#]\d)?")
_BEFORE = re.compile(r"[^\s\"“”‘«»(\[{<>—–,;:!?…/]+$")
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})\)?\.")
_GLUED_LEFT = re.compile(r"(?:[a-z]{2}|\d|[A-Z]{2}|[a-z\d][\"”’)])$")
_GLUED_RIGHT = re.compile(r"(?:[“\"]?[A-Z][a-z]+(?:['’][a-z]+)?|[“\"]?[AI])(?=[\s,;:.—])")
_ATTRIBUTION = re.compile(
    r"(?:(?:[A-Z][\w.'’-]*)\s+){1,4}(?P<verb>[a-z]+)\b"
    r"(?=\s*[.,;]|\s+(?:in|on|at|to|of|during|after|as|when|while|before|through|reporters)\b|\s*$)"
)
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
_PARTY = re.compile(r"[DRI]-[A-Z][\w.]*")
"""A party and a state: "Lee (D-Mass.)"."""
_DASH, _DASHES = "—", "—–-"
"""What follows a stop where a dash does: no word of any table, so that "PORTLAND, Ore. – A man" goes on."""
_JOINING = frozenset({"AND", "OR"})
"""In a text all in capitals these join "THE U.S. AND HONDURAN GOVERNMENTS" more often than they open a sentence."""
_REACH = 40
"""How many characters before a stop are looked at for the word that it follows."""


class _Tables(NamedTuple):
    titles: frozenset[str]
    inner: frozenset[str]
    numbering: frozenset[str]
    months: frozenset[str]
    either: frozenset[str]
    clock: frozenset[str]
    after_clock: frozenset[str]
    openers: frozenset[str]
    agents: frozenset[str]
    asking: frozenset[str]


@cache
def _tables() -> _Tables:
    read = tomllib.loads(files("summarizer.annotate").joinpath("sentences.toml").read_text(encoding="utf-8"))
    return _Tables(**{name: frozenset(words) for name, words in read.items()})


def split(text: str) -> tuple[Sentence, ...]:
    """The text's sentences, ascending, numbered from 1, none marked as furniture.

    Every character that is not white space lies in exactly one; none begins or ends with white space.
    """
    tables = _tables()
    spans: list[tuple[int, int]] = []
    for paragraph in paragraphs(text):
        start = paragraph.start
        for end, following in _ends(text, paragraph, tables):
            spans.append((start, end))
            start = following
        if start < paragraph.end:
            spans.append((start, paragraph.end))
    return tuple(Sentence(number=number, start=start, end=end, furniture=False) for number, (start, end) in enumerate(spans, 1))


def _ends(text: str, paragraph: Paragraph, tables: _Tables) -> list[tuple[int, int]]:
    """(end of a sentence, start of the next) for every end inside the paragraph."""
    found: list[tuple[int, int]] = []
    start = paragraph.start
    for match in _STOP.finditer(text, paragraph.start, paragraph.end):
        if match.end() >= paragraph.end:
            break
        if _is_end(text, start, match, paragraph.end, tables):
            found.append((match.end("closers"), match.end()))
            start = match.end()
    return found


def _is_end(text: str, start: int, stop: "re.Match[str]", limit: int, tables: _Tables) -> bool:
    if stop["space"] is None and stop["marks"] not in "。！？":
        return _is_glued_end(text, stop)
    opening = _NEXT.match(text, stop.end(), limit)
    following = opening["word"] if opening is not None else None
    if following is None:
        return opening is not None and opening.end() > stop.end() and stop["marks"] != "."
    if following[0].islower():
        return False
    if stop["marks"] != ".":
        return not _is_attributed(text, stop, limit, tables)
    if any(mark in '"”»' for mark in stop["closers"]):
        return True
    dashed = text[stop.end()] in _DASHES
    return _ends_after_word(text, start, stop.start("marks"), _DASH if dashed else following, tables)


def _is_glued_end(text: str, stop: "re.Match[str]") -> bool:
    """ "… the neighborhood.Police say" lost its space; "Asiaplus.Tj", "e.Bay" and "U.S.A" did not."""
    left = text[max(0, stop.start() - _REACH) : stop.start()].rpartition(" ")[2]
    if any(mark in left for mark in "/@.") or not _GLUED_LEFT.search(left) or left.isupper():
        return False
    return _GLUED_RIGHT.match(text, stop.end()) is not None


def _is_attributed(text: str, stop: "re.Match[str]", limit: int, tables: _Tables) -> bool:
    """Whether a quoted question or exclamation goes on with who asked: "“Where is he?” Smith asked."""
    if not stop["closers"].strip(")]}"):
        return False
    attribution = _ATTRIBUTION.match(text, stop.end(), min(limit, stop.end() + 80))
    return attribution is not None and attribution["verb"] in tables.asking


def _ends_after_word(text: str, start: int, stop: int, following: str, tables: _Tables) -> bool:
    """Whether the full stop at `stop` ends a sentence before the capital or number `following`, by the word that it follows."""
    before = _BEFORE.search(text[max(start, stop - _REACH) : stop])
    if before is None:
        return True
    word = before[0].casefold().lstrip("'’")
    if start + len(before[0]) == stop and _LIST_NUMBER.fullmatch(before[0] + "."):
        return False
    after = following.casefold().replace("’", "'")
    number = following[0].isdigit() or following[0] in "#$€£"
    if word in tables.titles or word in tables.inner:
        return False
    if word in tables.months or (word in tables.numbering and before[0] != "P"):
        named = word in tables.numbering and before[0][0].isupper() and _is_name_in_marks(text, stop)
        return not number and not named
    if word in tables.clock:
        return not number and after not in tables.after_clock and after not in tables.months
    if _DOTTED.search(word) or _PARTY.fullmatch(before[0]):
        return after in tables.openers and following not in _JOINING
    if (word in tables.either and before[0][0].isupper()) or (len(word) == 1 and word.isalpha()):
        return after in tables.openers or after in tables.agents
    return True


def _is_name_in_marks(text: str, stop: int) -> bool:
    """Whether a name in quotation marks follows: "Post No. “Bog”"."""
    return text[stop + 1 : stop + 3].lstrip()[:1] in "\"“'‘«#"
