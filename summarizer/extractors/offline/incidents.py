"""What happened: mentions of one event joined over the article, distinct ones kept apart, each with its claims."""

from summarizer.extractors.offline import acts, events, offices, topics
from summarizer.extractors.offline.affiliations import add_affiliations
from summarizer.extractors.offline.apart import told_apart
from summarizer.extractors.offline.doers import add_doers
from summarizer.extractors.offline.founding import founds, in_general
from summarizer.extractors.offline.frames import TALKS, VIOLENT
from summarizer.extractors.offline.identity import HARMFUL, LEAD, Event, aftermath, kindred, places_differ, sharper, tolls_differ
from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.mentions import Cast
from summarizer.extractors.offline.parse import Parsed, Reading
from summarizer.extractors.offline.passing import in_passing
from summarizer.extractors.offline.phrases import child, lemma, negated
from summarizer.extractors.offline.recalling import recalled
from summarizer.extractors.offline.reports import Records
from summarizer.extractors.offline.setting import add_setting
from summarizer.extractors.offline.triggers import SUDDEN, Mention
from summarizer.extractors.offline.utterances import Utterance
from summarizer.normalize import edtf
from summarizer.records.extraction import (
    Incident,
)

_NEAR = 2  # sentences between a deed and the clause that tells its time and place


class Incidents:
    """The incidents pass over one article; `events` in text order."""

    def __init__(self, reading: Reading, cast: Cast, utterances: list[Utterance]) -> None:
        self.reading, self.cast, self.utterances = reading, cast, utterances
        self.events: list[Event] = []
        self.scene: Mention | None = None  # told before its deed: "Officers were called to Oak Street. They found a man shot."
        for position, parsed in enumerate(reading.sentences):
            before = self.reading.sentences[position - 1] if position else None
            found = events.find(parsed, cast)
            for mention in found:
                self._place(mention)
            self._relate(parsed, found)
            self._unconfirmed(parsed, before)
        add_setting(reading, self.events)
        add_doers(reading, self.events, cast)
        add_affiliations(reading, self.events)

    # --- which event -----------------------------------------------------------------------------------------------------------------

    def _place(self, mention: Mention) -> None:
        if not mention.real or in_general(mention):
            return
        if mention.count and mention.count > 1:
            self._aggregate(mention)
            return
        known = self._antecedent(mention)
        if known is None and (
            mention.scene or (mention.type is None and mention.definite and mention.dates and not (mention.tolls or mention.ordinal))
        ):
            self.scene = None if mention.quoted else mention
            return
        if known is not None:
            if aftermath(mention):
                mention.dates.clear()
            known.mentions.append(mention)
            known.type = known.type or mention.type
            known.type = sharper(known.type, mention.type)
            known.ordinal = known.ordinal or mention.ordinal
            return
        if mention.type is None and mention.ordinal and not mention.tolls:
            series = next((one for one in reversed(self.events) if one.ordinal is not None and one.ordinal != mention.ordinal), None)
            if series is not None and (mention.dates or mention.places):
                self.events.append(Event(series.type, [*_parties(series), mention], mention.status, mention.ordinal))
            return
        if founds(mention, self.cast):
            self.events.append(Event(mention.type, [mention], mention.status, mention.ordinal))
            self._take_scene(self.events[-1])

    def _take_scene(self, event: Event) -> None:
        """A clause of time and place that waits for its deed goes to the one told within two sentences."""
        scene, self.scene = self.scene, None
        near = scene is not None and event.first.parsed.number - scene.parsed.number <= _NEAR
        if scene is not None and near and event.type in SUDDEN | {None} and not self._dates_differ(scene, event):
            event.mentions.append(scene)

    def _antecedent(self, mention: Mention) -> Event | None:
        recent = sorted(self.events, key=lambda event: (event.mentions[-1].parsed.number, event.mentions[-1].start), reverse=True)
        fitting = [event for event in recent if self._fits(mention, event)]
        if mention.ordinal is not None:
            numbered = next((event for event in fitting if event.ordinal == mention.ordinal), None)
            if numbered is not None or (lemma(mention.token) == "time" and mention.type is None):
                return numbered
            if mention.ordinal > 1:
                unnumbered = fitting[0] if fitting and fitting[0].ordinal is None else None
                return unnumbered if lemma(mention.token) == "time" else None
        if mention.other:
            return None
        return fitting[0] if fitting else None

    def _fits(self, mention: Mention, event: Event) -> bool:
        if event.count and event.count > 1:
            return self._fits_aggregate(mention, event)
        if (
            mention.plural
            and mention.definite
            and mention.type in HARMFUL
            and sum(1 for one in self.events if one.type in HARMFUL and one.ordinal) > 1
        ):
            return False
        if mention.verbal and mention.type == "meeting" and event.type == "call" and lemma(mention.token) == "meet":
            return False
        if mention.scene and (event.type not in SUDDEN | {None} or mention.parsed.number - event.mentions[-1].parsed.number > _NEAR):
            return False
        if mention.scene and event.type in {"accident", "disaster"} and lemma(mention.token) in words("events", "blame", "outright"):
            return False  # whom somebody blames for a mishap did not do it
        if mention.type is None and not mention.verbal and not mention.definite and not mention.ordinal:
            return False
        if mention.plural and not mention.verbal and not mention.definite:
            return False
        if mention.ordinal and event.ordinal and mention.ordinal != event.ordinal:
            return False
        if (
            mention.type is None
            and not mention.tolls
            and event.type in TALKS | {"visit", "agreement", "sanction", "deployment", "evacuation", "other"}
            and lemma(mention.token) in words("events", "anaphora", "violent")
        ):
            return False
        if mention.type is None and mention.tolls and event.type not in HARMFUL | {None}:
            return event.type == "protest" and mention.parsed.number - event.mentions[-1].parsed.number <= 1
        if event.type is None and mention.type not in HARMFUL | {None}:
            return False
        if mention.type is not None and not kindred(mention.type, event.type):
            return False
        if mention.type is not None and acts.apart(mention.token, event.first.token):
            return False
        if mention.ordinal and event.ordinal == mention.ordinal:
            return True
        return not (
            self._dates_differ(mention, event)
            or tolls_differ(mention, event)
            or self._parties_differ(mention, event)
            or places_differ(mention, event)
            or told_apart(mention, event)
            or recalled(mention, event, self.reading.article.published)
        )

    def _parties_differ(self, mention: Mention, event: Event) -> bool:
        """Encounters of other people are other encounters."""
        if mention.type not in TALKS | {"visit", "arrest", "abduction", "other", "agreement", "sanction"}:
            return False
        if mention.type == "abduction" and mention.definite and not any(role == "target" for _, role in mention.participants):
            return False  # "X claimed responsibility for the kidnapping": whose it was is told before
        people = {person.name for person in self.cast.persons}
        ours = {name for name, role in mention.participants if name[:1].isupper() and role != "host"}
        theirs = {name for one in event.mentions for name, role in one.participants if name[:1].isupper() and role != "host"}
        if ours & people and theirs & people:
            return not ours & theirs
        if offices.others(ours, theirs, self.cast) or offices.others(theirs, ours, self.cast):
            return True
        if bool(ours & people) != bool(theirs & people) or not ours or not theirs:
            return False
        return not any(set(a.lower().split()) & set(b.lower().split()) for a in ours for b in theirs)

    def _fits_aggregate(self, mention: Mention, event: Event) -> bool:
        """ "The attacks", the same toll again, or one more toll in the sentence of the record."""
        if mention.type is not None and not kindred(mention.type, event.type):
            return False
        same = any((toll.low, toll.high) == event.tolls().get(toll.outcome) and toll.low != 1 for toll in mention.tolls)
        beside = mention.type is None and bool(mention.tolls) and mention.parsed.number == event.mentions[-1].parsed.number
        return (mention.plural and mention.definite) or same or beside

    def _dates_differ(self, mention: Mention, event: Event) -> bool:
        if aftermath(mention):
            return False
        ours = [date.edtf for date in mention.dates if date.edtf]
        theirs = [claim.edtf for claim in event.dates if claim.edtf] or [
            date.edtf for one in event.mentions for date in one.dates if date.edtf
        ]
        return bool(ours and theirs) and not any(edtf.compatible(a, b) for a in ours for b in theirs)

    # --- several at once -------------------------------------------------------------------------------------------------------------

    def _aggregate(self, mention: Mention) -> None:
        """ "Two separate attacks": a record of its own; where as many dates stand with it, each is one of them, in order."""
        known = next((one for one in reversed(self.events) if one.count == mention.count and kindred(mention.type, one.type)), None)
        if known is not None:
            known.mentions.append(mention)
            return
        singles = [event for event in self.events if not event.count and event.type in HARMFUL and kindred(mention.type, event.type)]
        event = Event(mention.type or (singles[0].type if singles else None), [mention], mention.status, count=mention.count)
        precise = [date for date in mention.dates if date.edtf is not None and any(mark.isdigit() for mark in date.text)]
        if mention.count == len(precise):
            self._dissolve(mention)
            for ordinal, date in enumerate(precise, 1):
                part = Mention(mention.parsed, mention.token, event.type, verbal=False, ordinal=ordinal, dates=[date], split=True)
                single = Event(event.type or "attack", [part], ordinal=ordinal)
                event.members.append(single)
                self.events.append(single)
            if not mention.tolls:
                return
        elif not (mention.tolls or mention.dates or mention.places):
            return
        self.events.append(event)

    def _dissolve(self, mention: Mention) -> None:
        """An event told without number or date ("the recent killing of several citizens") was the sum of those now told apart."""
        vague = [one for one in self.events if one.type in VIOLENT and not one.tolls() and not any(m.dates for m in one.mentions)]
        for event in vague:
            if mention.definite and kindred(mention.type, event.type):
                self.events.remove(event)
                for other in self.events:
                    if event in other.concerning:
                        other.concerning.remove(event)

    # --- between events --------------------------------------------------------------------------------------------------------------

    def _relate(self, parsed: Parsed, found: list[Mention]) -> None:
        """A call "following the attack", talks "about the clash", an inquiry "into the incident" concern that event."""
        for mention in found:
            event = self._event_of(mention)
            if event is None or event.type not in TALKS | {
                "investigation",
                "visit",
                "arrest",
                "agreement",
                "protest",
                "sanction",
                "evacuation",
                "deployment",
            }:
                continue
            for other in found:
                target = self._event_of(other)
                if target is None or target is event or target.type not in HARMFUL or target in event.concerning:
                    continue
                if self._hangs(mention, other):
                    event.concerning.append(target)

    def _hangs(self, mention: Mention, other: Mention) -> bool:
        chain = [other.token, *other.token.ancestors]
        for one in chain:
            if one.dep_ in {"prep", "advcl", "pcomp"} and one.lower_ in {
                "following",
                "after",
                "regarding",
                "about",
                "over",
                "on",
                "into",
                "around",
                "with",
                "for",
                "concerning",
            }:
                return one.head.i in {mention.token.i, mention.token.head.i, *(extra.i for extra in mention.extra)} or one.head in list(
                    mention.token.ancestors
                )
        return False

    def _event_of(self, mention: Mention) -> Event | None:
        return next((event for event in self.events if any(one is mention for one in event.mentions)), None)

    def _unconfirmed(self, parsed: Parsed, before: Parsed | None) -> None:
        """ "The authorities have not officially announced this": what the sentence before told is unconfirmed."""
        if before is None:
            return
        for token in parsed.doc:
            if token.pos_ == "VERB" and lemma(token) in {"confirm", "announce", "verify", "acknowledge"} and negated(token):
                target = child(token, "dobj")
                if target is not None and target.lower_ in {"this", "it", "that"}:
                    for event in self.events:
                        if event.first.parsed.number == before.number and not event.first.subordinate:
                            event.status = "unconfirmed"
                            event.doubts.add(parsed.number)

    # --- records ---------------------------------------------------------------------------------------------------------------------

    def finished(self) -> tuple[tuple[Incident, ...], list[tuple[Utterance, tuple[str, ...]]]]:
        """The incidents as records in text order, and which of them each utterance is about."""
        opening = {parsed.number for parsed in self.reading.sentences[:LEAD]}
        told = sorted(
            (one for one in self.events if (one.type is not None or one.mentions[0].tolls) and not in_passing(one, opening)),
            key=lambda one: (one.mentions[0].start, one.ordinal or 0),
        )
        keys = {id(event): f"i{number}" for number, event in enumerate(told, 1)}
        about = [(one, topics.about(one, told, keys)) for one in self.utterances]
        records = Records(self.reading, self.utterances)
        return tuple(records.record(event, keys) for event in told), about


def _parties(series: Event) -> list[Mention]:
    """Who takes part in every event of a numbered series: "the second time that X and Y have met. The first time was in May"."""
    counted = next((one for one in reversed(series.mentions) if one.ordinal is not None and lemma(one.token) == "time"), None)
    if counted is None or series.type not in TALKS or not counted.participants:
        return []
    parties = Mention(counted.parsed, counted.token, series.type, verbal=False, split=True)
    parties.participants, parties.affiliations = list(counted.participants), dict(counted.affiliations)
    return [parties]
