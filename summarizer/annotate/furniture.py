"""Sentences → the same, with page furniture marked: bylines, share buttons, captions, related headlines, sign-up and copyright lines.

Three kinds of rule, all general: what a line says (`furniture.toml`), that it repeats (a headline printed twice, a caption before each
related link), and where it stands (lines without a final stop after the last paragraph of the body). A false mark on the article's own
words is worse than a missed one, so place alone never suffices: a trailing line is furniture only in the company of others or when
it is written like a headline, a name or a date.
"""

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from summarizer.normalize.lines import paragraphs
from summarizer.records.annotation import Sentence

_PLAIN = re.compile(r"[a-z]+(?=[ .]|$)")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_URL = re.compile(r"(?:https?://|www\.)\S+")
_ADDRESS = re.compile(r"(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,10}(?:/\S*)?|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_BYLINE = re.compile(r"(?:[Bb]y|BY):? (?P<who>.{3,90})")
_WORD = re.compile(r"[^\W_][\w'’.&-]*")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|ober)?\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
_CLOCK = r"(?:,? ?(?:at|[-–|])? ?\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?)?"
_DATE = re.compile(
    rf"{_WEEKDAY}(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d){_CLOCK}", re.IGNORECASE
)
_FINAL = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_LONGEST, _LONGEST_LINE, _LONGEST_CLOSING = 900, 180, 160
"""Characters; no longer sentence, no longer line is compared with the patterns, and no longer sentence with the closings."""
_BODY_WORDS = 8
"""A paragraph of at least this many words that ends in a stop is the article's own."""
_TRAILING_WORDS = 20
_CAPTION_WORDS = 16
"""A line without a stop and no longer than this that stands there twice is a caption both times."""
_RUN = 3
"""Fewest trailing lines in sentence case that are taken for related headlines."""
_LISTED = re.compile(r", \(?\d|\(\d|^[^\w‘“'\"]")
"""What items of a list show, such as ages and bullets."""


class _Tables(NamedTuple):
    line: "re.Pattern[str]"
    sentence: Mapping[str, "re.Pattern[str]"]
    """By the plain word that the patterns open with; the empty word's are tried on every sentence."""
    closings: tuple[str, ...]
    credits: frozenset[str]
    jobs: frozenset[str]
    outlets: frozenset[str]
    endings: frozenset[str]


class _Line(NamedTuple):
    """One paragraph, its words with single blanks, and the sentences in it (indices, half-open)."""

    text: str
    first: int
    last: int


@cache
def _tables() -> _Tables:
    read = tomllib.loads(files("summarizer.annotate").joinpath("furniture.toml").read_text(encoding="utf-8"))
    openings: defaultdict[str, list[str]] = defaultdict(list)
    for pattern in read["sentences"]:
        opening = _PLAIN.match(pattern)
        openings[opening[0] if opening else ""].append(pattern)
    line, sentence = _any(read["lines"]), {word: _any(patterns) for word, patterns in openings.items()}
    words = (frozenset(read[name]) for name in ("credits", "jobs", "outlets", "endings"))
    return _Tables(line, sentence, tuple(read["closings"]), *words)


def _any(patterns: Iterable[str]) -> "re.Pattern[str]":
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def mark(text: str, sentences: Sequence[Sentence], title: str | None = None) -> tuple[Sentence, ...]:
    """The sentences with `furniture` set; `title` is the article's title where it is known. Numbers and intervals stay."""
    tables = _tables()
    lines = _lines(text, sentences)
    marked = {*_said(text, sentences, lines, tables), *_repeated(lines, title)}
    shouting = _is_shouting(lines)
    if not shouting:
        marked.update(_bylines(lines, tables))
    own = [line for line in lines if not marked.issuperset(range(line.first, line.last))]
    marked.update(_credited(own, tables))
    if not shouting:
        marked.update(_trailing(lines, marked, tables))
    return tuple(
        sentence if sentence.furniture == (index in marked) else sentence.model_copy(update={"furniture": index in marked})
        for index, sentence in enumerate(sentences)
    )


def _lines(text: str, sentences: Sequence[Sentence]) -> list[_Line]:
    found: list[_Line] = []
    index = 0
    for start, end in paragraphs(text):
        first = index
        while index < len(sentences) and sentences[index].start < end:
            index += 1
        found.append(_Line(" ".join(text[start:end].split()), first, index))
    return found


def _said(text: str, sentences: Sequence[Sentence], lines: Iterable[_Line], tables: _Tables) -> Iterable[int]:
    """Furniture by what it says."""
    for line in lines:
        if _is_furniture_line(line.text, tables):
            yield from range(line.first, line.last)
            continue
        for index in range(line.first, line.last):
            words = text[sentences[index].start : sentences[index].end]
            if len(words) <= _LONGEST and _is_furniture_sentence(" ".join(words.split()), tables):
                yield index


def _is_furniture_sentence(words: str, tables: _Tables) -> bool:
    bare = words.strip("()-– ")
    if bare[:7].casefold() == "please ":
        bare = bare[7:]
    first = _FIRST_WORD.match(bare)
    special = tables.sentence.get(first[0].casefold()) if first else None
    if special is not None and special.fullmatch(bare):
        return True
    if len(bare) <= _LONGEST_CLOSING and bare.casefold().rstrip(".)").endswith(tables.closings):
        return True
    return any(tables.sentence[""].fullmatch(one) for one in {words: None, bare: None})


def _is_furniture_line(line: str, tables: _Tables) -> bool:
    if len(line) > _LONGEST_LINE:
        return False
    bare = line[1:-1] if line[0] == "(" and line[-1] == ")" else line
    return any(pattern.fullmatch(one) for pattern in (tables.line, _ADDRESS, _URL, _DATE) for one in {line: None, bare: None})


def _bylines(lines: Iterable[_Line], tables: _Tables) -> Iterable[int]:
    for line in lines:
        byline = _BYLINE.fullmatch(line.text)
        if byline is not None and _is_name(byline["who"], tables):
            yield from range(line.first, line.last)


def _is_name(words: str, tables: _Tables) -> bool:
    """Names only, and the jobs that stand with them: "Cathy Locke, The Sacramento Bee"."""
    return not _FINAL.search(words) and all(
        word[0].isupper() or word[0].isdigit() or word.casefold() in tables.jobs or "@" in word for word in _WORD.findall(words)
    )


def _repeated(lines: Sequence[_Line], title: str | None) -> Iterable[int]:
    """A line that stands there more than once: a title counts the first time, a caption or a link never, a sentence the first time."""
    keys = [_key(line.text) for line in lines]
    seen: Counter[str] = Counter()
    counts = Counter(keys)
    heading = _key(title) if title else None
    for place, (line, key) in enumerate(zip(lines, keys, strict=True)):
        seen[key] += 1
        if not key or counts[key] == 1 or len(key) < 12:
            continue
        short = key.count(" ") < _CAPTION_WORDS or counts[key] > 2
        caption = short and place > 0 and key not in (heading, keys[0]) and not _FINAL.search(line.text)
        if seen[key] > 1 or caption:
            yield from range(line.first, line.last)


def _key(line: str) -> str:
    return " ".join(_URL.sub("", line).split()).strip(" .×|-–—").casefold()


def _credited(lines: Sequence[_Line], tables: _Tables) -> Iterable[int]:
    """A picture's credit between headline and body: short, without a stop, opening or closing with a word of credit."""
    body = next((place for place, line in enumerate(lines) if _is_running(line)), 0)
    for line in lines[1:body]:
        words = [word.casefold().strip(".") for word in _WORD.findall(line.text)]
        if 0 < len(words) <= 10 and not _FINAL.search(line.text) and (words[0] in tables.credits or words[-1] in tables.credits):
            yield from range(line.first, line.last)


def _is_running(line: _Line) -> bool:
    return line.last - line.first > 1 or (_FINAL.search(line.text) is not None and line.text.count(" ") >= _BODY_WORDS - 1)


def _trailing(lines: Sequence[_Line], marked: set[int], tables: _Tables) -> Iterable[int]:
    """Related headlines, tags, outlet lines after the last paragraph of running text that is the article's own."""
    own = [place for place, line in enumerate(lines) if not marked.issuperset(range(line.first, line.last))]
    last = next((place for place in reversed(own) if _is_running(lines[place])), None)
    if last is None or lines[last].text.endswith(":"):
        return
    headed = False
    tail = [line for line in lines[last + 1 :] if not _is_long(line)]
    run = _is_run([line for line in tail if not marked.issuperset(range(line.first, line.last))])
    for line in tail:
        if headed or run or _is_headline(line.text) or _is_outlet(line.text, tables):
            yield from range(line.first, line.last)
        headed = headed or _heads_links(line, tables)


def _is_run(lines: Sequence[_Line]) -> bool:
    """Several lines, all written like headlines: four words or more, no list marks, no ages as in a list of victims."""
    return len(lines) >= _RUN and all(
        line.text.count(" ") >= 3 and line.text[0].isupper() and not _LISTED.search(line.text) for line in lines
    )


def _is_long(line: _Line) -> bool:
    return bool(_FINAL.search(line.text)) or line.text.count(" ") >= _TRAILING_WORDS


def _heads_links(line: _Line, tables: _Tables) -> bool:
    return line.text.casefold().strip(" :") in tables.endings


def _is_headline(line: str) -> bool:
    """Written in title case: nearly every word of four letters and more with a capital, and more than one; "Ann Lee, 26" is a list's."""
    long = [word for word in _WORD.findall(line) if len(word) >= 4 and word[0].isalpha()]
    return len(long) >= 2 and not _LISTED.search(line) and sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def _is_outlet(line: str, tables: _Tables) -> bool:
    words = _WORD.findall(line)
    return 1 < len(words) <= 6 and all(word[0].isupper() for word in words if len(word) > 3) and words[-1].casefold() in tables.outlets


def _is_shouting(lines: Sequence[_Line]) -> bool:
    """Whether the whole text is in capitals, so that title case says nothing."""
    upper = sum(line.text.isupper() for line in lines)
    return upper * 2 > len(lines)
