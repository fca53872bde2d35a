"""Events as incident records: every claim with its sentence and its claimants."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from summarizer.extractors.offline import topics
from summarizer.extractors.offline.clauses import summary, title
from summarizer.extractors.offline.identity import HARMFUL, LEAD, Event
from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.parse import Reading
from summarizer.extractors.offline.recalling import long_past
from summarizer.extractors.offline.reckoning import Count, reckoned
from summarizer.extractors.offline.triggers import Mention
from summarizer.extractors.offline.utterances import Utterance
from summarizer.normalize.dates import of_other_times
from summarizer.records.extraction import (
    Aggregate,
    CasualtyClaim,
    DateClaim,
    Incident,
    ParticipantClaim,
    PlaceClaim,
    WeaponClaim,
)
from summarizer.records.vocabulary import PARTS_APART, IncidentType, Salience

T = TypeVar("T")


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
            title=title([event.best, *(one for one in event.mentions if one.real and (one.dates or one.places or one.tolls))]),
            summary=summary(event.best),
            status=event.standing,
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
        if self._bygone(event):
            return "background"
        if event.first.parsed.number > LEAD and long_past(event, self.reading.article.published):
            return "background"
        lead = {parsed.number for parsed in self.reading.sentences[:LEAD]}
        if lead & set(event.sentences) or len(event.sentences) > 1:
            return "main"
        return "background" if event.first.subordinate and event.type not in HARMFUL else "main"

    def _bygone(self, event: Event) -> bool:
        """ "In January" beside the lead's "on Monday", where no publication date says how long ago."""
        ours = [(date.text, date.edtf) for one in event.mentions for date in one.dates if date.edtf is not None]
        return any(of_other_times(ours, [(date.text, date.edtf)]) for parsed in self.reading.sentences[:LEAD] for date in parsed.dates)

    def _claimants(self, mention: Mention) -> tuple[str, ...]:
        counters = dict.fromkeys(toll.counter for toll in mention.tolls if toll.counter is not None)
        return topics.claimants(self.utterances, mention) or tuple(counters)

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
                        according_to=topics.accusers(self.utterances, one, name) or self._accuser(one, name) or self._claimants(one),
                    )
        return tuple(known.values())

    def _accuser(self, mention: Mention, name: str) -> tuple[str, ...]:
        return (mention.accusers[name],) if name in mention.accusers else ()

    def _casualties(self, event: Event) -> tuple[CasualtyClaim, ...]:
        """The tolls that somebody asserts; those denied only where nobody asserts any."""
        asserted = [one for one in event.mentions if not topics.denied(self.utterances, one)]
        told = replace(event, mentions=asserted) if asserted else event
        return tuple(_unique(self._casualty(count) for count in reckoned(told, self._claimants)))

    def _casualty(self, count: Count) -> CasualtyClaim:
        first = count.tellings[0].toll
        voices = {self._claimants(one.mention) for one in count.tellings}
        return CasualtyClaim(
            outcome=count.outcome,
            group=first.group,
            low=count.low,
            high=count.high,
            text=PARTS_APART.join(one.toll.text for one in count.tellings),
            victims=first.victims if len(count.tellings) == 1 else None,
            sentences=tuple(sorted({one.toll.parsed.number for one in count.tellings})),
            according_to=voices.pop() if len(voices) == 1 else (),
        )


def _unnamed(event: Event) -> IncidentType:
    """The type of an event told by its victims alone, by what hurt them: "was struck by a bullet", "the death toll from the fire"."""
    said = {token.lower_ for one in event.mentions for token in one.parsed.doc}
    kinds: tuple[IncidentType, ...] = ("accident", "attack", "disaster")
    return next((kind for kind in kinds if said & words("mishaps", "unnamed", kind)), "other")


def _unique(values: Iterable[T]) -> list[T]:
    found: list[T] = []
    for value in values:
        if value not in found:
            found.append(value)
    return found
