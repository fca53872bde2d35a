"""When two mentions are one event: type, day, count, place, parties."""

from dataclasses import dataclass, field

from summarizer.extractors.offline.frames import TALKS, VIOLENT
from summarizer.extractors.offline.phrases import lemma
from summarizer.extractors.offline.triggers import Mention, tells_scene
from summarizer.records.extraction import (
    DateClaim,
)
from summarizer.records.vocabulary import IncidentType, Outcome, Status

DEEDS = VIOLENT | {"abduction"}
"""Violence that somebody does."""
HARMFUL = DEEDS | {"riot", "accident", "disaster"}
LEAD = 3
"""Sentences that open an article."""


@dataclass(slots=True)
class Event:
    """An incident in the making."""

    type: IncidentType | None
    mentions: list[Mention] = field(default_factory=list)
    status: Status = "happened"
    ordinal: int | None = None
    count: int | None = None
    members: list["Event"] = field(default_factory=list)
    concerning: list["Event"] = field(default_factory=list)
    dates: list[DateClaim] = field(default_factory=list)
    doubts: set[int] = field(default_factory=set)  # numbers of the sentences that say it is not confirmed

    @property
    def first(self) -> Mention:
        """The mention that tells it: the first one, unless that only announces it among others ("in two incidents on …")."""
        return next((one for one in self.mentions if not one.split), self.mentions[0])

    @property
    def best(self) -> Mention:
        """The mention that a headline is made of: the first that tells day or toll in a clause of its own, else the first."""
        own = (one for one in self.mentions if one.real and not one.split and not one.subordinate)
        return next((one for one in own if one.dates or one.tolls), self.first)

    @property
    def sentences(self) -> tuple[int, ...]:
        return tuple(sorted({*(one.parsed.number for one in self.mentions), *self.doubts}))

    @property
    def standing(self) -> Status:
        """Its status: what was first told as planned has happened if a later mention of its kind tells it in the past tense."""
        done = (one for one in self.mentions if one.real and one.verbal and one.type == self.type and one.status == "happened")
        return "happened" if self.status == "planned" and any(one.token.tag_ in {"VBD", "VBN"} for one in done) else self.status

    def tolls(self) -> dict[Outcome, tuple[int, int | None]]:
        """The exact totals, by outcome."""
        return {
            toll.outcome: (toll.low, toll.high)
            for one in self.mentions
            for toll in one.tolls
            if toll.low is not None and not toll.part and (toll.low > 1 or toll.high is None or not toll.definite)
        }


def aftermath(mention: Mention) -> bool:
    """A victim's death told later with a day of its own: "White died Thursday morning"."""
    return mention.type is None and lemma(mention.token) in {
        "die",
        "dead",
        "pronounce",
        "declare",
        "condition",
        "hospitalized",
        "succumb",
        "body",
    }


def kindred(one: IncidentType | None, other: IncidentType | None) -> bool:
    """Whether two mentions can be one event by type: all violent deeds can, talks and calls can."""
    if one is None or other is None or one == other:
        return True
    return (
        {one, other} <= VIOLENT
        or {one, other} <= TALKS
        or {one, other} <= {"accident", "disaster", "explosion"}
        or {one, other} <= {"riot", "protest"}
    )


def sharper(one: IncidentType | None, other: IncidentType | None) -> IncidentType | None:
    if one == "meeting" and other == "call":
        return "call"
    if one == "explosion" and other == "accident":
        return "accident"
    return one


def tolls_differ(mention: Mention, event: Event) -> bool:
    """Another count of a deed with a day or place of its own is another deed; without these it is a part or an update."""
    ours = {text.lower() for text, _ in mention.places}
    theirs_places = {text.lower() for one in event.mentions for text, _ in one.places}
    if (
        mention.type is None
        or not ours
        or not theirs_places
        or any(set(a.split()) & set(b.split()) - {"the", "of", "a", "in"} for a in ours for b in theirs_places)
    ):
        return False
    theirs = event.tolls()
    for toll in mention.tolls:
        if toll.low is None or toll.part or (toll.definite and toll.low == 1):
            continue
        known = theirs.get(toll.outcome)
        if known is not None and known != (toll.low, toll.high) and not mention.definite:
            return True
    return False


def places_differ(mention: Mention, event: Event) -> bool:
    """An indefinite mention at another named place is another event, unless responders are called there: "officers were called to …"."""
    if mention.definite or any(tells_scene(one) for one in mention.extra):
        return False
    ours = {text for text, role in mention.places if role == "scene" and any(part[:1].isupper() for part in text.split())}
    theirs = {
        text for one in event.mentions for text, role in one.places if role == "scene" and any(part[:1].isupper() for part in text.split())
    }
    if not ours or not theirs or mention.tolls or (mention.verbal and not mention.dates):
        return False
    return not any(_capitals(a) & _capitals(b) for a in ours for b in theirs)


def _capitals(text: str) -> set[str]:
    return {part.strip(",.'’s").lower()[:5] for part in text.split() if part[:1].isupper()}
