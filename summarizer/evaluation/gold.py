"""The gold format: what a reader finds in a set of articles; docs/gold.md describes it, tests/gold/seeds.gold.json is ours.

An article is known by its file's name, a sentence by its first words. Each told incident names the event that it tells of ("E2+E3" for
an aggregate of two); `events` hold what all articles together say; `must_not_merge` lists pairs of events that are often confused.
"""

import json
from pathlib import Path

from pydantic import Field, ValidationError

from summarizer.errors import UsageError
from summarizer.records.base import Value
from summarizer.records.faults import first_fault
from summarizer.records.vocabulary import IncidentType, StatementKind


class GoldCount(Value):
    """A count as a closed interval; `high` is null where open-ended. `stated` are the numbers in the text."""

    low: int | None = None
    best: int | None = None
    high: int | None = None
    stated: tuple[int, ...] = ()
    note: str | None = None


class GoldIncident(Value):
    """What one article tells of one event. `role` is core or background; background ones are no loss when missed."""

    id: str
    event: str
    type: IncidentType
    type_alt: tuple[IncidentType, ...] = ()
    date: str | None = None
    date_basis: str | None = None
    place: str | None = None
    actors: tuple[str, ...] = ()
    killed: GoldCount | None = None
    injured: GoldCount | None = None
    role: str = "core"
    sentences: tuple[str, ...]
    note: str | None = None


class GoldStatement(Value):
    """One thing that somebody says in one article; any of `kind` and `kind_alt` is right."""

    speaker: str
    kind: StatementKind
    kind_alt: tuple[StatementKind, ...] = ()
    gist: str
    quote: str | None = None
    sentence_start: str
    role: str = "core"
    note: str | None = None


class GoldArticle(Value):
    """One article's answers."""

    file: str
    outlet: str | None = None
    published: str | None = None
    incidents: tuple[GoldIncident, ...] = ()
    statements: tuple[GoldStatement, ...] = ()
    note: str | None = None


class GoldEvent(Value):
    """What all articles together say of one event."""

    id: str
    title: str
    date: str | None = None
    place: str | None = None
    killed: GoldCount | None = None
    injured: GoldCount | None = None
    conflicts: tuple[str, ...] = ()
    aggregate_of: tuple[str, ...] = ()
    note: str | None = None


class Gold(Value):
    """A gold file."""

    cluster: str | None = None
    articles: tuple[GoldArticle, ...]
    events: tuple[GoldEvent, ...] = ()
    must_not_merge: tuple[tuple[str, str], ...] = Field(default=())


def load(path: Path) -> Gold:
    """A gold file. Raises `UsageError` if it cannot be read or is not in the format."""
    try:
        text = path.read_text(encoding="utf-8")
        json.loads(text)
        return Gold.model_validate_json(text)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The gold file {path} cannot be read: {error}.", "Give a file that exists.") from error
    except json.JSONDecodeError as error:
        raise UsageError(f"{path} is not JSON: {error}.", "docs/gold.md has the format.") from error
    except ValidationError as error:
        wrong = first_fault(error)
        raise UsageError(f"{path}: {wrong.place} {wrong.what}.", "docs/gold.md has the format.") from error
