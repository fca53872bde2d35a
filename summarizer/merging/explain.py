"""Why an incident's reports are one, and which neighbours were refused and why: every feature of every pair, in words."""

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import combinations, product

from summarizer.merging.collecting import collect
from summarizer.merging.features import Features
from summarizer.merging.judgements import Judgement
from summarizer.merging.judging import between, nearest, resolved
from summarizer.merging.merge import merge
from summarizer.merging.scoring import compare
from summarizer.records.base import Value
from summarizer.records.report import ReportLine


class Reason(Value):
    """One thing that speaks for (or, below 0, against) two reports being one; `channel` is "who" (and where) or "what" (and when)."""

    channel: str
    weight: float
    because: str


class PairExplained(Value):
    """Two reports by id, each with its article; `veto` says why they can never be one, `decided` what an editor decided.

    Scores are sums of the reasons' weights.
    """

    reports: tuple[str, str]
    articles: tuple[str, str]
    who: float
    what: float
    links: bool
    veto: str | None
    decided: str | None = None
    reasons: tuple[Reason, ...]


class Member(Value):
    """A report by id, and what a judgement pins it by."""

    id: str
    article: str
    type: str
    sentences: tuple[int, ...]


class Explanation(Value):
    """An incident's reports, the pairs of them, and for each refused neighbour the nearest pair; pairs best first."""

    incident: str
    title: str
    reports: tuple[Member, ...]
    together: tuple[PairExplained, ...]
    refused: tuple[tuple[str, PairExplained], ...]


def explain(lines: Iterable[ReportLine], incident: str, judgements: Sequence[Judgement] = ()) -> Explanation | None:
    """Why the incident is what it is. `incident` is its id or the id of any report in it; null if there is none."""
    held = tuple(lines)
    merged = merge(held, judgements=judgements)
    found = next((one for one in merged.incidents if incident == one.id or incident in {ref.id for ref in one.reports}), None)
    if found is None:
        return None
    collected = collect(held, judgements)
    judgements = resolved(judgements, collected.judged)
    of = {(one.article, one.id): one for one in collected.incidents}
    members = {one.id: [of[ref.article, ref.id] for ref in one.reports] for one in merged.incidents}
    own = members[found.id]
    pair = partial(_pair, judgements=judgements)
    near = [relation.id for relation in found.related if relation.because.startswith("not merged")]
    near += [id_ for id_, theirs in members.items() if id_ not in {found.id, *near} and _decided(own, theirs, judgements)]
    return Explanation(
        incident=found.id,
        title=found.title,
        reports=tuple(Member(id=one.id, article=one.article, type=one.report.type, sentences=one.report.sentences) for one in own),
        together=tuple(sorted((pair(a, b) for a, b in combinations(own, 2)), key=_rank, reverse=True)),
        refused=tuple((other, max((pair(a, b) for a, b in product(own, members[other])), key=_nearness)) for other in near),
    )


def nearest_id(lines: Iterable[ReportLine], given: str, judgements: Sequence[Judgement] = ()) -> str | None:
    """The id of an incident or of a report in one that is written most like the given one."""
    merged = merge(lines, judgements=judgements)
    return nearest(given, sorted({id_ for one in merged.incidents for id_ in (one.id, *(ref.id for ref in one.reports))}))


def _decided(own: Sequence[Features], theirs: Sequence[Features], judgements: Sequence[Judgement]) -> bool:
    """Whether an editor decided between two incidents."""
    return bool(judgements) and any(between(judgements, one, other) for one, other in product(own, theirs))


def _rank(pair: PairExplained) -> tuple[float, tuple[str, str]]:
    return pair.who + pair.what, pair.reports


def _nearness(pair: PairExplained) -> tuple[bool, float, tuple[str, str]]:
    """As near misses are chosen: an editor's decision first, then by who and where, a veto being the better reason."""
    return pair.decided is not None, pair.who + (pair.veto is not None) / 2, pair.reports


def _pair(a: Features, b: Features, judgements: Sequence[Judgement]) -> PairExplained:
    score, decision = compare(a, b), between(judgements, a, b)
    return PairExplained(
        reports=(a.id, b.id),
        articles=(a.article, b.article),
        who=round(score.who, 2),
        what=round(score.what, 2),
        links=score.links,
        veto=score.veto,
        decided=None if decision is None else f"{decision.what} by judgement of {decision.initials}: {decision.reason}",
        reasons=tuple(Reason(channel=p.channel, weight=round(p.weight, 2), because=p.because) for p in score.points),
    )


def in_words(explanation: Explanation) -> str:
    """The explanation in lines for a reader."""
    rows = [f"{explanation.incident}: {explanation.title}"]
    rows += [f"  {one.id}: {one.type} in article {one.article}, {_sentences(one.sentences)}" for one in explanation.reports]
    rows += [f"  one: {_line(pair)}" for pair in explanation.together] or ["  one report alone"]
    rows += [f"  not {neighbour}: {_line(pair)}" for neighbour, pair in explanation.refused]
    return "\n".join(rows)


def _sentences(numbers: Sequence[int]) -> str:
    return f"sentence{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"


def _line(pair: PairExplained) -> str:
    reasons = ", ".join(f"{reason.because} ({reason.weight:+.1f})" for reason in pair.reasons)
    verdict = f"never: {pair.veto}" if pair.veto else f"who and where {pair.who:+.1f}, what and when {pair.what:+.1f}"
    decided = f"{pair.decided} ({verdict})" if pair.decided else verdict
    return f"{' – '.join(pair.reports)}: {decided}{': ' if reasons else ''}{reasons}"
