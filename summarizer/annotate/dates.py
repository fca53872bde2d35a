"""Date words in running text, with their values.

The grammar of `normalize.date_grammar` reads generously; here stands what running text must show beyond it, so that names, verbs,
durations, habits and counts are not taken for dates.
"""

import re
import tomllib
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from typing import Final

from summarizer.normalize import date_candidates, date_grammar, date_lexicon, dates
from summarizer.normalize.date_expressions import (
    Anaphor,
    Around,
    Bound,
    Day,
    Easter,
    Expression,
    Feast,
    Month,
    OneOf,
    Part,
    Shift,
    Span,
    Step,
    Weekday,
    Window,
    Years,
)
from summarizer.normalize.words import Words, words_of
from summarizer.records.annotation import DateMention, Sentence

_TABLE: dict[str, list[str]] = tomllib.loads(files(__package__).joinpath("date_words.toml").read_text(encoding="utf-8"))["words"]
_BEFORE_MONTH: Final = frozenset(_TABLE["before_month"])
_BEFORE_YEAR: Final = frozenset(_TABLE["before_year"])
_NAME_MONTHS: Final = frozenset(_TABLE["name_months"])
_SHORT_WEEKDAYS: Final = frozenset(_TABLE["short_weekdays"])
_BEFORE_NAMED_DAY: Final = frozenset(_TABLE["before_named_day"])
_AFTER_NAMED_DAY: Final = frozenset(_TABLE["after_named_day"])
_BARE_STEPS: Final = frozenset(_TABLE["bare_steps"])
_COUNTED: Final = frozenset(_TABLE["counted"])
_FUTURE: Final = frozenset(_TABLE["future"])
_SET: Final = frozenset({"set", "due", "expected"})
_MEANT: Final = frozenset({"agreed", "plans", "planning", "intends", "promised", "pledged", "is", "are"})  # "agreed to meet"
_PAST_CLAUSE: Final = frozenset(_TABLE["past_clause"])
_BEFORE_FEAST: Final = frozenset(_TABLE["before_feast"])
_UNITS_OF_AGE: Final = frozenset(_TABLE["units_of_age"])
_FUTURE_REACH: Final = 11
_DIGITAL: Final = re.compile(r"[\w@#$€£/.-]$")


def find(text: str, sentences: tuple[Sentence, ...], published: str | None) -> tuple[DateMention, ...]:
    """Every date mention in text order, none overlapping another; the value is null where the words alone cannot say.

    `published` is the article's publication date (ISO), null for an undated article. A mention lies within one sentence.
    """
    return tuple(mention for sentence in sentences for mention in _in_sentence(text, sentence, published))


def spans(words: Words) -> tuple[tuple[int, int], ...]:
    """The half-open intervals of words that are date words."""
    return tuple((first, last) for _, first, last in _mentions(words))


def _in_sentence(text: str, sentence: Sentence, published: str | None) -> list[DateMention]:
    words = words_of(text[sentence.start : sentence.end])
    found = []
    for expression, first, last in _mentions(words):
        start, end = sentence.start + words.starts[first], sentence.start + words.ends[last - 1]
        edtf = _value(words, first, expression, published)
        found.append(DateMention(start=start, end=end, text=text[start:end], sentence=sentence.number, edtf=edtf))
    return found


@lru_cache(maxsize=512)
def _mentions(words: Words) -> "tuple[_Mention, ...]":
    found: list[_Mention] = []
    after = 0
    for i in date_candidates.candidates(words):
        read = _read(words, i) if i >= after else None
        if read is not None:
            found.extend(read)
            after = read[-1][2]
    return tuple(found)


def _value(words: Words, i: int, expression: Expression, published: str | None) -> str | None:
    """The value; a weekday, or a day or month without a year, that the clause sets for the future is the coming one.

    "Is scheduled for May 10", "agreed to meet in April"; the day and the month of the publication are its own.
    """
    plain = dates.value_of(expression, published)
    if published is None or plain in {published[:10], published[:7]}:
        return plain
    if not isinstance(expression, Weekday | Day | Month) or expression.which != "latest" or not _is_ahead(words, i):
        return plain
    floating = isinstance(expression, Weekday) or (expression.year is None and expression.month is not None)
    return dates.value_of(replace(expression, which="coming"), published) if floating else plain


def _is_ahead(words: Words, i: int) -> bool:
    for back in range(i - 1, max(-1, i - _FUTURE_REACH), -1):
        word, following = words.at(back), words.at(back + 1)
        if word in _PAST_CLAUSE:
            return False
        if word in _FUTURE or (word in _SET and following in {"for", "to", "in", "back"}) or (word in _MEANT and following == "to"):
            return True
    return False


_Mention = tuple[Expression, int, int]


def _read(words: Words, i: int) -> tuple[_Mention, ...] | None:
    """The mention that begins at word `i`, or the mentions of a series ("November 24 and 30")."""
    if words.lower[i] in {"on", "in", "over", "for", "by", "after", "before", "since", "until", "till", "following", "starting"}:
        return None
    found = date_grammar.expression(words, i)
    if found is None or not _stands(words, i, found[1], found[0]):
        return None
    rest = _series(words, found[0], found[1])
    name = words.at(i) == "the" and (
        words.at(i + 1) in date_lexicon.MONTHS or words.at(i + 1) in date_lexicon.WEEKDAYS or words.at(i + 1).isdecimal()
    )
    return ((found[0], i + name, found[1]), *rest)


def _series(words: Words, first: Expression, end: int) -> tuple[_Mention, ...]:
    """Further days of a month that the first day names: "November 24, 26 and 30"."""
    if not isinstance(first, Day) or first.month is None or first.year is not None:
        return ()
    found, i = [], end
    while (
        words.at(i) in {",", "and"} and words.at(i + 1).isdecimal() and len(words.at(i + 1)) <= 2 and first.day < int(words.at(i + 1)) <= 31
    ):
        after = words.at(i + 2)
        if after in _COUNTED or (
            after.isalpha() and after not in {"and", "in", "at", "when", "that", "by", "as", "on", "near", "after", "with"}
        ):
            break
        found.append((Day(None, first.month, int(words.at(i + 1))), i + 1, i + 2))
        i += 2
    return tuple(found)


def _stands(words: Words, i: int, j: int, expression: Expression) -> bool:
    """Whether running text of these words means a date."""
    if _inside_a_token(words, i, j) or (words.at(j) in {"-", "–"} and words.glued(j) and words.at(j + 1) in _UNITS_OF_AGE):
        return False
    match expression:
        case Years(first, last):
            return _is_year(words, i, j, first == last)
        case Month(year=None):
            return _is_month(words, i, j)
        case Weekday() | Day(weekday=int()) | Span(Weekday(), _) | OneOf((Weekday(), *_)):
            return _is_weekday(words, i)
        case Day(month=None):
            return words.at(i - 1) == "on" and (words.at(j) in {"", ".", ",", ";", "of"} or not words.at(j).isalpha())
        case Day():
            return _is_day(words, i, j)
        case Span(Years(low, _), Years(_, high)):
            return 1800 <= low < high <= 2100
        case Span(Month(), Month(year=int())):
            return words.raw(i)[:1].isupper() or words.at(i) == "from"
        case Span(first, _):
            return _stands(words, _after_opener(words, i), j, first) or (isinstance(first, Day) and first.month is not None)
        case OneOf((first, *_)):
            return _stands(words, i, j, first)
        case Part(_, base):
            return _part_stands(words, i, j, base)
        case Step():
            plain = " ".join(words.lower[i:j])
            return plain not in _BARE_STEPS or (plain == "weekend" and words.at(i - 1) == "a" and words.at(j).isalpha())
        case Around(base):
            return not isinstance(base, Day) or base.month is not None
        case Shift(base):
            return words.at(i) != "in" or base is not None
        case Bound():
            return False
        case Window():
            return words.at(i) not in {"recently", "these"}
        case Feast() | Easter():
            return _is_feast(words, i, j)
        case Anaphor():
            return not any(words.at(k) in {"hour", "hours", "minute", "minutes"} for k in range(i, j))
        case _:
            return True


def _after_opener(words: Words, i: int) -> int:
    while words.at(i) in {"from", "between", "the", "night", "of", "overnight"}:
        i += 1
    return i


def _inside_a_token(words: Words, i: int, j: int) -> bool:
    """Part of an address, a code, a longer number: glued to a letter, digit or sign on either side."""
    before, after = words.text[: words.starts[i]], words.text[words.ends[j - 1] :]
    return (
        (bool(_DIGITAL.search(before[-1:])) and before[-1:] not in {"/", "-", "."})
        or (before[-1:] in {"/"} and words.at(i).isdecimal())
        or bool(re.match(r"[\w@%]|[/-]\w|\.[\da-z]|:\d", after))
    )


def _is_year(words: Words, i: int, j: int, single: bool) -> bool:
    if not single:
        return len(words.at(j - 1)) > 3 or words.at(i) == "the"
    if words.at(i - 1) in {"-", "–"} and words.glued(i):
        return False
    year = next((int(words.at(k)) for k in range(i, j) if words.at(k).isdecimal()), 0)
    if not 1800 <= year <= 2100 or words.at(j) in _COUNTED or words.at(j) in {"-", "'", "block", "blocks"}:
        return False
    return words.at(i) in {"the", "year"} or (
        words.at(i - 1) in _BEFORE_YEAR and (words.at(j) in {"", ".", ",", ";", ")", ":", '"', "”"} or not words.glued(j))
    )


def _is_month(words: Words, i: int, j: int) -> bool:
    """A bare month: one that is also a name, verb or abbreviation must follow a preposition and precede no name."""
    k = next(k for k in range(i, j) if words.at(k) in date_lexicon.MONTHS)
    name, raw = words.at(k), words.raw(k)
    if not raw[0].isupper():
        return False
    if name not in _NAME_MONTHS:
        return len(name) > 4 or words.at(k - 1) in _BEFORE_MONTH
    following = words.raw(j) if j < len(words.lower) else ""
    return words.at(k - 1) in _BEFORE_MONTH and not (following[:1].isupper() and not raw.isupper())


def _is_weekday(words: Words, i: int) -> bool:
    k = next((k for k in range(i, min(i + 8, len(words.lower))) if words.at(k) in date_lexicon.WEEKDAYS), i)
    name, raw, before, after = words.at(k), words.raw(k), words.at(i - 1), words.at(k + 1)
    if before in _BEFORE_NAMED_DAY or (after in _AFTER_NAMED_DAY and words.raw(k + 1)[:1].isupper()):
        return False
    if name not in _SHORT_WEEKDAYS:
        return True
    return (
        raw[0].isupper()
        and (after in {".", ","} or after in date_lexicon.MONTHS or after.endswith(("th", "st", "nd", "rd")))
        and (after != "," or words.at(k + 2) in date_lexicon.MONTHS or words.at(k + 2).isdecimal())
    )


def _is_day(words: Words, i: int, j: int) -> bool:
    """A day of a month: not "12 May people" nor "may 2 …" with the verb; digits alone only with a year."""
    k = next((k for k in range(i, j) if words.at(k) in date_lexicon.MONTHS), None)
    if k is None:
        numbers = len(re.findall(r"\d+", words.raw(i, j)))
        return (numbers == 0 and _is_feast(words, i, j)) or numbers == 3 or words.at(i - 1) in date_lexicon.WEEKDAYS
    if not words.raw(k)[0].isupper():
        return False
    return not (words.at(j) in _COUNTED and words.at(j - 1).isdecimal() and len(words.at(j - 1)) <= 2)


def _is_feast(words: Words, i: int, j: int) -> bool:
    """ "Christmas Day", or "Christmas" behind a preposition: not "the Christmas market" or "and Christmas crowds"."""
    joined = words.at(i - 1) == "and" and words.at(j).isalpha()
    return words.at(j - 1) in {"day", "eve"} or (words.at(i - 1) in _BEFORE_FEAST and not joined)


def _part_stands(words: Words, i: int, j: int, base: Expression) -> bool:
    if isinstance(base, Years):
        return 1800 <= base.first <= 2100 and (len(words.at(j - 1)) > 3 or words.at(i - 1) == "the")
    if isinstance(base, Step):
        return words.at(i) not in {"later", "end"} or words.at(j - 1) not in {"day"}
    return not isinstance(base, Month) or words.raw(next(k for k in range(i, j) if words.at(k) in date_lexicon.MONTHS))[0].isupper()
