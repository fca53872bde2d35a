"""Which language a text is in, offline and by little: its script, and for Latin script the share of each language's commonest words."""

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+(?:['’‘][^\W\d_]+)*")
_SAMPLE = 20_000
"""Characters that are looked at."""
_FEWEST_WORDS = 8
_SHARE, _LEAD = 0.08, 1.3
"""The least share of a language's common words among all, and the least lead over the next language's."""
_SCRIPTS = (
    (re.compile("[\u3040-\u30ff]"), "ja"),
    (re.compile("[\uac00-\ud7af]"), "ko"),
    (re.compile("[\u4e00-\u9fff]"), "zh"),
    (re.compile("[\u0590-\u05ff]"), "he"),
    (re.compile("[\u0900-\u097f]"), "hi"),
    (re.compile("[\u0980-\u09ff]"), "bn"),
    (re.compile("[\u0e00-\u0e7f]"), "th"),
    (re.compile("[\u0370-\u03ff]"), "el"),
    (re.compile("[\u0530-\u058f]"), "hy"),
    (re.compile("[\u10a0-\u10ff]"), "ka"),
)
# Letters that one language of a shared script has and its neighbours lack.
_LETTERS = {
    "cyrillic": (("ҷӣҳӯ", "tg"), ("іїєґ", "uk"), ("ңөү", "ky"), ("әғқұ", "kk"), ("ђјљњћџ", "sr"), ("ыэё", "ru"), ("ъ", "bg")),
    "arabic": (("ټډړږښګڼې", "ps"), ("ٹڈڑےں", "ur"), ("پچژگ", "fa")),
}
_SHARED = {"cyrillic": (re.compile("[\u0400-\u04ff]"), "ru"), "arabic": (re.compile("[\u0600-\u06ff]"), "ar")}


def language(text: str) -> str | None:
    """The ISO 639-1 code of the text's language; None where the text is too short or shows none of those known."""
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample)
    letters = sum(map(len, words))
    if not letters:
        return None
    for pattern, code in _SCRIPTS:
        if len(pattern.findall(sample)) > 0.2 * letters:
            return code
    for script, (pattern, default) in _SHARED.items():
        if len(pattern.findall(sample)) > 0.5 * letters:
            return _by_letters(sample.casefold(), script, default)
    return _by_words(words)


def _by_letters(sample: str, script: str, default: str) -> str:
    for letters, code in _LETTERS[script]:
        if sum(sample.count(letter) for letter in letters) > 0.002 * len(sample):
            return code
    return default


@cache
def _common() -> tuple[tuple[str, frozenset[str]], ...]:
    read = tomllib.loads(files("summarizer.ingest").joinpath("language.toml").read_text(encoding="utf-8"))
    return tuple((code, frozenset(words)) for code, words in sorted(read.items()))


def _by_words(words: list[str]) -> str | None:
    if len(words) < _FEWEST_WORDS:
        return None
    counts = Counter(word.casefold() for word in words)
    scores = sorted(((sum(counts[word] for word in sorted(common)), code) for code, common in _common()), key=lambda one: (-one[0], one[1]))
    (best, code), (second, _) = scores[0], scores[1]
    return code if best >= _SHARE * len(words) and best >= _LEAD * second else None
