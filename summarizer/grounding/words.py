"""The word lists of `words.toml`, loaded once, in the shapes that the checks look them up in."""

import tomllib
from importlib.resources import files
from typing import Final, cast

_Table = dict[str, list[str]]
_DATA: Final = tomllib.loads(files("summarizer.grounding").joinpath("words.toml").read_text(encoding="utf-8"))


def _inverted(table: _Table) -> dict[str, str]:
    return {word: name for name, words in table.items() for word in words}


def _types_of_words() -> dict[str, frozenset[str]]:
    kin = [frozenset(group) for group in cast(_Table, _DATA["event_kin"]).values()]
    types: dict[str, set[str]] = {}
    for name, words in cast(_Table, _DATA["events"]).items():
        for word in words:
            types.setdefault(word, set()).update({name}, *(group for group in kin if name in group))
    return {word: frozenset(found) for word, found in types.items()}


OUTCOMES: Final = _inverted(_DATA["outcomes"])
"""Outcome word → outcome."""
COUNT_AFTER: Final = frozenset(_DATA["outcome_forms"]["after"])
COUNT_BEFORE: Final = frozenset(_DATA["outcome_forms"]["before"])
GROUPS: Final = _inverted(_DATA["groups"])
"""Word for people → the victim group it says."""
PEOPLE: Final = frozenset(_DATA["people"]["nouns"]) | frozenset(GROUPS)
VAGUE: Final = frozenset(_DATA["quantities"]["vague"])
NONE: Final = frozenset(_DATA["quantities"]["none"])
PARTS: Final = frozenset(_DATA["quantities"]["parts"])
CIRCUMSTANCES: Final = frozenset(_DATA["quantities"]["circumstances"])
THINGS: Final = frozenset(_DATA["quantities"]["things"])
TRIGGERS: Final = _types_of_words()
"""Event word → the incident types it can tell of, kin included."""
KIN: Final = tuple(frozenset(group) for group in _DATA["event_kin"].values())
ORDINALS: Final = cast(dict[str, int], _DATA["ordinals"])
SPEECH: Final = frozenset(_DATA["speech"]["verbs"])
ROLES: Final = frozenset(_DATA["speech"]["roles"])
PRONOUNS: Final = frozenset(_DATA["speech"]["pronouns"])
SINGULAR: Final = frozenset(_DATA["people"]["pronouns"])
DOCUMENTS: Final = frozenset(_DATA["speech"]["documents"])
NUMBERS: Final = cast(dict[str, int], _DATA["prose"]["numbers"])
SMALL: Final = frozenset(_DATA["names"]["small"])
TEMPORAL: Final = frozenset(_DATA["dates"]["temporal"])
