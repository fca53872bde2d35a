"""Places as written → a key to compare, and how two places stand to each other. Nothing is guessed: what is ambiguous stays open."""

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from math import asin, cos, radians, sin, sqrt
from typing import Literal, NamedTuple

from summarizer.normalize import countries, gazetteer
from summarizer.normalize.countries import countries_in
from summarizer.normalize.organisations import compare_organisations
from summarizer.normalize.transliteration import fold, transliterated

__all__ = ["PlaceKey", "PlaceRelation", "countries_in", "locate", "relation"]

Level = Literal["area", "town", "region", "country", "border", "unknown"]
Kind = Literal["same", "within", "contains", "different", "unknown"]

MILLIONS = 500_000
"""Inhabitants from which a town may stand for its name without any context …"""
DOMINANCE = 20
"""… if it has that many times those of the next town of that name: Paris is in France, Springfield is open."""
NEARBY = 40.0
"""Kilometres within which a town named with another is a part of it or beside it: "Murray, Salt Lake City"."""
NEIGHBOURS = 10.0
"""Kilometres up to which two towns may be one place told twice (a suburb and its city)."""

_table = tomllib.loads(resources.files(__package__).joinpath("place_words.toml").read_text(encoding="utf-8"))
_GENERIC = frozenset(_table["generic"].split())
_FACILITIES = frozenset(_table["facilities"])
_LEVEL = re.compile(rf"\b(?:{'|'.join(_table['levels'])})\b")
_BORDER = re.compile(r"\b(?:border|frontier|borderland)s?\b", re.IGNORECASE)
_SPLIT = re.compile(r"\s*[,;(]\s*|\)|\s+(?:in|of|at|near|outside|inside|within|from|on)\s+(?:the\s+)?|['’]s\s+|\s+[–—-]\s+", re.IGNORECASE)
_BLOCK = re.compile(r"\b(blocks?) of\s", re.IGNORECASE)
_NAMESAKES = frozenset({"US", "GB", "CA", "AU", "NZ", "IE", "PH", "MX", "CO", "AR", "BR"})
_STATES_TOO = frozenset({"GE"})
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


class PlaceRelation(NamedTuple):
    """How the first place stands to the second, and why in one short phrase."""

    kind: Kind
    because: str


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
    named = tuple(code for code in countries_in(text) if code not in _STATES_TOO or "georgian" in fold(text))
    if len(named) > 1 and _BORDER.search(text):
        return PlaceKey("border", countries=named)
    in_us_county = "county" in text.lower() and code_of_state(text) is not None
    around = _given("US" if in_us_county else country, region, named)
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


def code_of_state(text: str) -> str | None:
    """The US state that stands last after a comma: "Springfield, Ill." → "US-IL"."""
    _, comma, last = text.rpartition(",")
    return gazetteer.us_states().get(fold(last).replace(".", "")) if comma else None


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
    if town is None or (around.town is not None and kilometres(town.geoname, around.town.geoname) > NEARBY):
        return None
    outer = (*around.outer, around.town_as_written) if around.town_as_written else around.outer
    return _Around(town.country, around.region or town.region, town, _joined(part), outer)


def _own(part: str) -> str:
    """The part's words that name something, folded; "" for "border zone" or "Tajik territory"."""
    return " ".join(word for word in countries.without_countries(part).split() if word not in _GENERIC)


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
    if _FACILITIES & set(_WORD.findall(re.sub(r"^(the )?st\b", "", fold(part)))) or part[:1].islower():
        return []
    words = re.sub(r"^(?:the |(?:north|south|east|west|northern|southern|eastern|western|central|downtown) (?=[a-z]))", "", fold(part))
    found = gazetteer.cities(fold(part)) or gazetteer.cities(words) or gazetteer.cities(re.sub(r" city$", "", words))
    return [
        city for city in found if around.country in (None, city.country) and (around.region is None or city.region in (None, around.region))
    ]


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


@lru_cache(maxsize=32768)
def _related(left: PlaceKey, right: PlaceKey) -> PlaceRelation:
    if left.countries and right.countries and not set(left.countries) & set(right.countries):
        return PlaceRelation("different", f"{' and '.join(left.countries)} is not {' and '.join(right.countries)}")
    if "unknown" in (left.level, right.level):
        return PlaceRelation("unknown", "no place in the words")
    if left.level in ("country", "border") or right.level in ("country", "border"):
        return _by_country(left, right)
    if left.region and right.region and left.region != right.region:
        return _by_regions(left, right)
    if left.level == "region" or right.level == "region":
        return _by_region(left, right)
    if left.city and right.city and left.city != right.city:
        return _by_distance(left, right)
    return _by_names(left, right)


def relation(a: PlaceKey | str, b: PlaceKey | str) -> PlaceRelation:
    """How place `a` stands to place `b`: the same, within it, containing it, different, or not known; containment is agreement."""
    left, right = (locate(place) if isinstance(place, str) else place for place in (a, b))
    if left == right and left.level != "unknown":
        return PlaceRelation("same", "the same place")
    return _related(left, right)


def inverse(kind: Kind) -> Kind:
    """The same relation seen from the other place."""
    turned: dict[Kind, Kind] = {"within": "contains", "contains": "within"}
    return turned.get(kind, kind)


def _by_country(left: PlaceKey, right: PlaceKey) -> PlaceRelation:
    if not left.countries or not right.countries:
        return PlaceRelation("unknown", "the country of one is not known")
    rank = {"country": 0, "border": 1}
    ours, theirs = rank.get(left.level, 2), rank.get(right.level, 2)
    if ours == theirs:
        return PlaceRelation("same", "the same country" if ours == 0 else "a border that both name")
    shared = sorted(set(left.countries) & set(right.countries))[0]
    return PlaceRelation(
        "contains" if ours < theirs else "within",
        f"one names no more than {shared}" if 1 not in (ours, theirs) else f"a border of {shared}",
    )


def _by_regions(left: PlaceKey, right: PlaceKey) -> PlaceRelation:
    for wide, narrow, kind in _both_ways(left, right):
        if gazetteer.parent(narrow.region or "") == wide.region:
            return PlaceRelation(kind if wide.level == "region" else "unknown", f"{narrow.region} is a part of {wide.region}")
    return PlaceRelation("different", f"{' is not '.join(sorted((left.region or '', right.region or '')))}")


def _both_ways(left: PlaceKey, right: PlaceKey) -> Iterable[tuple[PlaceKey, PlaceKey, Kind]]:
    return (left, right, "contains"), (right, left, "within")


def _by_region(left: PlaceKey, right: PlaceKey) -> PlaceRelation:
    for wide, narrow, kind in _both_ways(left, right):
        if wide.level != "region":
            continue
        if narrow.region == wide.region:
            return (
                PlaceRelation(kind, f"it lies in {wide.region}") if narrow.level != "region" else PlaceRelation("same", "the same region")
            )
        if narrow.town and narrow.town in gazetteer.plain_names(wide.region or ""):
            return PlaceRelation(kind, "the region is named after it")
        if wide.region in narrow.candidates:
            return PlaceRelation("unknown", f"it may be {wide.region}")
    return PlaceRelation("unknown", "the region of one is not known")


def _by_distance(left: PlaceKey, right: PlaceKey) -> PlaceRelation:
    apart = kilometres(left.city or 0, right.city or 0)
    towns = " and ".join(sorted((left.town, right.town)))
    if apart <= NEIGHBOURS:
        return PlaceRelation("unknown", f"{towns} are neighbours")
    return PlaceRelation("different", f"{towns} are {apart:.0f} km apart")


def kilometres(first: int, second: int) -> float:
    """The distance of two towns of the gazetteer, by GeoNames id."""
    a, b = gazetteer.by_id(first), gazetteer.by_id(second)
    up, along = radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)
    return 12742 * asin(sqrt(sin(up / 2) ** 2 + cos(radians(a.latitude)) * cos(radians(b.latitude)) * sin(along / 2) ** 2))


def _by_names(left: PlaceKey, right: PlaceKey) -> PlaceRelation:
    """Two places below the region: by their own names, by the places around them, or by town and what lies in it."""
    if left.city and left.city == right.city and "town" in (left.level, right.level):
        if left.level == right.level:
            return PlaceRelation("same", "the same town")
        return PlaceRelation("contains" if left.level == "town" else "within", f"it lies in {left.town}")
    ours, theirs = left.name or left.town, right.name or right.town
    if (because := _one_name(ours, theirs)) is not None:
        return PlaceRelation("same", because)
    for wide, narrow, kind in _both_ways(left, right):
        if any(
            _one_name(wide.name or wide.town, outer) for outer in (*narrow.within, *([narrow.town] if narrow.name and narrow.town else []))
        ):
            return PlaceRelation(kind, f"it lies in {wide.name or wide.town}")
    if (
        _is_town(left)
        and _is_town(right)
        and left.country
        and left.country == right.country
        and not set(left.candidates) & set(right.candidates)
    ):
        return PlaceRelation("different", f"{' is not '.join(sorted((ours, theirs)))}")
    return PlaceRelation("unknown", "the gazetteer knows too little of them")


def _is_town(key: PlaceKey) -> bool:
    """Whether the key is a town of the gazetteer, or a bare name with a region that reads like one ("Lithonia, Georgia")."""
    if key.level == "town":
        return True
    words = set(key.name.split())
    return key.region is not None and not key.town and not key.within and 0 < len(words) <= 3 and not words & (_GENERIC | _FACILITIES)


def _one_name(a: str, b: str) -> str | None:
    """Why two names can be one place's; null where they cannot: numbers must match, and a word beside the generic ones is shared."""
    if set(re.findall(r"\d+", a)) != set(re.findall(r"\d+", b)) and re.search(r"\d", a) and re.search(r"\d", b):
        return None
    ours, theirs = ([word for word in name.split() if word not in _GENERIC] for name in (a, b))
    if not any(map(str.isalpha, ours)) or not any(map(str.isalpha, theirs)):
        return None
    match = compare_organisations(" ".join(ours), " ".join(theirs))
    if match.same:
        return match.because if match.score < 0.97 else "the same name"
    shared = sorted(word for word in ours if len(word) > 3 and any(transliterated(word, other) for other in theirs))
    return f"both name {min(shared)}" if shared and min(len(ours), len(theirs)) == 1 else None
