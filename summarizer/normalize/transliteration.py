"""Words of any script as comparable Latin letters: folding, and whether two spellings can be one word transliterated twice.

A transliterated word keeps its consonants up to a few systems' conventions (kh/h, q/k, zh/j/dj, w/v) and its vowels up to a few
more (o/a, u/o, e/i). Consonants must agree one by one and vowels slot by slot, so that Hasan and Husain stay two names; a long word
may lack one vowel (Alexandr, Alexander), and a script that writes none (Arabic) is compared by its consonants.
"""

import re
from functools import lru_cache

from anyascii import anyascii

_MARKS = re.compile(r"['’‘ʼʻ`´ʿʾ\"“”«»]")
_SPACES = re.compile(r"\s+")

# Written forms of one consonant or vowel, tried in this order; the right side is the class letter.
_FORMS = (
    ("shch", "S"), ("sch", "S"), ("tsch", "C"), ("tch", "C"), ("dsch", "J"), ("dzh", "J"), ("dj", "J"), ("zh", "J"), ("kh", "h"),
    ("gh", "g"), ("ch", "C"), ("sh", "S"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("ts", "z"), ("tz", "z"), ("ck", "k"), ("cz", "C"),
    ("ks", "ks"), ("x", "ks"), ("qu", "k"), ("q", "k"), ("w", "v"), ("j", "J"),
    ("iyy", "i"), ("iy", "i"), ("yy", "i"), ("ij", "i"), ("ee", "i"), ("ie", "i"), ("oo", "u"), ("ou", "u"), ("aa", "a"), ("ae", "e"),
    ("oe", "o"), ("ue", "u"), ("ei", "e"), ("ey", "e"), ("ai", "e"), ("ay", "e"), ("au", "o"), ("aw", "o"), ("ow", "o"),
)  # fmt: skip
_FORM = re.compile("|".join(sorted((form for form, _ in _FORMS), key=lambda form: (-len(form), form))))
_CLASS = dict(_FORMS)
_DIN = re.compile(r"(?<=[^aeiouy])[aeiouy]?[aeiu]dd?[iey]e?n$")
_ABD = re.compile(r"^abd[aeou]l?(?=[^aeiou])")
_REPEATED = re.compile(r"(.)\1+")
_VOWELS = frozenset("aeiouy")
_AGREEING = frozenset(
    frozenset(pair) for pair in (("a", "o"), ("a", "e"), ("e", "i"), ("o", "u"), ("i", "y"), ("e", "y"))
)  # fmt: skip


@lru_cache(maxsize=65536)
def fold(words: str) -> str:
    """The words in lower-case ASCII letters, digits and single spaces; apostrophes vanish, other punctuation stays."""
    return _SPACES.sub(" ", _MARKS.sub("", anyascii(_MARKS.sub("", words)))).strip().lower()


@lru_cache(maxsize=65536)
def _slots(word: str) -> tuple[str, tuple[str, ...]]:
    """The consonant classes of a folded word, and the vowels before, between and after them (one slot more than consonants)."""
    word = _DIN.sub("uddin", word)
    word = _ABD.sub("abdul", word)
    word = re.sub(r"(?<=[aeiou])h$", "", word)
    word = _REPEATED.sub(r"\1", _FORM.sub(lambda form: _CLASS[form.group()], word))
    consonants, vowels = [], [""]
    for place, letter in enumerate(word):
        if letter in _VOWELS and not (letter == "y" and place == 0):
            vowels[-1] += letter
        elif letter.isalnum():
            consonants.append("k" if letter == "c" else letter)
            vowels.append("")
    return "".join(consonants), tuple(vowels)


def skeleton(word: str) -> str:
    """The consonant classes of a folded word: equal for all spellings that `transliterated` takes as one."""
    return _slots(word)[0]


def _vowels_agree(a: str, b: str) -> bool:
    if a == b:
        return True
    if not a or not b:
        return False
    return frozenset((a[0], b[0])) in _AGREEING or a[0] == b[0]


@lru_cache(maxsize=65536)
def transliterated(a: str, b: str) -> bool:
    """Whether two folded words can be two transliterations of one: "mukhriddin" and "muhriddin", "esteqlol" and "istiqlol"."""
    if a == b:
        return True
    if _REPEATED.sub(r"\1", a) == _REPEATED.sub(r"\1", b) and len(a) > 1:
        return True
    (left, left_vowels), (right, right_vowels) = _slots(a), _slots(b)
    if left != right or len(left) < 2:
        return False
    if len(left) > 2 and not (any(left_vowels) and any(right_vowels)):
        return True
    pairs = [pair for pair in zip(left_vowels, right_vowels, strict=True) if not _vowels_agree(*pair)]
    return not pairs or (len(pairs) == 1 and len(left) > 3 and "" in pairs[0])
