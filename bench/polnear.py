"""Attributions in US news: `python bench/polnear.py DATA_FOLDER [--limit N] [--misses]`.

Measured is what the pipeline gives: statements that its check refuses are missed. Content counts as found when one statement's words (its
quotations and its content, located in the cited sentences) overlap the answer's at token IoU ≥ 0.5; the speaker is right when the head
name agrees. Speakers that are bare pronouns are left out of the speaker figure.
"""

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from summarizer import pipeline
from summarizer.annotate.annotation import annotate
from summarizer.extractors.offline import OfflineExtractor
from summarizer.records.annotation import Annotation
from summarizer.records.article import Article
from summarizer.records.report import StatementReport

WORD = re.compile(r"\w+")
FOUND = 0.5
"""The token IoU from which a content counts as found."""
PRONOUNS = frozenset(["he", "she", "they", "it", "we", "i", "you", "who", "him", "her", "them", "us", "one", "that", "this"])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("--limit", type=int, default=1000)
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    extractor = OfflineExtractor()
    counts: Counter[str] = Counter()
    lines = (options.data / "polnear.dev.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines[options.skip : options.skip + options.limit]:
        record = json.loads(line)
        article = Article(id=record["id"], text=record["text"], published=record["date"])
        annotation = annotate(article)
        statements = pipeline.extract([article], extractor, concurrency=1).lines[0].statements
        _score(record, article, annotation, statements, counts, misses=options.misses)
    for kind in ("direct", "mixed", "quoted", "indirect"):
        found, of = counts[kind, "found"], counts[kind, "all"]  # type: ignore[index]  # keys are pairs
        right, named = counts[kind, "speaker"], counts[kind, "named"]  # type: ignore[index]  # keys are pairs
        sys.stdout.write(
            f"{kind}: content {found} of {of} = {found / max(of, 1):.3f}; speaker {right} of {named} = {right / max(named, 1):.3f}\n"
        )
    sys.stdout.write(f"precision: {counts['matched']} of {counts['predicted']} = {counts['matched'] / max(counts['predicted'], 1):.3f}\n")


def _score(
    record: dict[str, Any],
    article: Article,
    annotation: Annotation,
    statements: tuple[StatementReport, ...],
    counts: Counter[Any],
    *,
    misses: bool,
) -> None:
    words = [(match.start(), match[0].lower()) for match in WORD.finditer(article.text)]
    predicted = [_tokens(one, annotation, words) for one in statements]
    matched: set[int] = set()
    for wanted in record["attributions"]:
        gold = {start for start, _ in words if any(first <= start < last for first, last, _ in wanted["content"])}
        if not gold:
            continue
        best = max(range(len(statements)), key=lambda position: _iou(predicted[position], gold), default=None)
        hit = statements[best] if best is not None and _iou(predicted[best], gold) >= FOUND else None
        matched |= {best} if hit is not None and best is not None else set()
        right = _count(wanted, hit, counts)
        if misses and not right:
            _tell(wanted, hit)
    counts["predicted"] += len(statements)
    counts["matched"] += len(matched)
    for position, one in enumerate(statements) if misses else ():
        if position not in matched:
            sys.stdout.write(f"EXTRA    {one.speakers[0].name} | {one.kind} {one.sentences} | {one.content[:160]!r}\n")


def _count(wanted: dict[str, Any], hit: StatementReport | None, counts: Counter[Any]) -> bool:
    """Counts one attribution by its kind; whether its content is found with the right speaker, or a speaker that is only a pronoun."""
    source = " ".join(text for _, _, text in wanted["source"])
    pronoun = not source or source.lower() in PRONOUNS
    right = hit is not None and _speaks(source, hit)
    for kind in (wanted["kind"], "quoted") if wanted["kind"] in {"direct", "mixed"} else (wanted["kind"],):
        counts[kind, "all"] += 1
        counts[kind, "found"] += hit is not None
        counts[kind, "named"] += hit is not None and not pronoun
        counts[kind, "speaker"] += right and not pronoun
    return right or (hit is not None and pronoun)


def _tell(wanted: dict[str, Any], hit: StatementReport | None) -> None:
    """Writes one attribution that was missed, or given to another speaker."""
    source, cue = (" ".join(text for _, _, text in wanted[part]) for part in ("source", "cue"))
    content = " … ".join(text for _, _, text in wanted["content"])
    said = f"speaker {[one.name for one in hit.speakers]}" if hit is not None else "MISSED"
    sys.stdout.write(f"{wanted['kind']:8} {said} | {source} | {cue} | {content[:240]!r}\n")


def _tokens(one: StatementReport, annotation: Annotation, words: list[tuple[int, str]]) -> set[int]:
    """Start offsets of the words that a statement gives: its quotations, and its content where that stands in the cited sentences."""
    quotes = [quotation for quotation in annotation.quotations if quotation.number in one.quotes]
    found = {start for start, _ in words if any(quote.start <= start < quote.end for quote in quotes)}
    cited = [sentence for sentence in annotation.sentences if sentence.number in one.sentences]
    inside = [(start, word) for start, word in words if any(sentence.start <= start < sentence.end for sentence in cited)]
    for piece in one.content.split("; "):
        wanted = [word.lower() for word in WORD.findall(piece)]
        for position in range(len(inside) - len(wanted) + 1 if wanted else 0):
            if [word for _, word in inside[position : position + len(wanted)]] == wanted:
                found |= {start for start, _ in inside[position : position + len(wanted)]}
                break
    return found


def _iou(one: set[int], other: set[int]) -> float:
    return len(one & other) / max(len(one | other), 1)


def _speaks(source: str, one: StatementReport) -> bool:
    said = {word.lower() for word in WORD.findall(source)}
    for speaker in one.speakers:
        name = [word.lower() for word in WORD.findall(speaker.name)]
        core = [word.lower() for word in WORD.findall(re.split(r",| of | for | in | at | who | with ", source)[0])]
        if name and (name[-1] in said or (core and core[-1] in name)):
            return True
    return False


if __name__ == "__main__":
    main()
