"""Numbers that are ages: "17-year-old", "Kevin Barbee, 15, also", "ages 13, 17 and 19"."""

from typing import Final

from summarizer.annotate.designations import TABLE, noun_follows
from summarizer.normalize.words import Words
from summarizer.records.annotation import NumberKind

_AGE_WORDS: Final = frozenset(TABLE["age"]["before"])
_PEOPLE: Final = frozenset(TABLE["age"]["people"])
_OF_WHOM: Final = frozenset(TABLE["age"]["of_whom"])
_AGE_UNITS: Final = frozenset(TABLE["age"]["units"])
_OLDEST: Final = 115

Number = tuple[int | None, int | None, NumberKind, int, int]
"""Low, high, kind, and the half-open interval of words."""


def is_age(words: Words, i: int, j: int, low: int | None) -> bool:
    """ "17-year-old", "aged 12", "Kevin Barbee, 15, also", "a woman, 18, was", "Hill (17)", "she's only 11", "three months old"."""
    before, after = words.at(i - 1), words.at(j)
    if before in _AGE_WORDS or (before == "of" and words.at(i - 2) in _AGE_WORDS) or _old(words, j):
        return True
    if low is None or low > _OLDEST or not words.at(j - 1).isdecimal():
        return False
    ends = after in {",", ".", ";", ")", "", "and", "but", "when", "(", "—", "–"}
    if before in {"both", "turned", "turning"} or (before in {"'s", "is", "was"} and words.at(i - 2) in _OF_WHOM):
        return ends
    if before == ",":
        return _person_ends(words, i - 2) and (ends or after in {"of", "was", "is", "died"})
    return before == "(" and after in {")", ","} and _person_ends(words, i - 2)


def _old(words: Words, j: int) -> bool:
    """ "-year-old", " years old", " yr. old", "yo"."""
    unit = j + 1 if words.at(j) == "-" else j
    if words.at(unit) not in _AGE_UNITS:
        return words.at(unit) == "yo"
    end = unit + 1
    while words.at(end) in {"-", "."} and end < unit + 3:
        end += 1
    return words.at(end) in {"old", "olds"}


def _person_ends(words: Words, i: int) -> bool:
    """Whether word `i` can end the naming of a person: a name, "Jr.", "a woman"."""
    if i < 0:
        return False
    suffixed = words.at(i) in {".", "iii", "ii"} and words.raw(i - 1)[:1].isupper()
    return words.at(i) in _PEOPLE or suffixed or (words.raw(i)[:1].isupper() and words.raw(i).isalpha() and not words.text.isupper())


def listed_ages(words: Words, found: list[Number]) -> frozenset[int]:
    """The further numbers of a list that begins or ends with an age: "ages 13, 17 and 19", "the 16 and 17-year-old"."""
    ages: set[int] = set()
    for k in range(1, len(found)):
        _, _, kind, first, last = found[k]
        before = found[k - 1]
        listed = words.lower[before[4] : first] in {(",",), ("and",), (",", "and"), ("to",), ("or",)} and not noun_follows(words, last)
        opened = before[2] == "age" and words.at(before[3] - 1) in _AGE_WORDS | {",", "and", "of", "both"}
        if kind == "cardinal" and listed and (opened or k - 1 in ages):
            ages.add(k)
        if (
            kind == "age"
            and before[2] == "cardinal"
            and words.lower[before[4] : first] in {("and",), ("or",)}
            and words.at(before[3])[:1].isdecimal()
        ):
            ages.add(k - 1)
    return frozenset(ages)
