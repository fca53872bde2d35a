"""Good report lines spoilt in one place each, and what grounding says to it: refused, weak, or alive as if it were true."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from summarizer.annotate import annotate
from summarizer.grounding import reground
from summarizer.normalize.names import compare
from summarizer.records.annotation import Annotation, Quotation
from summarizer.records.extraction import Claim, Speaker
from summarizer.records.report import IncidentReport, ReportedDate, ReportLine, StatementReport

Verdict = Literal["refused", "weak", "alive"]

FIELDS = ("dates", "places", "participants", "casualties", "weapons")
STEPS = (1, 2, 7)  # by which a toll is raised
STRANGER = "Osvald Prentiss"
ELSEWHERE = "Port Halmer"
ANOTHER_DAY, ANOTHER_VALUE = "17 February", "1994-02-17"


@dataclass(frozen=True, slots=True)
class Mutant:
    """One line with one false claim.

    `kept` looks it up in the grounded line: true where it is weak or marked as the extractor's own, false where it is alive, else null.
    """

    kind: str
    what: str
    line: ReportLine
    kept: Callable[[ReportLine], bool | None]


def sweep(line: ReportLine) -> Iterator[tuple[Mutant, Verdict]]:
    """All mutants of one line that grounding takes as it is, with what grounding makes of each."""
    annotation: list[Annotation] = []

    def once(article: Any, intervals: Any) -> Annotation:
        if not annotation:
            annotation.append(annotate(article, intervals))
        return annotation[0]

    good = reground(line, once)
    for mutant in mutants(good, annotation[0].quotations):
        weak = mutant.kept(reground(mutant.line, once))
        yield mutant, "refused" if weak is None else "weak" if weak else "alive"


def table(verdicts: Counter[tuple[str, Verdict]]) -> str:
    """Refused, weak and alive by kind, one kind a line."""
    kinds = sorted({kind for kind, _ in verdicts})
    rows = [f"{'':16} {'refused':>8} {'weak':>6} {'alive':>6}"]
    return "\n".join(rows + [f"{k:16} {verdicts[k, 'refused']:8} {verdicts[k, 'weak']:6} {verdicts[k, 'alive']:6}" for k in kinds])


def mutants(line: ReportLine, quotations: Sequence[Quotation]) -> Iterator[Mutant]:
    """Every way in which this module spoils a good line of an article with these quoted spans."""
    for incident in line.incidents:
        for field in FIELDS:
            for claim in getattr(incident, field):
                for kind, false in _spoilt(field, claim):
                    yield _claimed(line, incident, field, kind, false)
                yield from _astray(line, incident, field, claim)
            if field == "dates":
                yield from (_revalued(line, incident, claim) for claim in incident.dates)
        for field in ("dates", "casualties"):
            yield from _swapped(line, incident, field)
        yield from _told(line, incident)
    for place, statement in enumerate(line.statements):
        yield from _spoken(line, place, statement)
        yield from _misquoted(line, place, statement, quotations)


def _spoilt(field: str, claim: Any) -> Iterator[tuple[str, Any]]:
    if field == "casualties" and claim.low is not None:
        for step in STEPS:
            high = None if claim.high is None else claim.high + step
            yield "number", claim.model_copy(update={"low": claim.low + step, "high": high, "computed": False})
    if field == "participants":
        yield "name", claim.model_copy(update={"name": STRANGER})
    if field == "places":
        yield "name", claim.model_copy(update={"text": ELSEWHERE, "country": None, "region": None})
    if field == "dates":
        yield "date", claim.model_copy(update={"text": ANOTHER_DAY, "edtf": None})


def _claimed(line: ReportLine, incident: IncidentReport, field: str, kind: str, false: Any) -> Mutant:
    """The line with nothing but the false claim in that field of the incident."""
    false = false.model_copy(update={"weak": False})
    spoilt = incident.model_copy(update={field: (false,)})
    others = tuple(spoilt if one.key == incident.key else one for one in line.incidents)

    def kept(made: ReportLine) -> bool | None:
        left = [claim for one in made.incidents if one.key == incident.key for claim in getattr(one, field)]
        return left[0].weak if left else None

    what = f"{incident.key} {incident.type} {incident.title!r} {field}: {_brief(false)}"
    return Mutant(kind, what, line.model_copy(update={"incidents": others}), kept)


def _revalued(line: ReportLine, incident: IncidentReport, claim: ReportedDate) -> Mutant:
    """The date's words with another value."""
    spoilt = incident.model_copy(update={"dates": (claim.model_copy(update={"edtf": ANOTHER_VALUE}),)})
    others = tuple(spoilt if one.key == incident.key else one for one in line.incidents)

    def kept(made: ReportLine) -> bool | None:
        left = [one for found in made.incidents if found.key == incident.key for one in found.dates if one.edtf == ANOTHER_VALUE]
        return left[0].weak or left[0].by_extractor if left else None

    return Mutant("date value", f"{incident.key} {claim.text!r}", line.model_copy(update={"incidents": others}), kept)


def _astray(line: ReportLine, incident: IncidentReport, field: str, claim: Claim) -> Iterator[Mutant]:
    """The claim with a sentence that does not hold its words."""
    words: str = getattr(claim, "name", "") or getattr(claim, "text", "")
    for number in sorted({number + step for number in claim.sentences for step in (-2, 2)}):
        if 1 <= number <= len(line.article.sentences):
            start, end, furniture = line.article.sentences[number - 1]
            if not furniture and not any(word in line.article.text[start:end] for word in words.split() if len(word) > 2):
                yield _claimed(line, incident, field, "sentence", claim.model_copy(update={"sentences": (number,)}))


def _swapped(line: ReportLine, incident: IncidentReport, field: str) -> Iterator[Mutant]:
    """Tolls and dates of the article's other incidents."""
    own = [_brief(claim) for claim in getattr(incident, field)]
    for other in line.incidents:
        for claim in getattr(other, field):
            if other.key != incident.key and _brief(claim) not in own and not _kin(incident, other):
                yield _claimed(line, incident, field, f"swap {field}", claim)


def _kin(one: IncidentReport, other: IncidentReport) -> bool:
    """Whether one sums up the other: their values are each other's, in part."""
    members = [report.aggregate.members if report.aggregate else () for report in (one, other)]
    return other.key in members[0] or one.key in members[1]


def _told(line: ReportLine, incident: IncidentReport) -> Iterator[Mutant]:
    """Titles that name a stranger or count what nobody counts."""
    for title in (f"{incident.title}, says {STRANGER}", f"{incident.title}: 97 of them"):
        spoilt = incident.model_copy(update={"title": title})
        others = tuple(spoilt if one.key == incident.key else one for one in line.incidents)

        def kept(made: ReportLine, title: str = title) -> bool | None:
            return False if any(one.title == title for one in made.incidents) else None

        yield Mutant("title", f"{incident.key} {title!r}", line.model_copy(update={"incidents": others}), kept)


def _spoken(line: ReportLine, place: int, statement: StatementReport) -> Iterator[Mutant]:
    """The statement in the mouth of everybody else whom the line names."""
    people = {speaker.name for one in line.statements for speaker in one.speakers}
    people |= {claim.name for incident in line.incidents for claim in incident.participants}
    for name in (*sorted(people), STRANGER):
        if not any(compare(name, speaker.name).same for speaker in statement.speakers):
            false = statement.model_copy(update={"speakers": (Speaker(name=name),)})
            yield _stated(line, place, "swap speaker" if name != STRANGER else "name", false, name)


def _misquoted(line: ReportLine, place: int, statement: StatementReport, quotations: Sequence[Quotation]) -> Iterator[Mutant]:
    """The statement with each quoted span of a sentence that others speak in, as cited, and with that sentence cited too."""
    for span in quotations:
        tellers = [one for one in line.statements if not set(span.sentences).isdisjoint(one.sentences)]
        if not tellers or any(compare(a.name, b.name).same for one in tellers for a in one.speakers for b in statement.speakers):
            continue
        for sentences in (statement.sentences, tuple(sorted({*statement.sentences, *span.sentences}))):
            false = statement.model_copy(update={"quotes": (span.number,), "quotations": (), "sentences": sentences})
            yield _stated(line, place, "quotation", false, f"quote {span.number} {sentences}")


def _stated(line: ReportLine, place: int, kind: str, false: StatementReport, what: str) -> Mutant:
    def kept(made: ReportLine) -> bool | None:
        return False if made.statements and (kind != "quotation" or made.statements[0].quotes) else None

    spoilt = line.model_copy(update={"statements": (false,)})
    return Mutant(kind, f"statement {place} {false.content!r} {what}", spoilt, kept)


def _brief(claim: Any) -> str:
    said = [getattr(claim, name, None) for name in ("name", "text", "outcome", "low", "high", "edtf")]
    return ", ".join(str(value) for value in said if value is not None) + f" {claim.sentences}"
