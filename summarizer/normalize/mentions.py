"""Where a text names somebody or something: the name as written, or its surname, title or transliteration variant."""

import re
from functools import lru_cache
from typing import NamedTuple

from summarizer.normalize import countries, organisations, people, tables
from summarizer.normalize.organisations import compare_organisations
from summarizer.normalize.transliteration import fold, skeleton, transliterated

_WORD = re.compile(r"[^\W_]+(?:['’ʼ](?![sS]\b)[^\W_]+)*")
_LINKS = re.compile(r"[ \-‑.&/]*\s?[\"“«'‘’(]?")
_STATE_WORDS = frozenset({"affairs", "republic", "islamic"})
_BETWEEN_NAMES = re.compile(r"\.?[ \u00a0\n]?|[-‑]")


class _Token(NamedTuple):
    start: int
    end: int
    word: str
    folded: str


class _Text(NamedTuple):
    tokens: tuple[_Token, ...]
    places: dict[str, tuple[int, ...]]
    """Skeleton of a word → where it stands, ascending."""


@lru_cache(maxsize=2048)
def _read(text: str) -> _Text:
    tokens = tuple(_Token(match.start(), match.end(), match.group(), fold(match.group())) for match in _WORD.finditer(text))
    places: dict[str, list[int]] = {}
    for place, token in enumerate(tokens):
        places.setdefault(skeleton(token.folded), []).append(place)
    return _Text(tokens, {letters: tuple(found) for letters, found in places.items()})


def find_in(name: str, text: str, *, organisation: bool) -> tuple[int, int] | None:
    """The half-open interval of the text's best mention of the name; null where it does not stand there.

    The words as written go first; else a person by surname (no other given name before it), an organisation by its words in any
    order, its acronym, or another transliteration.
    """
    if (found := _as_written(name, text)) is not None:
        return found
    return _organisation(name, text) if organisation else _person(name, text)


def _as_written(name: str, text: str) -> tuple[int, int] | None:
    words = name.strip()
    if not words:
        return None
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        if not (text[start - 1 : start].isalnum() and words[0].isalnum()) and not (text[end : end + 1].isalnum() and words[-1].isalnum()):
            return start, end
        start = text.find(words, start + 1)
    return None


def _person(name: str, text: str) -> tuple[int, int] | None:
    words = people.parse(name).words
    if not words:
        return None
    family = words[0] if words[0] in tables.FAMILY_FIRST and 1 < len(words) <= 3 else words[-1]
    read = _read(text)
    found: list[tuple[int, int, int]] = []
    others = False
    for place in read.places.get(skeleton(family), ()):
        token = read.tokens[place]
        if token.word[0].islower() or not transliterated(family, token.folded):
            continue
        first, last, count = _grown(words, read, text, place)
        if count == 1 and token.folded != family and len(skeleton(family)) < 3:
            continue
        if count == len(words) or not _other_person(words, read, text, first, last):
            found.append((-count, read.tokens[first].start, read.tokens[last].end))
        else:
            others = True
    if not found or (others and min(found)[0] == -1):
        return None
    return min(found)[1:]


def _grown(words: tuple[str, ...], read: _Text, text: str, place: int) -> tuple[int, int, int]:
    """First and last token of the mention around a surname, and how many of its words are the name's."""
    first = last = ahead = place
    count = 1
    while ahead > 0 and _adjacent(read, text, ahead - 1):
        ahead -= 1
        if _part_of(read.tokens[ahead], words):
            count, first = count + 1, ahead
        elif read.tokens[ahead].folded not in tables.PARTICLES:
            break
    while last + 1 < len(read.tokens) and _adjacent(read, text, last) and _part_of(read.tokens[last + 1], words):
        last += 1
        count += 1
    return first, last, count


def _adjacent(read: _Text, text: str, place: int) -> bool:
    """Whether the next token may belong to one name with this one: a full stop between them closes an initial or a short title only."""
    gap = text[read.tokens[place].end : read.tokens[place + 1].start]
    return _BETWEEN_NAMES.fullmatch(gap) is not None and ("." not in gap or len(read.tokens[place].folded) <= 3)


def _part_of(token: _Token, words: tuple[str, ...]) -> bool:
    """Whether the token is one of the name's words: as it is, by its initial, transliterated, or by a short form."""
    folded = token.folded
    if folded in words:
        return True
    return token.word[0].isupper() and any(
        (1 in (len(folded), len(word)) and word[0] == folded[0])
        or transliterated(folded, word)
        or folded in tables.nicknames().get(word, ())
        for word in words
    )


def _other_person(words: tuple[str, ...], read: _Text, text: str, first: int, last: int) -> bool:
    """Whether a given name that is not this person's stands right before the mention, or another surname right after."""
    if len(words) < 2:
        return False
    if first > 0 and text[read.tokens[first - 1].end : read.tokens[first].start] == " ":
        before = read.tokens[first - 1]
        if before.word[0].isupper() and not _introduces(before.folded):
            return True
    if last + 1 < len(read.tokens) and text[read.tokens[last].end : read.tokens[last + 1].start] == " ":
        after = read.tokens[last + 1]
        return after.word[0].isupper() and not _introduces(after.folded)
    return False


def _introduces(folded: str) -> bool:
    return (
        folded in tables.OPENERS
        or folded in tables.TITLES
        or folded in tables.HEADS
        or folded in tables.STOP
        or countries.code_of(folded) is not None
    )


def _organisation(name: str, text: str) -> tuple[int, int] | None:
    read = _read(text)
    found: list[tuple[float, int, int]] = []
    for first, last in _runs(name, read, text):
        start, end = read.tokens[first].start, read.tokens[last].end
        match = compare_organisations(name, text[start:end])
        if match.same and not _of_another_country(name, text, start, end):
            found.append((-match.score, start, end))
    for token in read.tokens:
        if organisations.is_acronym(token.word) and (match := compare_organisations(name, token.word)).same:
            found.append((-match.score, token.start, token.end))
    return min(found)[1:] if found else None


def _of_another_country(name: str, text: str, start: int, end: int) -> bool:
    """Whether the mention names no country where the name does, and the words beside it name another one."""
    wanted = organisations.parse(name).countries
    if not wanted or organisations.parse(text[start:end]).countries:
        return False
    beside = [*text[:start].split()[-2:], *text[end:].split()[:3]]
    return any(not wanted.issuperset(countries.countries_in(word)) for word in beside)


def _runs(name: str, read: _Text, text: str) -> list[tuple[int, int]]:
    """Stretches of the name's words, with small words between them; a stretch begins and ends with a word of the name."""
    wanted = _vocabulary(name)
    runs: list[tuple[int, int]] = []
    place = 0
    while place < len(read.tokens):
        if not _wanted(read.tokens[place].folded, wanted):
            place += 1
            continue
        last = ahead = place
        while (
            ahead + 1 < len(read.tokens)
            and ahead - last < 3
            and _LINKS.fullmatch(text[read.tokens[ahead].end : read.tokens[ahead + 1].start])
        ):
            ahead += 1
            if _wanted(read.tokens[ahead].folded, wanted):
                last = ahead
            elif read.tokens[ahead].folded not in tables.STOP | tables.DESCRIBING | _STATE_WORDS:
                break
        runs.append((place, last))
        place = last + 1
    return runs


@lru_cache(maxsize=4096)
def _vocabulary(name: str) -> tuple[frozenset[str], frozenset[str]]:
    words = frozenset(re.findall(r"[a-z0-9]+", fold(name))) - tables.STOP
    parsed = organisations.parse(name)
    return words | frozenset(parsed.words) | frozenset(parsed.numbers), parsed.countries


@lru_cache(maxsize=65536)
def _wanted(folded: str, vocabulary: tuple[frozenset[str], frozenset[str]]) -> bool:
    words, codes = vocabulary
    if folded in words or folded.rstrip("s") in words or tables.SAME_NOTION.get(folded) in words:
        return True
    if codes and countries.code_of(folded) in codes:
        return True
    return len(folded) > 3 and any(skeleton(folded) == skeleton(word) and transliterated(folded, word) for word in words if len(word) > 3)
