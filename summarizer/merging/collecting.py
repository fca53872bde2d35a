"""Report lines → articles, incident features and statements, as a set: duplicates fall together and every order is by content."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import NamedTuple

from summarizer.merging import features, statements
from summarizer.merging.features import Features, Order
from summarizer.merging.judgements import Judgement
from summarizer.merging.judging import Judged, corrected, names, resolved
from summarizer.merging.memory import Memory, remembered
from summarizer.merging.origins import Print, fingerprint
from summarizer.merging.statements import Said
from summarizer.records.report import IncidentReport, ReportedArticle, ReportLine, StatementReport


@dataclass(frozen=True, slots=True)
class Collected:
    """All reports, sorted by their order. `prints` are the fingerprints of the articles' texts by article id."""

    articles: tuple[str, ...]
    prints: Mapping[str, Print]
    incidents: tuple[Features, ...]
    statements: tuple[Said, ...]
    judged: Judged


class Part(NamedTuple):
    """The reports that count, where not all do. `articles` are all that there are, sorted.

    `places` gives for an article the places of its reports: an incident's place in its line; a statement's, from −1 downwards.
    """

    places: Mapping[str, Collection[int]]
    articles: tuple[str, ...]


class Told(NamedTuple):
    """What one line says: its article's rank among its copies and fingerprint, its reports by place, and what an editor judges of it."""

    rank: str
    fingerprint: Print
    incidents: Mapping[int, Features]
    statements: Mapping[int, Said]
    judged: tuple[IncidentReport, ...]


def collect(
    lines: Iterable[ReportLine], judgements: Sequence[Judgement] = (), memory: Memory | None = None, part: Part | None = None
) -> Collected:
    """Everything that the lines say, each thing once. Lines are dropped as they are read; what is kept of a text is its fingerprint.

    With a memory, the lines are held by it. With a `part`, only its reports are taken.
    """
    articles: dict[str, tuple[str, Print]] = {}
    incidents: dict[tuple[str, str], Features] = {}
    said: dict[tuple[str, str], Said] = {}
    judged: dict[tuple[str, str], IncidentReport] = {}
    for line in lines:
        id_ = line.article.id
        chosen = None if part is None else part.places.get(id_, ())
        here = remembered(memory, "told", (line,), partial(told, line, judgements, chosen))
        own = (here.rank, here.fingerprint)
        articles[id_] = min(articles.get(id_, own), own, key=lambda known: known[0])
        incidents.update({(id_, one.order[3]): one for one in here.incidents.values()})
        said.update({(id_, one.order[3]): one for one in here.statements.values()})
        judged.update({(id_, one.model_dump_json()): one for one in here.judged})
    return Collected(
        articles=tuple(sorted(articles)),
        prints={article: articles[article][1] for article in sorted(articles)},
        incidents=tuple(sorted(incidents.values(), key=lambda one: one.order)),
        statements=tuple(sorted(said.values(), key=lambda one: one.order)),
        judged=Judged(tuple(sorted(articles)) if part is None else part.articles, tuple((key[0], judged[key]) for key in sorted(judged))),
    )


def told(line: ReportLine, judgements: Sequence[Judgement] = (), wanted: Collection[int] | None = None) -> Told:
    """What one line says, by itself; only the reports at the `wanted` places, where these are given."""
    article = line.article
    rank = f"{article.published or '9999'} {article.outlet or ''} {article.text}"
    identified = _with_ids(line)
    judged = tuple(identified) if names(judgements, article.id) else ()
    here = resolved(judgements, Judged((article.id,), tuple((article.id, report) for report in judged))) if judged else ()
    named = [corrected(article.id, report, here) for report in identified]
    contents = _contents(named)
    return Told(
        rank=sha256(rank.encode()).hexdigest(),
        fingerprint=fingerprint(article.text),
        incidents=features.of_line(article, named, contents, wanted),
        statements=_said(line, {one.key: features.order_of(article, one, contents[one.key]) for one in named}, wanted),
        judged=judged,
    )


def _said(line: ReportLine, incidents: Mapping[str, Order], wanted: Collection[int] | None) -> dict[int, Said]:
    """The line's statements by place; `incidents` gives the order of each incident key."""
    chosen = {-1 - n: one for n, one in enumerate(line.statements) if wanted is None or -1 - n in wanted}
    spoken = [_statement_with_id(line.article, report) for report in chosen.values()]
    hashes = [_hash(r.model_dump_json(), *(incidents[k][3] for k in r.about if k in incidents)) for r in spoken]
    return dict(zip(chosen, statements.of_line(line.article, spoken, hashes, incidents), strict=True))


def _hash(*parts: str) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:16]


def _with_ids(line: ReportLine) -> list[IncidentReport]:
    """The line's incident reports, each with an id: its own, or one made of its content."""
    return [r if r.id else r.model_copy(update={"id": "r" + _hash(line.article.id, r.model_dump_json())}) for r in line.incidents]


def _statement_with_id(article: ReportedArticle, report: StatementReport) -> StatementReport:
    return report if report.id else report.model_copy(update={"id": "u" + _hash(article.id, report.model_dump_json())})


def _contents(reports: Iterable[IncidentReport]) -> dict[str, str]:
    """Key → hash of what the report says, what it concerns included (keys mean nothing outside their line)."""
    written = {report.key: report.model_dump_json() for report in reports}
    return {
        report.key: _hash(
            written[report.key],
            *(written[key] for key in (*report.concerning, *(report.aggregate.members if report.aggregate else ())) if key in written),
        )
        for report in reports
    }
