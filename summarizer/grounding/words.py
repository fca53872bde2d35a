"""The word lists of `words.toml`, loaded once, in the shapes that the checks look them up in."""

import tomllib
from importlib.resources import files
from typing import Final, cast

_Table = dict[str, list[str]]
_DATA: Final = tomllib.loads(files("summarizer.grounding").joinpath("words.toml").read_text(encoding="utf-8"))


def _inverted(table: _Table) -> dict[str, str]:
    return {word: name for name, words in table.items() for word in words}


def _all(table: object) -> frozenset[str]:
    """Every word that a list of the table holds."""
    if isinstance(table, dict):
        return frozenset[str]().union(*map(_all, table.values()))
    return frozenset(table) if isinstance(table, list) else frozenset()


def _types_of_words() -> dict[str, frozenset[str]]:
    """Event word → incident types; a word of one kind of violence can tell of another, a death of all that is deadly."""
    kin = cast(_Table, _DATA["event_kin"])
    events = dict(cast(_Table, _DATA["events"]))
    types: dict[str, set[str]] = {word: set(events) for word in events.pop("any")}
    for word in events.pop("fatal"):
        types[word] = set(kin["fatal"])
    for name, words in events.items():
        related = next((group for group in (kin["violence"], kin["talk"]) if name in group), [name])
        for word in words:
            types.setdefault(word, set()).update(related)
    return {word: frozenset(found) for word, found in types.items()}


OUTCOMES: Final = _inverted(_DATA["outcomes"])
"""Outcome word → outcome."""
COUNT_AFTER: Final = frozenset(_DATA["outcome_forms"]["after"])
COUNT_BEFORE: Final = frozenset(_DATA["outcome_forms"]["before"])
COUNT_BESIDE: Final = frozenset(_DATA["outcome_forms"]["nouns"])
BE: Final = frozenset(_DATA["grammar"]["be"])
HAVE: Final = frozenset(_DATA["grammar"]["have"])
CLAUSE: Final = frozenset(_DATA["grammar"]["clause"])
AFTER_PASSIVE: Final = frozenset(_DATA["grammar"]["after_passive"])
PHRASE_END: Final = frozenset(_DATA["grammar"]["phrase_end"])
JOINTS: Final = frozenset(_DATA["grammar"]["joints"])
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
EVENT_WORDS: Final = {name: frozenset(words) for name, words in cast(_Table, _DATA["events"]).items() if name not in ("any", "fatal")}
"""Incident type → the words of that type alone."""
TALK: Final = frozenset(_DATA["event_kin"]["talk"])
"""Incident types in which nobody comes to harm."""
ORDINALS: Final = cast(dict[str, int], _DATA["ordinals"])
SPEECH: Final = frozenset(_DATA["speech"]["verbs"])
ROLES: Final = frozenset(_DATA["speech"]["roles"])
PRONOUNS: Final = frozenset(_DATA["speech"]["pronouns"])
SINGULAR: Final = frozenset(_DATA["people"]["pronouns"])
PERSONAL: Final = frozenset(_DATA["speech"]["personal"])
DOCUMENTS: Final = frozenset(_DATA["speech"]["documents"])
NUMBERS: Final = cast(dict[str, int], _DATA["prose"]["numbers"])
SMALL: Final = frozenset(_DATA["names"]["small"])
TEMPORAL: Final = frozenset(_DATA["dates"]["temporal"])
ADJECTIVAL: Final = frozenset(_DATA["grammar"]["adjectival"])
OBJECTS: Final = frozenset(_DATA["speech"]["objects"])
AUXILIARIES: Final = frozenset(_DATA["speech"]["auxiliaries"])
SOURCES: Final = frozenset(_DATA["speech"]["sources"])
PAIRS: Final = frozenset(_DATA["prose"]["pairs"])
OFFICES: Final = frozenset(_DATA["prose"]["offices"])
COMMON: Final = _all(_DATA)
"""Every word of these lists: none is a name by itself."""
UTTERS: Final = frozenset(_DATA["speech"]["utters"])
DOCUMENTED: Final = frozenset(_DATA["speech"]["documented"])
CARRIED: Final = frozenset(_DATA["speech"]["carried"])
BODIES: Final = frozenset(_DATA["speech"]["bodies"])
PERSONS: Final = frozenset(_DATA["speech"]["persons"])
SAYERS: Final = frozenset(_DATA["speech"]["sayers"])
CLOSING: Final = frozenset(_DATA["speech"]["closing"])
BACKWARD: Final = frozenset(_DATA["speech"]["backward"])
