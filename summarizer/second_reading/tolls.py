"""Counts of people: which ones both readings found, and which ones only the second saw."""

from collections.abc import Iterator

from summarizer.records.report import Evidence, Grounded, IncidentReport, PossiblyMissed, ReportedCasualties
from summarizer.second_reading.reading import Reading, cited, overlap

_EITHER = "killed_or_injured"


def seconded(toll: ReportedCasualties, second: Reading) -> bool:
    """Whether the second reading has the same count of the same outcome from a common sentence."""
    others = (other for report in second.incidents for other in report.casualties)
    return any(_same_count(toll, other) and share_sentence(toll, other) for other in others)


def missed(first: Reading, second: Reading) -> Iterator[PossiblyMissed]:
    """The counts that the second reading could bind and the first one told neither there nor of the same event elsewhere."""
    seen: list[Evidence] = []
    for place, report in enumerate((*second.incidents, *second.counts)):
        bare = place >= len(second.incidents)
        for toll in report.casualties:
            if toll.low is None or toll.weak or toll.computed or not toll.evidence or (bare and overlap(toll.evidence, seen)):
                continue
            seen += toll.evidence
            if not _told(toll, report, first) and not (bare and _counted(toll, first)):
                evidence = toll.evidence[0]
                yield PossiblyMissed(what="toll", sentence=evidence.sentence, text=evidence.text)


def _counted(toll: ReportedCasualties, first: Reading) -> bool:
    """Whether the first reading makes something of these words: a count of another kind, or an arrest that it tells as an incident."""
    for incident in first.incidents:
        if any(overlap(mine.evidence, toll.evidence) for mine in incident.casualties):
            return True
        if toll.outcome == "captured" and incident.type == "arrest" and not cited(incident).isdisjoint(toll.sentences):
            return True
    return False


def share_sentence(one: Grounded, other: Grounded) -> bool:
    """Whether both cite a sentence in common."""
    return not set(one.sentences).isdisjoint(other.sentences)


def _same_count(one: ReportedCasualties, other: ReportedCasualties) -> bool:
    return (one.outcome, one.low, one.high) == (other.outcome, other.low, other.high)


def _told(toll: ReportedCasualties, report: IncidentReport, first: Reading) -> bool:
    about = cited(report)
    for incident in first.incidents:
        one_event = not about.isdisjoint(cited(incident))
        for mine in incident.casualties:
            if _same_fact(mine, toll) or (one_event and _same_count(mine, toll)):
                return True
    return any(_holds_part(incident, toll) for incident in first.incidents)


def _same_fact(mine: ReportedCasualties, toll: ReportedCasualties) -> bool:
    """The same words read as a count of the same people, however exactly: "more than five"; "10 killed or injured"."""
    if mine.outcome != toll.outcome and _EITHER not in (mine.outcome, toll.outcome):
        return False
    if _same_count(mine, toll) and share_sentence(mine, toll):
        return True
    return mine.low is not None and overlap(mine.evidence, toll.evidence) and _meet(mine, toll)


def _meet(one: ReportedCasualties, other: ReportedCasualties) -> bool:
    """Whether the two intervals share a count."""
    high = min(float("inf") if toll.high is None else toll.high for toll in (one, other))
    return max(one.low or 0, other.low or 0) <= high


def _holds_part(incident: IncidentReport, toll: ReportedCasualties) -> bool:
    """Whether the count is a part of a total that the same sentence gives and that the first reading left whole.

    "Five people were killed – two officers and three attackers": who tells the five and no part is not asked for the parts; who tells
    the attackers is asked for the officers.
    """
    if toll.group == "total" or toll.low is None:
        return False
    there = [mine for mine in incident.casualties if mine.outcome == toll.outcome and share_sentence(mine, toll) and mine.low is not None]
    whole = any(mine.group == "total" and mine.low is not None and mine.low >= toll.low for mine in there)
    return whole and all(mine.group == "total" for mine in there)
