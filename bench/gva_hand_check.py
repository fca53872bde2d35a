"""Killed and injured in local crime news against a reading by hand: `python bench/gva_hand_check.py DATA_FOLDER [--misses]`.

DATA_FOLDER holds `gva.dev.articles.jsonl`. The 100 articles of `gva_hand_check.csv` are the first by SHA-256 of their ids. An assistant
read each of them alone, before it saw the record of the shooting or any output of ours, and wrote down what the article says of its main
incident (of a round-up: of all its shootings together): who died, the shooter included, and who was hurt and lived. In the table an empty
cell says that the article tells nothing, 0 that it says in words that all who were hit live, `open` an interval without an upper end.

Ours is the merged toll of the article's main incident. It agrees with the reading if
- both are the same interval; if the reading is open, the same low;
- the reading leaves the article's own ambiguity (28 shot, ten dead: are 18 hurt or 28?) and ours lies inside it;
- the reading is 0 and ours is nothing: neither shows a death to the reader. Where the article tells nothing, 0 is a miss: nobody said so.
"Four shot, one fatally" holds three wounded: those killed or injured, less the killed, stand for injured that are not counted apart.

`gva_hand_check_fresh.csv` holds the next 130 by the same order, read likewise by another assistant: 60, then 40, then 30, each batch
written down before any output on it was seen, and rules mended after each. What was found at first sight, which alone tells how the
extractor does on articles that nobody has mended it for, stands in `docs/figures.md`.

The baseline takes the first number before a word for killed or injured, within six words.
"""

import argparse
import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, TypeAlias

from gva_merge import main_incident

from summarizer import pipeline
from summarizer.extractors.offline import OfflineExtractor
from summarizer.records.article import Article
from summarizer.records.incident import Casualties, Toll
from summarizer.records.report import ReportLine

Interval: TypeAlias = tuple[int, float]
"""Closed; infinite where open."""
Measured: TypeAlias = Literal["killed", "injured"]

MEASURED: tuple[Measured, ...] = ("killed", "injured")
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
WORDS: Mapping[Measured, str] = {"killed": "killed|dead|died", "injured": "injured|wounded|hurt"}


def main() -> None:
    """Prints the share of agreement of each table, ours and the baseline's; with --misses each miss of ours."""
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    for name, readings in {
        "the first hundred": table("gva_hand_check.csv"),
        "the next 130": table("gva_hand_check_fresh.csv"),
    }.items():
        sys.stdout.write(f"{name}\n")
        compare(options.data / "gva.dev.articles.jsonl", readings, misses=options.misses)


def table(name: str) -> dict[str, Mapping[str, str]]:
    """The readings of a table beside this file by article id, in its order."""
    rows = csv.DictReader(Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines())
    return {row["article"]: row for row in rows}


def compare(path: Path, readings: Mapping[str, Mapping[str, str]], *, misses: bool) -> None:
    """Ours against the readings."""
    counts: Counter[str] = Counter()
    for line in lines_of(path, readings):
        casualties, row = main_casualties(line), readings[line.article.id]
        for outcome in MEASURED:
            wanted, found = wanted_interval(row, outcome), found_interval(casualties, outcome)
            right = agrees(wanted, found)
            counts[outcome] += right
            counts[f"{outcome}, baseline"] += agrees(wanted, first_number(line, outcome))
            counts[f"{outcome}, told"] += wanted not in (None, (0, 0))
            counts[f"{outcome}, told and right"] += right and wanted not in (None, (0, 0))
            if misses and not right:
                sys.stdout.write(f"{line.article.id} {outcome}: wanted {shown(wanted)}, found {shown(found)}   {row['note']}\n")
    report(counts, len(readings))


def report(counts: Counter[str], total: int) -> None:
    """One line an outcome."""
    for outcome in MEASURED:
        sys.stdout.write(
            f"{outcome}: {counts[outcome]} of {total} agree (the first number: {counts[f'{outcome}, baseline']}); "
            f"where the article counts somebody: {counts[f'{outcome}, told and right']} of {counts[f'{outcome}, told']}\n"
        )


def lines_of(path: Path, readings: Mapping[str, object]) -> tuple[ReportLine, ...]:
    """What the offline extractor reads in the articles that were read by hand, in their file's order."""
    sources = [one for row in path.read_text(encoding="utf-8").splitlines() if row and (one := json.loads(row))["id"] in readings]
    articles = [Article(id=one["id"], url=one["url"], title=one["title"], published=one["dct"], text=one["text"]) for one in sources]
    return pipeline.extract(articles, OfflineExtractor(), concurrency=1).lines


def main_casualties(line: ReportLine) -> Casualties | None:
    """The merged tolls of the incident that the article is mainly about."""
    main = main_incident(line)
    merged = pipeline.merge_reports([line]).incidents
    return next((one.casualties for one in merged if main is not None and any(ref.id == main.id for ref in one.reports)), None)


def wanted_interval(row: Mapping[str, str], outcome: Measured) -> Interval | None:
    """The reading by hand; null where the article tells nothing."""
    low, high = row[f"{outcome}_low"], row[f"{outcome}_high"]
    return None if not low else (int(low), float("inf") if high == "open" else int(high))


def found_interval(casualties: Casualties | None, outcome: Measured) -> Interval | None:
    """Ours; null where no claim has a number."""
    if casualties is None:
        return None
    found = interval(casualties.killed if outcome == "killed" else casualties.injured)
    if found is not None or outcome == "killed":
        return found
    hit, killed = interval(casualties.killed_or_injured), interval(casualties.killed) or (0, 0)
    return None if hit is None or hit[1] <= killed[0] else (int(max(hit[0] - killed[1], 0)), hit[1] - killed[0])


def interval(toll: Toll | None) -> Interval | None:
    """The toll from its low to its high."""
    if toll is None or toll.low is None:
        return None
    return toll.low, float("inf") if toll.high is None else toll.high


def agrees(wanted: Interval | None, found: Interval | None) -> bool:
    """By the rules at the head of this file."""
    if wanted is None or found is None:
        return found is None and wanted in (None, (0, 0))
    if wanted[1] == float("inf"):
        return wanted[0] == found[0]
    return found == wanted or (wanted[0] < wanted[1] and wanted[0] <= found[0] <= found[1] <= wanted[1])


def first_number(line: ReportLine, outcome: Measured) -> Interval | None:
    """The baseline, over title and text."""
    number = rf"\b(\d{{1,3}}|{'|'.join(NUMBERS)})\b"
    found = re.search(rf"{number}(?:\W+\w+){{0,5}}?\W+(?:{WORDS[outcome]})\b", f"{line.article.title}. {line.article.text}", re.I)
    if found is None:
        return None
    word = found[1].lower()
    value = int(word) if word.isdigit() else NUMBERS.index(word) + 1
    return value, value


def shown(one: Interval | None) -> str:
    """As in the table."""
    if one is None:
        return "nothing"
    return str(one[0]) if one[0] == one[1] else f"{one[0]}-{'open' if one[1] == float('inf') else one[1]}"


if __name__ == "__main__":
    main()
