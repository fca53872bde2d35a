"""Numbers that name: codes, designations, clock times, years, houses and streets, told by what stands beside the digits."""

import tomllib
from importlib.resources import files
from typing import Any, Final

from summarizer.normalize import counts, number_words
from summarizer.normalize.words import Words

TABLE: dict[str, Any] = tomllib.loads(files(__package__).joinpath("number_words.toml").read_text(encoding="utf-8"))
"""The words beside numbers (number_words.toml)."""
_MEASURES: Final = frozenset(TABLE["measure"]["units"])
_NAME_HEADS: Final = frozenset(TABLE["name"]["heads"])
_ADDRESS: Final = frozenset(TABLE["name"]["tails"])
_CLOCK: Final = frozenset(TABLE["name"]["clock"])
_SMALL_HEADS: Final = frozenset(TABLE["name"]["small_heads"])
_NO_NOUN: Final = frozenset(TABLE["no_noun"]["words"])
_PLURALS: Final = frozenset(TABLE["no_noun"]["plurals"])
_GLUED: Final = frozenset({"_", "/", "=", "@", "#"})
_SCALE_LETTERS: Final = frozenset({"k", "m", "b", "bn", "mm", "g", "million"})
_DOTTED_HEADS: Final = frozenset({"no", "nos", "rd", "hwy", "sec", "art", "vol"})
_EMERGENCY: Final = frozenset({"911", "999"})
_STARTERS: Final = counts.STARTERS | number_words.ORDINALS.keys()


def names_something(words: Words, i: int, j: int, value: float) -> bool:
    """Whether the digits at word `i` are part of a name, code, clock time, year or address."""
    before, after = words.at(i - 1), words.at(j)
    if after in _CLOCK and (after in {"am", "pm"} or words.at(j + 1) == "." or after == "o"):
        return True
    if words.glued(j) and after.isalpha() and after not in _MEASURES | _SCALE_LETTERS:
        return True
    if _is_glued_code(words, i) or _is_bracketed(words, i, j) or _is_headed(words, i, j):
        return True
    if is_address(words, i, j) or words.at(i) in _EMERGENCY or (i == 0 and after == "." and j < len(words.lower) - 1):
        return True
    if _follows_a_name(words, i) and not (plural_follows(words, j) if words.raw(i - 1).isupper() else noun_follows(words, j)):
        return True
    plain = words.at(i).isdecimal() and not plural_follows(words, j)
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
    return before in _SMALL_HEADS or (before in _NAME_HEADS and words.raw(i - 1)[:1].isupper() and not plural_follows(words, j))


def _follows_a_name(words: Words, i: int) -> bool:
    """ "Middle School 53": a capitalised word right before it, not the sentence's first, in a text that is not all capitals."""
    raw = words.raw(i - 1) if i > 1 else ""
    if words.text.isupper():
        return False
    return len(raw) > 1 and raw.isalpha() and raw[0].isupper() and words.at(i - 1) not in _STARTERS


def noun_follows(words: Words, j: int) -> bool:
    """A lower-case word after the number, as in "In Kabul 3 armed men": then it counts."""
    word = words.raw(j) if j < len(words.lower) else ""
    return word.isalpha() and word.islower() and word not in _NO_NOUN


def plural_follows(words: Words, j: int) -> bool:
    return noun_follows(words, j) and (words.at(j).endswith("s") or words.at(j) in _PLURALS)


def is_address(words: Words, i: int, j: int) -> bool:
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
