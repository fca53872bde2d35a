"""GeoJSON (RFC 7946) of the incidents whose place is known to the town; the others are features without geometry."""

import json

from summarizer.records.brief import Brief
from summarizer.records.incident import MergedIncident, Toll
from summarizer.rendering.exports.facts import articles_of, days, outlets_of, where_precision
from summarizer.rendering.geography import scene


def geojson(brief: Brief) -> str:
    """A FeatureCollection with one feature per incident, in the order of the brief; longitude first, WGS 84."""
    document = {"type": "FeatureCollection", "features": [_feature(one, brief) for one in brief.incidents]}
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _feature(one: MergedIncident, brief: Brief) -> dict[str, object]:
    spot, when = scene(one), days(one)
    point = None
    if spot is not None and spot.latitude is not None:
        point = {"type": "Point", "coordinates": [spot.longitude, spot.latitude]}
    return {
        "type": "Feature",
        "id": one.id,
        "geometry": point,
        "properties": {
            "title": one.title,
            "type": one.type,
            "status": one.status,
            "date": one.date.value,
            "date_status": one.date.status,
            "date_start": when.first.isoformat() if when else None,
            "date_end": when.last.isoformat() if when else None,
            "place": one.place.value,
            "place_found": spot.name if spot else None,
            "country": spot.country if spot else None,
            "where_prec": where_precision(spot),
            "killed": _toll(one.casualties.killed),
            "injured": _toll(one.casualties.injured),
            "origins": one.origins,
            "sources": outlets_of(articles_of(one, brief)),
        },
    }


def _toll(toll: Toll | None) -> dict[str, object] | None:
    return None if toll is None else {"low": toll.low, "best": toll.best, "high": toll.high, "open": toll.open, "status": toll.status}
