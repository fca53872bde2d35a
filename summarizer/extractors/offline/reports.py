"""Events as incident records: every claim with its sentence and its claimants."""

from collections.abc import Iterable
from typing import TypeVar

from summarizer.extractors.offline.casualties import Toll
from summarizer.extractors.offline.clauses import summary, title
from summarizer.extractors.offline.identity import HARMFUL, Event
from summarizer.extractors.offline.parse import Reading
from summarizer.extractors.offline.phrases import lemma
from summarizer.extractors.offline.triggers import Mention
from summarizer.extractors.offline.utterances import Utterance
from summarizer.records.extraction import (
    Aggregate,
    CasualtyClaim,
    DateClaim,
    Incident,
    ParticipantClaim,
    PlaceClaim,
    WeaponClaim,
)
from summarizer.records.vocabulary import IncidentType, Outcome, Salience

T = TypeVar("T")


_LEAD = 3


class Records:
    """Turns events into incident records: claims with their sentences and claimants."""

    def __init__(self, reading: Reading, utterances: list[Utterance]) -> None:
        self.reading, self.utterances = reading, utterances

    def record(self, event: Event, keys: dict[int, str]) -> Incident:
        aggregate = None
        if event.count and event.count > 1:
            aggregate = Aggregate(count=event.count, members=tuple(keys[id(one)] for one in event.members if id(one) in keys))
        type_ = event.type or _unnamed(event)
        return Incident(
            key=keys[id(event)],
            type=type_,
            title=title(event.best),
            summary=summary(event.best),
            status=event.status,
            salience=self._salience(event),
            aggregate=aggregate,
            concerning=tuple(keys[id(one)] for one in event.concerning if id(one) in keys),
            sentences=event.sentences,
            dates=self._dates(event),
            places=self._places(event),
            participants=self._participants(event),
            casualties=self._casualties(event),
            weapons=tuple(
                _unique(
                    WeaponClaim(name=name, use=use, sentences=(one.parsed.number,), according_to=self._claimants(one))
                    for one in event.mentions
                    for name, use in one.weapons
                )
            ),
        )

    def _salience(self, event: Event) -> Salience:
        lead = {parsed.number for parsed in self.reading.sentences[:_LEAD]}
        if lead & set(event.sentences) or len(event.sentences) > 1:
            return "main"
        return "background" if event.first.subordinate and event.type not in HARMFUL else "main"

    def _claimants(self, mention: Mention) -> tuple[str, ...]:
        holding = [
            one
            for one in self.utterances
            if mention.parsed.number in one.sentences
            and any(start <= mention.start < end for start, end in one.spans)
            and not any(cue.predicate and any(start <= mention.start < end for start, end in cue.spans) for cue in one.cues)
        ]
        if not holding:
            return ()
        nearest = min(holding, key=lambda one: sum(end - start for start, end in one.spans))
        return tuple(speaker.name for speaker in nearest.speakers)

    def _dates(self, event: Event) -> tuple[DateClaim, ...]:
        return tuple(
            _unique(
                DateClaim(text=date.text, sentences=(one.parsed.number,), according_to=self._claimants(one))
                for one in event.mentions
                for date in one.dates
            )
        )

    def _places(self, event: Event) -> tuple[PlaceClaim, ...]:
        return tuple(
            _unique(
                PlaceClaim(text=text, role=role, sentences=(one.parsed.number,), according_to=self._claimants(one))
                for one in event.mentions
                for text, role in one.places
            )
        )

    def _participants(self, event: Event) -> tuple[ParticipantClaim, ...]:
        known: dict[str, ParticipantClaim] = {}
        for one in event.mentions:
            for name, role in one.participants:
                earlier = known.get(name)
                if earlier is None:
                    known[name] = ParticipantClaim(
                        name=name,
                        role=role,
                        affiliation=one.affiliations.get(name),
                        sentences=(one.parsed.number,),
                        according_to=self._claimants(one),
                    )
        return tuple(known.values())

    def _casualties(self, event: Event) -> tuple[CasualtyClaim, ...]:
        return tuple(_unique(self._casualty(event, one, toll) for one in event.mentions for toll in _worth_telling(event, one.tolls)))

    def _casualty(self, event: Event, mention: Mention, toll: Toll) -> CasualtyClaim:
        return CasualtyClaim(
            outcome=_fate(event, toll),
            group=toll.group,
            low=toll.low,
            high=toll.high,
            text=toll.text,
            victims=toll.victims,
            sentences=(toll.parsed.number,),
            according_to=self._claimants(mention),
        )


def _fate(event: Event, toll: Toll) -> Outcome:
    """Who is shot is hurt; where some of an event's victims died, "seven were shot" counts the dead too."""
    shot = lemma(toll.anchor) in {"shoot", "stab", "strike", "hit"}
    deaths = any(one.outcome == "killed" for mention in event.mentions for one in mention.tolls)
    return "killed_or_injured" if toll.outcome == "injured" and shot and deaths else toll.outcome


def _worth_telling(event: Event, tolls: list[Toll]) -> list[Toll]:
    """A single victim told again by name or pronoun adds nothing to an event whose count is known."""
    everyone = [toll for one in event.mentions for toll in one.tolls if toll.low is not None]
    known = {toll.outcome for toll in everyone if not toll.definite}
    dead = {(toll.parsed.number, toll.noun.i) for toll in everyone if toll.outcome == "killed"}
    kept = [toll for toll in tolls if not (toll.definite and toll.low == 1 and toll.outcome in known)]
    if _died_later(everyone):
        kept = [toll for toll in kept if toll.outcome != "injured"]
    return [toll for toll in kept if not (toll.outcome == "injured" and toll.low == 1 and dead and _same_victim(toll, dead))]


def _died_later(tolls: list[Toll]) -> bool:
    """The only one hurt is the one who died: "police found a man suffering from a gunshot wound; he died at a hospital"."""
    hurt = [toll for toll in tolls if toll.outcome == "injured" and not toll.definite]
    dead = [toll for toll in tolls if toll.outcome == "killed"]
    return (
        len(hurt) == 1
        and hurt[0].low == hurt[0].high == 1
        and bool(dead)
        and all(toll.definite and toll.low == 1 and toll.parsed.number >= hurt[0].parsed.number for toll in dead)
    )


def _same_victim(toll: Toll, dead: set[tuple[int, int]]) -> bool:
    """Who was hurt and then died: told by the same noun, or again by a pronoun, a name or "the boy"."""
    return (toll.parsed.number, toll.noun.i) in dead or (toll.definite and len(dead) == 1)


def _unnamed(event: Event) -> IncidentType:
    """The type of an event told by its victims alone, by what hurt them: "was struck by a bullet", "died from a gunshot wound"."""
    said = {token.lower_ for one in event.mentions for token in one.parsed.doc}
    if said & {"accidental", "accidentally", "crash", "vehicle", "drowned", "truck", "car"}:
        return "accident"
    return (
        "attack"
        if said
        & {
            "shot",
            "shooting",
            "shootings",
            "stabbing",
            "gunshot",
            "gunfire",
            "bullet",
            "bullets",
            "gun",
            "stab",
            "stabbed",
            "bomb",
            "knife",
            "troops",
            "rebels",
        }
        else "other"
    )


def _unique(values: Iterable[T]) -> list[T]:
    found: list[T] = []
    for value in values:
        if value not in found:
            found.append(value)
    return found
