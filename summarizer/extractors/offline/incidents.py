"""What happened: mentions of one event joined over the article, distinct ones kept apart, each with its claims."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from summarizer.extractors.offline import events
from summarizer.extractors.offline.casualties import Toll
from summarizer.extractors.offline.clauses import summary, title
from summarizer.extractors.offline.events import TALKS, VIOLENT, Mention
from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.mentions import Cast
from summarizer.extractors.offline.parse import Parsed, Reading
from summarizer.extractors.offline.phrases import child, children, lemma, negated
from summarizer.extractors.offline.statements import Utterance
from summarizer.normalize import edtf
from summarizer.records.extraction import (
    Aggregate,
    CasualtyClaim,
    DateClaim,
    Incident,
    ParticipantClaim,
    PlaceClaim,
    WeaponClaim,
)
from summarizer.records.vocabulary import IncidentType, Outcome, Salience, Status

T = TypeVar("T")
_LEAD = 3
_WAR = 1000  # dead in one deed; what counts more sums up a war
_SPECIFIC = frozenset({"recent", "latest", "deadly", "fatal", "yesterday"})  # adjectives of one deed: "the recent clash"
_HARMFUL = VIOLENT | {"abduction", "riot", "accident", "disaster"}


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

    @property
    def first(self) -> Mention:
        """The mention that tells it: the first one, unless that only announces it among others ("in two incidents on …")."""
        return next((one for one in self.mentions if not one.split), self.mentions[0])

    @property
    def sentences(self) -> tuple[int, ...]:
        return tuple(sorted({one.parsed.number for one in self.mentions}))

    def tolls(self) -> dict[Outcome, tuple[int, int | None]]:
        """The exact totals, by outcome."""
        return {
            toll.outcome: (toll.low, toll.high)
            for one in self.mentions
            for toll in one.tolls
            if toll.low is not None and not toll.part and (toll.low > 1 or toll.high is None or not toll.definite)
        }


class Incidents:
    """The incidents pass over one article; `events` in text order."""

    def __init__(self, reading: Reading, cast: Cast, utterances: list[Utterance]) -> None:
        self.reading, self.cast, self.utterances = reading, cast, utterances
        self.events: list[Event] = []
        for position, parsed in enumerate(reading.sentences):
            before = self.reading.sentences[position - 1] if position else None
            found = events.find(parsed, cast)
            for mention in found:
                self._place(mention)
            self._relate(parsed, found)
            self._unconfirmed(parsed, before)

    # --- which event -----------------------------------------------------------------------------------------------------------------

    def _place(self, mention: Mention) -> None:
        if not mention.real:
            return
        if mention.count and mention.count > 1:
            self._aggregate(mention)
            return
        known = self._antecedent(mention)
        if known is not None:
            if _aftermath(mention):
                mention.dates.clear()
            known.mentions.append(mention)
            known.type = known.type or mention.type
            known.type = _sharper(known.type, mention.type)
            known.ordinal = known.ordinal or mention.ordinal
            return
        if mention.type is None and mention.ordinal and not mention.tolls:
            series = next((one for one in reversed(self.events) if one.ordinal is not None and one.ordinal != mention.ordinal), None)
            if series is not None and (mention.dates or mention.places):
                self.events.append(Event(series.type, [mention], mention.status, mention.ordinal))
            return
        if self._founds(mention):
            self.events.append(Event(mention.type, [mention], mention.status, mention.ordinal))

    def _founds(self, mention: Mention) -> bool:
        """Whether a mention tells of an event of its own rather than touching on one."""
        if mention.type is None:
            counted = [toll.low for toll in mention.tolls if toll.low is not None]
            return bool(counted) and max(counted) < _WAR and not mention.quoted and not _habitual(mention)
        if mention.quoted and not (mention.tolls or mention.dates):
            return False
        if mention.type == "sanction" and _held(mention):
            return True
        if mention.plural and not mention.verbal:
            return bool(mention.tolls or (mention.type in TALKS and _named(mention) >= 1 and (mention.dates or mention.places)))
        if mention.type == "other":
            return bool(mention.dates or mention.places)
        if mention.verbal and mention.type == "call":
            return self._officials(mention)
        if mention.type in TALKS | {"visit", "agreement"}:
            return _named(mention) >= (1 if mention.verbal or mention.dates or mention.places or _held(mention) else 2) or (
                not mention.verbal and mention.telling and not mention.definite
            )
        if mention.type in {"sanction", "deployment", "evacuation", "investigation"}:
            return _held(mention) or (bool(mention.participants) and (mention.verbal or bool(mention.dates or mention.places)))
        if not mention.verbal and _charged(mention):
            return False
        if mention.type in _HARMFUL | {"arrest"}:
            return self._particular(mention)
        return mention.telling

    def _particular(self, mention: Mention) -> bool:
        """Whether a deed is told as one event, with particulars, and not as a habit, a war's total or a bare reproach."""
        if any(one.low is not None and one.low >= _WAR for one in mention.tolls) or _habitual(mention):
            return False
        known = sum(
            (
                bool(mention.dates),
                bool(mention.places),
                any(toll.low is not None and toll.noun.pos_ != "PRON" for toll in mention.tolls),
                bool(mention.weapons),
                len({role for _, role in mention.participants}) > 1,
                _named(mention) > 0,
                not mention.verbal and bool(mention.participants),
                not mention.verbal and any(one.lower_ in _SPECIFIC for one in children(mention.token, "amod")),
            )
        )
        return known >= (1 if mention.verbal and not mention.subordinate and not mention.quoted else 2)

    def _officials(self, mention: Mention) -> bool:
        """Holders of office who speak with each other; a reporter's interview is no event."""
        titled = {person.name for person in self.cast.persons if person.roles}
        return sum(1 for name, _ in mention.participants if name in titled) > 1 or (
            _named(mention) > 1 and any(one.lower_ in words("things", "virtual", "words") for one in mention.token.subtree)
        )

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
            and mention.type in _HARMFUL
            and sum(1 for one in self.events if one.type in _HARMFUL and one.ordinal) > 1
        ):
            return False
        if mention.verbal and mention.type == "meeting" and event.type == "call" and lemma(mention.token) == "meet":
            return False
        if mention.type is None and not mention.verbal and not mention.definite and not mention.ordinal:
            return False
        if mention.plural and not mention.verbal and not mention.definite:
            return False
        if mention.ordinal and event.ordinal and mention.ordinal != event.ordinal:
            return False
        if (
            mention.type is None
            and not mention.tolls
            and event.type in TALKS
            and lemma(mention.token) in words("events", "anaphora", "violent")
        ):
            return False
        if mention.type is None and mention.tolls and event.type not in _HARMFUL | {None}:
            return False
        if event.type is None and mention.type not in _HARMFUL | {None}:
            return False
        if mention.type is not None and not _kindred(mention.type, event.type):
            return False
        if mention.ordinal and event.ordinal == mention.ordinal:
            return True
        return not (
            self._dates_differ(mention, event)
            or _tolls_differ(mention, event)
            or self._parties_differ(mention, event)
            or _places_differ(mention, event)
        )

    def _parties_differ(self, mention: Mention, event: Event) -> bool:
        """Encounters of other people are other encounters."""
        if mention.type not in TALKS | {"visit", "arrest", "abduction"}:
            return False
        people = {person.name for person in self.cast.persons}
        ours = {name for name, role in mention.participants if name[:1].isupper() and role != "host"}
        theirs = {name for one in event.mentions for name, role in one.participants if name[:1].isupper() and role != "host"}
        if ours & people and theirs & people:
            return not ours & theirs
        if bool(ours & people) != bool(theirs & people) or not ours or not theirs:
            return False
        return not any(set(a.lower().split()) & set(b.lower().split()) for a in ours for b in theirs)

    def _fits_aggregate(self, mention: Mention, event: Event) -> bool:
        """ "The attacks", the same toll again, or one more toll in the sentence of the record."""
        if mention.type is not None and not _kindred(mention.type, event.type):
            return False
        same = any((toll.low, toll.high) == event.tolls().get(toll.outcome) and toll.low != 1 for toll in mention.tolls)
        beside = mention.type is None and bool(mention.tolls) and mention.parsed.number == event.mentions[-1].parsed.number
        return (mention.plural and mention.definite) or same or beside

    def _dates_differ(self, mention: Mention, event: Event) -> bool:
        if _aftermath(mention):
            return False
        ours = [date.edtf for date in mention.dates if date.edtf]
        theirs = [claim.edtf for claim in event.dates if claim.edtf] or [
            date.edtf for one in event.mentions for date in one.dates if date.edtf
        ]
        return bool(ours and theirs) and not any(edtf.compatible(a, b) for a in ours for b in theirs)

    # --- several at once -------------------------------------------------------------------------------------------------------------

    def _aggregate(self, mention: Mention) -> None:
        """ "Two separate attacks": a record of its own; where as many dates stand with it, each is one of them, in order."""
        known = next((one for one in reversed(self.events) if one.count == mention.count and _kindred(mention.type, one.type)), None)
        if known is not None:
            known.mentions.append(mention)
            return
        singles = [event for event in self.events if not event.count and event.type in _HARMFUL and _kindred(mention.type, event.type)]
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
        """An event told without number or date just before ("the recent killing of several citizens") was the sum of those now told apart."""
        vague = [one for one in self.events if one.type in VIOLENT and not one.tolls() and not any(m.dates for m in one.mentions)]
        for event in vague:
            if mention.definite and _kindred(mention.type, event.type):
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
                if target is None or target is event or target.type not in _HARMFUL or target in event.concerning:
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

    # --- records ---------------------------------------------------------------------------------------------------------------------

    def finished(self) -> tuple[tuple[Incident, ...], list[tuple[Utterance, tuple[str, ...]]]]:
        """The incidents as records in text order, and which of them each utterance is about."""
        told = sorted(
            (event for event in self.events if event.type is not None or event.mentions[0].tolls),
            key=lambda one: (one.mentions[0].start, one.ordinal or 0),
        )
        keys = {id(event): f"i{number}" for number, event in enumerate(told, 1)}
        about = [(one, tuple(keys[id(event)] for event in told if _within(event, one))) for one in self.utterances]
        return tuple(self._record(event, keys) for event in told), about

    def _record(self, event: Event, keys: dict[int, str]) -> Incident:
        aggregate = None
        if event.count and event.count > 1:
            aggregate = Aggregate(count=event.count, members=tuple(keys[id(one)] for one in event.members if id(one) in keys))
        type_ = event.type or _unnamed(event)
        return Incident(
            key=keys[id(event)],
            type=type_,
            title=title(event.first),
            summary=summary(event.first),
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
        return "background" if event.first.subordinate and event.type not in _HARMFUL else "main"

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


def _within(event: Event, utterance: Utterance) -> bool:
    """Whether an utterance's words mention the event."""
    return any(start <= mention.start < end for mention in event.mentions for start, end in utterance.spans)


def _worth_telling(event: Event, tolls: list[Toll]) -> list[Toll]:
    """A single victim told again by name or pronoun adds nothing to an event whose count is known."""
    known = {toll.outcome for one in event.mentions for toll in one.tolls if toll.low is not None and not toll.definite}
    return [toll for toll in tolls if not (toll.definite and toll.low == 1 and toll.outcome in known)]


def _unnamed(event: Event) -> IncidentType:
    """The type of an event told by its victims alone, by what hurt them: "was struck by a bullet", "died from a gunshot wound"."""
    said = {token.lower_ for one in event.mentions for token in one.parsed.doc}
    if said & {"accidental", "accidentally", "crash", "vehicle", "drowned", "truck", "car"}:
        return "accident"
    return (
        "attack"
        if said & {"shot", "gunshot", "gunfire", "bullet", "bullets", "gun", "stab", "stabbed", "bomb", "knife", "troops", "rebels"}
        else "other"
    )


def _aftermath(mention: Mention) -> bool:
    """A victim's death told later with a day of its own: "White died Thursday morning"."""
    return mention.type is None and lemma(mention.token) in {"die", "dead", "pronounce", "declare", "condition", "hospitalized", "succumb"}


def _charged(mention: Mention) -> bool:
    """ "charged with murder", "two counts of homicide": a name for an offence, not the telling of it."""
    token = mention.token
    over = list(token.ancestors)[:4]
    return any(lemma(one) in {"charge", "count", "accuse", "convict", "degree"} for one in over) and not mention.places


def _habitual(mention: Mention) -> bool:
    """Present tense, "have been killing", or a count "since 1980": no single event."""
    if not mention.verbal:
        return False
    token = mention.token
    auxiliaries = {one.lower_ for one in children(token, "aux", "auxpass")}
    if token.tag_ in {"VBP", "VBZ"} and not auxiliaries:
        return not mention.dates
    if token.tag_ == "VBG" and auxiliaries & {"are", "is", "been", "be"}:
        return not (mention.dates or mention.places)
    return any(one.lower_ == "since" for one in children(token, "prep", "mark"))


def _named(mention: Mention) -> int:
    return sum(1 for name, _ in mention.participants if any(part[:1].isupper() for part in name.split()))


def _held(mention: Mention) -> bool:
    verb = mention.token.head
    return mention.token.dep_ in {"dobj", "nsubjpass"} and lemma(verb) in words("events", "light", "hold")


def _kindred(one: IncidentType | None, other: IncidentType | None) -> bool:
    """Whether two mentions can be one event by type: all violent deeds can, talks and calls can."""
    if one is None or other is None or one == other:
        return True
    return (
        {one, other} <= VIOLENT
        or {one, other} <= TALKS
        or {one, other} <= {"accident", "disaster", "explosion"}
        or {one, other} <= {"riot", "protest"}
    )


_RANK = ("attack", "armed_clash", "explosion", "shelling", "air_or_drone_strike")


def _sharper(one: IncidentType | None, other: IncidentType | None) -> IncidentType | None:
    if one == "meeting" and other == "call":
        return "call"
    if one == "explosion" and other == "accident":
        return "accident"
    return one


def _tolls_differ(mention: Mention, event: Event) -> bool:
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


def _places_differ(mention: Mention, event: Event) -> bool:
    """An indefinite mention at another named place is another event."""
    if mention.definite:
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


def _unique(values: Iterable[T]) -> list[T]:
    found: list[T] = []
    for value in values:
        if value not in found:
            found.append(value)
    return found
