"""Incidents and statements over time: when it happened against when it was reported."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from summarizer.normalize import edtf
from summarizer.records.brief import Brief
from summarizer.records.incident import Finding, ReportRef
from summarizer.rendering.view.parts import IncidentView, View
from summarizer.wording import MONTHS, date_precision, date_words, dates_words

WINDOWS = (92, 366, 3660)
"""Days that the axis may span: the fewest that hold three quarters of the events, so that one old event does not flatten the rest."""
LONGEST = 92
"""Days: a vaguer event ("in 2024") is no stretch worth drawing."""
ROWS = 40


class Span(NamedTuple):
    """A stretch of the axis, in percent of its width; a single day has the same start and end."""

    start: float
    end: float
    disputed: bool


class Track(NamedTuple):
    """One line of the timeline. `early` where the event lies before the axis begins; `lag` from the event to its first report."""

    number: int | None
    label: str
    href: str
    when: str
    reported: str
    spans: tuple[Span, ...]
    reports: tuple[float, ...]
    lag: Span | None
    early: bool
    disputed: bool


class Tick(NamedTuple):
    at: float
    label: str


class Timeline(NamedTuple):
    tracks: tuple[Track, ...]
    ticks: tuple[Tick, ...]
    left_out: int


class Axis:
    """Days to percent, with a margin on both sides."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        self._width = max(1, (last - first).days)

    def at(self, day: date) -> float:
        return round(3 + 94 * min(1.0, max(0.0, (day - self.first).days / self._width)), 2)

    def ticks(self) -> tuple[Tick, ...]:
        """At most four days, three where the year is told too, evenly spread from the first on: their names stand side by side."""
        step = max(1, -(-self._width // (2 if self._width > 366 else 3)))
        ordinals = range(self.first.toordinal(), self.last.toordinal() + 1, step)
        year = " %Y" if self._width > 366 else ""
        return tuple(
            Tick(self.at(day), f"{day.day} {MONTHS[day.month - 1][:3]}{day.strftime(year)}") for day in map(date.fromordinal, ordinals)
        )


def timeline(brief: Brief, shown: View) -> Timeline | None:
    """The timeline of a brief; None where fewer than two days are known."""
    published = {one.id: date.fromisoformat(one.published[:10]) for one in brief.articles if one.published is not None}
    events = {one.id: _bounds(one.date) for one in brief.incidents}
    days = sorted({day for bounds in events.values() for span in bounds for day in span} | set(published.values()))
    if len(days) < 2:
        return None
    axis = Axis(_first(days, [low for bounds in events.values() for low, _ in bounds]), days[-1])
    views = {one.id: one for one in shown.incidents}
    tracks = [
        _track(views[one.id], one.date, events[one.id], one.reports, published, axis)
        for one in brief.incidents
        if events[one.id] or any(ref.article in published for ref in one.reports)
    ]
    drawn = (*tracks[:ROWS], *_statements(brief, published, axis))
    return Timeline(drawn, axis.ticks(), max(0, len(tracks) - ROWS))


def _statements(brief: Brief, published: Mapping[str, date], axis: Axis) -> Iterator[Track]:
    """One line for all statements of a known day."""
    said = [span for one in brief.statements for span in _bounds(one.date)]
    if said:
        days = {published[ref.article] for one in brief.statements for ref in one.reports if ref.article in published}
        spans = tuple(sorted({Span(axis.at(low), axis.at(high), False) for low, high in said if high >= axis.first}))
        reported = tuple(sorted({axis.at(day) for day in days if day >= axis.first}))
        yield Track(None, "Statements", "#statements", f"{len(said)} dated", "", spans, reported, None, False, False)


def _first(days: Sequence[date], events: Sequence[date]) -> date:
    """Where the axis begins."""
    last = days[-1]
    for window in WINDOWS:
        if sum((last - day).days <= window for day in events) >= 0.75 * len(events):
            return next(day for day in days if (last - day).days <= window)
    return days[0]


def _bounds(finding: Finding) -> list[tuple[date, date]]:
    """The closed intervals of days that the finding, or where it is open its claims, allow; open ends and whole years are left out."""
    values = [finding.value] if finding.value is not None else sorted({one.value for one in finding.claims if one.value is not None})
    found = [bounds for value in values if (bounds := edtf.bounds(value)) is not None]
    return [(low, high) for low, high in found if (high - low).days < LONGEST]


def _when(finding: Finding) -> str:
    """The day; of a disputed one the days that the sources give, exact ones alone where there are any."""
    values = [finding.value] if finding.value is not None else sorted({one.value for one in finding.claims if one.value is not None})
    exact = [value for value in values if date_precision(value) == "day"]
    return short(dates_words(exact or values)) if values else "not known"


def _reported(days: Sequence[date]) -> str:
    if len(days) < 2:
        return short(date_words(days[0].isoformat())) if days else "undated only"
    return short(date_words(f"{days[0].isoformat()}/{days[-1].isoformat()}"))


def short(words: str) -> str:
    """Dates with the names of their months in three letters: "6–8 Nov 2014"."""
    return re.sub("|".join(MONTHS), lambda match: match[0][:3], words).replace(" to ", "–")


def _track(
    one: IncidentView,
    finding: Finding,
    bounds: list[tuple[date, date]],
    reports: tuple[ReportRef, ...],
    published: dict[str, date],
    axis: Axis,
) -> Track:
    row = one.row("date")
    disputed = row is not None and row.disputed
    days = sorted({published[ref.article] for ref in reports if ref.article in published})
    drawn = [(low, high) for low, high in bounds if high >= axis.first]
    return Track(
        number=one.number,
        label=one.title,
        href=f"#i{one.number}",
        when=_when(finding),
        reported=_reported(days),
        spans=tuple(Span(axis.at(low), axis.at(high), disputed) for low, high in drawn),
        reports=tuple(axis.at(day) for day in days if day >= axis.first),
        lag=Span(axis.at(drawn[0][0]), axis.at(days[0]), disputed) if drawn and days and days[0] >= axis.first else None,
        early=any(high < axis.first for _, high in bounds),
        disputed=disputed,
    )
