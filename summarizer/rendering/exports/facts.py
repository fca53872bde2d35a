"""What the exports ask of a merged incident: days and their precision, place and its precision, sides, sources."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from io import StringIO
from typing import NamedTuple

from summarizer.normalize import edtf
from summarizer.records.brief import Brief, BriefArticle
from summarizer.records.incident import MergedIncident
from summarizer.rendering.geography import Spot

ATTACKING = ("perpetrator",)
ATTACKED = ("target",)


class Days(NamedTuple):
    """First and last day, both included, and UCDP's date_prec: 1 a day, 2 up to six, 3 a week, 4 a month, 5 up to a year."""

    first: date
    last: date
    precision: int


def days(incident: MergedIncident) -> Days | None:
    """When it happened; a disputed date spans all that the sources give. None without a year, or for more than a year."""
    finding = incident.date
    values = [finding.value] if finding.value is not None else [claim.value for claim in finding.claims]
    bounds = [found for value in values if value is not None and (found := edtf.bounds(value)) is not None]
    if not bounds:
        return None
    first, last = min(low for low, _ in bounds), max(high for _, high in bounds)
    length = (last - first).days + 1
    if length > 366:
        return None
    return Days(first, last, 1 if length == 1 else 2 if length <= 6 else 3 if length == 7 else 4 if length <= 31 else 5)


def where_precision(spot: Spot | None) -> int | None:
    """UCDP's where_prec: 1 an exact place, 4 a first-level division, 6 a country."""
    return None if spot is None else {"town": 1, "region": 4, "country": 6}[spot.level]


def actors(incident: MergedIncident, roles: Sequence[str]) -> list[str]:
    """Names of those in these roles, in the order of the record, each once."""
    return list(dict.fromkeys(one.name for one in incident.participants if one.role in roles))


def sides(incident: MergedIncident) -> tuple[list[str], list[str]]:
    """Who acted and who was acted upon; of two parties without direction, the first and the others."""
    acting, suffering = actors(incident, ATTACKING), actors(incident, ATTACKED)
    if not acting and not suffering:
        parties = actors(incident, ("party", "host"))
        return parties[:1], parties[1:]
    return acting, suffering


def articles_of(incident: MergedIncident, brief: Brief) -> list[BriefArticle]:
    """The articles that report it, in the order of the brief."""
    reporting = {ref.article for ref in incident.reports}
    return [article for article in brief.articles if article.id in reporting]


def names_of(articles: Iterable[BriefArticle]) -> list[str]:
    """Their outlets, each once."""
    return list(
        dict.fromkeys(article.outlet or article.title or (article.paths[0] if article.paths else article.id) for article in articles)
    )


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
