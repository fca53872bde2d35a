"""Numbers in running text: how many, and of what kind, so that ages, addresses, dates and codes are never counted as people.

The grammar of `normalize.counts` reads the words; what kind of number they are is told by their neighbours (number_words.toml).
"""

import re
from functools import lru_cache
from typing import Final

from summarizer.annotate import dates
from summarizer.annotate.ages import Number, is_age, listed_ages
from summarizer.annotate.designations import TABLE, is_address, names_something
from summarizer.normalize import counts, number_words
from summarizer.normalize.words import Words, words_of
from summarizer.records.annotation import NumberKind, NumberMention, Sentence

_MEASURES: Final = frozenset(TABLE["measure"]["units"])
_SIGNS: Final = frozenset(TABLE["money"]["signs"])
_MONEY: Final = frozenset(TABLE["money"]["units"])
_PERCENT: Final = frozenset(TABLE["percent"]["units"])
_ADDRESS: Final = frozenset(TABLE["name"]["tails"])
_BEFORE_ONE: Final = frozenset(TABLE["pronoun"]["before_one"])
_AFTER_ONE: Final = frozenset(TABLE["pronoun"]["after_one"])
_STARTERS: Final = counts.STARTERS | number_words.ORDINALS.keys()
_CORE: Final = (_STARTERS - counts.OPENING) | counts.INNER
"""The words without which nothing is a number, digits aside."""
_DIGIT: Final = re.compile(r"\d")
_REACH: Final = 6
"""Words from an opening word to the number it opens ("more than an estimated 40")."""


def find(text: str, sentences: tuple[Sentence, ...]) -> tuple[NumberMention, ...]:
    """Every number mention in text order, none overlapping another, each within one sentence.

    Numbers inside date words are of kind `name`, as are clock times, addresses, telephone numbers, scores and designations.
    """
    return tuple(
        NumberMention(start=start, end=end, text=text[start:end], sentence=sentence.number, low=low, high=high, kind=kind)
        for sentence in sentences
        for low, high, kind, start, end in _in_sentence(text[sentence.start : sentence.end], sentence.start)
    )


def _in_sentence(text: str, offset: int) -> list[Number]:
    words = words_of(text)
    return [
        (low, high, kind, offset + words.starts[first], offset + words.ends[last - 1]) for low, high, kind, first, last in _numbers(words)
    ]


@lru_cache(maxsize=512)
def _numbers(words: Words) -> tuple[Number, ...]:
    found: list[Number] = []
    after = 0
    dated = dates.spans(words)
    for i in _candidates(words):
        if i < after:
            continue
        inside = any(start <= i < end for start, end in dated)
        number = _in_date(words, i) if inside else _read(words, i)
        if number is not None:
            found.append(number)
            after = number[4]
    ages = listed_ages(words, found)
    return tuple((low, high, "age" if k in ages else kind, first, last) for k, (low, high, kind, first, last) in enumerate(found))


def _candidates(words: Words) -> list[int]:
    """Where a number can begin: at a number's own word, or at a word that opens one ("more than", "a") with such a word near behind it."""
    lower = words.lower
    if _CORE.isdisjoint(lower) and not _DIGIT.search(words.text):
        return []
    found, core = [], len(lower) + _REACH + 1
    for i in range(len(lower) - 1, -1, -1):
        word = lower[i]
        if word in _CORE or word[0].isdecimal():
            core = i
        if core == i or (core - i <= _REACH and word in counts.STARTERS):
            found.append(i)
    return found[::-1]


def _in_date(words: Words, i: int) -> Number | None:
    """Digits that belong to date words name a day or year; words there ("two days ago") count nothing."""
    if not words.lower[i][0].isdecimal():
        return None
    value = number_words.digits(words.lower[i])
    whole = int(value) if value is not None and value == int(value) else None
    return whole, whole, "name", i, i + 1


def _read(words: Words, i: int) -> Number | None:
    for rule in (_code, _ordinal, _count):
        found = rule(words, i)
        if found is not None:
            return found
    return None


def _code(words: Words, i: int) -> Number | None:
    """Clock times, telephone numbers, designations ("M-16", "No. 5", "F16"), decades as ages, versions, addresses on the net."""
    word = words.at(i)
    if ":" in word or (word.endswith("s") and word[:-1].rstrip("'").isdecimal()):
        kind: NumberKind = (
            "age" if word.endswith("s") and words.at(i - 1) in {"his", "her", "their", "early", "mid", "late", "-"} else "name"
        )
        return None, None, kind, i, i + 1
    if not word[0].isdecimal():
        return None
    end = _chain(words, i)
    if end > i + 1 and not _is_range(words, i, end):
        return None, None, "name", i, end
    value = number_words.digits(word)
    if value is None:
        return None if word[-2:] in {"st", "nd", "rd", "th"} else (None, None, "name", i, i + 1)
    if words.at(i - 1) in _SIGNS:
        return None
    whole = int(value) if value == int(value) else None
    return (whole, whole, "name", i, i + 1) if end == i + 1 and names_something(words, i, end, value) else None


def _chain(words: Words, i: int) -> int:
    """The end of digits glued to one another by marks: "252-972-1411", "3-2", "192.168.1.2", "5/6"."""
    j = i + 1
    while words.at(j) in {"-", "–", "/", ".", ":"} and words.glued(j) and words.glued(j + 1) and words.at(j + 1)[:1].isdecimal():
        j += 2
    return j


def _is_range(words: Words, i: int, j: int) -> bool:
    """Two rising numbers with a dash, no telephone number: "3-5"."""
    first, last = number_words.digits(words.at(i)), number_words.digits(words.at(j - 1))
    if (words.at(i), words.at(j - 1)) == ("9", "11"):
        return False
    phone = len(words.at(i)) == 3 and len(words.at(j - 1)) == 4
    return j == i + 3 and words.at(i + 1) in {"-", "–"} and first is not None and last is not None and first < last and not phone


def _ordinal(words: Words, i: int) -> Number | None:
    found = number_words.ordinal(words, i)
    if found is None:
        return None
    value, j = found
    street = words.at(j) in _ADDRESS and j < len(words.lower) and words.raw(j)[:1].isupper()
    if words.at(i) == "second" and words.at(i - 1) in {"a", "per", "split", "every"}:
        return None
    return value, value, "name" if street else "ordinal", i, j


def _count(words: Words, i: int) -> Number | None:
    found = counts.read(words, i) or _decimal(words, i)
    if found is None or _is_pronoun(words, i, found[1]):
        return None
    (low, high), j = found
    if words.at(j - 1) == "one" and words.at(j) == "-" and words.at(j + 1) == "of":
        return None
    if words.at(j - 1)[:1].isdecimal() and words.at(j - 1) == words.at(i) and words.at(j) == "/":
        return None
    kind = _kind(words, i, j, low)
    start = i - 1 if words.at(i - 1) in _SIGNS and kind == "money" else i
    end = _with_unit(words, j, kind)
    return low, high, kind, start, end


def _decimal(words: Words, i: int) -> counts.Read | None:
    """A fraction counts nothing, but is a percentage, a measure or a sum of money."""
    number = number_words.cardinal(words, i)
    return None if number is None or number[0] == int(number[0]) else ((None, None), number[1])


def _is_pronoun(words: Words, i: int, j: int) -> bool:
    """ "this one", "one another", "the one who", "one day": no count."""
    if words.at(i) != "one" or j != i + 1:
        return False
    return words.at(i - 1) in _BEFORE_ONE or words.at(j) in _AFTER_ONE


def _kind(words: Words, i: int, j: int, low: int | None) -> NumberKind:
    last = j - 1
    first = next((k for k in range(i, j) if words.at(k)[0].isdecimal()), i)
    value = number_words.digits(words.at(last))
    if value is not None and first == last and names_something(words, last, j, value) and words.at(first - 1) not in _SIGNS:
        return "name"
    if is_age(words, i, j, low):
        return "age"
    if words.at(last)[0].isdecimal() and is_address(words, last, j):
        return "name"
    if words.at(j) in {"'", '"', "’", "”"} and words.glued(j) and words.glued(j + 1) and words.at(j + 1)[:1].isdecimal():
        return "measure"
    after = words.at(j)
    if words.at(first - 1) in _SIGNS or after in _MONEY:
        return "money"
    if after in _PERCENT or (after == "per" and words.at(j + 1) in {"cent", "cents"}):
        return "percent"
    hyphened = after == "-" and words.glued(j) and words.at(j + 1).isalpha()
    measured = after in _MEASURES and (len(after) > 1 or (words.raw(j).islower() and words.at(j + 1) != "-"))
    if measured or hyphened or (low is None and words.at(i)[0].isdecimal()):
        return "measure"
    return "cardinal"


def _with_unit(words: Words, j: int, kind: NumberKind) -> int:
    """A percent sign belongs to the number."""
    if kind == "percent":
        return j + (2 if words.at(j) == "per" else 1)
    return j
