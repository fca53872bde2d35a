"""The merged records: what all articles together say. Every value carries the claims behind it."""

from pydantic import Field

from summarizer.records.base import Value
from summarizer.records.vocabulary import (
    FindingStatus,
    IncidentType,
    Outcome,
    ParticipantRole,
    PlaceRole,
    Salience,
    StatementKind,
    Status,
    VictimGroup,
    WeaponUse,
    WordsOf,
)


class CitedEvidence(Value):
    """A half-open interval of one article's text."""

    article: str
    sentence: int
    start: int
    end: int
    text: str


class FindingClaim(Value):
    """One value as one article gives it. `inferred` names the ids of the reports from which a missing part (the year) was taken."""

    value: str | None
    text: str
    according_to: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()
    weak: bool = False
    seconded: bool = Field(default=False, description="The second reading of that article found the same.")
    evidence: tuple[CitedEvidence, ...] = ()


class Finding(Value):
    """A merged field. `value` is null where nothing is known, or where the sources disagree and the policy settles nothing."""

    value: str | None
    status: FindingStatus
    claims: tuple[FindingClaim, ...] = ()


class TollClaim(Value):
    """One count as one article gives it."""

    low: int | None
    high: int | None
    group: VictimGroup
    text: str
    victims: str | None = None
    according_to: tuple[str, ...] = ()
    computed: bool = False
    weak: bool = False
    seconded: bool = Field(default=False, description="The second reading of that article found the same.")
    superseded: bool = Field(default=False, description="A strictly later, higher figure replaced it; an update is no conflict.")
    evidence: tuple[CitedEvidence, ...] = ()


class GroupToll(Value):
    group: VictimGroup
    low: int | None
    best: int | None
    high: int | None


class Toll(Value):
    """A merged count in UCDP's convention. Unknown is null, zero is zero.

    `open` where the highest claim has no upper end ("more than five").
    """

    low: int | None
    best: int | None
    high: int | None
    open: bool = False
    status: FindingStatus
    by_group: tuple[GroupToll, ...] = ()
    claims: tuple[TollClaim, ...] = ()


class Casualties(Value):
    killed: Toll | None = None
    injured: Toll | None = None
    killed_or_injured: Toll | None = None
    missing: Toll | None = None
    captured: Toll | None = None
    displaced: Toll | None = None

    def toll(self, outcome: Outcome) -> Toll | None:
        found: Toll | None = getattr(self, outcome)
        return found


class Place(Value):
    text: str
    role: PlaceRole
    country: str | None
    region: str | None
    claims: tuple[FindingClaim, ...] = ()


class Participant(Value):
    name: str
    role: ParticipantRole
    affiliation: str | None
    aliases: tuple[str, ...] = ()
    claims: tuple[FindingClaim, ...] = ()


class Weapon(Value):
    name: str
    use: WeaponUse
    claims: tuple[FindingClaim, ...] = ()


class MergedAggregate(Value):
    """`arithmetic` sets the aggregate's figures beside its members': "3 + 2 = 5 killed, below 'more than five'"."""

    count: int | None
    arithmetic: str | None


class Relation(Value):
    """A neighbour that was not merged, or a member or subject, and why: "not merged: 27 days apart"."""

    id: str
    because: str


class ReportRef(Value):
    id: str
    article: str
    sentences: tuple[int, ...]


class MergedIncident(Value):
    """One event over all its reports."""

    id: str
    type: IncidentType
    type_finding: Finding
    title: str
    summary: str
    status: Status
    status_finding: Finding
    salience: Salience
    date: Finding
    place: Finding
    places: tuple[Place, ...] = ()
    participants: tuple[Participant, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    casualties: Casualties = Casualties()
    aggregate: MergedAggregate | None = None
    aggregate_of: tuple[str, ...] = ()
    concerning: tuple[str, ...] = ()
    related: tuple[Relation, ...] = ()
    origins: int = Field(description="Independent source texts among the reporting articles.")
    claimants: tuple[str, ...] = Field(default=(), description="Whom the reports rest on, beside the outlets' own voice.")
    reports: tuple[ReportRef, ...] = ()


class MergedSpeaker(Value):
    name: str
    role: str | None
    affiliation: str | None
    aliases: tuple[str, ...] = ()


class MergedVia(Value):
    document: str | None = None
    outlet: str | None = None


class MergedQuote(Value):
    text: str
    evidence: CitedEvidence


class MergedStatement(Value):
    """One utterance over all its reports. `speaker` is the first of `speakers`."""

    id: str
    speaker: MergedSpeaker
    speakers: tuple[MergedSpeaker, ...]
    kind: StatementKind
    addressee: str | None
    content: str
    quotes: tuple[MergedQuote, ...] = ()
    words_of: WordsOf
    via: MergedVia | None
    about: tuple[str, ...] = ()
    date: Finding
    speaker_disputed: tuple[str, ...] = ()
    seconded: bool = Field(default=False, description="The second reading of some article gives the same words to the same speaker.")
    origins: int = 1
    reports: tuple[ReportRef, ...] = ()
    evidence: tuple[CitedEvidence, ...] = ()


class Origin(Value):
    """Articles that are copies or rewrites of one text, by article id; `because` says what shows it."""

    articles: tuple[str, ...]
    because: str


class AppliedJudgement(Value):
    """An editor's pinned decision and what it did."""

    what: str
    reason: str
    initials: str
    effect: str


class Merged(Value):
    """The merger's whole result; tuples are sorted by id."""

    incidents: tuple[MergedIncident, ...] = ()
    statements: tuple[MergedStatement, ...] = ()
    origins: tuple[Origin, ...] = ()
    judgements: tuple[AppliedJudgement, ...] = ()
