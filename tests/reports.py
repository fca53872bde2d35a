"""Report lines for tests, written as values: each claim's words are looked up in the article, so nothing cites what is not there."""

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from summarizer.annotate import sentences as splitting
from summarizer.records.annotation import Sentence
from summarizer.records.extraction import Aggregate, Speaker, Via
from summarizer.records.report import (
    Evidence,
    ExtractorName,
    IncidentReport,
    ReportedArticle,
    ReportedCasualties,
    ReportedDate,
    ReportedParticipant,
    ReportedPlace,
    ReportedWeapon,
    ReportLine,
    StatementReport,
)
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

SEEDS = Path(__file__).parents[1] / "seeds"
HAND = ExtractorName(name="hand")


@dataclass
class Source:
    """An article and the reports written for it; claims are cited by words that must stand in the given sentences."""

    text: str
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    incidents: list[IncidentReport] = field(default_factory=list)
    statements: list[StatementReport] = field(default_factory=list)

    @property
    def id(self) -> str:
        return "a" + sha256(f"{self.outlet} {self.published} {self.text}".encode()).hexdigest()[:8]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return splitting.split(self.text)

    def find(self, *starts: str) -> tuple[int, ...]:
        """The numbers of the sentences that hold the given words."""
        numbers = []
        for words in starts:
            at = self.text.index(words)
            numbers.append(next(s.number for s in self.sentences if s.start <= at < s.end))
        return tuple(numbers)

    def cite(self, words: str, within: tuple[int, ...]) -> tuple[Evidence, ...]:
        for sentence in self.sentences:
            if sentence.number in within:
                at = self.text.find(words, sentence.start, sentence.end)
                if at >= 0:
                    return (Evidence(sentence=sentence.number, start=at, end=at + len(words), text=words),)
        raise AssertionError(f"{words!r} does not stand in the sentences {within} of {self.outlet}")

    def whole(self, numbers: tuple[int, ...]) -> tuple[Evidence, ...]:
        chosen = [s for s in self.sentences if s.number in numbers]
        return tuple(Evidence(sentence=s.number, start=s.start, end=s.end, text=self.text[s.start : s.end]) for s in chosen)

    def date(self, text: str, edtf: str | None, at: tuple[int, ...], according_to: tuple[str, ...] = ()) -> ReportedDate:
        return ReportedDate(text=text, edtf=edtf, according_to=according_to, sentences=at, evidence=self.cite(text, at))

    def place(
        self,
        text: str,
        at: tuple[int, ...],
        role: PlaceRole = "scene",
        country: str | None = None,
        region: str | None = None,
        by: tuple[str, ...] = (),
    ) -> ReportedPlace:
        evidence = self.cite(text, at)
        return ReportedPlace(text=text, role=role, country=country, region=region, according_to=by, sentences=at, evidence=evidence)

    def who(
        self, name: str, role: ParticipantRole, at: tuple[int, ...], affiliation: str | None = None, by: tuple[str, ...] = ()
    ) -> ReportedParticipant:
        evidence = self.cite(name, at)
        return ReportedParticipant(name=name, role=role, affiliation=affiliation, according_to=by, sentences=at, evidence=evidence)

    def count(
        self,
        text: str,
        low: int | None,
        high: int | None,
        at: tuple[int, ...],
        *,
        outcome: Outcome = "killed",
        group: VictimGroup = "total",
        victims: str | None = None,
        by: tuple[str, ...] = (),
        computed: bool = False,
    ) -> ReportedCasualties:
        return ReportedCasualties(
            outcome=outcome,
            group=group,
            low=low,
            high=high,
            text=text,
            victims=victims,
            according_to=by,
            computed=computed,
            sentences=at,
            evidence=self.cite(text, at),
        )

    def weapon(self, name: str, use: WeaponUse, at: tuple[int, ...]) -> ReportedWeapon:
        return ReportedWeapon(name=name, use=use, sentences=at, evidence=self.cite(name, at))

    def incident(
        self,
        key: str,
        kind: IncidentType,
        title: str,
        at: tuple[int, ...],
        *,
        status: Status = "happened",
        salience: Salience = "main",
        dates: tuple[ReportedDate, ...] = (),
        places: tuple[ReportedPlace, ...] = (),
        participants: tuple[ReportedParticipant, ...] = (),
        casualties: tuple[ReportedCasualties, ...] = (),
        weapons: tuple[ReportedWeapon, ...] = (),
        aggregate: Aggregate | None = None,
        concerning: tuple[str, ...] = (),
    ) -> None:
        self.incidents.append(
            IncidentReport(
                id=f"{self.id}-{key}",
                key=key,
                type=kind,
                title=title,
                summary=f"{title}.",
                status=status,
                salience=salience,
                dates=dates,
                places=places,
                participants=participants,
                casualties=casualties,
                weapons=weapons,
                aggregate=aggregate,
                concerning=concerning,
                sentences=at,
                evidence=self.whole(at),
            )
        )

    def statement(
        self,
        speakers: tuple[str, ...],
        kind: StatementKind,
        content: str,
        at: tuple[int, ...],
        *,
        quotes: tuple[str, ...] = (),
        about: tuple[str, ...] = (),
        words_of: WordsOf = "speaker",
        via: Via | None = None,
    ) -> None:
        self.statements.append(
            StatementReport(
                id=f"{self.id}-s{len(self.statements) + 1}",
                speakers=tuple(Speaker(name=name) for name in speakers),
                kind=kind,
                content=content,
                words_of=words_of,
                via=via,
                about=about,
                sentences=at,
                evidence=self.whole(at),
                quotations=tuple(evidence for words in quotes for evidence in self.cite(words, at)),
            )
        )

    @property
    def line(self) -> ReportLine:
        return ReportLine(
            article=ReportedArticle(
                id=self.id,
                outlet=self.outlet,
                published=self.published,
                title=self.title,
                text=self.text,
                sentences=tuple((s.start, s.end, s.furniture) for s in self.sentences),
            ),
            extractor=HAND,
            incidents=tuple(self.incidents),
            statements=tuple(self.statements),
        )


def seed(name: str, outlet: str | None, published: str | None = None) -> Source:
    """One of the five seed articles, by the first digits of its file's name."""
    (path,) = SEEDS.glob(f"{name}*.txt")
    return Source(text=path.read_text(encoding="utf-8"), outlet=outlet, published=published)
