"""Which of our incidents MUC-4's task presumes to be purely guerrilla acts.

The task description's section 1.0: targets may be just about anything except (a) another such group or a member of one or (b) a military or
police installation or force of the perpetrator's own nationality, or a member of it, "in which case the incident is presumed to be a purely
guerrilla act and is not relevant". It becomes relevant as soon as it happens to affect civilian personnel or property; former members of
the military count as civilians. So what names nothing but soldiers, policemen, guerrillas, their posts and their vehicles is left out.
"""

import re

from muc4_heads import head

from summarizer.extractors.offline.lexicon import classes
from summarizer.normalize import countries
from summarizer.records.report import IncidentReport

COUNTRIES = frozenset({"AR", "BO", "CL", "CO", "EC", "SV", "GT", "HN", "PE"})
"""The nine countries of the task."""
BODIES = frozenset(
    {"cartel", "mafia", "squad", "squads", "movement", "organisation", "organization", "alliance", "militia", "battalion", "brigade"}
)
_FIGHTING = frozenset({"attack", "armed_clash", "air_or_drone_strike", "shelling", "explosion"})
_RANKS = frozenset(
    {"general", "gen", "colonel", "col", "lieutenant", "lt", "captain", "capt", "major", "maj", "sergeant", "sgt", "corporal"}
)
_FIGHTERS = _RANKS | frozenset(
    """soldier soldiers troops insurgents combatants casualties military army forces patrol column paratroopers comrades
    policeman policemen police guardsmen officer officers government regime""".split()  # noqa: SIM905 -- a list of words
)
_OWNERS = frozenset(
    {"liberation", "military", "army", "enemy", "infantry", "battalion", "brigade", "guerrilla", "rebel", "police", "carabineros"}
)
"""Whose things and people these are."""
_POSTS = frozenset("barracks garrison base outpost position positions trenches convoy battalion brigade unit units".split())  # noqa: SIM905 -- same
_VEHICLES = frozenset("vehicle vehicles truck trucks jeep helicopter helicopters plane planes aircraft".split())  # noqa: SIM905 -- same
_CIVILIANS = frozenset({"retired", "former", "civilian", "minister", "president", "daughter", "son", "son-in-law", "wife", "relatives"})
_CIVIL_GENERAL = re.compile(
    r"\b(?:attorney|secretary|director|consul|comptroller) general\b|\bgeneral (?=staff|strike|manager|director|secretary|assembly)", re.I
)


def warfare(one: IncidentReport) -> bool:
    """Whether all that is named as its target or victim is a fighter or a fighters' post; a clash of named nobody is warfare too."""
    if one.type not in _FIGHTING:
        return False
    harmed = {claim.name for claim in one.participants if claim.role == "target"}
    harmed -= {claim.text for claim in one.places}
    harmed |= {claim.victims for claim in one.casualties if claim.victims and head(claim.victims) != "others"}
    fighters = {name for name in harmed if _armed(name)}
    vehicles = {name for name in harmed if head(name) in _VEHICLES}  # what they drove in says nothing of who they are
    if not fighters:
        return not harmed - vehicles and one.type == "armed_clash"
    return all(any(name in longer for longer in fighters) for name in harmed - vehicles)


def _armed(name: str) -> bool:
    noun = head(name)
    parts = {part.lower().strip(".,()'\"") for part in _CIVIL_GENERAL.sub("", name).split()}
    if parts & _CIVILIANS or set(countries.countries_in(name)) - COUNTRIES:
        return False
    if noun == "group" and " of " in name:
        return _armed(name.split(" of ", 1)[1])
    if noun in {"member", "members", "group", "column"}:
        return bool(parts & (_FIGHTERS | BODIES)) or any(part.strip(".,()").isupper() for part in name.split())
    groups = [classes("people", "groups").get(form) for form in (noun, noun.removesuffix("s"))]
    return (noun in _FIGHTERS | _POSTS and noun in parts) or bool(parts & (_OWNERS | _RANKS)) or "attackers" in groups
