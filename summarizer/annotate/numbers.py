"""Numbers in running text: how many, and of what kind, so that ages, addresses, dates and codes are never counted as people.

The grammar of `normalize.counts` reads the words; what kind of number they are is told by their neighbours (number_words.toml).
"""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from summarizer.annotate import dates
from summarizer.normalize import counts, number_words
from summarizer.normalize.words import Words, words_of
from summarizer.records.annotation import NumberKind, NumberMention, Sentence

_TABLE: dict[str, Any] = tomllib.loads(files(__package__).joinpath("number_words.toml").read_text(encoding="utf-8"))
_MEASURES: Final = frozenset(_TABLE["measure"]["units"])
_SIGNS: Final = frozenset(_TABLE["money"]["signs"])
_MONEY: Final = frozenset(_TABLE["money"]["units"])
_PERCENT: Final = frozenset(_TABLE["percent"]["units"])
_NAME_HEADS: Final = frozenset(_TABLE["name"]["heads"])
_ADDRESS: Final = frozenset(_TABLE["name"]["tails"])
_CLOCK: Final = frozenset(_TABLE["name"]["clock"])
_AGE_WORDS: Final = frozenset(_TABLE["age"]["before"])
_SMALL_HEADS: Final = frozenset(_TABLE["name"]["small_heads"])
_PEOPLE: Final = frozenset(_TABLE["age"]["people"])
_OF_WHOM: Final = frozenset(_TABLE["age"]["of_whom"])
_AGE_UNITS: Final = frozenset(_TABLE["age"]["units"])
_BEFORE_ONE: Final = frozenset(_TABLE["pronoun"]["before_one"])
_NO_NOUN: Final = frozenset(_TABLE["no_noun"]["words"])
_PLURALS: Final = frozenset(_TABLE["no_noun"]["plurals"])
_AFTER_ONE: Final = frozenset(_TABLE["pronoun"]["after_one"])
_GLUED: Final = frozenset({"_", "/", "=", "@", "#"})
_SCALE_LETTERS: Final = frozenset({"k", "m", "b", "bn", "mm", "g", "million"})
_DOTTED_HEADS: Final = frozenset({"no", "nos", "rd", "hwy", "sec", "art", "vol"})
_EMERGENCY: Final = frozenset({"911", "999"})
_OLDEST: Final = 115
_STARTERS: Final = counts.STARTERS | number_words.ORDINALS.keys()
_CORE: Final = (_STARTERS - counts.OPENING) | counts.INNER
"""The words without which nothing is a number, digits aside."""
_DIGIT: Final = re.compile(r"\d")
_REACH: Final = 6
"""Words from an opening word to the number it opens ("more than an estimated 40")."""

_Number = tuple[int | None, int | None, NumberKind, int, int]
"""Low, high, kind, and the half-open interval of words."""


def find(text: str, sentences: tuple[Sentence, ...]) -> tuple[NumberMention, ...]:
    """Every number mention in text order, none overlapping another, each within one sentence.

    Numbers inside date words are of kind `name`, as are clock times, addresses, telephone numbers, scores and designations.
    """
    return tuple(
        NumberMention(start=start, end=end, text=text[start:end], sentence=sentence.number, low=low, high=high, kind=kind)
        for sentence in sentences
        for low, high, kind, start, end in _in_sentence(text[sentence.start : sentence.end], sentence.start)
    )


def _in_sentence(text: str, offset: int) -> list[_Number]:
    words = words_of(text)
    return [
        (low, high, kind, offset + words.starts[first], offset + words.ends[last - 1]) for low, high, kind, first, last in _numbers(words)
    ]


@lru_cache(maxsize=512)
def _numbers(words: Words) -> tuple[_Number, ...]:
    found: list[_Number] = []
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
    ages = _listed_ages(words, found)
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


def _in_date(words: Words, i: int) -> _Number | None:
    """Digits that belong to date words name a day or year; words there ("two days ago") count nothing."""
    if not words.lower[i][0].isdecimal():
        return None
    value = number_words.digits(words.lower[i])
    whole = int(value) if value is not None and value == int(value) else None
    return whole, whole, "name", i, i + 1


def _read(words: Words, i: int) -> _Number | None:
    for rule in (_code, _ordinal, _count):
        found = rule(words, i)
        if found is not None:
            return found
    return None


def _code(words: Words, i: int) -> _Number | None:
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
    return (whole, whole, "name", i, i + 1) if end == i + 1 and _named(words, i, end, value) else None


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


def _named(words: Words, i: int, j: int, value: float) -> bool:
    """Whether the digits at word `i` are part of a name, code, clock time, year or address."""
    before, after = words.at(i - 1), words.at(j)
    if after in _CLOCK and (after in {"am", "pm"} or words.at(j + 1) == "." or after == "o"):
        return True
    if words.glued(j) and after.isalpha() and after not in _MEASURES | _SCALE_LETTERS:
        return True
    if _is_glued_code(words, i) or _is_bracketed(words, i, j) or _is_headed(words, i, j):
        return True
    if _is_address(words, i, j) or words.at(i) in _EMERGENCY or (i == 0 and after == "." and j < len(words.lower) - 1):
        return True
    if _follows_a_name(words, i) and not (_plural_follows(words, j) if words.raw(i - 1).isupper() else _noun_follows(words, j)):
        return True
    plain = words.at(i).isdecimal() and not _plural_follows(words, j)
    year = len(words.at(i)) == 4 and 1900 <= value <= 2100 and before not in {"than", "least"}
    house = value >= 100 and before in {"at", "near"} and j < len(words.lower) and words.raw(j)[:1].isupper()
    return house or (plain and (year or len(words.at(i)) >= 5))


def _is_glued_code(words: Words, i: int) -> bool:
    """Glued to a letter or sign: "M-16", "F16", "/47183"; a calibre: ".38"."""
    if not words.glued(i):
        return False
    before = words.at(i - 1)
    if before in {"-", "."}:
        return words.glued(i - 1) == (before == "-")
    return words.raw(i - 1)[-1:].isalpha() or before in _GLUED


def _is_bracketed(words: Words, i: int, j: int) -> bool:
    """A footnote "[5]", an area code "(630)"."""
    around = (words.at(i - 1), words.at(j))
    return around == ("[", "]") or (around == ("(", ")") and len(words.at(i)) >= 3)


def _is_headed(words: Words, i: int, j: int) -> bool:
    """ "No. 5", "Highway 49", "apartment 304", "U.S. 27"."""
    before = words.at(i - 1)
    if before == ".":
        return words.at(i - 2) in _SMALL_HEADS | _DOTTED_HEADS or words.lower[max(0, i - 4) : i - 1] == ("u", ".", "s")
    return before in _SMALL_HEADS or (before in _NAME_HEADS and words.raw(i - 1)[:1].isupper() and not _plural_follows(words, j))


def _follows_a_name(words: Words, i: int) -> bool:
    """ "Middle School 53": a capitalised word right before it, not the sentence's first, in a text that is not all capitals."""
    raw = words.raw(i - 1) if i > 1 else ""
    if words.text.isupper():
        return False
    return len(raw) > 1 and raw.isalpha() and raw[0].isupper() and words.at(i - 1) not in _STARTERS


def _noun_follows(words: Words, j: int) -> bool:
    """A lower-case word after the number, as in "In Kabul 3 armed men": then it counts."""
    word = words.raw(j) if j < len(words.lower) else ""
    return word.isalpha() and word.islower() and word not in _NO_NOUN


def _plural_follows(words: Words, j: int) -> bool:
    return _noun_follows(words, j) and (words.at(j).endswith("s") or words.at(j) in _PLURALS)


def _is_address(words: Words, i: int, j: int) -> bool:
    """ "the 900 block", "115 Turner St.", "2200 block of Cedar Point Cove"."""
    if words.at(j) in {"block", "blk"} or (words.at(j) == "-" and words.at(j + 1) == "block"):
        return True
    return any(
        words.at(k) in _ADDRESS
        and words.raw(k)[:1].isupper()
        and all(words.raw(m)[:1].isupper() or words.raw(m)[:1].isdecimal() for m in range(j, k) if words.at(m) != ".")
        for k in range(j, j + 4)
        if k < len(words.lower)
    )


def _ordinal(words: Words, i: int) -> _Number | None:
    found = number_words.ordinal(words, i)
    if found is None:
        return None
    value, j = found
    street = words.at(j) in _ADDRESS and j < len(words.lower) and words.raw(j)[:1].isupper()
    if words.at(i) == "second" and words.at(i - 1) in {"a", "per", "split", "every"}:
        return None
    return value, value, "name" if street or (words.at(j) == "and" and words.raw(i)[:1].isdecimal() and street) else "ordinal", i, j


def _count(words: Words, i: int) -> _Number | None:
    found = counts.read(words, i) or _decimal(words, i)
    if found is None or _is_pronoun(words, i, found[1]):
        return None
    (low, high), j = found
    if words.at(j - 1) == "one" and words.at(j) == "-" and words.at(j + 1) == "of":
        return None
    if words.at(j - 1)[:1].isdecimal() and words.at(j - 1) == words.at(i) and words.at(j) in {"/"}:
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
    if value is not None and first == last and _named(words, last, j, value) and words.at(first - 1) not in _SIGNS:
        return "name"
    if _is_age(words, i, j, low):
        return "age"
    if words.at(last)[0].isdecimal() and _is_address(words, last, j):
        return "name"
    if words.at(j) in {"'", '"', "’", "”"} and words.glued(j) and words.glued(j + 1) and words.at(j + 1)[:1].isdecimal():
        return "measure"
    after = words.at(j)
    if words.at(first - 1) in _SIGNS or after in _MONEY or (after in {"m", "bn", "k"} and words.at(first - 1) in _SIGNS):
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


def _is_age(words: Words, i: int, j: int, low: int | None) -> bool:
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


def _listed_ages(words: Words, found: list[_Number]) -> frozenset[int]:
    """The further numbers of a list that begins or ends with an age: "ages 13, 17 and 19", "the 16 and 17-year-old"."""
    ages: set[int] = set()
    for k in range(1, len(found)):
        _, _, kind, first, last = found[k]
        before = found[k - 1]
        listed = words.lower[before[4] : first] in {(",",), ("and",), (",", "and"), ("to",), ("or",)} and not _noun_follows(words, last)
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
