"""`extraction/1`: what an extractor may answer about one article.

Evidence is given as sentence numbers, never as copied text; quotations are given as numbers of the annotation's quoted spans, so
that they are verbatim by construction. The strict JSON Schema that models see is derived from these types (`extractors.schema`):
every key required, no extra keys, no defaults.
"""

from pydantic import Field, model_validator

from summarizer.records.base import Value
from summarizer.records.vocabulary import (
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

SentenceNumbers = tuple[int, ...]
Claimants = tuple[str, ...]


class Claim(Value):
    """The part that every claim shares."""

    according_to: Claimants = Field(
        default=(),
        description="Whom the article names as the source ('Tajik officials', 'the Chinese embassy'); empty for the outlet's own voice.",
    )
    sentences: SentenceNumbers = Field(default=(), description="Numbers of the sentences that say it.")


class DateClaim(Claim):
    """When it happened: the words as written; `edtf` only where the words alone cannot be resolved, else null."""

    text: str
    edtf: str | None = None


class PlaceClaim(Claim):
    """Where: the most specific name as written.

    "on the LLC Shohin SM employees' camp located within the control area of the 1st Border Guard Post 'Istiqlol' ... in the Khatlon
    region" is a scene; "originated from across the border in Afghanistan's Badakhshan province" is `launched_from`.
    """

    text: str
    role: PlaceRole = "scene"
    country: str | None = Field(default=None, description="ISO 3166-1 alpha-2.")
    region: str | None = None


class ParticipantClaim(Claim):
    """Who took part, in which role. "all three were members of the Jamaat Ansarullah group" is `affiliation`, with its claimant."""

    name: str
    role: ParticipantRole
    affiliation: str | None = None


class CasualtyClaim(Claim):
    """A count of people and what befell them, as a closed interval.

    "more than five Chinese nationals were killed" is low 6, high null. "deaths and injuries of 10 Chinese citizens" is
    `killed_or_injured`, never deaths. "killed and injured several Chinese nationals" has no number: low and high are null.
    """

    outcome: Outcome
    group: VictimGroup = "total"
    low: int | None = Field(default=None, description="Lowest count that the words allow; null where they give no number.")
    high: int | None = Field(default=None, description="Highest count that the words allow; null where open-ended.")
    text: str = Field(description="The words that give the count, as written.")
    victims: str | None = Field(default=None, description="Who the victims are, as written.")

    @model_validator(mode="after")
    def _ordered(self) -> "CasualtyClaim":
        if self.low is not None and self.low < 0:
            raise ValueError("low must not be negative")
        if self.high is not None and (self.low is None or self.low > self.high):
            raise ValueError("low must be a number no greater than high")
        return self


class WeaponClaim(Claim):
    """A weapon used, or seized afterwards ("three M-16 rifles ... were seized from the dead terrorists")."""

    name: str
    use: WeaponUse


class Aggregate(Value):
    """An incident record that sums up several: "more than five Chinese nationals were killed in two separate attacks last week"."""

    count: int | None = Field(default=None, description="How many incidents the words say; null where they do not.")
    members: tuple[str, ...] = Field(default=(), description="Keys of the single incidents told in this article, if any.")


class IncidentFields(Value):
    """What an extraction and a report of one incident have in common."""

    key: str = Field(description="'i1', 'i2', … unique in this answer.")
    type: IncidentType
    title: str = Field(description="A neutral headline.")
    summary: str = Field(description="One sentence.")
    status: Status = "happened"
    salience: Salience = "main"
    aggregate: Aggregate | None = None
    concerning: tuple[str, ...] = Field(
        default=(), description="Keys of the incidents that this call, meeting or inquiry follows or is about."
    )
    sentences: SentenceNumbers = ()


class Incident(IncidentFields):
    """Something that happened, was planned or is alleged to have happened."""

    dates: tuple[DateClaim, ...] = ()
    places: tuple[PlaceClaim, ...] = ()
    participants: tuple[ParticipantClaim, ...] = ()
    casualties: tuple[CasualtyClaim, ...] = ()
    weapons: tuple[WeaponClaim, ...] = ()


class Speaker(Value):
    """Who said it. "Tajikistan FM, referring to ..." is named by the article's name for that office holder, with the role as written."""

    name: str
    role: str | None = None
    affiliation: str | None = None


class Via(Value):
    """Through what it was said: a document ("a statement issued by the Afghan Foreign Ministry"), a carrying outlet ("Amu.tv reports")."""

    document: str | None = None
    outlet: str | None = None


class StatementFields(Value):
    """What an extraction and a report of one statement have in common."""

    speakers: tuple[Speaker, ...] = Field(description="Several for a joint statement.")
    kind: StatementKind
    addressee: str | None = None
    content: str = Field(description="One-sentence paraphrase.")
    quotes: tuple[int, ...] = Field(default=(), description="Numbers of the quoted spans that are this speaker's words.")
    words_of: WordsOf = Field(default="speaker", description="'document' where the words are a ministry's text and not the person's own.")
    via: Via | None = None
    about: tuple[str, ...] = Field(default=(), description="Keys of the incidents that it is about.")
    sentences: SentenceNumbers = ()


class Statement(StatementFields):
    """Somebody said something: one speaker, one utterance."""

    dates: tuple[DateClaim, ...] = ()


class Extraction(Value):
    """An extractor's whole answer for one article."""

    incidents: tuple[Incident, ...] = ()
    statements: tuple[Statement, ...] = ()
