"""The exchange formats, read back by readers that nobody here wrote."""

import json
from io import StringIO

import made
import pandas as pd  # type: ignore[import-untyped]  # its stubs are a package of their own
import pytest
from shapely import wkt  # type: ignore[import-untyped]  # its stubs are a package of their own
from shapely.geometry import shape  # type: ignore[import-untyped]  # its stubs are a package of their own
from snapshots import same

from summarizer.brief import make_brief
from summarizer.records.brief import Brief
from summarizer.records.incident import Finding, GroupToll, Participant, Place, Toll
from summarizer.rendering.exports import acled, geojson, plover, ucdp
from summarizer.rendering.exports.actors import acled_region, kind_of, ucdp_region
from summarizer.rendering.exports.conventions import conventions
from summarizer.rendering.exports.facts import days, outlets_of, table, where_precision
from summarizer.rendering.geography import scene, spot


def brief() -> Brief:
    return make_brief(made.lines(), merge=made.merge)


def in_kabul(brief: Brief) -> Brief:
    place = Place(text="Kabul", role="scene", country="AF", region=None)
    return brief.model_copy(update={"incidents": tuple(one.model_copy(update={"places": (place,)}) for one in brief.incidents)})


def test_the_acled_table_is_as_kept_and_pandas_reads_it() -> None:
    text = acled(brief())
    same("acled.csv", text)
    rows = pd.read_csv(StringIO(text))
    assert list(rows["event_id_cnty"]) == ["i-attack", "i-call"]
    assert rows.loc[0, "event_type"] == "Violence against civilians"
    assert pd.isna(rows.loc[0, "fatalities"])
    assert "fatalities disputed: 3 to 4" in str(rows.loc[0, "tags"])


def test_the_ucdp_table_is_as_kept_and_pandas_reads_it() -> None:
    text = ucdp(brief())
    same("ucdp.csv", text)
    rows = pd.read_csv(StringIO(text)).set_index("id")
    assert list(rows.index) == ["i-attack", "i-both"]
    assert (rows.loc["i-attack", "low"], rows.loc["i-attack", "high"]) == (3, 4)
    assert pd.isna(rows.loc["i-attack", "best"])
    assert (rows.loc["i-attack", "date_start"], rows.loc["i-attack", "date_end"], rows.loc["i-attack", "date_prec"]) == (
        "2026-03-03",
        "2026-03-04",
        2,
    )
    assert (rows.loc["i-both", "event_clarity"], rows.loc["i-both", "deaths_civilians"], rows.loc["i-both", "deaths_unknown"]) == (2, 7, 0)


def test_the_ucdp_table_has_the_columns_and_the_grid_cell_of_the_dataset() -> None:
    rows = pd.read_csv(StringIO(ucdp(in_kabul(brief()))))
    assert len(rows.columns) == 49
    assert list(rows.columns[-5:]) == ["best", "high", "low", "gwnoa", "gwnob"]
    assert (rows.loc[0, "where_prec"], rows.loc[0, "priogrid_gid"]) == (1, 179779)
    point = wkt.loads(str(rows.loc[0, "geom_wkt"]))
    assert (point.x, point.y) == (rows.loc[0, "longitude"], rows.loc[0, "latitude"])
    assert rows["type_of_violence"].isna().all()


def test_the_plover_lines_are_as_kept_and_pandas_reads_them() -> None:
    text = plover(brief())
    same("plover.jsonl", text)
    rows = pd.read_json(StringIO(text), lines=True).set_index("id")
    assert rows.loc["i-call", "event"] == "CONSULT"
    assert rows.loc["i-call", "mode"] == "phone"
    assert rows.loc["s-condemned", "event"] == "ACCUSE"
    assert rows.loc["s-condemned", "text"] == "Minister Lena Orlova condemned the attack."


def test_the_geojson_is_as_kept_and_shapely_reads_it() -> None:
    text = geojson(in_kabul(brief()))
    same("incidents.geojson", text)
    point = shape(json.loads(text)["features"][0]["geometry"])
    assert (round(point.x), round(point.y)) == (69, 35)
    assert all(feature["geometry"] is None for feature in json.loads(geojson(brief()))["features"])


def test_a_country_is_no_point_and_two_towns_are_none() -> None:
    one = made.attack(["a1"])
    country = one.model_copy(update={"places": (Place(text="Tajikistan", role="scene", country="TJ", region=None),)})
    spot = scene(country)
    assert spot is not None
    assert (spot.level, spot.latitude) == ("country", None)
    towns = tuple(Place(text=name, role="scene", country="AF", region=None) for name in ("Kabul", "Herat"))
    spot = scene(one.model_copy(update={"places": towns}))
    assert spot is not None
    assert (spot.level, spot.country, spot.latitude) == ("country", "AF", None)
    lands = tuple(Place(text=name, role="scene", country=None, region=None) for name in ("Tajikistan", "Afghanistan"))
    assert scene(one.model_copy(update={"places": lands})) is None


@pytest.mark.parametrize(
    ("edtf", "precision"),
    [("2026-03-03", 1), ("2026-03-03/2026-03-04", 2), ("2026-03-02/2026-03-08", 3), ("2026-03", 4), ("2026", 5), ("XXXX-03-03", None)],
)
def test_date_precision_is_ucdps(edtf: str, precision: int | None) -> None:
    found = days(made.attack(["a1"]).model_copy(update={"date": Finding(value=edtf, status="single")}))
    assert (found.precision if found else None) == precision


def test_deaths_by_side_add_up_to_the_best_figure() -> None:
    killed = Toll(
        low=5,
        best=5,
        high=5,
        status="single",
        by_group=(GroupToll(group="security_forces", low=2, best=2, high=2), GroupToll(group="attackers", low=3, best=3, high=3)),
    )
    whole = acting(("perpetrator", "gunmen"), ("target", "two policemen"))
    one = whole.incidents[0]
    whole = whole.model_copy(
        update={"incidents": (one.model_copy(update={"casualties": one.casualties.model_copy(update={"killed": killed})}),)}
    )
    row = pd.read_csv(StringIO(ucdp(whole))).iloc[0]
    assert (row["deaths_a"], row["deaths_b"], row["deaths_unknown"], row["best"]) == (2, 3, 0, 5)


def acting(*participants: tuple[str, str]) -> Brief:
    """The brief of one attack with these participants, (role, name) each."""
    found = tuple(Participant(name=name, role=role, affiliation=None) for role, name in participants)  # type: ignore[arg-type]  # roles are literals
    one = made.attack(["a1"]).model_copy(update={"participants": found})
    return brief().model_copy(update={"incidents": (one,)})


@pytest.mark.parametrize(
    ("attackers", "attacked", "sides"),
    [
        ("rebels", "three miners", (3, "rebels", "Civilians")),
        ("gunmen", "three miners", (None, "gunmen", "Civilians")),
        ("rebels", "two border guards", (1, "two border guards", "rebels")),
        ("soldiers", "rebels of the north", (1, "soldiers", "rebels of the north")),
        ("insurgents", "rebels", (2, "insurgents", "rebels")),
        ("gunmen", "a convoy", (None, "gunmen", "a convoy")),
    ],
)
def test_ucdp_sides_follow_the_codebook(attackers: str, attacked: str, sides: tuple[int | None, str, str]) -> None:
    row = pd.read_csv(StringIO(ucdp(acting(("perpetrator", attackers), ("target", attacked))))).iloc[0]
    violence = None if pd.isna(row["type_of_violence"]) else int(row["type_of_violence"])
    assert (violence, row["side_a"], row["side_b"]) == sides
    assert row["dyad_name"] == f"{sides[1]} - {sides[2]}"


@pytest.mark.parametrize(
    ("attackers", "attacked", "coded"),
    [
        ("soldiers", "villagers", ("Violence against civilians", "State forces", "Civilians", "State forces-Civilians")),
        ("rebels", "two policemen", ("Battles", "Rebel group", "State forces", "State forces-Rebel group")),
        ("gunmen", "former soldiers", ("Violence against civilians", None, None, None)),
    ],
)
def test_acled_actors_are_coded_where_their_names_are_certain(attackers: str, attacked: str, coded: tuple[str | None, ...]) -> None:
    row = pd.read_csv(StringIO(acled(acting(("perpetrator", attackers), ("target", attacked))))).iloc[0]
    assert tuple(None if pd.isna(row[name]) else row[name] for name in ("event_type", "inter1", "inter2", "interaction")) == coded


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("two Tajik officers", "State forces"),
        ("members of the border guard", "State forces"),
        ("Chinese workers", "Civilians"),
        ("security forces", "State forces"),
        ("child soldiers", None),
        ("army engineers", None),
        ("militants", None),
        ("off-duty policeman", None),
        ("", None),
    ],
)
def test_a_name_tells_the_kind_of_actor_only_where_it_is_certain(name: str, kind: str | None) -> None:
    assert kind_of(name) == kind


def test_the_region_follows_from_the_country() -> None:
    assert [acled_region(code) for code in ("TJ", "US", "??")] == ["Caucasus and Central Asia", "North America", None]
    assert [ucdp_region(code) for code in ("TJ", "EG", "GE", "US", "AQ")] == ["Asia", "Africa", "Europe", "Americas", None]
    row = pd.read_csv(StringIO(acled(in_kabul(brief())))).iloc[0]
    assert (row["iso"], row["region"], row["country"], row["geo_precision"]) == (4, "Caucasus and Central Asia", "Afghanistan", 1)


def test_attackers_who_fell_stand_on_the_side_that_attacked() -> None:
    row = pd.read_csv(StringIO(ucdp(acting(("target", "two policemen"), ("target", "three attackers"))))).iloc[0]
    assert (row["side_a"], row["side_b"]) == ("two policemen", "three attackers")


def test_a_disputed_date_spans_the_days_and_not_the_week_that_holds_them() -> None:
    claims = [made.claim("a1", value, "on March 3") for value in ("2026-03-03", "2026-03-05", "2026-03-01/2026-03-08")]
    found = days(made.attack(["a1"]).model_copy(update={"date": Finding(value=None, status="disputed", claims=tuple(claims))}))
    assert found is not None
    assert (found.first.day, found.last.day, found.precision) == (3, 5, 2)


def test_a_vague_date_is_no_day_in_plover() -> None:
    for value, day in (("2025", ""), ("2026-03-01/2026-03-05", ""), ("2026-03-03", "2026-03-03")):
        one = made.attack(["a1"]).model_copy(update={"date": Finding(value=value, status="single")})
        assert json.loads(plover(brief().model_copy(update={"incidents": (one,), "statements": ()})))["date"] == day


def test_a_title_does_not_stand_for_an_outlet() -> None:
    articles = brief().articles
    assert outlets_of(articles) == ["Arda Post", "North Wire"]
    assert outlets_of([articles[2].model_copy(update={"url": "https://news.example.org/a"})]) == ["news.example.org"]


@pytest.mark.parametrize(
    ("text", "precision"),
    [("Kabul", 1), ("5 miles from Kabul, Afghanistan", 2), ("Khatlon region", 4), ("Tajikistan", 6), ("a road in Tajikistan", 5)],
)
def test_where_precision_is_ucdps(text: str, precision: int) -> None:
    assert where_precision(spot(text, None, None)) == precision


def test_more_than_five_has_no_highest_figure() -> None:
    more = Toll(low=6, best=6, high=6, open=True, status="single")
    one = made.attack(["a1"])
    whole = brief().model_copy(
        update={"incidents": (one.model_copy(update={"casualties": one.casualties.model_copy(update={"killed": more})}),)}
    )
    row = pd.read_csv(StringIO(ucdp(whole))).iloc[0]
    assert (row["low"], row["best"]) == (6, 6)
    assert pd.isna(row["high"])


@pytest.mark.parametrize("status", ["planned", "denied"])
def test_what_did_not_happen_is_no_event(status: str) -> None:
    one = made.attack(["a1"]).model_copy(update={"status": status})
    whole = brief().model_copy(update={"incidents": (one,)})
    assert len(acled(whole).splitlines()) == len(ucdp(whole).splitlines()) == 1


def test_no_cell_is_a_formula() -> None:
    for text in ("=1+1", "+1", "-1", "@SUM(A1)", "\tx"):
        assert pd.read_csv(StringIO(table(["a"], [{"a": text}]))).loc[0, "a"] == f"'{text}"


def test_texts_with_quotes_commas_and_lines_survive() -> None:
    text = 'a "quoted", two\nlines'
    assert pd.read_csv(StringIO(table(["a", "b"], [{"a": text, "b": 1}]))).loc[0, "a"] == text


def test_the_tables_map_every_violent_type() -> None:
    assert conventions().ucdp_violent <= set(conventions().acled)
    assert {kind for kind, _ in conventions().acled.values()} <= set(conventions().disorder)
