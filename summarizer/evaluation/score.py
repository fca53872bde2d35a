"""An answer against the gold one: incidents and statements found, dates, tolls and places right, wrong merges and wrong splits.

A report and a gold incident are one if they share a sentence and a type; they are aligned one to one within each article at the
highest overlap. What is merged is judged over the aligned reports alone, so that extraction and merging are told apart.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np
from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]  # scipy ships no types

from summarizer.evaluation import metrics
from summarizer.evaluation.gold import Gold, GoldArticle, GoldCount, GoldEvent, GoldIncident, GoldStatement
from summarizer.evaluation.metrics import Agreement
from summarizer.normalize import edtf, names
from summarizer.normalize.transliteration import fold, transliterated
from summarizer.records.base import Value
from summarizer.records.incident import Finding, Merged, MergedIncident, Toll
from summarizer.records.report import IncidentReport, ReportLine, StatementReport

_RELATED: tuple[frozenset[str], ...] = (
    frozenset({"attack", "armed_clash", "explosion", "air_or_drone_strike", "shelling"}),
    frozenset({"call", "meeting", "visit"}),
)
_PROPER = re.compile(r"\b[A-Z][\w’'-]+")
_BRACKETS = re.compile(r"\s*\(.*?\)")


class Part(Value):
    """How many are right of how many."""

    right: int
    of: int

    @property
    def share(self) -> float:
        """0 to 1; 1 where there is nothing to get right."""
        return self.right / self.of if self.of else 1.0


class Facts(Value):
    """How many of the found events have the gold date, toll of killed, and place."""

    date: Part
    toll: Part
    place: Part


class Merging(Value):
    """Aligned reports by event against by merged incident. Wrong merges and splits are pairs; `forbidden` names events wrongly made one."""

    wrong_merges: int
    wrong_splits: int
    forbidden: tuple[str, ...]
    pairwise: Agreement
    b_cubed: Agreement
    lea: Agreement
    conll: float


class Score(Value):
    """The whole comparison."""

    incident_precision: Part
    incident_recall: Part
    core_recall: Part
    statement_precision: Part
    statement_recall: Part
    speaker: Part
    kind: Part
    facts: Facts
    merging: Merging


def score(gold: Gold, lines: Sequence[ReportLine], merged: Merged) -> Score:
    """The score of report lines and what was merged from them."""
    told = [(answer, line) for answer in gold.articles for line in lines if _is_of(answer, line)]
    aligned = {pair: known for answer, line in told for pair, known in _aligned_incidents(answer, line).items()}
    reports = sum(len(line.incidents) for _, line in told)
    wanted = [one for answer in gold.articles for one in answer.incidents]
    home = {(ref.article, ref.id): incident for incident in merged.incidents for ref in incident.reports}
    of_event: dict[str, list[MergedIncident]] = defaultdict(list)
    for (article, report), known in aligned.items():
        if (article, report) in home:
            of_event[known.event].append(home[article, report])
    said = [_statements(answer, line) for answer, line in told]
    core = [one for one in wanted if one.role == "core"]
    return Score(
        incident_precision=Part(right=len(aligned), of=reports),
        incident_recall=Part(right=len(aligned), of=len(wanted)),
        core_recall=Part(right=sum(known.role == "core" for known in aligned.values()), of=len(core)),
        statement_precision=Part(right=sum(s.found for s in said), of=sum(len(line.statements) for _, line in told)),
        statement_recall=Part(right=sum(s.found for s in said), of=sum(len(answer.statements) for answer in gold.articles)),
        speaker=Part(right=sum(s.speaker for s in said), of=sum(s.found for s in said)),
        kind=Part(right=sum(s.kind for s in said), of=sum(s.found for s in said)),
        facts=_facts(gold.events, of_event),
        merging=_merging(*_grouping(aligned, home), gold, of_event),
    )


def _plain(text: str) -> str:
    return " ".join(text.split())


def _is_of(answer: GoldArticle, line: ReportLine) -> bool:
    if line.article.path is not None and line.article.path.rpartition("/")[2] == answer.file:
        return True
    starts = [start for one in answer.incidents for start in one.sentences] + [one.sentence_start for one in answer.statements]
    return bool(starts) and all(_plain(start) in _plain(line.article.text) for start in starts)


def _numbers(line: ReportLine, starts: Iterable[str]) -> set[int]:
    """The numbers of the sentences that begin with the given words, or hold them near their beginning."""
    sentences = [_plain(line.article.text[start:end]) for start, end, _ in line.article.sentences]
    return {n for start in starts for n, text in enumerate(sentences, 1) if 0 <= text.find(_plain(start)) < 40}


def _aligned_incidents(answer: GoldArticle, line: ReportLine) -> dict[tuple[str, str], GoldIncident]:
    if not answer.incidents or not line.incidents:
        return {}
    table = np.array([[_overlap(one, report, line) for report in line.incidents] for one in answer.incidents])
    rows, columns = linear_sum_assignment(table, maximize=True)
    return {
        (line.article.id, line.incidents[column].id): answer.incidents[row]
        for row, column in zip(rows, columns, strict=True)
        if table[row, column] > 0
    }


def _overlap(one: GoldIncident, report: IncidentReport, line: ReportLine) -> float:
    """Shared sentences, if the types can be one; an exact type and an agreeing date break ties."""
    accepted = {one.type, *one.type_alt}
    if report.type not in accepted and not any(report.type in related and one.type in related for related in _RELATED):
        return 0.0
    if ("+" in one.event) != (report.aggregate is not None):
        return 0.0
    shared = len(_numbers(line, one.sentences) & {*report.sentences, *(e.sentence for e in report.evidence)})
    if not shared:
        return 0.0
    dated = any(edtf.compatible(one.date, claim.edtf) for claim in report.dates)
    counted = one.killed is not None and any(c.outcome == "killed" and c.low == one.killed.low for c in report.casualties)
    return shared + 0.5 * (report.type in accepted) + 0.6 * dated + 0.4 * counted


class _Said(Value):
    found: int
    speaker: int
    kind: int


def _statements(answer: GoldArticle, line: ReportLine) -> _Said:
    """Statements found (a shared sentence), and of these the speakers and kinds that are right."""
    if not answer.statements or not line.statements:
        return _Said(found=0, speaker=0, kind=0)
    table = np.array([[_statement_overlap(one, report, line) for report in line.statements] for one in answer.statements])
    pairs = [
        (answer.statements[row], line.statements[column])
        for row, column in zip(*linear_sum_assignment(table, maximize=True), strict=True)
        if table[row, column] > 0
    ]
    return _Said(
        found=len(pairs),
        speaker=sum(_same_speaker(one, report) for one, report in pairs),
        kind=sum(report.kind in {one.kind, *one.kind_alt} for one, report in pairs),
    )


def _statement_overlap(one: GoldStatement, report: StatementReport, line: ReportLine) -> float:
    if not _numbers(line, [one.sentence_start]) & {*report.sentences, *(e.sentence for e in report.evidence)}:
        return 0.0
    return 1.0 + 0.5 * _same_speaker(one, report) + 0.3 * (report.kind in {one.kind, *one.kind_alt})


def _same_speaker(one: GoldStatement, report: StatementReport) -> bool:
    plain = _BRACKETS.sub("", one.speaker)
    return any(
        names.compare(plain, s.name).same or fold(s.name) in fold(one.speaker) or fold(plain) in fold(s.name) for s in report.speakers
    )


def _facts(events: Iterable[GoldEvent], found: dict[str, list[MergedIncident]]) -> Facts:
    """Dates, tolls and places of the events that were found, each in the merged incident that most of its reports lie in."""
    right, total = Counter[str](), Counter[str]()
    for event in events:
        if not found.get(event.id):
            continue
        incident = max(found[event.id], key=lambda one: (sum(other.id == one.id for other in found[event.id]), one.id))
        if event.date is not None:
            total["date"] += 1
            right["date"] += _date_right(event.date, incident.date)
        if event.killed is not None:
            total["toll"] += 1
            right["toll"] += _toll_right(event.killed, incident.casualties.killed)
        if event.place is not None and (words := _PROPER.findall(event.place)):
            total["place"] += 1
            right["place"] += _place_right(words, incident)
    date, toll, place = (Part(right=right[key], of=total[key]) for key in ("date", "toll", "place"))
    return Facts(date=date, toll=toll, place=place)


def _date_right(wanted: str, finding: Finding) -> bool:
    """The value is the gold one; of a disputed date, every alternative that the gold names is claimed."""
    if finding.value is not None:
        return edtf.contains(wanted, finding.value) or edtf.contains(finding.value, wanted)
    claimed = {claim.value for claim in finding.claims}
    return wanted.startswith("[") and set(wanted.strip("[]").split(",")) <= claimed


def _toll_right(wanted: GoldCount, toll: Toll | None) -> bool:
    """The best or the lowest count is the gold one, or both are open-ended ("more than five")."""
    if toll is None:
        return False
    exact = wanted.best if wanted.best is not None else wanted.low
    if toll.open and wanted.high is None and wanted.low is not None:
        return True
    return toll.best == exact or (toll.low is not None and toll.low == wanted.low)


def _place_right(words: Iterable[str], incident: MergedIncident) -> bool:
    told = {fold(word) for place in incident.places for claim in place.claims for word in _PROPER.findall(claim.text)}
    return any(transliterated(fold(word), other) for word in words for other in told)


Groups = list[list[tuple[str, str]]]


def _grouping(aligned: dict[tuple[str, str], GoldIncident], home: dict[tuple[str, str], MergedIncident]) -> tuple[Groups, Groups]:
    """The aligned reports by event, and by merged incident."""
    by_event: dict[str, list[tuple[str, str]]] = defaultdict(list)
    by_incident: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key, known in sorted(aligned.items(), key=lambda item: item[0]):
        by_event[known.event].append(key)
        by_incident[home[key].id if key in home else " ".join(key)].append(key)
    return list(by_event.values()), list(by_incident.values())


def _merging(wanted: Groups, made: Groups, gold: Gold, of_event: dict[str, list[MergedIncident]]) -> Merging:
    event_of = {item: index for index, group in enumerate(wanted) for item in group}
    incident_of = {item: index for index, group in enumerate(made) for item in group}
    pairs = list(combinations(event_of, 2))
    ids = {event: {incident.id for incident in incidents} for event, incidents in of_event.items()}
    return Merging(
        wrong_merges=sum(event_of[a] != event_of[b] and incident_of[a] == incident_of[b] for a, b in pairs),
        wrong_splits=sum(event_of[a] == event_of[b] and incident_of[a] != incident_of[b] for a, b in pairs),
        forbidden=tuple(f"{a} and {b}" for a, b in gold.must_not_merge if ids.get(a, set()) & ids.get(b, set())),
        pairwise=metrics.pairwise(wanted, made),
        b_cubed=metrics.b_cubed(wanted, made),
        lea=metrics.lea(wanted, made),
        conll=metrics.conll(wanted, made),
    )


def table(found: Score) -> str:
    """The score in lines for a reader."""
    parts = (
        ("incidents found (recall)", found.incident_recall),
        ("of these, core", found.core_recall),
        ("incidents right (precision)", found.incident_precision),
        ("statements found (recall)", found.statement_recall),
        ("statements right (precision)", found.statement_precision),
        ("speaker right", found.speaker),
        ("kind right", found.kind),
        ("date right", found.facts.date),
        ("toll right", found.facts.toll),
        ("place right", found.facts.place),
    )
    rows = [f"{name:<30} {part.right:>4} of {part.of:<4} {part.share:.2f}" for name, part in parts]
    made = found.merging
    rows.append(f"{'wrong merges':<30} {made.wrong_merges:>4} pairs; forbidden: {', '.join(made.forbidden) or 'none'}")
    rows.append(f"{'wrong splits':<30} {made.wrong_splits:>4} pairs")
    rows += [
        f"{name:<30} P {m.precision:.2f} R {m.recall:.2f} F1 {m.f1:.2f}"
        for name, m in (("pairwise", made.pairwise), ("B³", made.b_cubed), ("LEA", made.lea))
    ]
    return "\n".join([*rows, f"{'CoNLL':<30} {made.conll:.2f}"]) + "\n"
