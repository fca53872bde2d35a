"""CSV in the column conventions of UCDP GED (Georeferenced Event Dataset), codebook 23.1."""

from collections.abc import Iterator
from typing import NamedTuple

from summarizer.records.brief import Brief
from summarizer.records.incident import MergedIncident, Toll
from summarizer.rendering.exports.actors import ARMED, kind_of, kind_of_all, ucdp_region
from summarizer.rendering.exports.conventions import conventions
from summarizer.rendering.exports.facts import articles_of, days, outlets_of, sides, table, where_precision
from summarizer.rendering.geography import country_name, scene

COLUMNS = (
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
)


def ucdp(brief: Brief) -> str:
    """One row per violent incident, in the order of the brief; an aggregate has event_clarity 2.

    The sides are the codebook's: a state is side A, in one-sided violence the perpetrator is side A and side B is "Civilians", and where
    neither is certain side A is who attacked. `type_of_violence` is empty unless the actors' names make it certain. Empty, because they
    are numbers of UCDP's own registers or the work of its coders: `*_dset_id`, `*_new_id`, `gwno*`, `country_id`, `conflict_name`,
    `active_year`, `code_status`, `adm_2`. `best` is empty where the policy settles nothing; `high` where it is open-ended.
    """
    return table(COLUMNS, (row for one in brief.incidents for row in _rows(one, brief)))


def _rows(one: MergedIncident, brief: Brief) -> Iterator[dict[str, object]]:
    if one.type not in conventions().ucdp_violent or one.status in ("planned", "denied"):
        return
    when, order = days(one), _order(one)
    yield {
        "id": one.id,
        "relid": one.id,
        "year": when.first.year if when else None,
        **_sides(order),
        "number_of_sources": one.origins,
        **_sources(one, brief),
        **_where(one),
        "event_clarity": 2 if one.aggregate is not None else 1,
        "date_prec": when.precision if when else None,
        "date_start": when.first.isoformat() if when else None,
        "date_end": when.last.isoformat() if when else None,
        **_deaths(one.casualties.killed, order),
    }


class _Order(NamedTuple):
    """Who stands on which side. `violence` is UCDP's type: 1 with a state, 2 between others, 3 against civilians; None where open."""

    side_a: list[str]
    side_b: list[str]
    violence: int | None
    attackers_first: bool


def _order(one: MergedIncident) -> _Order:
    acting, suffering = sides(one)
    first, second = kind_of_all(acting), kind_of_all(suffering)
    armed = first in ARMED and second in ARMED
    if second == "Civilians":
        return _Order(acting, ["Civilians"], 3 if first in ARMED else None, True)
    if "State forces" in map(kind_of, suffering) and "State forces" not in map(kind_of, acting):
        return _Order(suffering, acting, 1 if armed else None, False)
    violence = (1 if "State forces" in (first, second) else 2) if armed else None
    return _Order(acting, suffering, violence, True)


def _sides(order: _Order) -> dict[str, object]:
    named = order.side_a and order.side_b
    return {
        "type_of_violence": order.violence,
        "side_a": "; ".join(order.side_a) or None,
        "side_b": "; ".join(order.side_b) or None,
        "dyad_name": f"{'; '.join(order.side_a)} - {'; '.join(order.side_b)}" if named else None,
    }


def _sources(one: MergedIncident, brief: Brief) -> dict[str, object]:
    articles = articles_of(one, brief)
    days = [article.published[:10] if article.published else "" for article in articles]
    named = [(*outlets_of([article]), day, article.title or article.id) for article, day in zip(articles, days, strict=True)]
    return {
        "source_article": "; ".join(f'"{",".join(part for part in parts if part)}"' for parts in named),
        "source_office": "; ".join(outlets_of(articles)),
        "source_date": "; ".join(day for day in days if day),
        "source_headline": "; ".join(article.title for article in articles if article.title),
        "source_original": "; ".join(one.claimants),
    }


def _where(one: MergedIncident) -> dict[str, object]:
    spot, words = scene(one), one.place.value
    if spot is None:
        return {"where_description": words}
    located = spot.latitude is not None
    return {
        "where_prec": where_precision(spot),
        "where_coordinates": spot.name if located else None,
        "where_description": words,
        "adm_1": spot.region,
        "latitude": spot.latitude,
        "longitude": spot.longitude,
        "geom_wkt": f"POINT ({spot.longitude} {spot.latitude})" if located else None,
        "priogrid_gid": _cell(spot.latitude, spot.longitude),
        "country": country_name(spot.country),
        "region": ucdp_region(spot.country),
    }


def _cell(latitude: float | None, longitude: float | None) -> int | None:
    """PRIO-GRID's cell: half degrees, numbered from 1 in the south-west, row by row."""
    if latitude is None or longitude is None:
        return None
    return int((latitude + 90) * 2) * 720 + int((longitude + 180) * 2) + 1


def _deaths(toll: Toll | None, order: _Order) -> dict[str, object]:
    """Deaths by side: attackers fall on the side that attacked, security forces on the state's where one is certain."""
    if toll is None:
        return {}
    groups = {group.group: group.best for group in toll.by_group if group.best is not None}
    attackers, forces = groups.get("attackers"), groups.get("security_forces")
    side_a, side_b = (attackers, None) if order.attackers_first else (forces, attackers)
    if order.attackers_first and order.violence is None:
        side_b = forces
    parts = [part for part in (side_a, side_b, groups.get("civilians")) if part is not None]
    return {
        "deaths_a": side_a,
        "deaths_b": side_b,
        "deaths_civilians": groups.get("civilians"),
        "deaths_unknown": toll.best - sum(parts) if toll.best is not None and sum(parts) <= toll.best else None,
        "best": toll.best,
        "low": toll.low,
        "high": None if toll.open else toll.high,
    }
