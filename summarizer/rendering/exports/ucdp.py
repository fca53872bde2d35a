"""CSV in the column conventions of UCDP GED (Georeferenced Event Dataset), codebook 23.1."""

from collections.abc import Iterator

from summarizer.records.brief import Brief
from summarizer.records.incident import MergedIncident, Toll
from summarizer.rendering.exports.conventions import conventions
from summarizer.rendering.exports.facts import articles_of, days, names_of, sides, table, where_precision
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

    Side A is who was attacked by or fought side B; deaths of security forces are A's, of attackers B's. `type_of_violence` is empty:
    whether a side is a state's is for a coder to say; so are the numbers of UCDP's own registers (`*_dset_id`, `*_new_id`, `gwno*`) and
    `active_year`. `best` is empty where the policy settles nothing; `high` where it is open-ended.
    """
    return table(COLUMNS, (row for one in brief.incidents for row in _rows(one, brief)))


def _rows(one: MergedIncident, brief: Brief) -> Iterator[dict[str, object]]:
    if one.type not in conventions().ucdp_violent or one.status in ("planned", "denied"):
        return
    when, spot = days(one), scene(one)
    articles = articles_of(one, brief)
    attackers, attacked = sides(one)
    located = spot is not None and spot.latitude is not None
    yield {
        "id": one.id,
        "relid": one.id,
        "year": when.first.year if when else None,
        "code_status": "Clear" if one.origins > 1 else "Check",
        "side_a": "; ".join(attacked) or None,
        "side_b": "; ".join(attackers) or None,
        "number_of_sources": one.origins,
        "source_article": "; ".join(article.title or article.id for article in articles),
        "source_office": "; ".join(names_of(articles)),
        "source_date": "; ".join(article.published[:10] for article in articles if article.published),
        "source_headline": articles[0].title if articles else None,
        "source_original": "; ".join(one.claimants),
        "where_prec": where_precision(spot),
        "where_coordinates": spot.name if spot is not None and located else None,
        "where_description": one.place.value,
        "adm_1": spot.region if spot else None,
        "latitude": spot.latitude if spot else None,
        "longitude": spot.longitude if spot else None,
        "geom_wkt": f"POINT ({spot.longitude} {spot.latitude})" if spot is not None and located else None,
        "priogrid_gid": _cell(spot.latitude, spot.longitude) if spot is not None else None,
        "country": country_name(spot.country) if spot else None,
        "event_clarity": 2 if one.aggregate is not None else 1,
        "date_prec": when.precision if when else None,
        "date_start": when.first.isoformat() if when else None,
        "date_end": when.last.isoformat() if when else None,
        **_deaths(one.casualties.killed),
    }


def _cell(latitude: float | None, longitude: float | None) -> int | None:
    """PRIO-GRID's cell: half degrees, numbered from 1 in the south-west, row by row."""
    if latitude is None or longitude is None:
        return None
    return int((latitude + 90) * 2) * 720 + int((longitude + 180) * 2) + 1


def _deaths(toll: Toll | None) -> dict[str, object]:
    if toll is None:
        return {}
    groups = {group.group: group.best for group in toll.by_group if group.best is not None}
    parts = [groups[name] for name in ("security_forces", "attackers", "civilians") if name in groups]
    return {
        "deaths_a": groups.get("security_forces"),
        "deaths_b": groups.get("attackers"),
        "deaths_civilians": groups.get("civilians"),
        "deaths_unknown": toll.best - sum(parts) if toll.best is not None and sum(parts) <= toll.best else None,
        "best": toll.best,
        "low": toll.low,
        "high": None if toll.open else toll.high,
    }
