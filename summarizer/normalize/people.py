"""Persons' names: what is left without titles, and whether two of them can be one person's."""

import re
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from summarizer.normalize import countries, tables
from summarizer.normalize.transliteration import fold, transliterated

_WORD = re.compile(r"[a-z0-9]+")
_REGION_WORDS = frozenset({"province", "region", "state", "city", "district", "county", "oblast"})
_SUFFIX_COMMA = re.compile(rf",\s*(?=(?:{'|'.join(sorted(tables.SUFFIXES))})\b)", re.IGNORECASE)
_SIGNS = re.compile(r"[\s·・.\-]")
_SYLLABIC = re.compile(r"[\u3400-\u9fff\uac00-\ud7af]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_CAMEL = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})")
_LINKING_VOWEL = re.compile(r"(?<=[a-z]{2})-[ei](?:[- ]|$)")  # the Persian ezafe: Hasht-e Subh, Hashte Subh


class Match(NamedTuple):
    """Whether two names can be one, how sure that is (0 to 1), and why in one short phrase."""

    same: bool
    score: float
    because: str


class Person(NamedTuple):
    """A person's name without titles: its words folded, and which of them are introduced as the father's name."""

    words: tuple[str, ...]
    fathers: frozenset[int]
    suffix: str
    inverted: bool
    titled: bool


def _plain(word: str) -> str:
    return fold(word).strip(".,;:()").replace(".", "")


def _is_title(word: str) -> bool:
    return _plain(word) in tables.TITLES


def _is_role_phrase(part: str) -> bool:
    words = part.split()
    return any(map(_is_title, words)) or (bool(words) and words[0][:1].islower() and words[0].lower() not in tables.PARTICLES)


def without_titles(name: str) -> str:
    """The name as written without titles, roles and what they belong to.

    "Taliban's acting foreign minister Amir Khan Muttaqi" → "Amir Khan Muttaqi"; "Yousuf Wafa, governor of Balkh" → "Yousuf Wafa".
    The words come back unchanged where nothing but a title stands there.
    """
    parts = [part.strip() for part in _SUFFIX_COMMA.sub(" ", name).split(",") if part.strip()]
    if len(parts) > 1:
        bare = [part for part in parts if not _is_role_phrase(part)] or [part for part in map(_after_titles, parts) if part][:1]
        parts = bare or parts
    return ", ".join(_after_titles(part) or part for part in parts)


def _after_titles(part: str) -> str:
    """What follows the last role or rank, and then the honorifics that open the rest: "Sultan" inside a name is a name."""
    words = part.split()
    last = max((place for place, word in enumerate(words[:-1]) if _is_office(word)), default=-1)
    rest = _after_portfolio(words[last + 1 :])
    if last >= 0:
        small = max((place for place, word in enumerate(rest) if word[:1].islower() and _plain(word) not in tables.PARTICLES), default=-1)
        rest = rest[small + 1 :]
    while len(rest) > 1 and _plain(rest[0]) in tables.HONORIFICS:
        rest = rest[1:]
    return " ".join(rest)


def _is_office(word: str) -> bool:
    return any(_plain(piece) in tables.OFFICES for piece in word.split("-"))


def _after_portfolio(rest: list[str]) -> list[str]:
    """What follows "of State", "of Foreign Affairs", "of Balkh province" after an office; the words themselves where it opens otherwise."""
    if not rest or rest[0] not in {"of", "for", "to"}:
        return rest
    place = 1
    while place < len(rest) and (
        rest[place] in tables.STOP
        or _plain(rest[place]) in tables.PORTFOLIOS
        or countries.code_of(rest[place]) is not None
        or (place + 1 < len(rest) and rest[place + 1] in _REGION_WORDS)
        or rest[place] in _REGION_WORDS
    ):
        place += 1
    return rest[place:]


@lru_cache(maxsize=32768)
def parse(name: str) -> Person:
    """The name's words, without titles, family name last where a comma says that it stands first."""
    bare = without_titles(name)
    if _only_office(bare):
        return Person((), frozenset(), "", False, True)
    parts = [part.strip() for part in bare.split(",")]
    inverted = (len(parts) == 2 and _plain(parts[1]) not in tables.SUFFIXES) or _family_in_capitals(bare)
    ordered = " ".join([parts[1], parts[0]] if len(parts) == 2 and inverted else parts)
    words: list[str] = []
    fathers: set[int] = set()
    suffix = ""
    raw = _WORD.findall(_LINKING_VOWEL.sub("e ", fold(_CAMEL.sub(" ", ordered))))
    for place, word in enumerate(raw):
        if word in tables.SUFFIXES and place == len(raw) - 1 and words:
            suffix = word
        elif word in tables.PARTICLES and place < len(raw) - 1 and not (place == 0 and word in {"ben", "al"} and len(raw) == 2):
            if word in tables.FATHER and words:
                fathers.add(len(words))
        else:
            words.append(word)
    return Person(tuple(words), frozenset(fathers), suffix, inverted, bare != name)


def _only_office(words: str) -> bool:
    """Whether the words name an office and nobody: "the Tajik foreign minister"; "King" alone may be a family name."""
    rest = countries.without_countries(words).split()
    return any(word in tables.OFFICES for word in rest) and all(word in tables.TITLES | tables.PORTFOLIOS | tables.STOP for word in rest)


def _family_in_capitals(name: str) -> bool:
    """Whether capitals mark the first word as the family name: "ORBAN Viktor"."""
    words = name.split()
    return len(words) > 1 and len(words[0]) > 2 and words[0].isupper() and not any(word.isupper() and len(word) > 2 for word in words[1:])


class _Link(NamedTuple):
    strength: float
    left: int
    right: int
    because: str


def _alike(a: str, b: str) -> tuple[float, str] | None:
    if a == b:
        return 1.0, "the same words"
    if len(a) == 1 or len(b) == 1:
        return (0.8, "initials") if a[0] == b[0] else None
    if _gendered(a, b):
        return None
    if transliterated(a, b):
        return 0.95, "one name transliterated twice"
    if b in tables.nicknames().get(a, ()):
        return 0.9, "a short form of the given name"
    if _typo(a, b):
        return 0.75, "one spelling slip"
    return None


def _gendered(a: str, b: str) -> bool:
    """Whether the words differ by a feminine ending alone: Roberta and Robert, Mario and Maria, Petrova and Petrov."""
    short, long = sorted((a, b), key=lambda word: (len(word), word))
    return long == f"{short}a" or (len(a) == len(b) and a[:-1] == b[:-1] and {a[-1], b[-1]} == {"a", "o"})


def _typo(a: str, b: str) -> bool:
    longer = max(len(a), len(b))
    if longer < 4 or a.isdigit() or b.isdigit():
        return False
    allowed = 1 if longer < 9 else 2
    return DamerauLevenshtein.distance(a, b, score_cutoff=allowed) <= allowed


def _align(a: tuple[str, ...], b: tuple[str, ...]) -> list[_Link]:
    links = [
        _Link(alike[0], i, j, alike[1])
        for i, left in enumerate(a)
        for j, right in enumerate(b)
        if (alike := _alike(left, right)) is not None
    ]
    links.sort(key=lambda link: (-link.strength, abs(link.left - link.right), link.left, link.right))
    chosen: list[_Link] = []
    for link in links:
        if all(link.left != other.left and link.right != other.right for other in chosen):
            chosen.append(link)
    return sorted(chosen, key=lambda link: link.left)


def compare_people(a: str, b: str) -> Match:
    """Whether two names can be one person's, by words alone."""
    if (match := _own_script(a, b)) is not None:
        return match
    left, right = parse(a), parse(b)
    if not left.words and not right.words:
        return _same_office(a, b)
    if not left.words or not right.words:
        return Match(False, 0.0, "an office or no name against a name")
    if left.words == right.words and left.suffix != right.suffix and not (left.suffix and right.suffix):
        return Match(True, 0.7, f"only one is called {left.suffix or right.suffix}")
    if left.words == right.words and left.suffix == right.suffix:
        return Match(True, 1.0, "the same name without titles" if left.titled or right.titled else "the same words")
    if left.suffix and right.suffix and left.suffix != right.suffix:
        return Match(False, 0.2, f"{left.suffix} is not {right.suffix}")
    if "".join(left.words) == "".join(right.words):
        return Match(True, 0.98, "the same letters, spaced differently")
    left, right = _with_joined(left, right.words), _with_joined(right, left.words)
    if len(left.words) > len(right.words):
        left, right = right, left
    return _compare_words(left, right)


def _same_office(a: str, b: str) -> Match:
    ours, theirs = (sorted(set(countries.without_countries(name).split()) - tables.STOP) for name in (a, b))
    if ours and ours == theirs and countries.countries_in(a) == countries.countries_in(b):
        return Match(True, 0.8, "the same office")
    return Match(False, 0.0, "no name in the words")


def _with_joined(person: Person, others: tuple[str, ...]) -> Person:
    """The person with two words joined that the other name writes as one: Mohammad Hasni, Mohammadhasni."""
    words = person.words
    for place in range(len(words) - 1):
        both = words[place] + words[place + 1]
        if both in others and len(both) > 5 and words[place] not in others and words[place + 1] not in others:
            fathers = frozenset(number if number <= place else number - 1 for number in person.fathers)
            return person._replace(words=(*words[:place], both, *words[place + 2 :]), fathers=fathers)
    return person


def _own_script(a: str, b: str) -> Match | None:
    """What two names in one script other than Latin say that Latin letters would hide; null where that is nothing.

    Characters of Chinese, Japanese and Korean names are exact: different ones may share a reading (習近平 and 習近朋). In an alphabet
    one slip in one word is a slip there, whatever it becomes in Latin letters.
    """
    if a.isascii() or b.isascii():
        return None
    left, right = _SIGNS.sub("", a), _SIGNS.sub("", b)
    if _SYLLABIC.fullmatch(left) and _SYLLABIC.fullmatch(right):
        return Match(True, 1.0, "the same characters") if left == right else Match(False, 0.3, f"{left} against {right}")
    if _LATIN.search(left) or _LATIN.search(right):
        return None
    ours, theirs = a.casefold().split(), b.casefold().split()
    differing = [pair for pair in zip(ours, theirs, strict=False) if pair[0] != pair[1]]
    if len(ours) == len(theirs) > 1 and len(differing) == 1 and _typo(*differing[0]):
        return Match(True, 0.75, "one spelling slip")
    return None


def _compare_words(short: Person, long: Person) -> Match:
    links = _align(short.words, long.words)
    missing = [word for place, word in enumerate(short.words) if place not in {link.left for link in links}]
    extra = [word for place, word in enumerate(long.words) if place not in {link.right for link in links}]
    if missing and _joined(short.words, long.words):
        return Match(True, 0.85, "the same letters, spaced differently, with a spelling slip")
    if missing:
        against = extra[-1] if extra else long.words[-1]
        return Match(False, 0.3 * len(links) / len(long.words), f"{missing[-1]} against {against}")
    weakest = min(links, key=lambda link: (link.strength, link.left))
    if len(short.words) == 1:
        return _single(short, long, links[0])
    if sum(link.strength == 0.75 for link in links) > 1:
        return Match(False, 0.4, "several words differ")
    if (trouble := _order_trouble(short, long, links)) is not None:
        return Match(False, 0.4, trouble)
    if extra:
        return Match(True, min(weakest.strength, 0.85), f"{weakest.because}; one leaves out {extra[0]}")
    return Match(True, weakest.strength, weakest.because)


def _joined(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if len(a) == len(b):
        return False
    left, right = "".join(a), "".join(b)
    return transliterated(left, right) or (
        min(len(left), len(right)) >= 6 and DamerauLevenshtein.distance(left, right, score_cutoff=1) <= 1
    )


def _single(short: Person, long: Person, link: _Link) -> Match:
    if len(long.words) == 1:
        return Match(True, link.strength, link.because)
    family = 0 if long.words[0] in tables.FAMILY_FIRST and len(long.words) <= 3 else len(long.words) - 1
    if link.right in (family, len(long.words) - 1) and link.strength > 0.8 and len(short.words[0]) > 1:
        return Match(True, 0.7, "surname only")
    return Match(False, 0.3, "given name only")


def _order_trouble(short: Person, long: Person, links: list[_Link]) -> str | None:
    for link in links:
        if short.fathers and long.fathers and (link.left in short.fathers) != (link.right in long.fathers) and link.left + link.right > 0:
            return "the father's name is another's given name"
    places = [link.right for link in links]
    if places == sorted(places) or short.inverted or long.inverted or len(places) > 2:
        return None
    if short.fathers or long.fathers or (places == [len(long.words) - 1, 0] and {short.words[0], long.words[0]} & tables.FAMILY_FIRST):
        return None
    return "given and family name change places"
