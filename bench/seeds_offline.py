"""The offline extractor on the five seed articles against our hand-made answers: `python bench/seeds_offline.py`.

An incident is right if it cites a sentence of the answer's, its type is related, and its date and toll are the answer's. A statement is
right if it cites the answer's sentence, has the speaker (by head name) and one of the accepted kinds.
"""

import json
import sys
from pathlib import Path
from typing import Any

from summarizer.annotate.annotation import annotate
from summarizer.extractors.offline import OfflineExtractor
from summarizer.normalize import dates, edtf
from summarizer.records.annotation import Annotation
from summarizer.records.article import Article
from summarizer.records.extraction import Extraction, Incident, Statement

ROOT = Path(__file__).parent.parent
RELATED = (
    {"attack", "explosion", "air_or_drone_strike", "shelling", "armed_clash"},
    {"call", "meeting"},
    {"visit", "meeting"},
)


def main() -> None:
    gold = json.loads((ROOT / "tests" / "gold" / "seeds.gold.json").read_text(encoding="utf-8"))
    extractor = OfflineExtractor()
    total = {
        key: [0, 0] for key in ("incidents", "date and toll", "incident precision", "statements", "speaker", "kind", "statement precision")
    }
    for answer in gold["articles"]:
        path = ROOT / "seeds" / answer["file"]
        article = Article(id=path.name, text=path.read_text(encoding="utf-8"), published=answer["published"])
        annotation = annotate(article)
        extraction = extractor.read(article, annotation)
        _incidents(answer, article, annotation, extraction, total)
        _statements(answer, article, annotation, extraction, total)
    for key, (right, of) in total.items():
        sys.stdout.write(f"{key}: {right} of {of} = {right / max(of, 1):.2f}\n")


def _sentence(article: Article, annotation: Annotation, start: str) -> int | None:
    plain = " ".join(start.split())
    for sentence in annotation.sentences:
        if " ".join(article.text[sentence.start : sentence.end].split()).find(plain) in range(40):
            return sentence.number
    return None


def _related(one: str, other: str) -> bool:
    return one == other or any({one, other} <= group for group in RELATED)


def _incidents(
    answer: dict[str, Any], article: Article, annotation: Annotation, extraction: Extraction, total: dict[str, list[int]]
) -> None:
    matched: dict[str, str] = {}
    for wanted in answer["incidents"]:
        numbers = {_sentence(article, annotation, start) for start in wanted["sentences"]}
        types = [wanted["type"], *wanted.get("type_alt", [])]
        found = [one for one in extraction.incidents if numbers & set(one.sentences) and any(_related(one.type, type_) for type_ in types)]
        aggregate = "+" in wanted["event"]
        found = [one for one in found if (one.aggregate is not None) == aggregate and one.key not in matched] or [
            one for one in found if one.key not in matched and aggregate
        ]
        best = max(found, key=lambda one: (_right(wanted, one, article), len(numbers & set(one.sentences))), default=None)
        if best is not None:
            matched[best.key] = wanted["id"]
        if wanted["role"] != "core":
            continue
        total["incidents"][1] += 1
        total["date and toll"][1] += 1
        total["incidents"][0] += best is not None
        total["date and toll"][0] += best is not None and _right(wanted, best, article)
        if best is None or not _right(wanted, best, article):
            sys.stdout.write(f"  {answer['file'][:3]} {wanted['id']} {wanted['type']}: {'missed' if best is None else 'date or toll'}\n")
    for one in extraction.incidents:
        if one.key not in matched:
            sys.stdout.write(f"  {answer['file'][:3]} extra incident {one.type} {one.sentences}: {one.title}\n")
    total["incident precision"][0] += len(matched)
    total["incident precision"][1] += len(extraction.incidents)


def _right(wanted: dict[str, Any], one: Incident, article: Article) -> bool:
    values = [dates.resolve(date.text, article.published) for date in one.dates]
    known = [value for value in values if value]
    if wanted["date"] and wanted["date_basis"] == "stated" and not any(edtf.compatible(value, wanted["date"]) for value in known):
        return False
    for outcome in ("killed", "injured"):
        tolls = [
            (claim.low, claim.high)
            for claim in one.casualties
            if claim.outcome == outcome and claim.group == "total" and claim.low is not None
        ]
        toll = wanted[outcome]
        if (toll is None and tolls) or (toll is not None and (toll["low"], toll["high"]) not in tolls):
            return False
        if toll is not None and any(each != (toll["low"], toll["high"]) for each in tolls):
            return False
    return True


def _statements(
    answer: dict[str, Any], article: Article, annotation: Annotation, extraction: Extraction, total: dict[str, list[int]]
) -> None:
    used: set[int] = set()
    for wanted in answer["statements"]:
        number = _sentence(article, annotation, wanted["sentence_start"])
        cited = [(position, one) for position, one in enumerate(extraction.statements) if number in one.sentences]
        kinds = [wanted["kind"], *wanted.get("kind_alt", [])]
        speaker = [pair for pair in cited if _speaks(wanted["speaker"], pair[1])]
        exact = [pair for pair in speaker if pair[1].kind in kinds]
        best = next((pair for pair in exact if pair[0] not in used), None) or next((pair for pair in speaker if pair[0] not in used), None)
        if best is not None:
            used.add(best[0])
        if wanted["role"] != "core":
            continue
        total["statements"][1] += 1
        total["statements"][0] += best is not None
        total["speaker"][1] += bool(cited)
        total["speaker"][0] += bool(speaker)
        total["kind"][1] += best is not None
        total["kind"][0] += best is not None and best[1].kind in kinds
        if best is None or best[1].kind not in kinds:
            sys.stdout.write(
                f"  {answer['file'][:3]} s{number} {wanted['speaker']} {kinds}: {[(one.speakers[0].name, one.kind) for _, one in cited]}\n"
            )
    for position, one in enumerate(extraction.statements):
        if position not in used:
            sys.stdout.write(
                f"  {answer['file'][:3]} extra statement {one.sentences} {one.speakers[0].name} {one.kind}: {one.content[:90]}\n"
            )
    total["statement precision"][0] += len(used)
    total["statement precision"][1] += len(extraction.statements)


def _speaks(wanted: str, one: Statement) -> bool:
    if "joint" in wanted:
        return len(one.speakers) > 1 or "side" in one.speakers[0].name
    words = {word.strip("().,").lower() for word in wanted.split("(")[0].split()} - {"the", "of", "and", "foreign"}
    return any(words & {word.strip("().,").lower() for word in speaker.name.split()} for speaker in one.speakers)


if __name__ == "__main__":
    main()
