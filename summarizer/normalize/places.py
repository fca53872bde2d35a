"""Places as written → a key to compare, and how two places stand to each other. Nothing is guessed: what is ambiguous stays open."""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from summarizer.normalize import countries, gazetteer
from summarizer.normalize.countries import countries_in
from summarizer.normalize.organisations import compare_organisations
from summarizer.normalize.transliteration import fold, transliterated

__all__ = ["PlaceKey", "PlaceRelation", "countries_in", "locate", "relation"]

Level = Literal["city", "region", "country", "border", "area"]
Kind = Literal["same", "within", "contains", "different", "unknown"]

_MILLION_CITY = 500_000
_DOMINANCE = 20
_LEVELS = re.compile(r"\b(province|region|oblast|state|governorate|prefecture|territory|viloyat|krai)\b")
_BORDER = re.compile(r"\b(border|frontier|borderland)s?\b")
_SPLIT = re.compile(r",\s*|\s+(?:in|of)\s+(?:the\s+)?|['’]s\s+", re.IGNORECASE)
_NEAR = re.compile(
    r"^(?:(?:in|at|near|on|around|outside|inside|close to|north|south|east|west|northern|southern|eastern|western|central|downtown|the|a|an|of|within)\s+)+",
    re.IGNORECASE,
)
_FACILITY = frozenset(
    "post posts camp crossing checkpoint base block street st avenue ave road rd drive lane boulevard highway interstate apartment apartments complex school hospital airport "
    "mosque church park mall market store station area control unit detachment border guard observation protected zone village town city district site mine road home house bar "
    "club restaurant hotel bridge tunnel port building plant factory office compound employees company side neighborhood neighbourhood suburb outskirts military number no near first second "
    "the of in at and llc ltd a an on to work workers within located".split()
)  # fmt: skip


class PlaceKey(NamedTuple):
    """A place: its own folded name ("" for a whole country or region), what it was found to be, and where it lies.

    `city` is a GeoNames id, `region` an ISO 3166-2 code, or the folded name of one that ISO does not list, `country` ISO 3166-1 alpha-2;
    each null where the words and the gazetteer do not settle it. `candidates` are the towns or regions that it may be.
    """

    name: str
    level: Level
    city: int | None
    region: str | None
    country: str | None
    countries: tuple[str, ...] = ()
    population: int | None = None
    candidates: tuple[str, ...] = ()


class PlaceRelation(NamedTuple):
    """How the first place stands to the second, and why in one short phrase."""

    kind: Kind
    because: str


class _Context(NamedTuple):
    country: str | None
    region: str | None


@lru_cache(maxsize=8192)
def locate(text: str, country: str | None = None, region: str | None = None) -> PlaceKey:
    """What place the words name, read from the last part to the first: country, region, then the place itself.

    `country` (alpha-2 or a name) and `region` are what the surrounding text says; the words themselves outrank them.
    """
    given = _Context(_country_code(country), None)
    given = _narrow(region, given) if region else given
    named = countries_in(text)
    if _BORDER.search(text.lower()) and len(named) > 1:
        return PlaceKey("", "border", None, None, None, named)
    context = (
        _Context(named[0], None)
        if len(named) == 1 and code_of_state(text) is None and (given.country is None or named[0] != given.country)
        else given
    )
    parts = [part for part in (_NEAR.sub("", part.strip()).strip(" .") for part in _SPLIT.split(text)) if part]
    local: list[str] = []
    for part in reversed(parts):
        narrowed = _narrow(part, context) if part is not parts[0] or len(parts) == 1 else context
        if narrowed == context and not _is_country_words(part):
            local.insert(0, part)
        context = narrowed
    return _resolve(" ".join(local), context, text)


def code_of_state(text: str) -> str | None:
    """The US state that stands last after a comma: "Springfield, Ill." → "US-IL"."""
    _, comma, last = text.rpartition(",")
    return gazetteer.us_states().get(fold(last).replace(".", "")) if comma else None


def _country_code(country: str | None) -> str | None:
    if country is None:
        return None
    return country if len(country) == 2 and country.isupper() else countries.code_of(country)


def _is_country_words(part: str) -> bool:
    return countries.code_of(part) is not None or (bool(countries_in(part)) and not _own_name(countries.without_countries(fold(part))))


def _own_name(folded: str) -> str:
    return " ".join(word for word in re.findall(r"[a-z0-9]+", folded) if word not in _FACILITY)


def _narrow(part: str, context: _Context) -> _Context:
    state = gazetteer.us_states().get(fold(part).replace(".", ""))
    if (
        state
        and context.country in (None, "US")
        and (len(part) > 2 or part.isupper())
        and not (part == "Georgia" and context.country is None)
    ):
        return _Context("US", state)
    code = countries.code_of(part)
    if code is not None and code_is_not_state(part):
        return _Context(code, context.region if context.country == code else None)
    found = _regions(part, context)
    if len(found) == 1:
        return _Context(found[0].country, found[0].code)
    return context


def code_is_not_state(part: str) -> bool:
    """Whether a country's name is that alone: "Georgia" is a state too."""
    return fold(part) not in gazetteer.us_states() or fold(part) == "georgia"


def _regions(part: str, context: _Context) -> tuple[gazetteer.Region, ...]:
    bare = gazetteer.plain(countries.without_countries(fold(part)))
    found = gazetteer.regions(bare)
    if context.country:
        found = tuple(region for region in found if region.country == context.country)
    if not _LEVELS.search(fold(part)) and gazetteer.cities(bare):
        return ()
    return found


def _resolve(local: str, context: _Context, text: str) -> PlaceKey:
    if not local:
        if context.region:
            return PlaceKey("", "region", None, context.region, context.country, _tuple(context.country))
        return PlaceKey("", "country", None, None, context.country, _tuple(context.country))
    name = " ".join(re.findall(r"[a-z0-9]+", fold(local)))
    towns = [city for city in gazetteer.cities(gazetteer.plain(local)) if _fits(city, context)]
    if len(towns) > 1 and towns[0].population >= max(_MILLION_CITY, _DOMINANCE * towns[1].population):
        towns = towns[:1]
    if len(towns) == 1:
        town = towns[0]
        return PlaceKey(name, "city", town.geoname, context.region or town.region, town.country, (town.country,), town.population)
    found = _regions(local, context)
    options = tuple(str(town.geoname) for town in towns) or tuple(region.code for region in found)
    shared = {town.country for town in towns} | {region.country for region in found}
    country = context.country or (shared.pop() if len(shared) == 1 else None)
    return PlaceKey(name, "area", None, context.region, country, _tuple(country), None, options)


def _fits(city: gazetteer.City, context: _Context) -> bool:
    return context.country in (None, city.country) and (context.region is None or city.region in (None, context.region))


def _tuple(country: str | None) -> tuple[str, ...]:
    return (country,) if country else ()


def relation(a: PlaceKey | str, b: PlaceKey | str) -> PlaceRelation:
    """How place `a` stands to place `b`: the same, within it, containing it, different, or not known; containment is agreement."""
    left, right = (locate(place) if isinstance(place, str) else place for place in (a, b))
    if left == right and left.level != "area":
        return PlaceRelation("same", "the same place")
    if left.countries and right.countries and not set(left.countries) & set(right.countries):
        return PlaceRelation("different", f"{' and '.join(left.countries)} is not {' and '.join(right.countries)}")
    for wide, narrow, kind in ((left, right, "contains"), (right, left, "within")):
        if wide.level in ("country", "border") and narrow.level not in ("country", "border"):
            return _inside_country(wide, narrow, "contains" if kind == "contains" else "within")
    if left.level in ("country", "border") or right.level in ("country", "border"):
        return _countries(left, right)
    if left.region and right.region and left.region != right.region:
        return PlaceRelation("different", f"{left.region} is not {right.region}")
    if left.level == "region" or right.level == "region":
        return _in_region(left, right)
    return _towns(left, right)


def _inside_country(wide: PlaceKey, narrow: PlaceKey, kind: Kind) -> PlaceRelation:
    if not wide.countries or not narrow.countries:
        return PlaceRelation("unknown", "the country is not known")
    return PlaceRelation(kind, f"it lies in {narrow.countries[0]}")


def _countries(left: PlaceKey, right: PlaceKey) -> PlaceRelation:
    if not left.countries or not right.countries:
        return PlaceRelation("unknown", "the country is not known")
    if left.countries == right.countries:
        return PlaceRelation("same", "the same country")
    return (
        PlaceRelation("within" if left.level == "border" else "contains", "a border of that country")
        if left.level != right.level
        else PlaceRelation("same", "the same border")
    )


def _in_region(left: PlaceKey, right: PlaceKey) -> PlaceRelation:
    if left.region and left.region == right.region:
        if left.level == right.level:
            return PlaceRelation("same", "the same region")
        return PlaceRelation("contains" if left.level == "region" else "within", f"it lies in {left.region}")
    return PlaceRelation("unknown", "the region is not known")


def _towns(left: PlaceKey, right: PlaceKey) -> PlaceRelation:
    if left.city and right.city:
        return (
            PlaceRelation("same", "the same town")
            if left.city == right.city
            else PlaceRelation("different", f"{left.name} is not {right.name}")
        )
    match = compare_organisations(left.name, right.name)
    if match.same:
        return PlaceRelation("same", match.because)
    if shared := _shared(left.name, right.name):
        return PlaceRelation("same", f"both name {shared}")
    return PlaceRelation("unknown", f"{left.name} and {right.name} are not in the gazetteer")


def _shared(a: str, b: str) -> str | None:
    for word in a.split():
        if word not in _FACILITY and len(word) > 3 and any(transliterated(word, other) for other in b.split() if other not in _FACILITY):
            return word
    return None
