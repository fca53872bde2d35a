"""Countries by their names and their peoples' names: the words a text uses → ISO 3166-1 alpha-2."""

import re
import tomllib
from functools import lru_cache
from importlib import resources

import pycountry

from summarizer.normalize.transliteration import fold

SMALL_WORDS = frozenset({"us", "car", "pole", "turk", "finn", "dane", "lao"})
"""Words that are a country or its people only when written with a capital or in capitals ("US", not "us")."""

# Names that are other things in most news: they count only beside a comma or as the whole text, which the gazetteer looks at.
_AMBIGUOUS_IN_TEXT = frozenset({"georgia", "jordan", "chad", "jersey", "guinea", "american samoa"})


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
def _pattern() -> re.Pattern[str]:
    words = sorted({*names(), *peoples()}, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![a-z0-9])({'|'.join(re.escape(word) for word in words)})(?=s?(?![a-z0-9]))")


def code_of(words: str) -> str | None:
    """The country that the whole text names, by name or by people: "Tajik", "Tajikistan", "the Republic of Tajikistan" → "TJ"."""
    folded = fold(words).replace(".", "")
    folded = re.sub(r"^(the )", "", folded)
    return (
        names().get(folded)
        or peoples().get(folded)
        or names().get(re.sub(r"^(islamic |federal |democratic |peoples )*(republic|state|kingdom|emirate) of (the )?", "", folded))
    )


@lru_cache(maxsize=16384)
def countries_in(text: str) -> tuple[str, ...]:
    """ISO alpha-2 codes of all countries that the text names, by name or by people, in order of first mention without repeats.

    "the Tajik–Afghan border" → ("TJ", "AF"). "US" counts only in capitals.
    """
    if text.strip() == text.strip().lower() and fold(text).strip() in SMALL_WORDS:
        return ()
    found: dict[str, None] = {}
    for match in _pattern().finditer(fold(_capitals(text))):
        word = match.group(1)
        found[(names().get(word) or peoples()[word])] = None
    return tuple(found)


def _capitals(text: str) -> str:
    """The text without lower-case words that would read as a country ("us", "car"), and with U.S. and U.K. written together."""
    together = re.sub(r"\bU\.\s?S\.(?:\s?A\.)?", "USA ", text)
    together = re.sub(r"\bU\.\s?K\.", "UK ", together)
    return re.sub(rf"\b(?:{'|'.join(sorted(SMALL_WORDS))})\b", " ", together)


def without_countries(folded: str) -> str:
    """Folded words without the names of countries and their peoples."""
    return " ".join(
        re.sub(rf"(?:islamic )?(?:republic|emirate|kingdom) of (?:the )?(?={_pattern().pattern})", "", _pattern().sub(" ", folded)).split()
    )
