"""CSV in the column conventions of ACLED (Armed Conflict Location & Event Data)."""

from collections.abc import Iterator

from summarizer.records.brief import Brief
from summarizer.records.incident import MergedIncident
from summarizer.rendering.exports.conventions import conventions
from summarizer.rendering.exports.facts import articles_of, days, names_of, sides, table
from summarizer.rendering.geography import country_name, country_number, scene
from summarizer.wording import MONTHS

COLUMNS = (
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
)


def acled(brief: Brief) -> str:
    """One row per single incident that ACLED has a category for, in the order of the brief. Aggregates are left out, as ACLED does."""
    return table(COLUMNS, (row for one in brief.incidents if one.aggregate is None for row in _rows(one, brief)))


def _rows(one: MergedIncident, brief: Brief) -> Iterator[dict[str, object]]:
    category = conventions().acled.get(one.type)
    when, spot = days(one), scene(one)
    if category is None or one.status in ("planned", "denied"):
        return
    acting, suffering = sides(one)
    killed = one.casualties.killed
    civilians = killed is not None and any(group.group == "civilians" for group in killed.by_group)
    yield {
        "event_id_cnty": one.id,
        "event_date": f"{when.first.day} {MONTHS[when.first.month - 1]} {when.first.year}" if when else None,
        "year": when.first.year if when else None,
        "time_precision": {1: 1, 2: 2, 3: 2}.get(when.precision, 3) if when else None,
        "disorder_type": conventions().disorder[category[0]],
        "event_type": category[0],
        "sub_event_type": category[1],
        "actor1": acting[0] if acting else None,
        "assoc_actor_1": "; ".join(acting[1:]),
        "actor2": suffering[0] if suffering else None,
        "assoc_actor_2": "; ".join(suffering[1:]),
        "civilian_targeting": "Civilian targeting" if civilians or category[0] == "Violence against civilians" else None,
        "iso": country_number(spot.country) if spot else None,
        "country": country_name(spot.country) if spot else None,
        "admin1": spot.region if spot else None,
        "location": spot.name if spot and spot.level == "town" else one.place.value,
        "latitude": spot.latitude if spot else None,
        "longitude": spot.longitude if spot else None,
        "geo_precision": {"town": 1, "region": 3, "country": 3}[spot.level] if spot else None,
        "source": "; ".join(names_of(articles_of(one, brief))),
        "notes": one.summary,
        "fatalities": killed.best if killed is not None else None,
        "tags": _tags(one),
    }


def _tags(one: MergedIncident) -> str:
    """What ACLED has no column for: disputed fields, the span of deaths, a status other than happened."""
    tags = [f"{name} disputed" for name, status in (("date", one.date.status), ("location", one.place.status)) if status == "disputed"]
    killed = one.casualties.killed
    if killed is not None and killed.status == "disputed":
        tags.append(f"fatalities disputed: {killed.low} to {killed.high}")
    if one.status != "happened":
        tags.append(f"status: {one.status}")
    return "; ".join(tags)
