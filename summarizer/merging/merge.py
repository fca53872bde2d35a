"""The merger's stage order: report lines → groups of reports → incidents, aggregates and statements.

A pure function of the set of lines. Each group depends on its component alone (the reports that linking pairs connect), so that a run
over a grown archive can keep what has not changed.
"""

import gc
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256

from summarizer.merging import aggregates, blocking, compose, fusion, linking, origins, relations, statements
from summarizer.merging import judging as pinned
from summarizer.merging.claims import cited
from summarizer.merging.collecting import Collected, Part, collect
from summarizer.merging.features import Features, Order
from summarizer.merging.fusion import Origins, Years
from summarizer.merging.grouping import Pair
from summarizer.merging.judgements import Judgement
from summarizer.merging.judging import NOTHING_JUDGED, Judged
from summarizer.merging.linking import Links
from summarizer.merging.memory import Memory, remembered
from summarizer.merging.relations import Named
from summarizer.merging.timing import is_news
from summarizer.merging.tolls import merge_tolls
from summarizer.records.incident import AppliedJudgement, Merged, MergedAggregate, MergedIncident, MergedStatement, Origin, ReportRef
from summarizer.records.report import ReportLine
from summarizer.records.vocabulary import Policy

Group = tuple[Features, ...]


@dataclass(frozen=True, slots=True)
class Grouping:
    """All reports in groups: single incidents and aggregates. `members` gives each aggregate group the groups that it sums up."""

    groups: tuple[Group, ...]
    ids: tuple[str, ...]
    group_of: Mapping[Order, int]
    members: Mapping[int, tuple[int, ...]]
    links: Links
    judgements: tuple[AppliedJudgement, ...] = ()


def _ids(groups: Sequence[Group]) -> tuple[str, ...]:
    """An incident is named by its first report; where two share that report's id, by its content too."""
    firsts = Counter(group[0].id for group in groups)
    names = (" ".join((group[0].id, *((group[0].article, group[0].order[3]) if firsts[group[0].id] > 1 else ()))) for group in groups)
    return tuple("i" + sha256(name.encode()).hexdigest()[:12] for name in names)


def merge(
    lines: Iterable[ReportLine],
    policy: Policy = "representative",
    judgements: Sequence[Judgement] = (),
    memory: Memory | None = None,
    part: Part | None = None,
) -> Merged:
    """All articles' reports as incidents and statements, sorted by id; the same bytes for the same set of lines.

    A `memory` makes further merges of the same objects quicker, under one policy and one list of judgements. A `part` of the reports
    (`closure`) gives the records of the whole for what it was chosen for.
    """
    with _uncollected():
        return _merge(collect(lines, judgements, memory, part), policy, judgements, memory)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the cycle collector: merging makes no cycles, and walking a million live values again and again takes a third of its time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _merge(collected: Collected, policy: Policy, judgements: Sequence[Judgement], memory: Memory | None) -> Merged:
    judgements = pinned.resolved(judgements, collected.judged)
    same_text = origins.find(collected.prints, collected.articles)
    origin_of = _origin_of(collected, same_text)
    grouping = group_reports(collected.incidents, judgements, memory, collected.judged)
    incidents = _incidents(grouping, collected.incidents, origin_of, policy, judgements, memory)
    said = _statements(collected, origin_of, policy, {order: grouping.ids[index] for order, index in grouping.group_of.items()})
    return Merged(
        incidents=tuple(sorted(incidents, key=lambda incident: incident.id)),
        statements=tuple(sorted(said, key=lambda statement: statement.id)),
        origins=same_text,
        judgements=grouping.judgements,
    )


def _origin_of(collected: Collected, same_text: Iterable[Origin]) -> dict[str, str]:
    found = {article: article for article in collected.articles}
    for origin in same_text:
        found.update(dict.fromkeys(origin.articles, origin.articles[0]))
    return found


def group_reports(
    reports: Sequence[Features], judgements: Sequence[Judgement] = (), memory: Memory | None = None, judged: Judged = NOTHING_JUDGED
) -> Grouping:
    """Which reports tell of one event, and which sum up which. Judgements override scores."""
    pairs = blocking.pairs([report.article for report in reports], (_marks(report, memory) for report in reports))
    links = linking.links(reports, pairs, memory)
    same, different = pinned.pairs(judgements, "same", reports), pinned.pairs(judgements, "different", reports)
    indexes = linking.groups(reports, links.linking, same, different)
    effects = _effects(judgements, reports, judged, links, indexes)
    singles = tuple(tuple(reports[i] for i in group) for group in indexes if not reports[group[0]].aggregate)
    group_of = {member.order: index for index, group in enumerate(singles) for member in group}
    sums = [index for index, report in enumerate(reports) if report.aggregate]
    near = _neighbours(sums, pairs, reports, group_of)
    attached = [aggregates.attach(reports[index], singles, near[index], group_of) for index in sums]
    place = {index: n for n, index in enumerate(sums)}
    alike = {(place[one], place[other]) for one, other in pairs if one in place and other in place} if sums else set()
    joined = aggregates.group_aggregates([reports[index] for index in sums], attached, alike)
    groups = (*singles, *(tuple(reports[sums[i]] for i in group) for group in joined))
    members = {len(singles) + n: attached[group[0]] for n, group in enumerate(joined)}
    return Grouping(
        groups, _ids(groups), {member.order: index for index, group in enumerate(groups) for member in group}, members, links, effects
    )


def _marks(report: Features, memory: Memory | None) -> blocking.Marks:
    return remembered(memory, "marks", (report,), lambda: blocking.marks(report))


def _effects(
    judgements: Sequence[Judgement], reports: Sequence[Features], judged: Judged, links: Links, indexes: Sequence[tuple[int, ...]]
) -> tuple[AppliedJudgement, ...]:
    if not judgements:
        return ()
    before = linking.groups(reports, links.linking)
    of_before, of_after = ({index: n for n, group in enumerate(groups) for index in group} for groups in (before, indexes))
    return pinned.applied(judgements, reports, judged, of_before, of_after)


def _neighbours(
    sums: Sequence[int], pairs: Iterable[Pair], reports: Sequence[Features], group_of: Mapping[Order, int]
) -> dict[int, list[int]]:
    """For each aggregate report, the groups of the single reports that it was paired with."""
    found: dict[int, set[int]] = {index: set() for index in sums}
    for one, other in pairs if sums else ():
        for total, single in ((one, other), (other, one)):
            if total in found and single not in found:
                found[total].add(group_of[reports[single].order])
    return {index: sorted(near) for index, near in found.items()}


def settle(group: Group, judgements: Sequence[Judgement]) -> Group:
    """The group with an editor's accepted claims in force."""
    if not any(judgement.what == "accept" for judgement in judgements):
        return group
    told = [(member.article, member.report) for member in group]
    return tuple(replace(member, report=pinned.settled(member.article, member.report, judgements, told)) for member in group)


def _incidents(
    grouping: Grouping,
    reports: Sequence[Features],
    origin_of: Origins,
    policy: Policy,
    judgements: Sequence[Judgement],
    memory: Memory | None,
) -> list[MergedIncident]:
    years = _years(grouping.groups)

    def fused_of(group: Group) -> MergedIncident:
        beside = tuple((origin_of[member.article], years.get(member.article, ())) for member in group)
        return remembered(memory, "fused", group, lambda: fuse(settle(group, judgements), origin_of, policy, years), beside=beside)

    fused = [fused_of(group) for group in grouping.groups]
    near = relations.near_misses(reports, grouping.links.refused, grouping.group_of)
    return [incident.model_copy(update=ties) for incident, ties in zip(fused, _ties(grouping, fused, near), strict=True)]


def _ties(grouping: Grouping, fused: Sequence[MergedIncident], near: Mapping[int, Sequence[Named]]) -> Iterator[dict[str, object]]:
    """For each incident, what only the whole merge knows: its id, and the incidents that it names."""
    ids, sums = grouping.ids, _sums(grouping, fused)
    for index, group in enumerate(grouping.groups):
        subjects = relations.concerning(group, grouping.group_of)
        yield {
            "id": ids[index],
            "aggregate": _aggregate(grouping, index, fused),
            "aggregate_of": tuple(ids[member] for member in grouping.members.get(index, ())),
            "concerning": tuple(ids[subject] for subject in subjects),
            "related": relations.related(ids, near.get(index, ()), subjects, sums.get(index, ())),
        }


def _sums(grouping: Grouping, fused: Sequence[MergedIncident]) -> dict[int, list[Named]]:
    """For each incident, the records that sum it up."""
    found: dict[int, list[Named]] = defaultdict(list)
    for total, members in grouping.members.items():
        for member in members:
            found[member].append((total, f"counted in '{fused[total].title}'"))
    return found


def _years(groups: Iterable[Group]) -> Years:
    """For each article, dates with a year of the events that it tells of, and the reports that give them.

    Only what a dated article tells as news gives its year to others: an old event beside the news says nothing of the news' year.
    """
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for group in groups:
        dated = [(date, member.id) for member in group for date in member.dates if is_news(date, member.published)]
        for member in group if dated else ():
            found[member.article].update(dated)
    return {article: tuple(sorted(anchors)) for article, anchors in sorted(found.items())}


def _aggregate(grouping: Grouping, index: int, fused: Sequence[MergedIncident]) -> MergedAggregate | None:
    if index not in grouping.members:
        return None
    counts = {a.count for member in grouping.groups[index] if (a := member.report.aggregate) is not None and a.count is not None}
    parts = [fused[member].casualties for member in grouping.members[index]]
    return MergedAggregate(
        count=counts.pop() if len(counts) == 1 else None, arithmetic=aggregates.arithmetic(fused[index].casualties, parts)
    )


def fuse(group: Group, origin_of: Origins, policy: Policy, years: Years) -> MergedIncident:
    """One incident from its reports alone; its id and its relations are filled in when all groups are known."""
    own = tuple(cited(member.article, member.report.evidence) for member in group)
    kind, status = fusion.type_finding(group, own, origin_of, policy), fusion.status_finding(group, own, origin_of, policy)
    date, place = fusion.date_finding(group, origin_of, policy, years), fusion.place_finding(group, origin_of, policy)
    participants, casualties = fusion.participants(group), merge_tolls(group, origin_of, policy)
    type_ = fusion.chosen_type(group, kind)
    settled = fusion.chosen_status(group, status)
    title, summary = compose.title_and_summary(group, type_, settled, date, place, participants, casualties)
    return MergedIncident(
        id="",
        type=type_,
        type_finding=kind,
        title=title,
        summary=summary,
        status=settled,
        status_finding=status,
        salience=fusion.salience(group),
        date=date,
        place=place,
        places=fusion.place_records(group),
        participants=participants,
        weapons=fusion.weapons(group),
        casualties=casualties,
        origins=len({origin_of[member.article] for member in group}),
        claimants=fusion.claimants(group),
        reports=tuple(ReportRef(id=member.id, article=member.article, sentences=member.report.sentences) for member in group),
    )


def _statements(collected: Collected, origin_of: Origins, policy: Policy, incident_of: Mapping[Order, str]) -> list[MergedStatement]:
    said = collected.statements
    return [statements.merged([said[index] for index in group], origin_of, policy, incident_of) for group in statements.group(said)]
