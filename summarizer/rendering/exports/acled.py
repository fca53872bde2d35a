"""CSV in the column conventions of ACLED (Armed Conflict Location & Event Data)."""

from collections.abc import Iterator

from summarizer.records.brief import Brief
from summarizer.records.incident import MergedIncident
from summarizer.rendering.exports.actors import ARMED, acled_region, interaction, kind_of_all
from summarizer.rendering.exports.conventions import conventions
from summarizer.rendering.exports.facts import articles_of, days, outlets_of, sides, table
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
    """One row per single incident that ACLED has a category for, in the order of the brief. Aggregates are left out, as ACLED does.

    Empty, because no article can tell them: admin2, admin3, source_scale, timestamp. inter1, inter2 and interaction are filled where the
    actors' names make the kind certain, region where ACLED lists the country, geo_precision from the region on.
    """
    return table(COLUMNS, (row for one in brief.incidents if one.aggregate is None for row in _rows(one, brief)))


def _rows(one: MergedIncident, brief: Brief) -> Iterator[dict[str, object]]:
    acting, suffering = sides(one)
    category = _category(one, kind_of_all(suffering))
    if category is None or one.status in ("planned", "denied"):
        return
    killed = one.casualties.killed
    yield {
        "event_id_cnty": one.id,
        "disorder_type": conventions().disorder[category[0]],
        "event_type": category[0],
        "sub_event_type": category[1],
        **_when(one),
        **_who(acting, suffering),
        "civilian_targeting": "Civilian targeting" if _civilian(one, category[0], suffering) else None,
        **_where(one),
        "source": "; ".join(outlets_of(articles_of(one, brief))),
        "notes": one.summary,
        "fatalities": killed.best if killed is not None else None,
        "tags": _tags(one),
    }


def _category(one: MergedIncident, suffering: str | None) -> tuple[str, str] | None:
    """An attack on a state's forces is a battle; ACLED's violence against civilians has civilians for victims."""
    if one.type == "attack" and suffering in ARMED:
        return ("Battles", "Armed clash")
    return conventions().acled.get(one.type)


def _civilian(one: MergedIncident, event: str, suffering: list[str]) -> bool:
    killed = one.casualties.killed
    told = killed is not None and any(group.group == "civilians" for group in killed.by_group)
    return told or event == "Violence against civilians" or kind_of_all(suffering) == "Civilians"


def _when(one: MergedIncident) -> dict[str, object]:
    when = days(one)
    if when is None:
        return {}
    return {
        "event_date": f"{when.first.day} {MONTHS[when.first.month - 1]} {when.first.year}",
        "year": when.first.year,
        "time_precision": {1: 1, 2: 2, 3: 2}.get(when.precision, 3),
    }


def _who(acting: list[str], suffering: list[str]) -> dict[str, object]:
    first, second = kind_of_all(acting[:1]), kind_of_all(suffering[:1])
    return {
        "actor1": acting[0] if acting else None,
        "assoc_actor_1": "; ".join(acting[1:]),
        "inter1": first,
        "actor2": suffering[0] if suffering else None,
        "assoc_actor_2": "; ".join(suffering[1:]),
        "inter2": second,
        "interaction": interaction(first, second, alone=not suffering),
    }


def _where(one: MergedIncident) -> dict[str, object]:
    spot = scene(one)
    if spot is None:
        return {"location": one.place.value}
    return {
        "iso": country_number(spot.country),
        "region": acled_region(spot.country),
        "country": country_name(spot.country),
        "admin1": spot.region,
        "location": spot.name if spot.level == "town" else one.place.value,
        "latitude": spot.latitude,
        "longitude": spot.longitude,
        "geo_precision": {"town": 1, "region": 3, "country": None}[spot.level],
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
