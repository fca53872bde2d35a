"""Names that stand in a report's sentences and in its article's opening, beside the claims: people, spots and towns.

Two reports of one event mention the same victim, street or town, even where no claim holds them. Officials are left out: who speaks for
the police recurs in stories that have nothing else in common.
"""

import re
from collections.abc import Iterator
from functools import cache

from summarizer.merging.matching import town_size
from summarizer.merging.tables import tables
from summarizer.normalize.datelines import dateline

_NAME = re.compile(
    r"(?:(?<![A-Za-z])(?P<title>[A-Za-z]+)\.?\s)?(?P<name>[A-Z][\w’'-]+(?:\s(?:[A-Z]\.|[A-Z][\w’'-]+|al|bin|de|el|von|van))*\s[A-Z][\w’'-]+)"
)
_FULL_NAME = re.compile(r"[A-Z][\w’'-]+(?:\s(?:[A-Z]\.|[A-Z][\w’'-]+|al|bin|de|el|von|van))*\s[A-Z]")
_LONGEST_TITLE = 40
_TOWN = re.compile(
    r"\b(?:in|near|from|outside|(?:city|town|village) of)\s(?:the\s)?(?:city of\s)?"
    r"(?:(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Dd]owntown|[Cc]entral)\s)?"
    r"(?P<town>[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+){0,2})"
)
_TOWNSPEOPLE = re.compile(
    r"\b(?P<town>[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+)?)\s"
    r"(?:[Pp]olice|[Ff]ire|Sheriff|officers|authorities|man|woman|men|women|teen|teenager|boy|girl|resident|residents|mother|father|couple|family|home)\b"
)
_DATELINE = re.compile(r"^\W*(?P<town>[A-Z][A-Z.'’-]+(?:\s[A-Z][A-Z.'’-]+){0,2})\b[^\n]{0,40}?(?:—|–|--|\s-\s)", re.MULTILINE)
_LEAD_IN = re.compile(r"^\W*(?:[A-Z][A-Z.'’-]+[^\n]{0,60}?|[A-Z][^\n]{0,40}?\([^()\n]{2,40}\)\s?)(?:—|–|--|\s-\s)", re.MULTILINE)
_AGE = re.compile(r"[\da](?:(?<=\d)(?<!\w.)\d{0,2}[- ]year[- ]old|(?<=, \d)\d?(?=,)|(?<=a)(?<!\w.)ged? \d{1,3}\b)")
"""Opens with a class of characters, which the search can skip to: an age stands in few texts."""
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii"})
_MOST = 16


def without_lead_in(text: str, outlet: str | None) -> str:
    """A text without where, when and by whom it was written, which stories of one desk share: "MOMBASA, 6 March 2026 (Coast Wire) - "."""
    lines = (line[found.end :] if (found := dateline(line)) is not None else line for line in text.split("\n"))
    return _LEAD_IN.sub(" ", "\n".join(lines)).replace(outlet or "\0", " ")


def people_and_sights(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """People named in full, and streets, parks, schools and the like; in lower case, in text order."""
    people: dict[str, None] = {}
    sights: dict[str, None] = {}
    for words in _runs(text):
        if any(word in tables().spots for word in words):
            sights[" ".join(words[-3:])] = None
        elif 2 <= len(words) <= 4 and not any(word in tables().institutions for word in words) and town_size(" ".join(words)) is None:
            people[f"{words[0]} {words[-1]}"] = None
    return tuple(list(people)[:_MOST]), tuple(list(sights)[:_MOST])


@cache
def _no_town() -> frozenset[str]:
    return tables().common | tables().anyone | tables().spots | tables().institutions | tables().titles


def _runs(text: str) -> Iterator[list[str]]:
    """Runs of capitalised words in lower case, without common words around them and without officials."""
    table = tables()
    for match in _named(text):
        words = [word.removesuffix("'s").removesuffix("’s").strip("'’-.") for word in match["name"].lower().split()]
        while words and (words[0] in table.common or words[0] in table.anyone):
            words = words[1:]
        titled = (match["title"] or "").lower() in table.titles or (words and words[0] in table.titles)
        words = [word for word in words if word not in table.common and len(word) > 1 and word not in _GENERATIONS]
        if len(words) > 1 and not titled:
            yield words


def _named(text: str) -> Iterator[re.Match[str]]:
    """Names with the word before them, which may be a title; looked for around full names alone, since most of a text holds none."""
    at = 0
    while (name := _FULL_NAME.search(text, at)) is not None:
        match = _NAME.search(text, max(at, name.start() - _LONGEST_TITLE))
        if match is None:
            return
        yield match
        at = match.end()


def ages(text: str) -> frozenset[int]:
    """Ages in years: "a 12-year-old", "Kevin Barbee, 15, was", "aged 19"."""
    return frozenset(int(number) for told in _AGE.findall(text) for number in re.findall(r"\d+", told))


def towns(text: str) -> tuple[tuple[str, int], ...]:
    """Towns of the gazetteer after a preposition or as a dateline, with their inhabitants, by name."""
    found: dict[str, int] = {}
    for match in (*_DATELINE.finditer(text), *_TOWN.finditer(text), *_TOWNSPEOPLE.finditer(text)):
        words = match["town"].replace(".", "").split()
        for length in range(len(words), 0, -1):
            name = " ".join(words[:length]).lower()
            following = words[length].lower() if length < len(words) else ""
            if len(name) < 4 or following in tables().spots or words[0].lower() in _no_town():
                continue
            size = town_size(name)
            if size is not None:
                found[name] = size
                break
    return tuple(sorted(found.items())[:_MOST])
