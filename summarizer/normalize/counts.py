"""Count words → closed interval (low, high) of whole things; a null `high` is open-ended, both null is a count that gives no number.

Conventions (after ACLED's and UCDP's practice of never adding to what the words say):

    five              (5, 5)          more than five     (6, null)      up to ten, as many as ten   (0, 10)
    about 30, some 30 (30, 30)        at least 40, 40+   (40, null)     fewer than ten              (0, 9)
    three to five     (3, 5)          dozens             (24, null)     nearly 50                   (45, 49)
    a dozen           (12, 12)        hundreds           (200, null)    several, a few              (null, null)

A plural without a number ("dozens", "hundreds") is two of its unit or more. "Nearly N" is below N by a tenth of it at most.
"About" keeps the number: the words beside the value keep the doubt. Fractions are no counts.
"""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final, Literal

from summarizer.normalize import number_words
from summarizer.normalize.words import Words, words_of

Interval = tuple[int | None, int | None]
Read = tuple[Interval, int]
"""A count and the index of the first word after it."""
Bounding = Literal["above", "least", "below", "most", "nearly", "about"]

_TABLE: dict[str, Any] = tomllib.loads(files(__package__).joinpath("count_words.toml").read_text(encoding="utf-8"))


def _phrases(table: dict[str, list[str]]) -> dict[str, tuple[tuple[tuple[str, ...], Bounding], ...]]:
    """First word → its phrases, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Bounding]]] = {}
    for name, phrases in table.items():
        for phrase in phrases:
            lower = words_of(phrase).lower
            found.setdefault(lower[0], []).append((lower, name))  # type: ignore[arg-type]  # the table's keys are the Boundings
    return {head: tuple(sorted(entries, key=lambda entry: (-len(entry[0]), entry))) for head, entries in found.items()}


_OPENERS: Final = _phrases(_TABLE["openers"])
_CLOSERS: Final = _phrases(_TABLE["closers"])
_PLURALS: Final[dict[str, int]] = _TABLE["plurals"]
_AMOUNTS: Final = {words_of(phrase).lower: value for phrase, value in _TABLE["amounts"].items()}
_AMOUNT_HEADS: Final = frozenset(words[0] for words in _AMOUNTS)
_VAGUE: Final = tuple(words_of(phrase).lower for phrase in _TABLE["vague"]["words"])
_VAGUE_PHRASES: Final = frozenset(_TABLE["vague"]["only_phrases"])
_NONE_NOUNS: Final = frozenset(_TABLE["none"]["nouns"])
_COLLECTIVES: Final = frozenset(_TABLE["collectives"]["words"])
_PLURAL_NOUNS: Final = frozenset(_TABLE["plural_nouns"]["words"])
_ONE: Final = frozenset(_TABLE["determiners"]["one"])
STARTERS: Final[frozenset[str]] = frozenset().union(
    number_words.UNITS, number_words.TENS, number_words.SCALES, _OPENERS, _PLURALS, _AMOUNT_HEADS, (words[0] for words in _VAGUE),
    {"a", "an", "no", "between", "from", "hundred", "half", "several", "dozen", "couple"},
)  # fmt: skip

OPENING: Final = (_OPENERS.keys() | {"a", "an", "between", "from"}) - {"no"}
"""Starters that count nothing by themselves: they open a count that follows."""
INNER: Final = frozenset(word for words in (*_AMOUNTS, *_VAGUE) for word in words) - OPENING
"""Words of set phrases ("a couple", "a few") that make an opening word a count."""


def read(words: Words, i: int) -> Read | None:
    """The count expression that begins at word `i`."""
    for rule in (_two_bounds, _bounded, _range, _number, _fixed):
        found = rule(words, i)
        if found is not None:
            return found
    return None


@lru_cache(maxsize=8192)
def parse(words: str) -> Interval | None:
    """The first count in the words as a closed interval; null where there is none.

    Ordinals, ages, percentages and sums of money are no counts.
    """
    plain = words_of(words)
    if " ".join(plain.lower) in _VAGUE_PHRASES:
        return None, None
    for i in range(len(plain.lower)):
        if plain.lower[i] not in STARTERS and not plain.lower[i][0].isdecimal():
            continue
        found = read(plain, i)
        if found is not None and not _no_count(plain, i, found[1]):
            return found[0]
    return None


def _no_count(words: Words, i: int, j: int) -> bool:
    """Money, percentages, ages, codes."""
    before, after = words.at(i - 1), words.at(j)
    if (
        before in {"$", "£", "€", "¥", "no", "number", "#"}
        or (before == "." and words.at(i - 2) == "no")
        or after in {"%", "percent", "per"}
    ):
        return True
    return (after == "-" and words.glued(j) and words.at(j + 1).isalpha()) or (
        before == "-" and words.glued(i) and words.at(i - 2).isalpha()
    )


def _two_bounds(words: Words, i: int) -> Read | None:
    """ "more than ten but fewer than 20"."""
    first = _bounded(words, i)
    if first is None or words.at(first[1]) not in {"and", "but"}:
        return None
    last = _bounded(words, first[1] + 1)
    if last is None:
        return None
    (low, high), (other_low, other_high) = first[0], last[0]
    if low is None or other_low is None or (high is None) == (other_high is None):
        return None
    top = high if high is not None else other_high
    bottom = max(low, other_low)
    return None if top is None or bottom > top else ((bottom, top), last[1])


def _bounded(words: Words, i: int) -> Read | None:
    """ "more than five", "at least 40", "some 30", "nearly 50"."""
    for phrase, bounding in _OPENERS.get(words.at(i), ()):
        j = i + len(phrase)
        if words.lower[i:j] != phrase:
            continue
        base = read(words, j) if bounding == "about" else (_range(words, j) or _number(words, j) or _fixed(words, j))
        if base is not None and base[0][0] is not None and words.at(j) not in {"no", "none", "nobody"}:
            return _apply(bounding, base[0]), base[1]
    return None


def _apply(bounding: Bounding, base: Interval) -> Interval:
    low, high = base
    if low is None:
        return base
    top = low if high is None else high
    match bounding:
        case "above":
            return low + 1, None
        case "least":
            return low, None
        case "below":
            return 0, max(0, top - 1)
        case "most":
            return 0, top
        case "nearly":
            return max(0, top - max(1, top // 10)), max(0, top - 1)
        case "about":
            return base


def _range(words: Words, i: int) -> Read | None:
    """ "between 3 and 5", "three to five", "3-5", "two or three"; "10 to 15 thousand" lends its scale to the first."""
    opened = words.at(i) in {"between", "from"}
    first = _plain(words, i + 1 if opened else i)
    if first is None:
        return None
    link = words.at(first[1])
    if link not in {"to", "through", "or", "-", "–", "~"} and not (link == "and" and words.at(i) == "between"):
        return None
    last = _plain(words, first[1] + 1)
    if last is None or (opened and link == "or"):
        return None
    low, high = first[0], last[0]
    scale = 10 ** (len(str(high)) - len(str(high).rstrip("0")))
    if high >= 1000 and scale > low and words.at(last[1] - 1) in number_words.SCALES and words.at(first[1] - 1) not in number_words.SCALES:
        low *= number_words.SCALES[words.at(last[1] - 1)]
    return ((low, high), last[1]) if low < high else None


def _plain(words: Words, i: int) -> tuple[int, int] | None:
    """A whole number, "a dozen" and "three dozen" included."""
    amount = _amount(words, i)
    if amount is not None and amount[0] > 2:
        return amount
    number = number_words.cardinal(words, i)
    if number is None or number[0] != int(number[0]):
        return None
    value, j = int(number[0]), number[1]
    if words.at(j) in {"dozen", "dozens"}:
        return value * 12, j + 1
    return (value * 20, j + 1) if words.at(j) == "score" else (value, j)


def _amount(words: Words, i: int) -> tuple[int, int] | None:
    """ "half a dozen", "a couple", "both", "no one"."""
    if words.at(i) not in _AMOUNT_HEADS:
        return None
    lengths = (length for length in (3, 2, 1) if i + length <= len(words.lower) and words.lower[i : i + length] in _AMOUNTS)
    length = next(lengths, 0)
    return (_AMOUNTS[words.lower[i : i + length]], i + length) if length else None


def _number(words: Words, i: int) -> Read | None:
    """ "five", "1.5 million", "a dozen", "two dozen or more", "100+"."""
    number = _plain(words, i)
    if number is None:
        return None
    value, j = number
    for phrase, bounding in _CLOSERS.get(words.at(j), ()):
        end = j + len(phrase)
        if words.lower[j:end] == phrase and words.at(end) != "than" and not (phrase[-1] == "than" and number_words.cardinal(words, end)):
            return _apply(bounding, (value, value)), end
    if words.at(j) == "-" and words.at(j + 1) == "plus":
        return (value, None), j + 2
    return (value, value), j


def _fixed(words: Words, i: int) -> Read | None:
    """ "dozens", "tens of thousands", "a couple of", "no one", "several"."""
    word = words.at(i)
    if word in _PLURALS:
        if words.at(i + 1) == "of" and words.at(i + 2) in {"thousands", "millions"}:
            return (_PLURALS[word] * _PLURALS[words.at(i + 2)] // 2, None), i + 3
        return ((_PLURALS[word], None), i + 1) if word not in {"scores", "tens"} or words.at(i + 1) == "of" else None
    amount = _amount(words, i)
    if amount is not None:
        return (amount[0], amount[0]), amount[1]
    if word == "no" and (words.at(i + 1) in _NONE_NOUNS or words.at(i + 2) in _NONE_NOUNS):
        return (0, 0), i + 1
    vague = next((phrase for phrase in _VAGUE if words.lower[i : i + len(phrase)] == phrase), None)
    return None if vague is None else ((None, None), i + len(vague))


@lru_cache(maxsize=8192)
def count_of_noun_phrase(words: str) -> Interval | None:
    """How many people a noun phrase names: "a police officer" 1, "two men and a woman" 3, "his wife" 1; null where it does not say.

    Parts joined by "and" are summed only if every one of them gives a number. A singular collective ("a group of men") says
    nothing, nor does a bare plural ("officers").
    """
    phrase = re.split(r",? (?:including|among them|who|whom|which|that|with)\b|\(", words.strip(" .,;:"))[0]
    counts = [_one_part(part) for part in re.split(r",\s*(?:and\s+)?|\s+and\s+", phrase) if part.strip()]
    if len(counts) == 1:
        return counts[0]
    whole = parse(phrase)
    if whole is not None and _is_range(phrase):
        return whole
    known = [(low, high) for low, high in (count for count in counts if count is not None) if low is not None]
    if not counts or len(known) < len(counts):
        return None
    highs = [high for _, high in known if high is not None]
    return sum(low for low, _ in known), sum(highs) if len(highs) == len(known) else None


def _is_range(phrase: str) -> bool:
    found = _range(words_of(phrase), 0)
    return found is not None and words_of(phrase).at(0) == "between"


def _one_part(part: str) -> Interval | None:
    words = words_of(part)
    of = words.lower.index("of") if "of" in words.lower else len(words.lower)
    counted = parse(part)
    if counted is not None and not (
        words.at(0) in _ONE and of > 1 and parse(words.raw(0, of)) is None and words.at(of - 1) not in _COLLECTIVES
    ):
        return counted
    if words.at(0) not in _ONE and "old" not in words.lower:
        return None
    head = next((word for word in reversed(words.lower[:of]) if word.isalpha() and len(word) > 1), "")
    noun = next((word for word in words.lower[1:of] if word in _COLLECTIVES), None) if words.at(0) in {"a", "an"} else None
    if head in _COLLECTIVES or noun == head or not head or head in _ONE:
        return None
    return None if head in _PLURAL_NOUNS or (head.endswith("s") and not head.endswith(("ss", "us", "is"))) else (1, 1)
