"""What the exports ask of a merged incident: days and their precision, place and its precision, sides, sources."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from io import StringIO
from typing import NamedTuple

from summarizer.normalize import edtf
from summarizer.records.brief import Brief, BriefArticle
from summarizer.records.incident import MergedIncident, MergedStatement
from summarizer.rendering.exports.actors import attacks
from summarizer.rendering.geography import Spot
from summarizer.rendering.links import host

_NEAR = re.compile(r"\b(?:near|outside|close to|around|miles|kilomet(?:er|re)s|km)\b", re.IGNORECASE)
_LINE = re.compile(r"\b(?:border|frontier|highway|road|river|coast)s?\b", re.IGNORECASE)

ATTACKING = ("perpetrator",)
ATTACKED = ("target",)


class Days(NamedTuple):
    """First and last day, both included, and UCDP's date_prec: 1 a day, 2 up to six, 3 a week, 4 a month, 5 up to a year."""

    first: date
    last: date
    precision: int


def days(incident: MergedIncident) -> Days | None:
    """When it happened; a disputed date spans all that the sources give, but for what only holds the others ("last week").

    None without a year, or for more than a year.
    """
    finding = incident.date
    told = {finding.value} if finding.value is not None else {claim.value for claim in finding.claims}
    values = [value for value in told if not any(other != value and edtf.contains(value, other) for other in told)]
    bounds = [found for value in values if value is not None and (found := edtf.bounds(value)) is not None]
    if not bounds:
        return None
    first, last = min(low for low, _ in bounds), max(high for _, high in bounds)
    length = (last - first).days + 1
    if length > 366:
        return None
    return Days(first, last, 1 if length == 1 else 2 if length <= 6 else 3 if length == 7 else 4 if length <= 31 else 5)


def where_precision(spot: Spot | None) -> int | None:
    """UCDP's where_prec, from how exact the spot is and how its words name it.

    1 an exact place, 2 near one, 4 a first-level division, 5 a border, road or river, 6 a country.
    """
    if spot is None:
        return None
    if spot.level == "town":
        return 2 if _NEAR.search(spot.words) else 1
    if _LINE.search(spot.words):
        return 5
    return {"region": 4, "country": 6}[spot.level]


def actors(incident: MergedIncident, roles: Sequence[str]) -> list[str]:
    """Names of those in these roles, in the order of the record, each once."""
    return list(dict.fromkeys(one.name for one in incident.participants if one.role in roles))


def sides(incident: MergedIncident) -> tuple[list[str], list[str]]:
    """Who acted and who was acted upon; of two parties without direction, the first and the others. Attackers who fell acted."""
    acting, suffering = actors(incident, ATTACKING), actors(incident, ATTACKED)
    if not acting and not suffering:
        parties = actors(incident, ("party", "host"))
        return parties[:1], parties[1:]
    fallen = [name for name in suffering if attacks(name)]
    return list(dict.fromkeys([*acting, *fallen])), [name for name in suffering if name not in fallen]


def articles_of(record: MergedIncident | MergedStatement, brief: Brief) -> list[BriefArticle]:
    """The articles that report it, in the order of the brief."""
    reporting = {ref.article for ref in record.reports}
    return [article for article in brief.articles if article.id in reporting]


def outlets_of(articles: Iterable[BriefArticle]) -> list[str]:
    """Their outlets, each once; where none is named, the host of the address, and nothing where there is neither."""
    named = (article.outlet or host(article.url) for article in articles)
    return list(dict.fromkeys(outlet for outlet in named if outlet))


def table(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """Rows as CSV (RFC 4180 but for line ends of one character); a missing or null value is empty.

    A text that a spreadsheet would take for a formula gets a leading apostrophe, so that no article can run one.
    """
    out = StringIO()
    writer = csv.DictWriter(out, fieldnames=columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    return out.getvalue()


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value.replace("\x00", "\ufffd")
    return value
