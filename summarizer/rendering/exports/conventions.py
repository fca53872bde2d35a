"""The mapping tables of `conventions.toml`, checked against our own word lists when they are read."""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple, get_args

from summarizer.records.vocabulary import IncidentType, StatementKind


class Conventions(NamedTuple):
    """Our words to theirs; a word that is missing has no counterpart there and is left out of that export."""

    acled: dict[str, tuple[str, str]]
    disorder: dict[str, str]
    plover_incident: dict[str, tuple[str, str]]
    plover_statement: dict[str, tuple[str, str]]
    plover_status: dict[str, str]
    ucdp_violent: frozenset[str]


@lru_cache(maxsize=1)
def conventions() -> Conventions:
    """The tables. Raises `ValueError` for a word that our vocabulary does not have."""
    tables = tomllib.loads(files(__package__).joinpath("conventions.toml").read_text(encoding="utf-8"))
    acled, plover = tables["acled"], tables["plover"]
    types, kinds = set(get_args(IncidentType)), set(get_args(StatementKind))
    unknown = ({*acled["incident"], *plover["incident"], *tables["ucdp"]["violent"]} - types) | (set(plover["statement"]) - kinds)
    if unknown:
        raise ValueError(f"conventions.toml maps words that the schema does not have: {', '.join(sorted(unknown))}")
    return Conventions(
        acled={ours: (theirs[0], theirs[1]) for ours, theirs in acled["incident"].items()},
        disorder=dict(acled["disorder"]),
        plover_incident={ours: (theirs[0], theirs[1]) for ours, theirs in plover["incident"].items()},
        plover_statement={ours: (theirs[0], theirs[1]) for ours, theirs in plover["statement"].items()},
        plover_status=dict(plover["status"]),
        ucdp_violent=frozenset(tables["ucdp"]["violent"]),
    )
