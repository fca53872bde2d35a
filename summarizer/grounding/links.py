"""The links between the records of one answer: keys that exist, no circles."""

from collections.abc import Iterable

from summarizer.grounding.outcome import Ledger
from summarizer.records.extraction import Aggregate, Incident
from summarizer.records.report import IncidentReport


def unique(incidents: tuple[Incident, ...], ledger: Ledger) -> tuple[Incident, ...]:
    """The incidents without those that use a key a second time."""
    kept: dict[str, Incident] = {}
    for incident in incidents:
        if incident.key in kept:
            ledger.refuse(f"incidents/{incident.key}", incident.title, f"the key {incident.key!r} is used twice.", incident.sentences)
        else:
            kept[incident.key] = incident
    return tuple(kept.values())


def known(path: str, keys: tuple[str, ...], existing: Iterable[str], ledger: Ledger) -> tuple[str, ...]:
    """The keys that name an incident of this answer; the others are refused."""
    names = set(existing)
    for key in keys:
        if key not in names:
            ledger.refuse(path, key, f"no incident of this answer has the key {key!r}.")
    return tuple(key for key in dict.fromkeys(keys) if key in names)


def linked(reports: list[IncidentReport], ledger: Ledger) -> tuple[IncidentReport, ...]:
    """The reports with only those links that name an incident and close no circle, in the order of the answer."""
    existing = [report.key for report in reports]
    edges: dict[str, set[str]] = {key: set() for key in existing}
    made: list[IncidentReport] = []
    for report in reports:
        if not report.concerning and report.aggregate is None:
            made.append(report)
            continue
        path = f"incidents/{report.key}"
        concerning = _straight(
            report.key, f"{path}/concerning", known(f"{path}/concerning", report.concerning, existing, ledger), edges, ledger
        )
        aggregate = report.aggregate
        if aggregate is not None:
            members = known(f"{path}/aggregate/members", aggregate.members, existing, ledger)
            aggregate = Aggregate(count=aggregate.count, members=_straight(report.key, f"{path}/aggregate/members", members, edges, ledger))
        made.append(report.model_copy(update={"concerning": concerning, "aggregate": aggregate}))
    return tuple(made)


def _straight(key: str, path: str, targets: tuple[str, ...], edges: dict[str, set[str]], ledger: Ledger) -> tuple[str, ...]:
    kept: list[str] = []
    for target in targets:
        if target == key or reaches(edges, target, key):
            ledger.refuse(path, target, f"the link from {key!r} to {target!r} closes a circle.")
        else:
            edges[key].add(target)
            kept.append(target)
    return tuple(kept)


def reaches(edges: dict[str, set[str]], start: str, goal: str) -> bool:
    """Whether `goal` can be reached from `start`."""
    seen: set[str] = set()
    todo = [start]
    while todo:
        key = todo.pop()
        if key == goal:
            return True
        if key not in seen:
            seen.add(key)
            todo.extend(edges.get(key, ()))
    return False
