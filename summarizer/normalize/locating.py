"""Places as written → a key to compare. Nothing is guessed: what is ambiguous stays open, with what it may be."""

import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import Literal, NamedTuple

from summarizer.normalize import countries, gazetteer
from summarizer.normalize.countries import countries_in
from summarizer.normalize.transliteration import fold

Level = Literal["area", "town", "region", "country", "border", "unknown"]

MILLIONS = 500_000
"""Inhabitants from which a town may stand for its name without any context …"""
DOMINANCE = 20
"""… if it has that many times those of the next town of that name: Paris is in France, Springfield is open."""
NEARBY = 40.0
"""Kilometres within which a town named with another is a part of it or beside it: "Murray, Salt Lake City"."""

_table = tomllib.loads(resources.files(__package__).joinpath("place_words.toml").read_text(encoding="utf-8"))
GENERIC = frozenset(_table["generic"].split())
FACILITIES = frozenset(_table["facilities"])
_FOREIGN_OWNED = frozenset(_table["foreign_owned"])
_LEVEL = re.compile(rf"\b(?:{'|'.join(_table['levels'])})\b")
_BORDER = re.compile(r"\b(?:border|frontier|borderland)s?\b", re.IGNORECASE)
_SPLIT = re.compile(r"\s*[,;(]\s*|\)|\s+(?:in|of|at|near|outside|inside|within|from|on)\s+(?:the\s+)?|['’]s\s+|\s+[–—-]\s+", re.IGNORECASE)
_BLOCK = re.compile(r"\b(blocks?) of\s", re.IGNORECASE)
_NAMESAKES = frozenset({"US", "GB", "CA", "AU", "NZ", "IE", "PH", "MX", "CO", "AR", "BR"})
_STATES_TOO = frozenset({"GE"})
_DIRECTION = re.compile(r"^(?:the |(?:north|south|east|west|northern|southern|eastern|western|central|downtown) (?=[a-z]))")
_WORD = re.compile(r"[a-z0-9]+")


class PlaceKey(NamedTuple):
    """A place by its parts, from the finest to the widest, each null (or "") where the words and the gazetteer do not settle it.

    `name` is the folded name of a place below a town, or of one that the gazetteer does not know; `within` the named places around it
    that it does not know either. `town` is the folded town and `city` its GeoNames id; `region` an ISO 3166-2 code; `country` ISO 3166-1
    alpha-2; `countries` all that the words name (both sides of a border). `candidates` are the ids or codes that an open name may be.
    """

    level: Level
    name: str = ""
    within: tuple[str, ...] = ()
    town: str = ""
    city: int | None = None
    region: str | None = None
    country: str | None = None
    countries: tuple[str, ...] = ()
    population: int | None = None
    candidates: tuple[str, ...] = ()


class _Around(NamedTuple):
    """What is known of the surroundings while the words are read from the widest part to the finest."""

    country: str | None = None
    region: str | None = None
    town: gazetteer.City | None = None
    town_as_written: str = ""
    outer: tuple[str, ...] = ()


@lru_cache(maxsize=16384)
def locate(text: str, country: str | None = None, region: str | None = None) -> PlaceKey:
    """What place the words name, read from the last part to the first: country, region, town, then what lies in it.

    `country` (alpha-2 or a name) and `region` are what the surrounding text says; the words themselves outrank them.
    """
    text = _without_owners(text)
    named = tuple(code for code in countries_in(text) if code not in _STATES_TOO or "georgian" in fold(text))
    if len(named) > 1 and _BORDER.search(text):
        return PlaceKey("border", countries=named)
    around = _given("US" if _in_us(text) else country, region, named)
    parts = [part for part in (part.strip(" .'\"“”‘’") for part in _SPLIT.split(_BLOCK.sub(r"\1 ", text))) if part]
    unknown: list[str] = []
    for part in reversed(parts):
        wider = _widen(part, around, alone=len(parts) == 1)
        if wider is None:
            unknown.insert(0, part)
        else:
            around = wider
    if around.town is not None:
        unknown = [
            part
            for part in unknown
            if countries.code_of(part) != around.country and gazetteer.us_states().get(fold(part), "") != around.region
        ]
    return _key(around, unknown, named)


def _without_owners(text: str) -> str:
    """The text without names of peoples where it speaks of what foreigners keep: "the Chinese work camp" lies anywhere."""
    if not _FOREIGN_OWNED & set(_WORD.findall(fold(text))):
        return text
    return " ".join(word for word in text.split() if fold(word.strip("'’.,")) not in countries.peoples())


def _in_us(text: str) -> bool:
    """Whether a US state stands last after a comma, written out or in older news style ("Ill."); Georgia only after a county."""
    before, _, last = text.rpartition(",")
    state = fold(last).replace(".", "")
    if not before or len(state) < 3 or state not in gazetteer.us_states():
        return False
    return state != "georgia" or "county" in before.lower()


def _given(country: str | None, region: str | None, named: tuple[str, ...]) -> _Around:
    code = country if country and len(country) == 2 and country.isupper() else countries.code_of(country or "")
    if len(named) == 1 and named[0] != code:
        return _Around(country=named[0])
    around = _Around(country=code)
    return (_widen(region, around, alone=False) or around) if region else around


def _widen(part: str, around: _Around, *, alone: bool) -> _Around | None:
    """The surroundings with what this part adds to them; null where it names no country, region or town that is known."""
    if countries.code_of(part) in _STATES_TOO and _two_readings(fold(part), around, alone=True):
        return None
    if around.country == "US" and around.town is None and (state := _state(part, around, alone=alone)):
        return state
    if not _own(part):
        return _with_town(part, around) if countries.code_of(part) is None and gazetteer.cities(fold(part)) else around
    if around.town is None and (
        (found := _country(part, around)) or (found := _state(part, around, alone=alone)) or (found := _region(part, around))
    ):
        return found
    return _with_town(part, around)


def _with_town(part: str, around: _Around) -> _Around | None:
    """The surroundings narrowed to a town; one inside or beside a town already named takes its place."""
    town = _town(part, around)
    if town is None or (around.town is not None and gazetteer.kilometres(town.geoname, around.town.geoname) > NEARBY):
        return None
    outer = (*around.outer, around.town_as_written) if around.town_as_written else around.outer
    return _Around(town.country, around.region or town.region, town, _joined(part), outer)


def _own(part: str) -> str:
    """The part's words that name something, folded; "" for "border zone" or "Tajik territory"."""
    return " ".join(word for word in countries.without_countries(part).split() if word not in GENERIC)


def _joined(part: str) -> str:
    return " ".join(_WORD.findall(fold(part)))


def _country(part: str, around: _Around) -> _Around | None:
    code = countries.code_of(part)
    if code is None or fold(part) in gazetteer.us_states():
        return None
    return around if around.country == code else _Around(country=code)


def _state(part: str, around: _Around, *, alone: bool) -> _Around | None:
    bare = fold(part).replace(".", "")
    code = gazetteer.us_states().get(bare)
    if code is None or around.country not in (None, "US") or around.region not in (None, code):
        return None
    if (len(bare) == 2 and not part.isupper() and not (part.istitle() and bare in gazetteer.old_abbreviations())) or _two_readings(
        bare, around, alone=alone
    ):
        return None
    return _Around("US", code)


def _two_readings(state: str, around: _Around, *, alone: bool) -> bool:
    """Whether a state's name is as much a country's or, alone, a capital's: Georgia, Washington."""
    return (state == "georgia" and around.country is None) or (state == "washington" and alone)


def _region(part: str, around: _Around) -> _Around | None:
    found = _regions(part, around)
    if len(found) != 1 or around.region not in (None, found[0].code, gazetteer.parent(found[0].code)):
        return None
    if not _LEVEL.search(fold(part)) and (_towns(part, around) or around.country is None):
        return None
    return _Around(found[0].country, found[0].code)


def _regions(part: str, around: _Around) -> list[gazetteer.Region]:
    found = gazetteer.regions(gazetteer.plain(countries.without_countries(part)))
    return [region for region in found if around.country in (None, region.country)]


def _town(part: str, around: _Around) -> gazetteer.City | None:
    towns = _towns(part, around)
    if len(towns) > 1 and towns[0].population >= max(MILLIONS, DOMINANCE * towns[1].population):
        return towns[0]
    return towns[0] if len(towns) == 1 and _settled(towns[0], part, around) else None


def _settled(town: gazetteer.City, part: str, around: _Around) -> bool:
    """Whether the one listed town of a name is meant: where small namesakes abound, only a large one or one in a known region."""
    if town.population >= MILLIONS // 5 or around.region is not None:
        return True
    if town.country in _NAMESAKES:
        return False
    return around.country is not None or (len(_own(part)) > 4 and not gazetteer.regions(gazetteer.plain(part)))


def _towns(part: str, around: _Around) -> list[gazetteer.City]:
    if FACILITIES & set(_WORD.findall(re.sub(r"^(the )?st\b", "", fold(part)))) or part[:1].islower():
        return []
    whole = fold(part)
    bare = _DIRECTION.sub("", whole)
    for name in (whole, bare, re.sub(r" city$", "", bare)):
        if gazetteer.cities(name):
            return gazetteer.first_named(name, [city for city in gazetteer.cities(name) if _fits(city, around)])
    return []


def _fits(city: gazetteer.City, around: _Around) -> bool:
    return around.country in (None, city.country) and (around.region is None or city.region in (None, around.region))


def _key(around: _Around, unknown: list[str], named: tuple[str, ...]) -> PlaceKey:
    names = [_joined(part) for part in unknown]
    town = around.town
    key = PlaceKey(
        level="area",
        name=names[0] if names else "",
        within=(*names[1:], *around.outer),
        town=around.town_as_written,
        city=town.geoname if town else None,
        region=around.region,
        country=around.country,
        countries=(around.country,) if around.country else named,
        population=town.population if town else None,
    )
    if names:
        return _with_candidates(key, unknown[-1], around) if town is None else key
    level: Level = "town" if town else "region" if around.region else "country" if key.countries else "unknown"
    return key._replace(level=level)


def _with_candidates(key: PlaceKey, part: str, around: _Around) -> PlaceKey:
    """The key of a name that stayed open, with what it may be, and the country where all of that lies in one."""
    towns, regions = _towns(part, around), _regions(part, around)
    options = tuple(dict.fromkeys([*(str(town.geoname) for town in towns), *(region.code for region in regions)]))
    state = gazetteer.us_states().get(fold(part).replace(".", "")) if around.country in (None, "US") and len(part) > 2 else None
    if state:
        options = (*options, state) if state not in options else options
    lies_in = sorted(
        {town.country for town in towns} | {region.country for region in regions} | ({"US"} if state else set()) | _country_itself(part)
    )
    if key.country is None and len(lies_in) == 1:
        key = key._replace(country=lies_in[0], countries=(lies_in[0],))
    return key._replace(candidates=options)


def _country_itself(part: str) -> set[str]:
    code = countries.code_of(part)
    return {code} if code else set()
