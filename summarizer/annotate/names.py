"""Runs of words written as proper names. Spelling alone decides: capitals, small connecting words, initials, acronyms, quoted parts."""

import re
import tomllib
from collections.abc import Iterable
from importlib import resources
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

_WORD = re.compile(r"[^\W_]+(?:[-’'.&‑][^\W_]+)*")
_SMALL_WORD = re.compile(r"(?<![\w’'.-])[a-zà-ÿ]+(?![\w])")
_POSSESSIVE = ("'s", "’s")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?|[^\W\d_]")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_PREPOSITIONS = frozenset({"to", "in", "from", "with", "against", "near", "between", "across"})
_JOINTS = frozenset({" ", "\u00a0", ' "', " “", " «", " '", " ‘"})
_OPENING_MARKS = frozenset(':;!?“«•|—–"')
_CLOSERS = {'"': '"', "“": "”", "«": "»", "'": "'", "‘": "’"}


class _Token(NamedTuple):
    """A word without its possessive ending; `end` takes the full stop of an initial along."""

    start: int
    end: int
    word: str
    owner: bool
    capital: bool


class _Line(NamedTuple):
    """One sentence with what its reading needs to know of the whole text."""

    text: str
    tokens: list[_Token]
    openings: list[int]
    """The tokens that spelling lets open a name: with a capital or a digit."""
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
    tokens = [_tokens(text, sentence) for sentence in listed]
    small = frozenset(_SMALL_WORD.findall(text))
    lines = [
        _Line(text, found, _openings(found), sentence.end, small, frozenset(), _is_headline(text, sentence, found))
        for found, sentence in zip(tokens, listed, strict=True)
    ]
    large = frozenset(word for line in lines for word in _inside(line))
    mentions: list[NameMention] = []
    for line, sentence in zip(lines, listed, strict=True):
        if not _shouted(text[sentence.start : sentence.end], line.tokens):
            mentions += _in_line(line._replace(large=large), sentence.number)
    return tuple(mentions)


def _tokens(text: str, sentence: Sentence) -> list[_Token]:
    tokens = []
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        word = match[0]
        start, end = match.span()
        owner = len(word) > 3 and word.endswith(_POSSESSIVE)
        following = text[end : end + 1]
        if owner:
            word, end = word[:-2], end - 2
        elif following in {"'", "’"}:
            owner = word[-1] == "s" and text[end + 1 : end + 2].isspace() and not _quoted(text, start, end)
        elif following == "." and end < sentence.end and (_is_initials(word) or word in _ABBREVIATED):
            end += 1
        tokens.append(_Token(start, end, word, owner, word[0].isupper() or _is_capital_behind_article(word)))
    return tokens


def _is_initials(word: str) -> bool:
    return word[0].isupper() and _INITIALS.fullmatch(word) is not None


def _is_capital_behind_article(word: str) -> bool:
    """ "al-Assad"."""
    return word[2:3] == "-" and word[:3].lower() in {"al-", "el-"} and word[3:4].isupper()


def _openings(tokens: list[_Token]) -> list[int]:
    return [place for place, token in enumerate(tokens) if token.capital or token.word[0].isdecimal()]


def _quoted(text: str, start: int, end: int) -> bool:
    """Whether the word stands between single quotation marks: 'Bogs'."""
    return text[max(0, start - 1) : start] in {"'", "‘"} and text[end : end + 1] in {"'", "’"}


def _is_headline(text: str, sentence: Sentence, tokens: list[_Token]) -> bool:
    """Whether all longer words have a capital and no full stop ends them, so that capitals say less."""
    longer = [token.capital for token in tokens if len(token.word) > 4]
    return len(longer) > 3 and all(longer) and text[sentence.end - 1 : sentence.end] not in {".", "?", "!", "”", '"'}


def _shouted(sentence: str, tokens: list[_Token]) -> bool:
    return len(tokens) > 3 and not any(map(str.islower, sentence))


def _inside(line: _Line) -> Iterable[str]:
    """The capitalised words that open nothing: evidence that their capital is their own."""
    if line.headline:
        return
    for place in line.openings:
        if line.tokens[place].capital and not _opens(line, place):
            yield line.tokens[place].word


def _in_line(line: _Line, number: int) -> Iterable[NameMention]:
    after = 0
    for place in line.openings:
        last = _run(line, place) if place >= after else None
        if last is None:
            continue
        after = last + 1
        first, final = _without_dates(line, place, last)
        if first <= final:
            start = line.tokens[first].start
            end = _closed(line, start, line.tokens[final].end)
            yield NameMention(start=start, end=end, text=line.text[start:end], sentence=number)


def _without_dates(line: _Line, first: int, last: int) -> tuple[int, int]:
    while first <= last and line.tokens[first].word in _CALENDAR:
        first += 1
    while last >= first and (line.tokens[last].word in _CALENDAR or line.tokens[last].word in _INNER):
        last -= 1
    return first, last


def _closed(line: _Line, start: int, end: int) -> int:
    """The end with the closing mark of a quoted part that the name opened: Post No. 5 "Bog"."""
    following = line.text[end : end + 1]
    opened = [mark for mark, closing in _CLOSERS.items() if closing == following and mark in line.text[start:end]]
    return end + 1 if opened and end < line.limit and line.text[start:end].count(following) % 2 == (opened[0] == following) else end


def _opens(line: _Line, place: int) -> bool:
    """Whether the token opens a sentence, a quotation in it, or what follows a colon."""
    if place == 0:
        return True
    between = line.text[line.tokens[place - 1].end : line.tokens[place].start]
    return between != " " and (not _OPENING_MARKS.isdisjoint(between) or between.lstrip("”’)").startswith("."))


def _starts(line: _Line, place: int) -> bool:
    token = line.tokens[place]
    if _ORDINAL.fullmatch(token.word):
        return place + 1 < len(line.tokens) and _follows(line, place) and line.tokens[place + 1].word not in _CALENDAR
    if not token.capital or token.word == "I" or token.word.startswith(("I'", "I’")):
        return False
    lower = token.word.lower().replace("’", "'")
    if line.headline:
        return lower not in _COMMON and (lower not in line.small or token.word in line.large)
    if not _opens(line, place):
        return True
    if lower in _COMMON:
        return False
    if (len(token.word) > 1 and token.word.isupper()) or _known(token.word) or _follows(line, place):
        return True
    if token.word in _NUMBERED and place + 1 < len(line.tokens) and line.tokens[place + 1].word.isdigit():
        return True
    return (token.word in line.large or token.owner) and lower not in line.small


def _known(word: str) -> bool:
    return word in _AGENCIES or countries.code_of(word) is not None or word.lower() in countries.capitals()


def _follows(line: _Line, place: int) -> bool:
    """Whether a capitalised word comes right after."""
    if place + 1 >= len(line.tokens) or not line.tokens[place + 1].capital:
        return False
    return line.text[line.tokens[place].end : line.tokens[place + 1].start] in _JOINTS


def _run(line: _Line, place: int) -> int | None:
    if not _starts(line, place):
        return None
    last = place
    while (following := _continued(line, place, last)) is not None:
        last = following
    alone = line.tokens[place]
    return None if last == place and (alone.word.isdigit() or (len(alone.word) == 1 and alone.end - alone.start == 1)) else last


def _continued(line: _Line, first: int, last: int) -> int | None:
    """The next token of the name that runs up to `last`, over small connecting words; null where the name ends."""
    if _ends_here(line, first, last):
        return None
    for ahead in range(last + 1, min(last + 4, len(line.tokens))):
        gap, token = _gap(line, first, ahead), line.tokens[ahead]
        if gap not in _JOINTS or (len(gap) > 1 and not token.capital):
            return None
        if _belongs(line, ahead, over=ahead > last + 1):
            return ahead
        if not _connects(line, last, ahead):
            return None
    return None


def _gap(line: _Line, first: int, ahead: int) -> str:
    """What stands before a token, without the possessive ending of an owner and the closing mark of a quoted part."""
    before = line.tokens[ahead - 1]
    gap = line.text[before.end : line.tokens[ahead].start]
    if gap == " ":
        return gap
    if before.owner:
        return gap.removeprefix("'s").removeprefix("’s")
    written = line.text[line.tokens[first].start : before.end]
    return gap[1:] if any(gap[:1] == closing and mark in written for mark, closing in _CLOSERS.items()) else gap


def _ends_here(line: _Line, first: int, last: int) -> bool:
    """Whether the name ends after `last`: an owner ("Kabul's"), or a country after a preposition ("to Tajikistan Guo Zhijun")."""
    token = line.tokens[last]
    if token.owner:
        after = line.tokens[last + 1].word if last + 1 < len(line.tokens) else ""
        return after not in _OWNED or (countries.code_of(token.word) is not None)
    before = line.tokens[first - 1].word if first else ""
    return (
        first == last
        and before in _PREPOSITIONS
        and token.word.lower() not in countries.peoples()
        and countries.code_of(token.word) is not None
    )


def _belongs(line: _Line, ahead: int, *, over: bool) -> bool:
    token = line.tokens[ahead]
    if token.word.isdigit():
        return line.tokens[ahead - 1].word in _NUMBERED
    if not token.capital or token.word == "I" or token.word in _CALENDAR:
        return False
    lower = token.word.lower()
    if line.headline and (lower in _COMMON or (lower in line.small and token.word not in line.large)):
        return False
    return not (over and lower in countries.peoples() and not _follows(line, ahead))


def _connects(line: _Line, last: int, ahead: int) -> bool:
    word = line.tokens[ahead].word
    if word in _INNER or (word == "the" and line.tokens[ahead - 1].word == "of"):
        return True
    return word == "for" and line.tokens[last].word.lower() in _BODIES
