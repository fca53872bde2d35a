"""In which order incidents and statements appear."""

import re
from datetime import date

from summarizer.normalize import edtf
from summarizer.records.incident import Finding, MergedIncident, MergedStatement

NEVER = date.min


def last_day(finding: Finding) -> date:
    """The last day that the finding allows: of its value or, where it is disputed, of its claims. `date.min` where nothing is known."""
    values = [finding.value] if finding.value is not None else [claim.value for claim in finding.claims]
    days = [bounds[1] for value in values if value is not None and (bounds := edtf.bounds(value)) is not None]
    return max(days, default=NEVER)


def deaths(incident: MergedIncident) -> int:
    """The best count of deaths, else the lowest, else none."""
    toll = incident.casualties.killed
    if toll is None:
        return 0
    return toll.best if toll.best is not None else toll.low or 0


def incident_key(incident: MergedIncident) -> tuple[int, int, int, str]:
    """Newest event date first, then main before background, then the higher toll, then the id."""
    return (-last_day(incident.date).toordinal(), incident.salience != "main", -deaths(incident), incident.id)


def statement_key(statement: MergedStatement) -> tuple[str, int, str]:
    """By speaker, then newest first, then the id."""
    name = re.sub(r"\W+", " ", statement.speaker.name).casefold().strip()
    return (name, -last_day(statement.date).toordinal(), statement.id)
