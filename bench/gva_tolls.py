"""Killed and injured in local crime news: `python bench/gva_tolls.py DATA_FOLDER [--limit N] [--misses]`.

The main incident's toll against the record of the shooting. A proxy: articles written before a victim died, or about a trial, state another
toll than the record; read `--misses` to judge.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import get_args

from summarizer.annotate.annotation import annotate
from summarizer.extractors.offline import OfflineExtractor
from summarizer.records.article import Article
from summarizer.records.extraction import Extraction, Incident
from summarizer.records.vocabulary import Outcome

HARMFUL = {"attack", "armed_clash", "explosion", "accident", "abduction", "air_or_drone_strike", "disaster"}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("--limit", type=int, default=200)
    parser.add_argument("--step", type=int, default=7)
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    records = {}
    for line in (options.data / "gva.dev.incidents.jsonl").read_text(encoding="utf-8").splitlines():
        if line.strip():
            record = json.loads(line)
            records[record["incident"]] = record
    lines = (options.data / "gva.dev.articles.jsonl").read_text(encoding="utf-8").splitlines()
    extractor = OfflineExtractor()
    counts: Counter[str] = Counter()
    for line in lines[options.skip :: options.step][: options.limit]:
        source = json.loads(line)
        record = records.get(source["incident"])
        if record is None:
            continue
        article = Article(id=source["id"], title=source["title"], text=source["text"], published=source["dct"])
        extraction = extractor.read(article, annotate(article))
        killed, injured = _toll(extraction, "killed"), _toll(extraction, "injured")
        right = (killed == record["killed"], injured == record["injured"])
        counts["articles"] += 1
        counts["killed"] += right[0]
        counts["injured"] += right[1]
        counts["both"] += all(right)
        counts["incident"] += _main(extraction) is not None
        if options.misses and not all(right):
            sys.stdout.write(
                f"== {source['id']} record {record['killed']}/{record['injured']} read {killed}/{injured}: {source['title']}\n"
            )
            sys.stdout.write("   " + " ".join(source["text"].split())[:900] + "\n")
            for one in extraction.incidents:
                tolls = [(claim.outcome, claim.group, claim.low, claim.high, claim.text, claim.sentences) for claim in one.casualties]
                sys.stdout.write(f"   {one.type} {one.salience} {one.sentences} {one.title[:90]} {tolls}\n")
    for key in ("incident", "killed", "injured", "both"):
        sys.stdout.write(f"{key}: {counts[key]} of {counts['articles']} = {counts[key] / counts['articles']:.3f}\n")


def _main(extraction: Extraction) -> Incident | None:
    """The harmful incident that the article is about: told early and in the most sentences."""
    harmful = [one for one in extraction.incidents if one.type in HARMFUL and one.aggregate is None]
    main = [one for one in harmful if one.salience == "main"] or harmful
    return max(main, key=lambda one: (len(one.sentences), -one.sentences[0]), default=None)


def _toll(extraction: Extraction, outcome: Outcome) -> int:
    one = _main(extraction)
    if one is None:
        return 0
    highest = {kind: max((claim.low or 0 for claim in one.casualties if claim.outcome == kind), default=0) for kind in get_args(Outcome)}
    if outcome == "injured" and not highest["injured"]:
        return max(highest["killed_or_injured"] - highest["killed"], 0)
    return highest[outcome]


if __name__ == "__main__":
    main()
