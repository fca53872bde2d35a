"""Names of organisations and bodies: legal forms, acronyms, demonyms and word order set aside, what is left compared word by word."""

import re
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from summarizer.normalize import countries, tables
from summarizer.normalize.people import Match
from summarizer.normalize.transliteration import fold, transliterated

_WORD = re.compile(r"@[a-z]{2}|[a-z0-9]+")
_IN_BRACKETS = re.compile(r"\(([^()]{2,60})\)")
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11", "xii": "12"}
_NUMBER_WORDS = {
    word: str(value)
    for value, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "1st": "1", "2nd": "2", "3rd": "3"}  # fmt: skip
_TENS = {
    word: value for value, word in zip(range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split(), strict=True)
}
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


def aliases(name: str) -> tuple[str, ...]:
    """The name and what it carries in brackets as names of their own: "State Committee for National Security (GKNB)" is two."""
    inside = tuple(match.strip() for match in _IN_BRACKETS.findall(name) if match.strip().isupper() and " " not in match.strip())
    outside = _IN_BRACKETS.sub(lambda found: " " if found.group(1).strip() in inside else f" {found.group(1)} ", name)
    return (" ".join(outside.split()), *inside)


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
        text = countries.without_countries(text)
    words, numbers = [], []
    for word in text.split():
        number = _number(word)
        if number is not None and not (number.isalpha()):
            numbers.append(number)
        elif word not in tables.STOP:
            words.append(word)
    return Organisation(tuple(words), tuple(sorted(numbers)), codes, legal)


def _number(word: str) -> str | None:
    if word.isdigit():
        return str(int(word))
    ordinal = re.fullmatch(r"(\d+)(st|nd|rd|th)", word)
    if ordinal:
        return ordinal.group(1)
    return _ROMAN.get(word) or _NUMBER_WORDS.get(word)


def is_acronym(word: str) -> bool:
    """Whether the word is written as an acronym: two to eight capitals, with or without full stops."""
    bare = word.replace(".", "")
    return 2 <= len(bare) <= 8 and bare.isupper() and bare.isalpha()


def _acronym_of(short: str, long: str) -> bool:
    letters = fold(short).replace(".", "")
    known = tables.ACRONYMS.get(letters)
    if known is not None and sorted(parse(known).words) == sorted(parse(long).words):
        return True
    words = re.findall(r"[a-z0-9]+", fold(long))
    if len(words) < 2:
        return False
    full = "".join(word[0] for word in words)
    content = "".join(word[0] for word in words if word not in tables.STOP)
    return letters in (full, content)


def compare_organisations(a: str, b: str) -> Match:
    """Whether two names can be one organisation's, by words alone; the best of all pairs of aliases."""
    matches = [_compare(left, right) for left in aliases(a) for right in aliases(b)]
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
    if sorted(left) == sorted(right) and (left or a.countries):
        if a.countries != b.countries:
            return Match(True, 0.75, "the same words; one names the country too")
        return Match(True, 0.97, "the same words in another order or legal form")
    if "".join(left) == "".join(right):
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
    if (rest := [word for word in left or right if word not in tables.DROPPABLE]) and not (set(rest) <= set()):
        return Match(False, 0.4, f"only one says {rest[0]}")
    strength, because = min(reasons)
    if sum(reason[0] == 0.75 for reason in reasons) > 1:
        return Match(False, 0.4, "several words differ")
    return Match(True, strength if not (left or right) else min(strength, 0.85), because)


def _alike(a: str, b: str) -> tuple[float, str]:
    if a == b or a.rstrip("s") == b.rstrip("s"):
        return 1.0, "the same words"
    if transliterated(a, b) and len(a) > 2:
        return 0.95, "one name transliterated twice"
    longer = max(len(a), len(b))
    allowed = 0 if longer < 4 else 1 if longer < 9 else 2
    if allowed and DamerauLevenshtein.distance(a, b, score_cutoff=allowed) <= allowed:
        return 0.75, "one spelling slip"
    return 0.0, ""
