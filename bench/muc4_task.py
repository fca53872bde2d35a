"""MUC-4's task, read out of our incident records: which of them are its incidents, and their fillers for five roles.

The rules are those of the task description that every participant had (MUC-4 "template-doc-part1", version 7 of March 1992, section
1.0); nothing here looks at an answer key:

- An incident is a violent act of one of six types; ours are coarser, so a type of ours stands for all it can be (`TYPES`).
- Purely guerrilla acts are left out (`muc4_warfare`).
- Members of the groups that do such deeds are excepted from the targets, so that they are no victims.
- The incidents are of nine countries of Latin America (`COUNTRIES`); one that names places of other countries only is left out.
"""

from dataclasses import dataclass, field

from muc4_heads import AFTER_HEAD, head
from muc4_warfare import BODIES, COUNTRIES, warfare

from summarizer.extractors.offline.lexicon import classes, words
from summarizer.extractors.offline.people import names_people
from summarizer.normalize import countries
from summarizer.normalize.places import locate
from summarizer.records.report import IncidentReport

ROLES = {"perpetrator": "perp_ind", "organisation": "perp_org", "target": "phys_id", "victim": "hum", "weapon": "instr_id"}
TYPES = {
    "attack": frozenset({"ATTACK", "ARSON", "ROBBERY", "BOMBING", "FORCED WORK STOPPAGE", "HIJACKING"}),
    "armed_clash": frozenset({"ATTACK"}),
    "explosion": frozenset({"BOMBING", "ATTACK"}),
    "air_or_drone_strike": frozenset({"ATTACK", "BOMBING"}),
    "shelling": frozenset({"ATTACK", "BOMBING"}),
    "abduction": frozenset({"KIDNAPPING", "HIJACKING"}),
    "riot": frozenset({"ATTACK", "ARSON"}),
}
_SETS = frozenset({"group", "crowd", "number", "family", "team", "crew"})
_BANDS = frozenset({"group", "troops", "commandos", "units", "unit"})  # individuals together, and no organisation with a name
_CRAFT = frozenset({"plane", "airplane", "aircraft", "helicopter", "jet", "drone", "ship", "boat", "vehicle", "car"})
"""What bombs and fires as well, but is no individual, which is whom the slot "PERP: INDIVIDUAL ID" asks for."""


@dataclass(slots=True)
class Answer:
    """One incident as the task counts it: the types it can be, and the head nouns of its fillers by role."""

    types: frozenset[str]
    title: str
    fillers: dict[str, set[str]] = field(default_factory=lambda: {role: set() for role in ROLES})


class Task:
    """Reads incident records as the task's answers. `english` are the words that are no names."""

    def __init__(self, english: set[str]) -> None:
        self.english = english

    def answer(self, one: IncidentReport) -> Answer | None:
        """The incident as an answer, or null where the task's rules leave it out."""
        if one.type not in TYPES or _elsewhere(one):
            return None
        found = Answer(TYPES[one.type], one.title)
        for claim in one.participants:
            self._participant(found, claim.name, claim.role, claim.affiliation)
        found.fillers["victim"] |= {head(claim.victims) for claim in one.casualties if claim.victims}
        found.fillers["victim"] = {noun for noun in found.fillers["victim"] if not _of_such_a_group(noun)}
        found.fillers["target"] -= found.fillers["victim"]  # who comes to harm is a person, whatever the noun
        found.fillers["weapon"] |= {head(claim.name) for claim in one.weapons if claim.use == "used"}
        return None if warfare(one) else found

    def _participant(self, found: Answer, name: str, role: str, affiliation: str | None) -> None:
        noun = head(name)
        if (role == "perpetrator" and noun.removesuffix("s") not in _CRAFT) or (role == "party" and _fighters(noun)):
            found.fillers["organisation" if self._is_body(name, noun) else "perpetrator"].add(noun)
            if affiliation:
                found.fillers["organisation"].add(head(affiliation))
        elif role == "target":
            forms = {noun, noun.removesuffix("s"), noun.removesuffix("es"), noun.removesuffix("ies") + "y"}
            unknown = name.split()[-1][:1].isupper() and not forms & self.english
            person = any(names_people(form) for form in forms) or unknown or _full_name(name) or _people(name)
            found.fillers["victim" if person else "target"].add(noun)

    def _is_body(self, name: str, noun: str) -> bool:
        """An organisation by its noun, its acronym, or as a plural name of one word ("Extraditables"); other names are persons'."""
        core = AFTER_HEAD.split(name.replace('"', ""))[0].split("(")[0].split()
        if names_people(noun) or not core or noun in countries.peoples():
            return False
        if noun in (words("people", "bodies", "nouns") | BODIES) - _BANDS or (core[-1].isupper() and len(core[-1]) > 1):
            return True
        if not core[-1][:1].isupper():
            return False
        return noun in self.english or (len(core) == 1 and noun.endswith("s"))


def _of_such_a_group(noun: str) -> bool:
    """Whether a noun names members of the groups that do such deeds, whom the description excepts from the targets: "six guerrillas"."""
    return "attackers" in {classes("people", "groups").get(form) for form in (noun, noun.removesuffix("s"))}


def _people(name: str) -> bool:
    """A number of people, people of an office or a nation, a name with a given name: "group of students", "secretary", "Colombians"."""
    noun, parts = head(name), name.lower().split()
    whole = noun in _SETS and any(names_people(part) for part in parts[parts.index(noun) + 1 :]) if noun in parts else False
    given = words("people", "names", "male") | words("people", "names", "female")
    named = any(part in given for part in parts[:-1]) and noun not in words("things", "places", "buildings")
    return whole or named or noun in words("people", "titles", "words") or noun.removesuffix("s").endswith(("ian", "ean", "ist"))


def _full_name(name: str) -> bool:
    """Two or more capitalised words, the last of which is no building or body: "Erika Sullivan"."""
    parts = name.split(",")[0].split()
    things = words("things", "places", "buildings") | words("things", "places", "nouns") | words("people", "bodies", "nouns")
    return len(parts) > 1 and all(part[:1].isupper() and part.isalpha() for part in parts) and parts[-1].lower() not in things


def _fighters(noun: str) -> bool:
    """Of a clash's parties, those who are no force of a state."""
    return noun.removesuffix("s") in words("people", "groups", "fighters")


def _elsewhere(one: IncidentReport) -> bool:
    """Whether every place of it is known to lie in another country."""
    places = [locate(claim.text) for claim in one.places if claim.role == "scene"]
    return bool(places) and all(
        place.country not in COUNTRIES | {None} and place.level in {"country", "region", "town"} for place in places
    )
