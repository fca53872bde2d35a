"""Real local news grouped by incident: the offline extractor and the merger against a tuned TF-IDF average-link baseline.

    python bench/gva_merge.py DATA_FOLDER [CACHE.jsonl]

DATA_FOLDER holds `gva.dev.articles.jsonl` and `gva.dev.incidents.jsonl` (SemEval-2018 task 5, local news on shooting incidents). Each
article stands in the group of its main incident. The second run merges reports that hold the record's date, place and toll, which tells
what is lost in extraction from what is lost in merging. Report lines are kept in CACHE.jsonl and read from there the next time.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage  # type: ignore[import-untyped]  # scipy ships no types

from summarizer.evaluation import metrics
from summarizer.merging import merge
from summarizer.records.article import Article
from summarizer.records.incident import Merged
from summarizer.records.report import Evidence, IncidentReport, ReportedCasualties, ReportedDate, ReportedPlace, ReportLine

Record = Mapping[str, Any]
WINDOW = 30
"""Days within which the baseline takes two articles as candidates."""


def records(path: Path) -> list[Record]:
    """The records of a JSON Lines file."""
    return [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines() if row]


def report_lines(articles: Sequence[Record], cache: Path | None) -> list[ReportLine]:
    """What the offline extractor reads in each article; from the cache what it holds."""
    known: dict[str, ReportLine] = {}
    if cache is not None and cache.exists():
        rows = cache.read_text(encoding="utf-8").splitlines()
        known = {line.article.id: line for line in map(ReportLine.model_validate_json, rows)}
    missing = [
        Article(
            id=a["id"], url=a["url"], outlet=a["url"].split("/")[2], title=a["title"], published=a["dct"], language="en", text=a["text"]
        )
        for a in articles
        if a["id"] not in known
    ]
    if not missing:
        return [known[a["id"]] for a in articles if a["id"] in known]
    from summarizer import pipeline
    from summarizer.extractors.offline import OfflineExtractor

    extractor = OfflineExtractor()
    for start in range(0, len(missing), 50):
        readings = pipeline.extract(missing[start : start + 50], extractor, concurrency=1)
        for failure in readings.failures:
            sys.stdout.write(f"{failure.source}: {failure.reason}\n")
        known.update({line.article.id: line for line in readings.lines})
        if cache is not None:
            with cache.open("a", encoding="utf-8") as out:
                out.writelines(f"{line.model_dump_json()}\n" for line in readings.lines)
    return [known[a["id"]] for a in articles if a["id"] in known]


def main_incident(line: ReportLine) -> IncidentReport | None:
    """The report that the article is mainly about: violent, main rather than background, with the most claims, then the first."""
    violent = {"attack", "armed_clash", "accident", "explosion", "abduction", "riot"}

    def rank(report: IncidentReport) -> tuple[bool, bool, int, int]:
        claims = len(report.dates) + len(report.places) + len(report.participants) + 2 * len(report.casualties)
        return report.type in violent, report.salience == "main", claims, -min(report.sentences, default=0)

    singles = [report for report in line.incidents if report.aggregate is None]
    return max(singles, key=rank, default=None)


def grouped(merged: Merged, lines: Iterable[ReportLine]) -> list[list[str]]:
    """The articles by the incident that holds their main report; an article without one stands alone."""
    home = {(ref.article, ref.id): incident.id for incident in merged.incidents for ref in incident.reports}
    groups: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        main = main_incident(line)
        groups[home[line.article.id, main.id] if main is not None else f"none {line.article.id}"].append(line.article.id)
    return list(groups.values())


def from_records(lines: Sequence[ReportLine], gold: Mapping[str, Record], incident_of: Mapping[str, str]) -> Iterator[ReportLine]:
    """The same lines, the main report's date, place and toll taken from the record."""
    for line in lines:
        main, record = main_incident(line), gold.get(incident_of[line.article.id])
        if main is None:
            main = IncidentReport(
                id=f"{line.article.id}-main", key="main", type="attack", title="A shooting", summary="A shooting.", sentences=(1,)
            )
        if record is None:
            yield line.model_copy(update={"incidents": (main,)})
            continue
        evidence = main.evidence or (Evidence(sentence=1, start=0, end=0, text=""),)
        counts = (("killed", record["killed"]), ("injured", record["injured"]))
        update = {
            "dates": (ReportedDate(text=record["date"], edtf=record["date"], evidence=evidence),),
            "places": (ReportedPlace(text=record["city"], country="US", region=record["state"], evidence=evidence),),
            "casualties": tuple(
                ReportedCasualties.model_validate({"outcome": outcome, "low": n, "high": n, "text": str(n), "evidence": evidence})
                for outcome, n in counts
                if n
            ),
        }
        yield line.model_copy(update={"incidents": (main.model_copy(update=update),)})


def baseline(articles: Sequence[Record], threshold: float) -> list[list[str]]:
    """TF-IDF cosine (words of title and text, sublinear, rare and common ones dropped), average link, pairs beyond the window cut."""
    vectors = _tf_idf([f"{a['title']} {a['text']}" for a in articles])
    distances = 1.0 - np.clip(vectors @ vectors.T, 0.0, 1.0)
    days = np.array([date.fromisoformat(a["dct"]).toordinal() for a in articles])
    distances[np.abs(days[:, None] - days[None, :]) > WINDOW] = 1.0
    upper = np.triu_indices(len(articles), 1)
    labels = fcluster(linkage(distances[upper], "average"), threshold, "distance")
    groups: dict[int, list[str]] = defaultdict(list)
    for label, article in zip(labels, articles, strict=True):
        groups[int(label)].append(article["id"])
    return list(groups.values())


def _tf_idf(texts: Sequence[str]) -> Any:
    import re

    words = [re.findall(r"[a-z][a-z'’-]+", text.lower()) for text in texts]
    seen: dict[str, int] = defaultdict(int)
    for found in words:
        for word in set(found):
            seen[word] += 1
    column = {word: index for index, word in enumerate(sorted(w for w, n in seen.items() if 1 < n < len(texts) / 2))}
    table = np.zeros((len(texts), len(column)), dtype=np.float32)
    for row, found in enumerate(words):
        for word in found:
            if word in column:
                table[row, column[word]] += 1
    table = np.where(table > 0, 1 + np.log(np.maximum(table, 1)), 0)
    table *= np.array([np.log(len(texts) / seen[word]) + 1 for word in column], dtype=np.float32)
    return table / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)


def show(name: str, gold: Sequence[Sequence[str]], found: Sequence[Sequence[str]]) -> None:
    """One line of measures."""
    pair, cubed, lea = metrics.pairwise(gold, found), metrics.b_cubed(gold, found), metrics.lea(gold, found)
    sys.stdout.write(
        f"{name:<28} pairwise P {pair.precision:.3f} R {pair.recall:.3f} F1 {pair.f1:.3f}   B³ {cubed.f1:.3f}   "
        f"CoNLL {metrics.conll(gold, found):.3f}   LEA {lea.f1:.3f}   groups {len(found)} of {len(gold)}\n"
    )


def tolls(merged: Merged, lines: Sequence[ReportLine], gold: Mapping[str, Record], incident_of: Mapping[str, str]) -> None:
    """How often the merged incident of an article counts what the record counts."""
    incidents = {(ref.article, ref.id): incident for incident in merged.incidents for ref in incident.reports}
    right = {"killed": 0, "injured": 0}
    total = 0
    for line in lines:
        main, record = main_incident(line), gold.get(incident_of[line.article.id])
        if record is None:
            continue
        total += 1
        found = incidents.get((line.article.id, main.id)) if main is not None else None
        for outcome in right:
            toll = getattr(found.casualties, outcome) if found is not None else None
            right[outcome] += (toll.best or 0 if toll is not None else 0) == record[outcome]
    sys.stdout.write(
        f"toll of the merged incident as in the record, of {total} articles: "
        + ", ".join(f"{o} {n / total:.3f}" for o, n in right.items())
        + "\n"
    )


def run(folder: Path, cache: Path | None) -> None:
    """Print the whole comparison."""
    articles = records(folder / "gva.dev.articles.jsonl")
    gold_records = {record["incident"]: record for record in records(folder / "gva.dev.incidents.jsonl")}
    incident_of = {a["id"]: a["incident"] for a in articles}
    by_incident: dict[str, list[str]] = defaultdict(list)
    for a in articles:
        by_incident[a["incident"]].append(a["id"])
    gold = list(by_incident.values())
    lines = report_lines(articles, cache)
    merged = merge(lines)
    show("extractor and merger", gold, grouped(merged, lines))
    filled = list(from_records(lines, gold_records, incident_of))
    show("record's date, place, toll", gold, grouped(merge(filled), filled))
    for threshold in (0.75, 0.8, 0.82, 0.84, 0.86, 0.88):
        show(f"TF-IDF average link, {threshold}", gold, baseline(articles, threshold))
    tolls(merged, lines, gold_records, incident_of)


if __name__ == "__main__":
    run(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
