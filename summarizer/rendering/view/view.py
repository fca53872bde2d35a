"""A brief as its renderings show it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from summarizer.records.brief import Brief, BriefMissed, BriefRejection
from summarizer.records.incident import Finding, MergedIncident, MergedSpeaker, MergedStatement, Place
from summarizer.records.vocabulary import OUTCOMES
from summarizer.rendering.view.changed import Changed
from summarizer.rendering.view.citations import Citations, Cite, each_once
from summarizer.rendering.view.gaps import unknown
from summarizer.rendering.view.parts import (
    IncidentView,
    Line,
    Neighbour,
    QuoteView,
    Refused,
    SpeakerView,
    StatementView,
    View,
)
from summarizer.rendering.view.refusals import part, reason_words, value_words
from summarizer.rendering.view.rows import (
    Row,
    date_row,
    finding_row,
    grouped,
    participant_said,
    place_said,
    toll_row,
    weapon_said,
)
from summarizer.rendering.view.speaking import by_speaker
from summarizer.wording import KINDS, TYPES, capital, date_words, join, plural, shortened, who_read

TITLE = 110
"""The most characters of a title that is shown; the page has the whole in its tooltip."""


def view(brief: Brief, first: int = 1) -> View:
    """Everything that a rendering of this brief shows, in the order in which it appears; `first` is the number of the first source."""
    return _Viewer(brief, first).view()


class _Viewer:
    """One pass over one brief; holds the numbering."""

    def __init__(self, brief: Brief, first: int) -> None:
        self.brief = brief
        self.citations = Citations(brief, first)
        self.undated = {article.id for article in brief.articles if article.published is None}
        self.numbers = {incident.id: number for number, incident in enumerate(brief.incidents, start=1)}
        self.titles = {incident.id: incident.title for incident in brief.incidents} | {one.id: one.text for one in brief.unchanged}

    def view(self) -> View:
        brief = self.brief
        incidents = tuple(self._incident(one) for one in brief.incidents)
        by_id = {one.id: one for one in incidents}
        day = date_words(brief.date) if brief.date else "no date"
        return View(
            title=f"Brief of {day}" if brief.date else "Brief",
            date=day,
            cutoff=self._cutoff(),
            reading=tuple(self._reading()),
            articles=sum(article.replaced_by is None for article in brief.articles),
            undated=len(self.undated),
            origins=len({article.origin for article in brief.articles}),
            policy=brief.policy,
            timezone=brief.timezone,
            bottom_line=tuple(self._line(one.text, one.incidents, by_id) for one in brief.bottom_line),
            compared=_compared(brief),
            changed=Changed(brief, self.citations, self.numbers, self._neighbour).views(),
            new_statements=sum(one.statement is not None and one.what == "new" for one in brief.changes),
            unchanged=tuple(Line(one.text, (), self.citations.cite(one.evidence)) for one in brief.unchanged),
            incidents=incidents,
            speakers=self._speakers(),
            disputes=tuple((one, row) for one in incidents for row in one.rows if row.disputed),
            gaps=tuple(one for one in incidents if one.unknown and not one.background),
            refused=tuple(self._refused(one) for one in brief.rejections),
            missed=tuple(self._missed(one) for one in brief.possibly_missed),
            failures=tuple((one.source, one.reason, one.remedy) for one in brief.failures),
            judgements=tuple((one.what, one.reason, one.initials, one.effect) for one in brief.judgements),
            sources=self.citations.sources,
            references=self.citations.references(),
        )

    def _refused(self, one: BriefRejection) -> Refused:
        cites = self.citations.sentences(one.article, one.sentences)
        value, reason = value_words(one.path, one.value), reason_words(one.reason)
        return Refused(self.citations.source(one.article), part(one.path), value, reason, cites)

    def _missed(self, one: BriefMissed) -> Refused:
        cites = self.citations.sentences(one.article, (one.sentence,))
        return Refused(self.citations.source(one.article), one.what, one.text, "cited nowhere", cites)

    def _cutoff(self) -> str:
        if self.brief.cutoff is None:
            return f"all articles given, whatever their date{self._topic()}"
        text = f"everything published up to {date_words(self.brief.cutoff)} ({self.brief.timezone} where an outlet's offset is unknown)"
        return text + (f", and {plural(len(self.undated), 'undated article')}" if self.undated else "") + self._topic()

    def _topic(self) -> str:
        return f"; only what meets the topic “{self.brief.topic}”" if self.brief.topic is not None else ""

    def _reading(self) -> Iterator[str]:
        names = Counter((one.extractor.name, one.extractor.model) for one in self.brief.articles)
        for (name, model), count in sorted(names.items(), key=lambda item: (item[0][0], item[0][1] or "")):
            yield who_read(name, model).rstrip(".") + (f" ({plural(count, 'article')})" if len(names) > 1 else "")

    def _neighbour(self, id_: str, because: str = "") -> Neighbour:
        title = self.titles.get(id_, f"incident {id_}, not part of this brief")
        because = because.replace(f"'{title}'", "it")
        return Neighbour(self.numbers.get(id_), shortened(title, TITLE) if id_ in self.numbers else title, because, title)

    def _neighbours(self, ids: Iterable[tuple[str, str]]) -> tuple[Neighbour, ...]:
        """Incidents with a reason each, in the order of this brief, those that it does not show last."""
        found = sorted(ids, key=lambda one: (self.numbers.get(one[0], len(self.numbers) + 1), one))
        return tuple(self._neighbour(id_, because) for id_, because in found)

    def _line(self, text: str, ids: Iterable[str], by_id: Mapping[str, IncidentView]) -> Line:
        shown = [by_id[id_] for id_ in ids if id_ in by_id]
        cites = [cite for one in shown for cite in _leading(one.rows)] or [cite for one in shown for cite in one.cites[:1]]
        return Line(text, tuple(self._neighbour(one.id) for one in shown), each_once(cites))

    def _incident(self, one: MergedIncident) -> IncidentView:
        rows = tuple(self._rows(one))
        contested = any(row.disputed for row in rows)
        return IncidentView(
            number=self.numbers[one.id],
            id=one.id,
            title=shortened(one.title, TITLE),
            whole=one.title,
            summary=one.summary,
            kind=TYPES[one.type],
            status=one.status,
            standing="contested" if contested else "corroborated" if one.origins > 1 else "single source",
            background=one.salience == "background",
            undated=bool(one.reports) and all(ref.article in self.undated for ref in one.reports),
            origins=one.origins,
            reports=len(one.reports),
            rows=rows,
            participants=grouped((each.role, participant_said(each, self.citations)) for each in one.participants),
            places=grouped((each.role, place_said(each, self.citations)) for each in one.places if not _repeats(each, one.place)),
            weapons=grouped((each.use, weapon_said(each, self.citations)) for each in one.weapons),
            claimants=one.claimants,
            arithmetic=one.aggregate.arithmetic if one.aggregate else None,
            members=self._neighbours((id_, "") for id_ in one.aggregate_of),
            concerning=self._neighbours((id_, "") for id_ in one.concerning),
            related=self._neighbours(
                (each.id, each.because) for each in one.related if each.id not in (*one.concerning, *one.aggregate_of)
            ),
            unknown=tuple(unknown(one)),
            cites=each_once(_leading(rows)) or self._any_cites(one),
        )

    def _any_cites(self, one: MergedIncident) -> tuple[Cite, ...]:
        """Two sentences for an incident of which neither day nor toll is told."""
        claims = [claim for finding in (one.status_finding, one.type_finding, one.date, one.place) for claim in finding.claims]
        return self.citations.cite(each for claim in claims for each in claim.evidence)[:2]

    def _rows(self, one: MergedIncident) -> Iterator[Row]:
        yield date_row(one.date, self.citations)
        if one.type != "call" or one.place.claims:
            yield finding_row("place", "Where", one.place, self.citations, lambda value: value or "place unknown")
        for outcome in OUTCOMES:
            toll = one.casualties.toll(outcome)
            if toll is not None:
                yield toll_row(outcome, toll, self.citations)
        if one.status != "happened" or one.status_finding.status == "disputed":
            yield finding_row("status", "Status", one.status_finding, self.citations, lambda value: value or "unknown")
        if one.type_finding.status == "disputed":
            yield finding_row("type", "Kind", one.type_finding, self.citations, lambda value: (value or "unknown").replace("_", " "))

    def _speakers(self) -> tuple[SpeakerView, ...]:
        return tuple(
            SpeakerView(join(heard), _described(heard, statements), tuple(self._statement(one) for one in statements))
            for heard, statements in by_speaker(self.brief.statements)
        )

    def _statement(self, one: MergedStatement) -> StatementView:
        via = [part for part in ((one.via.document, one.via.outlet) if one.via else ()) if part]
        date = one.date.value
        return StatementView(
            id=one.id,
            kind=KINDS[one.kind],
            content="" if _repeated(one) else capital(one.content),
            quotes=tuple(QuoteView(quote.text, self.citations.cite([quote.evidence])) for quote in one.quotes),
            addressed=_addressed(one),
            through=join(via),
            document=one.words_of == "document",
            undated=self.brief.cutoff is not None and bool(one.reports) and all(ref.article in self.undated for ref in one.reports),
            about=self._neighbours((id_, "") for id_ in one.about),
            date=date_words(date) if date is not None else None,
            doubted=one.speaker_disputed,
            seconded=one.seconded,
            cites=self.citations.cite(one.evidence),
        )


def _leading(rows: Iterable[Row]) -> Iterator[Cite]:
    """One reference for each value of the facts that a sentence about the incident tells."""
    for row in rows:
        if row.key in LEADING:
            yield from (cite for said in row.said for voice in said.voices[:1] for cite in voice.cites[:1])


LEADING = frozenset({"date", "killed", "injured", "killed_or_injured"})


def _repeated(one: MergedStatement) -> bool:
    """Whether the paraphrase is nothing but one of the quotations."""

    def letters(text: str) -> str:
        return re.sub(r"\W+", " ", text).casefold().strip()

    return letters(one.content) in {letters(quote.text) for quote in one.quotes}


def _addressed(one: MergedStatement) -> str | None:
    """To whom it was said, or whom it accuses."""
    return one.addressee and f"{'against' if one.kind in ('accuse', 'condemn') else 'to'} {one.addressee}"


def _described(heard: Sequence[str], statements: Iterable[MergedStatement]) -> str:
    """The speakers' roles and other spellings, each once, speaker by speaker."""
    told: list[list[MergedSpeaker]] = [[] for _ in heard]
    for one in statements:
        for place, speaker in enumerate(one.speakers):
            told[place].append(speaker)
    parts: list[str] = []
    for name, speakers in zip(heard, told, strict=True):
        parts += [part for speaker in speakers for part in (speaker.role, speaker.affiliation) if part]
        spellings = sorted({other for speaker in speakers for other in (speaker.name, *speaker.aliases)} - {name})
        parts += [f"also written {', '.join(spellings)}"] if spellings else []
    return "; ".join(dict.fromkeys(parts))


def _compared(brief: Brief) -> str | None:
    if brief.since is None:
        return None
    if brief.since == brief.cutoff:
        return f"what was published before {date_words(brief.since)}"
    return f"what was published before {date_words(brief.since)} (news from then to {date_words(brief.cutoff or brief.date)})"


def _repeats(place: Place, finding: Finding) -> bool:
    """Whether a scene stands among the claims of the place already."""
    return place.role == "scene" and place.text.casefold() in {claim.text.casefold() for claim in finding.claims}
