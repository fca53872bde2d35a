"""The closed word lists of the schema. Their maps to ACLED and PLOVER stand with the exports."""

from typing import Literal, get_args

IncidentType = Literal[
    "armed_clash",
    "attack",
    "explosion",
    "air_or_drone_strike",
    "shelling",
    "abduction",
    "riot",
    "protest",
    "arrest",
    "call",
    "meeting",
    "visit",
    "agreement",
    "deployment",
    "evacuation",
    "sanction",
    "investigation",
    "accident",
    "disaster",
    "other",
]
Status = Literal["happened", "ongoing", "planned", "alleged", "unconfirmed", "denied"]
Salience = Literal["main", "background"]
PlaceRole = Literal["scene", "launched_from", "toward"]
ParticipantRole = Literal["perpetrator", "target", "party", "host", "mediator", "responder"]
Outcome = Literal["killed", "injured", "killed_or_injured", "missing", "captured", "displaced"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
"""In the order in which tolls are told."""
VictimGroup = Literal["total", "civilians", "security_forces", "attackers", "other"]
WeaponUse = Literal["used", "seized"]
StatementKind = Literal[
    "condemn",
    "accuse",
    "deny",
    "demand",
    "threaten",
    "pledge",
    "appeal",
    "support",
    "agree",
    "concede",
    "claim_responsibility",
    "report",
    "other",
]
WordsOf = Literal["speaker", "document"]
Policy = Literal["representative", "conservative", "informative"]
FindingStatus = Literal["single", "agreed", "disputed", "unknown"]
PARTS_APART = " … "
"""Stands between the words of parts that a toll adds up from several places: "his father … three others"."""
