"""Whether a title, a summary or a paraphrase names and counts only what the article does; what replaces it where it does not."""

import re
from collections.abc import Sequence
from itertools import pairwise

from summarizer.grounding.counting import count
from summarizer.grounding.fates import Fate
from summarizer.grounding.quantities import Quantity
from summarizer.grounding.reading import Reading, Sentence, fold, query, stem
from summarizer.grounding.words import COMMON, NUMBERS, OFFICES, PAIRS
from summarizer.normalize import countries
from summarizer.records.annotation import NumberMention

_TOKEN = re.compile(r"[^\W_]+")
_CLAUSE_END = re.compile(r"[,;:]\s| [–—-] ")
_SHORTEST_CLAUSE = 5  # words
_LONGEST_NUMBER = 12  # digits of a number that can count people
_HEADLINE = 0.7  # share of longer words with a capital from which on a title is in headline style
_SHORTEST_FORM = 5
_ENDINGS = (
    "ing",
    "ed",
    "ly",
    "ion",
    "ions",
    "ment",
    "ments",
    "ity",
    "ies",
    "ous",
    "ful",
    "less",
    "ive",
    "ance",
    "ence",
    "ship",
    "ers",
    "ors",
    "able",
    "ible",
    "ism",
    "ists",
    "hood",
    "ward",
    "wards",
    "wide",
    "ure",
    "ures",
    "ants",
    "ents",
    "ate",
    "ates",
    "ize",
    "ise",
    "ways",
    "age",
    "ages",
    "gs",
    "ts",
    "ks",
    "ds",
    "ps",
    "ths",
    "ges",
    "ces",
    "ves",
)


def complaint(reading: Reading, text: str, cited: list[Sentence]) -> str | None:
    """What the prose says that the sentences do not: a number of no cited sentence or of another fate, a name of no sentence at all."""
    if any(text in sentence.text for sentence in cited):
        return None
    words = query(text)
    said = _numbers(words)
    known = frozenset[str]().union(*map(_figures, cited)) if said else said
    for value in sorted(said - known):
        return f"the number {value} does not stand in the cited sentences."
    for name in _unknown_names(reading, text):
        return f"the article does not name {name!r}."
    return _other_fate(text, words, cited)


def _figures(sentence: Sentence) -> frozenset[str]:
    if sentence.figures is None:
        sentence.figures = _numbers(sentence.words, every=True)
    return sentence.figures


def _numbers(words: Sequence[str], *, every: bool = False) -> frozenset[str]:
    values: set[str] = set()
    for word, following in pairwise([*words, ""]):
        if word.isdecimal() and word.isascii():
            values.add(word.lstrip("0") or "0")
        elif word in NUMBERS and (every or following not in PAIRS):
            values.add(str(NUMBERS[word]))
    return frozenset(values)


def _unknown_names(reading: Reading, text: str) -> list[str]:
    """Capitalised words that the article has in no form.

    In a headline, where all words have capitals, only countries, acronyms and those that can be nothing but a name.
    """
    found = list(_TOKEN.finditer(text))
    long = [match.group() for match in found if len(match.group()) > 3]
    headline = len(long) > 2 and sum(word[0].isupper() for word in long) > _HEADLINE * len(long)
    capitals = [match for match in found if match.group()[0].isupper()]
    inside = [match for match in capitals if not _opens(text, match.start()) and not _known(reading, match.group())]
    if not headline:
        return [match.group() for match in inside]
    unknown = [match for match in capitals if match in inside or not _known(reading, match.group())]
    named = _named(text, found, [match for match in unknown if not _common(match.group())])
    return [match.group() for match in unknown if match in named or (match in inside and _always_capital(text, match.group()))]


def _always_capital(text: str, word: str) -> bool:
    return countries.code_of(word) is not None or (word.isupper() and len(word) > 1 and not text.isupper())


def _named(text: str, found: list[re.Match[str]], unknown: list[re.Match[str]]) -> list[re.Match[str]]:
    """The unknown words of a headline that make a name: two side by side ("Ana Novak"), or one after an office ("Minister Novak")."""
    named: list[re.Match[str]] = []
    for left, right in pairwise(found):
        if text[left.end() : right.start()] == " " and right in unknown and not text.isupper():
            if left in unknown:
                named.append(left)
            if left in unknown or (left.group()[0].isupper() and left.group().lower() in OFFICES):
                named.append(right)
    return named


def _common(word: str) -> bool:
    """Whether the word is of the common vocabulary, or has an ending that common words have."""
    folded = fold(word)
    return folded in COMMON or stem(folded) in COMMON or (len(folded) >= _SHORTEST_FORM and folded.endswith(_ENDINGS))


def _opens(text: str, start: int) -> bool:
    """Whether a sentence begins there, where a capital says nothing."""
    return start == 0 or text[:start].rstrip(" \"'“‘(")[-1:] in (".", "!", "?", ":", "")


def _known(reading: Reading, word: str) -> bool:
    folded = fold(word)
    if folded in reading.vocabulary or stem(folded) in reading.stems:
        return True
    code = countries.code_of(word)
    return code is not None and code in reading.countries


def _other_fate(text: str, words: tuple[str, ...], cited: list[Sentence]) -> str | None:
    """A number that the prose gives one fate and the cited sentences only another: "killing seven" for "wounding seven"."""
    if NUMBERS.keys().isdisjoint(words) and not any(word.isdecimal() for word in words):
        return None
    for bound in count(_sentence(text)).bound:
        if bound.fate is None or bound.quantity.low is None or bound.quantity.low == 1:
            continue
        same = [one for sentence in cited for one in count(sentence).bound if one.fate and _alike(one.quantity, bound.quantity.low)]
        if same and not any(one.fate is not None and _agree(one.fate, bound.fate) for one in same):
            said = bound.fate.outcome.replace("_", " ")
            return f"{bound.quantity.low} stands with another fate than {said} in the cited sentences."
    return None


def _alike(quantity: Quantity, value: int) -> bool:
    """Whether a count is the number or open from it on: "more than five" begins at six."""
    return quantity.low == value or (quantity.high is None and quantity.low == value + 1)


def _agree(one: Fate, other: Fate) -> bool:
    """Whether two outcome words can tell of one fate; what was "shot" or a casualty may be either."""
    return one.outcome == other.outcome or "killed_or_injured" in (one.outcome, other.outcome)


def _sentence(text: str) -> Sentence:
    """The prose as a sentence of its own, with its plain numbers."""
    made = Sentence(text, 1, 0, len(text), furniture=False)
    for word, start, end in zip(made.words, made.starts, made.ends, strict=True):
        value = int(word) if word.isdecimal() and word.isascii() and len(word) < _LONGEST_NUMBER else NUMBERS.get(word)
        if value is not None:
            mention = NumberMention(start=start, end=end, text=text[start:end], sentence=1, low=value, high=value, kind="cardinal")
            made.numbers.append(mention)
    return made


def fallback(text: str, cited: list[Sentence], *, clause: bool) -> str:
    """The cited sentence that shares most words with the refused prose, or its first clause."""
    wanted = frozenset(query(text))
    nearest = max(cited, key=lambda sentence: (len(wanted & sentence.vocabulary), -sentence.number))
    whole = " ".join(nearest.text.split())
    if not clause:
        return whole
    for end in _CLAUSE_END.finditer(whole):
        if len(whole[: end.start()].split()) >= _SHORTEST_CLAUSE:
            return whole[: end.start()]
    return whole
