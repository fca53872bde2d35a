"""The tables of towns: they hold what the library lists, and a look-up finds it."""

from pathlib import Path

import pytest

from summarizer.normalize import gazetteer
from tools.towns import FOLDER, tables


def test_the_tables_are_made_from_the_library_that_is_installed() -> None:
    made = tables()
    assert set(made) == {path.name for path in Path(FOLDER).glob("*.tsv")}
    assert all((FOLDER / name).read_text(encoding="utf-8") == text for name, text in made.items()), "run python -m tools.towns"


@pytest.mark.parametrize(("name", "country"), [("Kabul", "AF"), ("İstanbul", "TR"), ("Saint Petersburg", "RU"), ("St. Petersburg", "RU")])
def test_a_town_is_found_by_its_names_folded(name: str, country: str) -> None:
    assert gazetteer.cities(name)[0].country == country


def test_towns_of_one_name_come_by_inhabitants() -> None:
    found = gazetteer.cities("Springfield")
    assert [town.population for town in found] == sorted((town.population for town in found), reverse=True)
    assert {"US-MO", "US-IL"} <= {town.region for town in found}


@pytest.mark.parametrize("name", ["", "zzzz", "kab", "~", "Kabulistan"])
def test_what_is_no_town_has_none(name: str) -> None:
    assert gazetteer.cities(name) == ()


def test_a_town_is_found_by_its_id() -> None:
    kabul = gazetteer.cities("Kabul")[0]
    assert gazetteer.by_id(kabul.geoname) == kabul
    for unknown in (0, kabul.geoname + 1, 10**9):
        with pytest.raises(KeyError):
            gazetteer.by_id(unknown)
