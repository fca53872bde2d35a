"""One incident of an extraction → its report: every field checked, what fails refused at the level of the field."""

from functools import partial

from summarizer.grounding import dates, denials, names, places, prose, referring, tolls
from summarizer.grounding.events import Event
from summarizer.grounding.outcome import Refusal, whole
from summarizer.grounding.reading import Sentence
from summarizer.grounding.scope import UNCITED, Scope, grounded, marks
from summarizer.grounding.words import BACKWARD, TALK, TRIGGERS
from summarizer.records.extraction import CasualtyClaim, Claim, DateClaim, Incident, ParticipantClaim, PlaceClaim, WeaponClaim
from summarizer.records.report import (
    IncidentReport,
    ReportedCasualties,
    ReportedDate,
    ReportedParticipant,
    ReportedPlace,
    ReportedWeapon,
)
from summarizer.records.vocabulary import PARTS_APART, Status

_HAPPENED = ("happened", "denied", "unconfirmed", "alleged")


def ground_incident(scope: Scope, incident: Incident) -> IncidentReport | None:
    """The report of one incident, its links and id still open; nothing where no cited sentence carries it."""
    own = scope.part("sentences").valid(incident.sentences)
    if not own:
        scope.refuse(incident.title, UNCITED, incident.sentences)
        return None
    event = Event(scope.reading, incident, own)
    report = IncidentReport(
        key=incident.key,
        type=incident.type,
        title=incident.title,
        summary=incident.summary,
        status=_status(scope.part("status"), incident, scope.reading.sentences(own)),
        salience=incident.salience,
        aggregate=incident.aggregate,
        concerning=incident.concerning,
        dates=tuple(grounded(scope.part("dates"), incident.dates, own, partial(ground_date, event=event), event.elsewhere)),
        places=tuple(grounded(scope.part("places"), incident.places, own, _place, event.elsewhere)),
        participants=tuple(grounded(scope.part("participants"), incident.participants, own, _participant, event.elsewhere)),
        casualties=tuple(grounded(scope.part("casualties"), incident.casualties, own, partial(_toll, event=event), event.elsewhere)),
        weapons=tuple(grounded(scope.part("weapons"), incident.weapons, own, _weapon, event.elsewhere)),
    )
    return _told(scope, report, scope.reading.sentences(own))


def _status(scope: Scope, incident: Incident, cited: list[Sentence]) -> Status:
    """The status, or the one that the sentences say where they deny or hedge what is said to have happened."""
    found = denials.contradiction(scope.reading, incident, cited)
    if found is None:
        return incident.status
    scope.refuse(incident.status, found[1], tuple(sentence.number for sentence in cited))
    return found[0]


def _told(scope: Scope, report: IncidentReport, cited: list[Sentence]) -> IncidentReport | None:
    """The report with its prose and those cited sentences that tell of it; nothing where none does."""
    titled = prose.complaint(scope.reading, report.title, cited) is None
    telling = _telling(report, cited, titled=titled)
    sentences = telling or scope.reading.sentences(_carrying(report))
    if not sentences:
        scope.refuse(report.title, "no cited sentence tells of it.", tuple(sentence.number for sentence in cited))
        return None
    if titled and sentences != cited and prose.complaint(scope.reading, report.title, sentences) is not None:
        titled, sentences = bool(telling), cited if telling else sentences
    for sentence in cited:
        if sentence not in sentences:
            scope.part("sentences").refuse(sentence.number, f"sentence {sentence.number} has nothing of what is told.", (sentence.number,))
    return report.model_copy(
        update={
            "title": report.title if titled else grounded_prose(scope.part("title"), report.title, sentences, clause=True),
            "summary": grounded_prose(scope.part("summary"), report.summary, sentences, clause=False),
            "sentences": tuple(sentence.number for sentence in sentences),
            "evidence": tuple(whole(scope.reading, sentence) for sentence in sentences),
        }
    )


def _carrying(report: IncidentReport) -> tuple[int, ...]:
    """The sentences in which the incident's claims were found, ascending."""
    claims = (*report.dates, *report.places, *report.participants, *report.casualties, *report.weapons)
    return tuple(sorted({evidence.sentence for claim in claims for evidence in claim.evidence}))


def _telling(report: IncidentReport, cited: list[Sentence], *, titled: bool) -> list[Sentence]:
    """The sentences that tell of the incident, by a claim or a word of its type or title, and those beside one or pointing back."""
    carrying = _carrying(report)
    title = frozenset(names.content(report.title)) if titled else frozenset[str]()
    telling = {
        sentence.number
        for sentence in cited
        if sentence.number in carrying
        or not title.isdisjoint(sentence.stems)
        or any(report.type in TRIGGERS.get(word, ()) for word in sentence.words)
    }
    if not telling:
        return []
    near = {number + step for number in telling for step in (-1, 0, 1)}
    return [sentence for sentence in cited if sentence.number in near or not BACKWARD.isdisjoint(sentence.vocabulary)]


def grounded_prose(scope: Scope, text: str, cited: list[Sentence], *, clause: bool) -> str:
    """The prose, or words of the nearest cited sentence where it says more than the article."""
    wrong = prose.complaint(scope.reading, text, cited)
    if wrong is None:
        return text
    scope.refuse(text, wrong, tuple(sentence.number for sentence in cited))
    return prose.fallback(text, cited, clause=clause)


def claimants(scope: Scope, claim: Claim, cited: list[Sentence]) -> tuple[str, ...]:
    """The claimants whom the cited sentences, or those right before and after them, name."""
    kept: list[str] = []
    for index, name in enumerate(claim.according_to):
        beside = [scope.reading.sentence(number) for s in cited for number in (s.number - 1, s.number + 1) if scope.reading.has(number)]
        found = names.support(scope.reading, name, cited + beside, refer=referring.reference)
        if isinstance(found, Refusal):
            scope.part(f"according_to/{index}").refuse(name, found.reason, tuple(s.number for s in cited))
        else:
            kept.append(name)
    return tuple(kept)


def ground_date(scope: Scope, claim: DateClaim, cited: list[Sentence], event: Event | None = None) -> ReportedDate | Refusal:
    """A date whose words stand in the cited sentences, with its value by code; `event` is what it must date."""
    found = dates.support(scope.reading, claim, cited, event)
    if isinstance(found, Refusal):
        return found
    happened = event is not None and event.incident.status in _HAPPENED
    edtf, by_extractor, wrong = dates.value(found.edtf, claim.edtf, scope.reading.article.published if happened else None)
    if wrong is not None:
        scope.part("edtf").refuse(claim.edtf, wrong, (found.support.evidence.sentence,))
    shared = marks(claim, found.support, cited, claimants(scope, claim, cited))
    return ReportedDate(text=claim.text, edtf=edtf, by_extractor=by_extractor, **shared)


def _place(scope: Scope, claim: PlaceClaim, cited: list[Sentence]) -> ReportedPlace | Refusal:
    support = names.support(scope.reading, claim.text, cited)
    if isinstance(support, Refusal):
        return support
    country = _checked(scope.part("country"), claim.country, claim.country and places.country(scope.reading, claim.text, claim.country))
    region = _checked(scope.part("region"), claim.region, claim.region and places.region(scope.reading, claim.text, claim.region))
    shared = marks(claim, support, cited, claimants(scope, claim, cited))
    return ReportedPlace(text=claim.text, role=claim.role, country=country, region=region, **shared)


def _checked(scope: Scope, value: str | None, wrong: str | None) -> str | None:
    """The value, or nothing where something is wrong with it."""
    if value is None or not wrong:
        return value
    scope.refuse(value, wrong)
    return None


def _participant(scope: Scope, claim: ParticipantClaim, cited: list[Sentence]) -> ReportedParticipant | Refusal:
    support = names.support(scope.reading, claim.name, cited, refer=referring.reference)
    if isinstance(support, Refusal):
        return support
    shared = marks(claim, support, cited, claimants(scope, claim, cited))
    return ReportedParticipant(
        name=claim.name, role=claim.role, affiliation=anywhere(scope.part("affiliation"), claim.affiliation), **shared
    )


def anywhere(scope: Scope, words: str | None) -> str | None:
    """The words if the article has them; else they are refused and left out."""
    wrong = None if words is None or names.anywhere(scope.reading, words) else "these words do not stand in the article."
    return _checked(scope, words, wrong)


def _toll(scope: Scope, claim: CasualtyClaim, cited: list[Sentence], event: Event) -> ReportedCasualties | Refusal:
    if event.incident.type in TALK:
        return Refusal(f"nobody comes to harm in a {event.incident.type}: give the toll to the event that it is about.")
    support = tolls.support(scope.reading, claim, cited)
    if isinstance(support, Refusal):
        return support
    text = _toll_words(scope.part("text"), claim, support.evidence.text, cited)
    victims = claim.victims
    if victims is not None and not any(names.stands(sentence, victims) for sentence in cited):
        victims = _checked(scope.part("victims"), victims, "these words do not stand in the cited sentences.")
    return ReportedCasualties(
        outcome=claim.outcome,
        group=claim.group,
        low=claim.low,
        high=claim.high,
        text=text,
        victims=victims,
        computed=support.computed,
        **marks(claim, support, cited, claimants(scope, claim, cited)),
    )


def _toll_words(scope: Scope, claim: CasualtyClaim, found: str, cited: list[Sentence]) -> str:
    """The claim's words if they stand in a cited sentence, else the words that were found."""
    if all(any(names.as_written(sentence, words) for sentence in cited) for words in claim.text.split(PARTS_APART)):
        return claim.text
    scope.refuse(claim.text, f"these words do not stand in the cited sentences; they read {found!r}.", tuple(s.number for s in cited))
    return found


def _weapon(scope: Scope, claim: WeaponClaim, cited: list[Sentence]) -> ReportedWeapon | Refusal:
    support = names.support(scope.reading, claim.name, cited)
    if isinstance(support, Refusal):
        return support
    return ReportedWeapon(name=claim.name, use=claim.use, **marks(claim, support, cited, claimants(scope, claim, cited)))
