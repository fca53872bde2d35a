"""What the second reading notices in damaged answers: `python bench/second_reading.py ANSWERS [--show]`.

ANSWERS is a folder of recordings of the seed articles (`cassettes/seeds`), a file of report lines, or `polnear.dev.jsonl`, whose
hand-made attributions then stand for a model's statements (a source that is a bare pronoun is neither swapped nor disputed). Each answer
is damaged in one place at a time (`summarizer.evaluation.damage`): a count removed, a statement with a quotation removed, a speaker
swapped for another speaker of the article. "Noticed" is a miss that was not listed before, in a sentence that the removed fact cites, or
a disputed speaker. `swaps, all checks` sends the swapped statement through grounding too. False alarms are misses and disputes on the
answers as they are.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]  # ships no types

from summarizer.annotate import annotate
from summarizer.evaluation.damage import Answer, Damage, damages
from summarizer.extractors.offline import OfflineExtractor
from summarizer.extractors.question import bare_json
from summarizer.grounding import complaints, ground, parse
from summarizer.ingest import load
from summarizer.records.annotation import Annotation
from summarizer.records.article import Article
from summarizer.records.extraction import Extraction, Speaker, Statement
from summarizer.records.report import Evidence, ReportLine, StatementReport
from summarizer.second_reading import Reading, Seconded, compare, offered
from summarizer.second_reading.speakers import same

SEEDS = Path(__file__).parent.parent / "seeds"
PRONOUNS = frozenset(
    ("he", "she", "they", "it", "we", "i", "you", "who", "him", "her", "them", "us", "one", "that", "this", "his", "their", "which")
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("answers", type=Path)
    parser.add_argument("--show", action="store_true", help="print what was not noticed, and every false alarm")
    parser.add_argument("--quick", action="store_true", help="leave out the swaps through all checks, which take most of the time")
    parser.add_argument("--limit", type=int, default=1000, help="articles at most")
    parser.add_argument("--skip", type=int, default=0, help="articles to leave out at the beginning")
    options = parser.parse_args()
    extractor = OfflineExtractor()
    counts: Counter[str] = Counter()
    for article, annotation, answer in islice(_answers_in(options.answers), options.skip, options.skip + options.limit):
        measure(article, annotation, answer, second_reading(article, annotation, extractor), counts, show=options.show, quick=options.quick)
    for kind, name in (
        ("toll", "tolls removed"),
        ("quotation", "quotations removed"),
        ("speaker", "speakers swapped"),
        ("all", "swaps, all checks"),
    ):
        of = counts[kind]
        sys.stdout.write(f"{name}: {counts[f'{kind} noticed']} of {of} noticed = {counts[f'{kind} noticed'] / max(of, 1):.3f}\n")
    articles = max(counts["articles"], 1)
    sys.stdout.write(f"seconded: {counts['seconded']} of {counts['facts']} tolls, dates and statements\n")
    sys.stdout.write(
        f"false alarms: {counts['missed']} misses and {counts['disputed']} disputes over {counts['articles']} articles "
        f"= {(counts['missed'] + counts['disputed']) / articles:.2f} an article\n"
    )


def second_reading(article: Article, annotation: Annotation, extractor: OfflineExtractor) -> Reading:
    """The second reading as the pipeline makes it."""
    found = ground(article, annotation, extractor.read(article, annotation))
    bound = ground(article, annotation, offered(article, annotation))
    return Reading(incidents=found.incidents, statements=found.statements, counts=bound.incidents)


def _answers_in(path: Path) -> Iterator[tuple[Article, Annotation, Answer]]:
    if path.is_dir():
        return recorded(path)
    return attributions(path) if path.name.startswith("polnear") else lines(path)


def recorded(folder: Path) -> Iterator[tuple[Article, Annotation, Answer]]:
    """The best answer of every recording, as the extractor chooses it, beside its article; a recording is named after the file."""
    articles = {Path(str(article.path)).stem: article for article in load([str(SEEDS)]).articles}
    for path in sorted(folder.glob("*.yaml")):
        article = articles[path.stem]
        annotation = annotate(article)
        groundings = [ground(article, annotation, answer) for answer in _answers(path)]
        best = min(reversed(groundings), key=lambda one: len(complaints(one)))
        yield article, annotation, Answer(best.incidents, best.statements)


def _answers(path: Path) -> Iterator[Extraction]:
    for exchange in yaml.safe_load(path.read_text(encoding="utf-8"))["exchanges"]:
        content = exchange["response"]["json"]["choices"][0]["message"]["content"]
        yield Extraction.model_validate_json(bare_json(content))


def lines(path: Path) -> Iterator[tuple[Article, Annotation, Answer]]:
    """The reports of every line of a file."""
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        line = parse(text, str(path), number)
        if not isinstance(line, ReportLine):
            raise SystemExit(line.reason)
        article = Article(**line.article.model_dump(exclude={"sentences"}))
        yield article, annotate(article, line.article.sentences), Answer(line.incidents, line.statements)


def attributions(path: Path) -> Iterator[tuple[Article, Annotation, Answer]]:
    """Hand-made attributions as the statements of a good answer."""
    for text in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(text)
        article = Article(id=record["id"], text=record["text"], published=record["date"])
        annotation = annotate(article)
        made = (_attributed(article, annotation, one) for one in record["attributions"])
        yield article, annotation, Answer((), tuple(one for one in made if one is not None))


def _attributed(article: Article, annotation: Annotation, record: dict[str, list[list[Any]]]) -> StatementReport | None:
    source = " ".join(text for _, _, text in record["source"])
    content = [(start, end) for start, end, _ in record["content"]]
    spans = [(start, end) for field in ("source", "cue", "content") for start, end, _ in record[field]]
    cited = [one for one in annotation.sentences if not one.furniture and any(one.start < end and start < one.end for start, end in spans)]
    if not source or not content or not cited:
        return None
    quotes = [one for one in annotation.quotations if any(start <= one.start + 1 and one.end - 1 <= end for start, end in content)]
    return StatementReport(
        speakers=(Speaker(name=re.split(r",| who | of | for | in | at ", source)[0].strip() or source),),
        kind="report",
        content=" ".join(article.text[start:end] for start, end in content),
        quotes=tuple(one.number for one in quotes),
        sentences=tuple(one.number for one in cited),
        quotations=tuple(_evidence(article, one.sentences[0], one.start, one.end) for one in quotes),
        evidence=tuple(_evidence(article, one.number, one.start, one.end) for one in cited),
    )


def _evidence(article: Article, sentence: int, start: int, end: int) -> Evidence:
    return Evidence(sentence=sentence, start=start, end=end, text=article.text[start:end])


def measure(
    article: Article,
    annotation: Annotation,
    answer: Answer,
    second: Reading,
    counts: Counter[str],
    *,
    show: bool = False,
    quick: bool = False,
) -> None:
    """Adds one article's figures to the counts."""
    whole = compare(reading(answer), second)
    counts["articles"] += 1
    counts["missed"] += len(whole.possibly_missed)
    doubted = [one for one in whole.reading.statements if one.speaker_disputed and _named(one)]
    counts["disputed"] += len(doubted)
    marks = [claim.seconded for one in whole.reading.incidents for claim in (*one.casualties, *one.dates)]
    marks += [one.seconded for one in whole.reading.statements]
    counts["facts"] += len(marks)
    counts["seconded"] += sum(marks)
    told = [f"{one.what} [{one.sentence}] {one.text}" for one in whole.possibly_missed]
    told += [f"speaker {one.sentences} {one.speakers[0].name} → {one.speaker_disputed}: {one.content}" for one in doubted]
    for damage in damages(answer, same):
        if damage.place is not None and not (_named(answer.statements[damage.place]) and _named(damage.answer.statements[damage.place])):
            continue
        noticed = notices(damage, compare(reading(damage.answer), second), whole)
        counts[damage.kind] += 1
        counts[f"{damage.kind} noticed"] += noticed
        if not noticed:
            told.append(f"UNNOTICED {damage.kind} {sorted(damage.sentences)} {damage.words}")
        if damage.kind == "speaker" and not quick:
            counts["all"] += 1
            counts["all noticed"] += noticed or not _grounded(article, annotation, damage)
    if show:
        sys.stdout.write("".join(f"  {article.path or article.id} {words}\n" for words in told))


def _named(report: StatementReport) -> bool:
    """Whether no speaker is a bare pronoun."""
    return not any(speaker.name.lower() in PRONOUNS for speaker in report.speakers)


def reading(answer: Answer) -> Reading:
    """An answer as the second reading compares it."""
    return Reading(incidents=answer.incidents, statements=answer.statements)


def notices(damage: Damage, now: Seconded, before: Seconded) -> bool:
    """Whether the damage shows."""
    if damage.place is not None:
        return now.reading.statements[damage.place].speaker_disputed is not None
    new = set(now.possibly_missed) - set(before.possibly_missed)
    return any(miss.what == damage.kind and miss.sentence in damage.sentences for miss in new)


def _grounded(article: Article, annotation: Annotation, damage: Damage) -> bool:
    """Whether grounding lets the swapped speaker speak."""
    report = damage.answer.statements[damage.place or 0]
    statement = Statement(**{name: getattr(report, name) for name in Statement.model_fields})
    bare = statement.model_copy(update={"about": ()})
    return bool(ground(article, annotation, Extraction(statements=(bare,))).statements)


if __name__ == "__main__":
    main()
