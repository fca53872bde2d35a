"""Runs of words written as proper names. Spelling alone decides: capitals, small connecting words, initials, acronyms, quoted parts."""

import re
import tomllib
from collections.abc import Iterable
from importlib import resources
from itertools import accumulate
from typing import NamedTuple

from summarizer.normalize import countries
from summarizer.records.annotation import NameMention, Sentence


def _read(name: str) -> dict[str, list[str]]:
    return tomllib.loads(resources.files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


_TABLE = _read("name_words")
_INNER, _BODIES, _OWNED = frozenset(_TABLE["inner"]), frozenset(_TABLE["bodies"]), frozenset(_TABLE["owned"])
_NUMBERED, _ABBREVIATED, _CALENDAR = frozenset(_TABLE["numbered"]), frozenset(_TABLE["abbreviated"]), frozenset(_TABLE["calendar"])
_COMMON = frozenset(word for words in _read("common_words")["opening"] for word in words.split())
_AGENCIES = frozenset(_TABLE["agencies"])

_WORD = re.compile(r"([^\W_]+(?:[-’'.&‑][^\W_]+)*)")
_MARKS_BEHIND = frozenset({"", "'", "’", "."})
"""What may belong to the word before it; nothing stands behind the last word of a sentence, where the text may go on."""
_SMALL_WORD = re.compile(r"(?<![\w’'.-])[a-zà-ÿ]+(?![\w])")
_POSSESSIVE = ("'s", "’s")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?|[^\W\d_]")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_PREPOSITIONS = frozenset({"to", "in", "from", "with", "against", "near", "between", "across"})
_JOINTS = frozenset({" ", "\u00a0", ' "', " “", " «", " '", " ‘"})
_OPENING_MARKS = frozenset(':;!?“«•|—–"')
_CLOSERS = {'"': '"', "“": "”", "«": "»", "'": "'", "‘": "’"}


class _Words(NamedTuple):
    """A sentence's words in order, in lists of their own: a tuple for every word of a text would keep the garbage collector busy."""

    word: list[str]
    """Without the possessive ending."""
    start: list[int]
    end: list[int]
    """Behind the full stop of an initial."""
    owner: list[bool]
    capital: list[bool]


class _Line(NamedTuple):
    """One sentence with what its reading needs to know of the whole text."""

    text: str
    word: list[str]
    start: list[int]
    end: list[int]
    owner: list[bool]
    capital: list[bool]
    openings: list[int]
    """The words that spelling lets open a name: with a capital or a digit."""
    limit: int
    small: frozenset[str]
    large: frozenset[str]
    headline: bool


def find(text: str, sentences: Iterable[Sentence]) -> tuple[NameMention, ...]:
    """Every run of words written as a proper name, in text order; none crosses the border of a sentence.

    A capitalised word alone that opens a sentence counts only where the text writes it with a capital inside a sentence too and never
    small, or where it is a country, a capital, an agency or an acronym. In a headline a word that the text writes small elsewhere is no
    name. A line all in capitals tells nothing.
    """
    listed = tuple(sentences)
    words = [_words(text, sentence) for sentence in listed]
    small = frozenset(_SMALL_WORD.findall(text))
    lines = [
        _Line(text, *found, _openings(found), sentence.end, small, frozenset(), _is_headline(text, sentence, found))
        for found, sentence in zip(words, listed, strict=True)
    ]
    large = frozenset(word for line in lines for word in _inside(line))
    mentions: list[NameMention] = []
    for line, sentence in zip(lines, listed, strict=True):
        if not _shouted(text[sentence.start : sentence.end], line.word):
            mentions += _in_line(line._replace(large=large), sentence.number)
    return tuple(mentions)


def _words(text: str, sentence: Sentence) -> _Words:
    parts = _WORD.split(text[sentence.start : sentence.end])
    bounds = list(accumulate(map(len, parts), initial=sentence.start))
    words, ends, owners = parts[1::2], bounds[2::2], [False] * (len(parts) // 2)
    marked = [place for place, gap in enumerate(parts[2::2]) if gap != " " and gap[:1] in _MARKS_BEHIND]
    owning = [place for place, word in enumerate(words) if word.endswith(_POSSESSIVE)]
    for place in dict.fromkeys((*marked, *owning)):
        words[place], ends[place], owners[place] = _ended(text, words[place], ends[place], sentence.end)
    capitals = [word[0].isupper() or ("-" in word and _is_capital_behind_article(word)) for word in words]
    return _Words(words, bounds[1:-1:2], ends, owners, capitals)


def _ended(text: str, word: str, end: int, limit: int) -> tuple[str, int, bool]:
    """A word, its end, and whether it is an owner, by the apostrophe or full stop at its end."""
    if len(word) > 3 and word.endswith(_POSSESSIVE):
        return word[:-2], end - 2, True
    following = text[end : end + 1]
    if following in {"'", "’"}:
        return word, end, word[-1] == "s" and text[end + 1 : end + 2].isspace() and not _quoted(text, end - len(word), end)
    stopped = following == "." and end < limit and (_is_initials(word) or word in _ABBREVIATED)
    return word, end + stopped, False


def _is_initials(word: str) -> bool:
    return word[0].isupper() and _INITIALS.fullmatch(word) is not None


def _is_capital_behind_article(word: str) -> bool:
    """ "al-Assad"."""
    return word[2:3] == "-" and word[:3].lower() in {"al-", "el-"} and word[3:4].isupper()


def _openings(words: _Words) -> list[int]:
    return [place for place, word in enumerate(words.word) if words.capital[place] or word[0].isdecimal()]


def _quoted(text: str, start: int, end: int) -> bool:
    """Whether the word stands between single quotation marks: 'Bogs'."""
    return text[max(0, start - 1) : start] in {"'", "‘"} and text[end : end + 1] in {"'", "’"}


def _is_headline(text: str, sentence: Sentence, words: _Words) -> bool:
    """Whether all longer words have a capital and no full stop ends them, so that capitals say less."""
    longer = [capital for word, capital in zip(words.word, words.capital, strict=True) if len(word) > 4]
    return len(longer) > 3 and all(longer) and text[sentence.end - 1 : sentence.end] not in {".", "?", "!", "”", '"'}


def _shouted(sentence: str, words: list[str]) -> bool:
    return len(words) > 3 and not any(map(str.islower, sentence))


def _inside(line: _Line) -> Iterable[str]:
    """The capitalised words that open nothing: evidence that their capital is their own."""
    if line.headline:
        return
    for place in line.openings:
        if line.capital[place] and not _opens(line, place):
            yield line.word[place]


def _in_line(line: _Line, number: int) -> Iterable[NameMention]:
    after = 0
    for place in line.openings:
        last = _run(line, place) if place >= after else None
        if last is None:
            continue
        after = last + 1
        first, final = _without_dates(line, place, last)
        if first <= final:
            start = line.start[first]
            end = _closed(line, start, line.end[final])
            yield NameMention(start=start, end=end, text=line.text[start:end], sentence=number)


def _without_dates(line: _Line, first: int, last: int) -> tuple[int, int]:
    while first <= last and line.word[first] in _CALENDAR:
        first += 1
    while last >= first and (line.word[last] in _CALENDAR or line.word[last] in _INNER):
        last -= 1
    return first, last


def _closed(line: _Line, start: int, end: int) -> int:
    """The end with the closing mark of a quoted part that the name opened: Post No. 5 "Bog"."""
    following = line.text[end : end + 1]
    opened = [mark for mark, closing in _CLOSERS.items() if closing == following and mark in line.text[start:end]]
    return end + 1 if opened and end < line.limit and line.text[start:end].count(following) % 2 == (opened[0] == following) else end


def _opens(line: _Line, place: int) -> bool:
    """Whether the word opens a sentence, a quotation in it, or what follows a colon."""
    if place == 0:
        return True
    between = line.text[line.end[place - 1] : line.start[place]]
    return between != " " and (not _OPENING_MARKS.isdisjoint(between) or between.lstrip("”’)").startswith("."))


def _starts(line: _Line, place: int) -> bool:
    word = line.word[place]
    if _ORDINAL.fullmatch(word):
        return place + 1 < len(line.word) and _follows(line, place) and line.word[place + 1] not in _CALENDAR
    if not line.capital[place] or word == "I" or word.startswith(("I'", "I’")):
        return False
    lower = word.lower().replace("’", "'")
    if line.headline:
        return lower not in _COMMON and (lower not in line.small or word in line.large)
    if not _opens(line, place):
        return True
    if lower in _COMMON:
        return False
    if (len(word) > 1 and word.isupper()) or _known(word) or _follows(line, place):
        return True
    if word in _NUMBERED and place + 1 < len(line.word) and line.word[place + 1].isdigit():
        return True
    return (word in line.large or line.owner[place]) and lower not in line.small


def _known(word: str) -> bool:
    return word in _AGENCIES or countries.code_of(word) is not None or word.lower() in countries.capitals()


def _follows(line: _Line, place: int) -> bool:
    """Whether a capitalised word comes right after."""
    if place + 1 >= len(line.word) or not line.capital[place + 1]:
        return False
    return line.text[line.end[place] : line.start[place + 1]] in _JOINTS


def _run(line: _Line, place: int) -> int | None:
    if not _starts(line, place):
        return None
    last = place
    while (following := _continued(line, place, last)) is not None:
        last = following
    word = line.word[place]
    return None if last == place and (word.isdigit() or (len(word) == 1 and line.end[place] - line.start[place] == 1)) else last


def _continued(line: _Line, first: int, last: int) -> int | None:
    """The next word of the name that runs up to `last`, over small connecting words; null where the name ends."""
    if _ends_here(line, first, last):
        return None
    for ahead in range(last + 1, min(last + 4, len(line.word))):
        gap = _gap(line, first, ahead)
        if gap not in _JOINTS or (len(gap) > 1 and not line.capital[ahead]):
            return None
        if _belongs(line, ahead, over=ahead > last + 1):
            return ahead
        if not _connects(line, last, ahead):
            return None
    return None


def _gap(line: _Line, first: int, ahead: int) -> str:
    """What stands before a word, without the possessive ending of an owner and the closing mark of a quoted part."""
    gap = line.text[line.end[ahead - 1] : line.start[ahead]]
    if gap == " ":
        return gap
    if line.owner[ahead - 1]:
        return gap.removeprefix("'s").removeprefix("’s")
    written = line.text[line.start[first] : line.end[ahead - 1]]
    return gap[1:] if any(gap[:1] == closing and mark in written for mark, closing in _CLOSERS.items()) else gap


def _ends_here(line: _Line, first: int, last: int) -> bool:
    """Whether the name ends after `last`: an owner ("Kabul's"), or a country after a preposition ("to Tajikistan Guo Zhijun")."""
    word = line.word[last]
    if line.owner[last]:
        after = line.word[last + 1] if last + 1 < len(line.word) else ""
        return after not in _OWNED or (countries.code_of(word) is not None)
    before = line.word[first - 1] if first else ""
    return first == last and before in _PREPOSITIONS and word.lower() not in countries.peoples() and countries.code_of(word) is not None


def _belongs(line: _Line, ahead: int, *, over: bool) -> bool:
    word = line.word[ahead]
    if word.isdigit():
        return line.word[ahead - 1] in _NUMBERED
    if not line.capital[ahead] or word == "I" or word in _CALENDAR:
        return False
    lower = word.lower()
    if line.headline and (lower in _COMMON or (lower in line.small and word not in line.large)):
        return False
    return not (over and lower in countries.peoples() and not _follows(line, ahead))


def _connects(line: _Line, last: int, ahead: int) -> bool:
    word = line.word[ahead]
    if word in _INNER or (word == "the" and line.word[ahead - 1] == "of"):
        return True
    return word == "for" and line.word[last].lower() in _BODIES
