"""Names of organisations and bodies: legal forms, acronyms, demonyms and word order set aside, what is left compared word by word."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from summarizer.normalize import countries, tables
from summarizer.normalize.people import Match
from summarizer.normalize.transliteration import fold, transliterated

_WORD = re.compile(r"@[a-z]{2}|[a-z0-9]+")
_AT_POST = re.compile(r"(?<=[Ee]mbassy) in (?!the\b)[A-Z]\w+$|(?<=[Cc]onsulate) in [A-Z]\w+$")
_LAST_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,12})[)\]]\W*$")
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]")
_ROMAN = re.compile(r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_LETTERS = {"i": 1, "v": 5, "x": 10, "l": 50}
_LEGAL = re.compile(
    rf"(?<![a-z0-9])({'|'.join(re.escape(form) for form in sorted(tables.LEGAL_FORMS, key=lambda form: (-len(form), form)))})(?![a-z0-9])"
)
_SAME = re.compile(
    rf"(?<![a-z0-9])({'|'.join(re.escape(form) for form in sorted(tables.SAME_NOTION, key=lambda form: (-len(form), form)))})(?![a-z0-9])"
)


class Organisation(NamedTuple):
    """One way of naming an organisation: content words, numbers, country codes, and the families of its legal forms."""

    words: tuple[str, ...]
    numbers: tuple[str, ...]
    countries: frozenset[str]
    legal: frozenset[str]
    letters: str
    """All letters of the name without legal forms and countries, joined."""


def aliases(name: str) -> tuple[str, ...]:
    """The name and what it carries in brackets as names of their own: "State Committee for National Security (GKNB)" is two."""
    last = _LAST_BRACKETS.search(name)
    own = (last.group(1),) if last and is_acronym(last.group(1)) else ()
    outside = _IN_BRACKETS.sub(lambda found: " " if is_acronym(found.group(1)) else f" {found.group(1)} ", name)
    return (" ".join(_AT_POST.sub("", outside).split()), *own)


@lru_cache(maxsize=32768)
def parse(name: str) -> Organisation:
    """The words of one name. Country names and demonyms become codes, synonyms one notion, numbers digits."""
    text = re.sub(r"\b((?:[a-z]\.\s?){2,})", lambda found: re.sub(r"[.\s]", "", found.group()) + " ", fold(name).replace("&", " and "))
    text = " ".join(re.findall(r"[a-z0-9]+", re.sub(r"'s\b", "", text)))
    legal = frozenset(tables.LEGAL_FORMS[found] for found in _LEGAL.findall(text))
    bare = " ".join(_LEGAL.sub(" ", text).split())
    text = _SAME.sub(lambda found: tables.SAME_NOTION[found.group()], bare or text)
    codes = frozenset(countries.countries_in(name))
    if codes:
        text = _SAME.sub(
            lambda found: tables.SAME_NOTION[found.group()], " ".join(_LEGAL.sub(" ", countries.without_countries(name)).split())
        )
    words, numbers = _numbers(text.split())
    kept = tuple(word for word in words if word not in tables.STOP and not _misspelt_legal_form(word))
    return Organisation(kept, tuple(numbers), codes, legal, "".join(words))


def _misspelt_legal_form(word: str) -> bool:
    return len(word) >= 10 and any(
        len(form) >= 10 and DamerauLevenshtein.distance(word, form, score_cutoff=2) <= 2
        for form in tables.LEGAL_FORMS
        if abs(len(form) - len(word)) < 3
    )


def _numbers(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words that are no number, and the numbers in digits: "Brigade Forty-Four", "Fund VII", "1st Post"."""
    plain: list[str] = []
    numbers: list[int] = []
    tens = False
    for place, word in enumerate(words):
        value = _number(word, alone=place == 0)
        if value is None:
            plain.append(word)
        elif tens and 0 < value < 10 and word.isalpha():
            numbers[-1] += value
        else:
            numbers.append(value)
        tens = value is not None and word.isalpha() and value % 10 == 0 and 20 <= value < 100
    return plain, sorted(map(str, numbers))


def _number(word: str, *, alone: bool) -> int | None:
    if digits := re.fullmatch(r"(\d+)(?:st|nd|rd|th)?", word):
        return int(digits.group(1))
    if word in tables.NUMBERS:
        return tables.NUMBERS[word]
    if alone or not _ROMAN.fullmatch(word):
        return None
    values = [_ROMAN_LETTERS[letter] for letter in word]
    return sum(-value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True))


def is_acronym(word: str) -> bool:
    """Whether the word is written as an acronym: two to eight capitals, with or without full stops."""
    bare = word.replace(".", "")
    return 2 <= len(bare) <= 8 and bare.isupper() and bare.isalpha()


def _acronym_of(short: str, long: str) -> bool:
    letters = fold(short).replace(".", "")
    known = tables.ACRONYMS.get(letters)
    if known is not None and sorted(parse(known).words) == sorted(parse(long).words):
        return True
    return any(letters == first or _other_order(letters, first) for first in initials(long))


def _other_order(acronym: str, letters: str) -> bool:
    """Whether an acronym of four letters or more has the initials in the order of another language: URNG, FMLN leaves one out."""
    if len(acronym) < 4:
        return False
    if sorted(acronym) == sorted(letters):
        return True
    return len(letters) == len(acronym) + 1 and letters[0] == acronym[0] and not Counter(acronym) - Counter(letters)


def initials(name: str) -> tuple[str, ...]:
    """The first letters of a name of several words: of all of them, and of those that an acronym counts."""
    words = re.findall(r"[a-z0-9]+", fold(name))
    if len(words) < 2:
        return ()
    return "".join(word[0] for word in words), "".join(word[0] for word in words if word not in tables.STOP)


def compare_organisations(a: str, b: str) -> Match:
    """Whether two names can be one organisation's, by words alone; the best of all pairs of aliases."""
    matches = [_compare(left, right) for left in aliases(a) for right in aliases(b) if left and right]
    if not matches:
        return Match(False, 0.0, "no name in the words")
    return max(matches, key=lambda match: (match.same, match.score, match.because))


def _compare(a: str, b: str) -> Match:
    if fold(a) == fold(b):
        return Match(True, 1.0, "the same words")
    for short, long in ((a, b), (b, a)):
        if is_acronym(short) and _acronym_of(short, long):
            return Match(True, 0.9, "the letters of an acronym")
    left, right = parse(a), parse(b)
    if left.numbers != right.numbers:
        return Match(False, 0.2, f"numbers differ: {' '.join(left.numbers) or 'none'} against {' '.join(right.numbers) or 'none'}")
    if left.countries and right.countries and not (left.countries <= right.countries or right.countries <= left.countries):
        return Match(False, 0.2, f"{' '.join(sorted(left.countries))} is not {' '.join(sorted(right.countries))}")
    if left.legal and right.legal and not left.legal & right.legal and left.legal | right.legal <= {"stock", "limited", "partnership"}:
        return Match(False, 0.3, "other legal forms")
    return _compare_words(left, right)


def _compare_words(a: Organisation, b: Organisation) -> Match:
    left, right = list(a.words), list(b.words)
    if not left and not right and (a.countries != b.countries or not (a.countries or a.numbers)):
        return Match(False, 0.0, "no name in the words")
    if sorted(left) == sorted(right):
        if a.countries != b.countries and "loose" not in a.legal | b.legal and a.legal and b.legal:
            return Match(False, 0.4, "companies of two countries")
        if a.countries != b.countries:
            return Match(True, 0.75, "the same words; one names the country too")
        return Match(True, 0.97, "the same words in another order or legal form")
    if a.letters == b.letters and a.countries == b.countries:
        return Match(True, 0.95, "the same letters, spaced differently")
    reasons: list[tuple[float, str]] = []
    for word in tuple(left):
        best = max(((_alike(word, other), other) for other in right), key=lambda pair: (pair[0][0], pair[1]), default=((0.0, ""), ""))
        if best[0][0] > 0:
            left.remove(word)
            right.remove(best[1])
            reasons.append(best[0])
    if not reasons:
        return Match(False, 0.0, "no word in common")
    if left and right:
        return Match(False, 0.3, f"{left[0]} against {right[0]}")
    rest = [word for word in left or right if word not in tables.DROPPABLE]
    named = len(reasons) > 1 and (bool(a.numbers) or any(word not in tables.DESCRIBING for word in left_out_of(a, b)))
    if rest and not (named and all(word in tables.DESCRIBING for word in rest)):
        return Match(False, 0.4, f"only one says {rest[0]}")
    strength, because = min(reasons)
    if sum(reason[0] == 0.75 for reason in reasons) > 1:
        return Match(False, 0.4, "several words differ")
    return Match(True, strength if not (left or right) else min(strength, 0.85), because)


def left_out_of(a: Organisation, b: Organisation) -> tuple[str, ...]:
    """The words of the shorter name."""
    return min(a.words, b.words, key=lambda words: (len(words), words))


def _alike(a: str, b: str) -> tuple[float, str]:
    if a == b or _singular(a) == _singular(b):
        return 1.0, "the same words"
    if transliterated(a, b) and len(a) > 2:
        return 0.95, "one name transliterated twice"
    longer = max(len(a), len(b))
    allowed = 0 if longer < 4 else 1 if longer < 9 else 2
    if allowed and DamerauLevenshtein.distance(a, b, score_cutoff=allowed) <= allowed:
        return 0.75, "one spelling slip"
    return 0.0, ""


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word.rstrip("s")
