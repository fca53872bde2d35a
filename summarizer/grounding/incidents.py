"""One incident of an extraction → its report: every field checked, what fails refused at the level of the field."""

from summarizer.grounding import dates, names, prose, tolls
from summarizer.grounding.outcome import Refusal, whole
from summarizer.grounding.reading import Sentence
from summarizer.grounding.scope import Scope, grounded, marks
from summarizer.records.extraction import CasualtyClaim, Claim, DateClaim, Incident, ParticipantClaim, PlaceClaim, WeaponClaim
from summarizer.records.report import (
    IncidentReport,
    ReportedCasualties,
    ReportedDate,
    ReportedParticipant,
    ReportedPlace,
    ReportedWeapon,
)


def ground_incident(scope: Scope, incident: Incident) -> IncidentReport | None:
    """The report of one incident, its links and id still open; nothing where no cited sentence carries it."""
    own = scope.part("sentences").valid(incident.sentences)
    if not own:
        scope.refuse(incident.title, "it cites no sentence of the article's own text.", incident.sentences)
        return None
    sentences = scope.reading.sentences(own)
    return IncidentReport(
        key=incident.key,
        type=incident.type,
        title=_prose(scope.part("title"), incident.title, sentences, clause=True),
        summary=_prose(scope.part("summary"), incident.summary, sentences, clause=False),
        status=incident.status,
        salience=incident.salience,
        aggregate=incident.aggregate,
        concerning=incident.concerning,
        sentences=own,
        dates=tuple(grounded(scope.part("dates"), incident.dates, own, ground_date)),
        places=tuple(grounded(scope.part("places"), incident.places, own, _place)),
        participants=tuple(grounded(scope.part("participants"), incident.participants, own, _participant)),
        casualties=tuple(grounded(scope.part("casualties"), incident.casualties, own, _toll)),
        weapons=tuple(grounded(scope.part("weapons"), incident.weapons, own, _weapon)),
        evidence=tuple(whole(scope.reading, sentence) for sentence in sentences),
    )


def _prose(scope: Scope, text: str, cited: list[Sentence], *, clause: bool) -> str:
    wrong = prose.complaint(scope.reading, text, cited)
    if wrong is None:
        return text
    scope.refuse(text, wrong, tuple(sentence.number for sentence in cited))
    return prose.fallback(cited[0], clause=clause)


def claimants(scope: Scope, claim: Claim, cited: list[Sentence]) -> tuple[str, ...]:
    """The claimants whom the cited sentences, or those right before them, name."""
    kept: list[str] = []
    for index, name in enumerate(claim.according_to):
        before = [scope.reading.sentence(s.number - 1) for s in cited if scope.reading.has(s.number - 1)]
        found = names.support(scope.reading, name, cited + before, refer=True)
        if isinstance(found, Refusal):
            scope.part(f"according_to/{index}").refuse(name, found.reason, tuple(s.number for s in cited))
        else:
            kept.append(name)
    return tuple(kept)


def ground_date(scope: Scope, claim: DateClaim, cited: list[Sentence]) -> ReportedDate | Refusal:
    """A date whose words stand in the cited sentences, with its value by code."""
    found = dates.support(scope.reading, claim, cited)
    if isinstance(found, Refusal):
        return found
    support, code = found
    edtf, by_extractor, wrong = dates.value(code, claim.edtf)
    if wrong is not None:
        scope.part("edtf").refuse(claim.edtf, wrong, (support.evidence.sentence,))
    return ReportedDate(
        text=claim.text, edtf=edtf, by_extractor=by_extractor, **marks(claim, support, cited, claimants(scope, claim, cited))
    )


def _place(scope: Scope, claim: PlaceClaim, cited: list[Sentence]) -> ReportedPlace | Refusal:
    support = names.support(scope.reading, claim.text, cited)
    if isinstance(support, Refusal):
        return support
    shared = marks(claim, support, cited, claimants(scope, claim, cited))
    return ReportedPlace(text=claim.text, role=claim.role, country=claim.country, region=claim.region, **shared)


def _participant(scope: Scope, claim: ParticipantClaim, cited: list[Sentence]) -> ReportedParticipant | Refusal:
    support = names.support(scope.reading, claim.name, cited, refer=True)
    if isinstance(support, Refusal):
        return support
    return ReportedParticipant(
        name=claim.name,
        role=claim.role,
        affiliation=affiliation(scope, claim.affiliation),
        **marks(claim, support, cited, claimants(scope, claim, cited)),
    )


def affiliation(scope: Scope, name: str | None) -> str | None:
    """The affiliation if the article names it; else it is refused and left out."""
    if name is None or names.stands(scope.reading.whole, name):
        return name
    scope.part("affiliation").refuse(name, "the article does not name it.")
    return None


def _toll(scope: Scope, claim: CasualtyClaim, cited: list[Sentence]) -> ReportedCasualties | Refusal:
    support = tolls.support(scope.reading, claim, cited)
    if isinstance(support, Refusal):
        return support
    return ReportedCasualties(
        outcome=claim.outcome,
        group=claim.group,
        low=claim.low,
        high=claim.high,
        text=claim.text,
        victims=claim.victims,
        computed=support.computed,
        **marks(claim, support, cited, claimants(scope, claim, cited)),
    )


def _weapon(scope: Scope, claim: WeaponClaim, cited: list[Sentence]) -> ReportedWeapon | Refusal:
    support = names.support(scope.reading, claim.name, cited)
    if isinstance(support, Refusal):
        return support
    return ReportedWeapon(name=claim.name, use=claim.use, **marks(claim, support, cited, claimants(scope, claim, cited)))
