"""How long grounding takes per article: `python bench/grounding.py reports.jsonl`, with lines of `summarizer extract`."""

import sys
import time
from pathlib import Path

from summarizer.annotate import annotate
from summarizer.grounding import ground, parse
from summarizer.records.annotation import Annotation
from summarizer.records.article import Article
from summarizer.records.extraction import Extraction, Incident, Statement
from summarizer.records.report import ReportLine

ROUNDS = 5


def main(path: Path) -> None:
    """Print the number of articles, their size, and the mean and the longest time."""
    read = [parse(text, path.name, number) for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)]
    lines = [line for line in read if isinstance(line, ReportLine)]
    cases = []
    for line in lines:
        article = Article(**line.article.model_dump(exclude={"sentences"}))
        incidents = tuple(Incident(**{name: getattr(one, name) for name in Incident.model_fields}) for one in line.incidents)
        statements = tuple(Statement(**{name: getattr(one, name) for name in Statement.model_fields}) for one in line.statements)
        cases.append((article, annotate(article, line.article.sentences), Extraction(incidents=incidents, statements=statements)))
    times = [min(_timed(*case) for _ in range(ROUNDS)) for case in cases]
    words = sum(len(article.text.split()) for article, _, _ in cases)
    records = sum(len(extraction.incidents) + len(extraction.statements) for _, _, extraction in cases)
    print(f"{len(cases)} articles, {words / len(cases):.0f} words and {records / len(cases):.1f} records each")
    print(f"mean {1000 * sum(times) / len(times):.2f} ms, longest {1000 * max(times):.2f} ms")


def _timed(article: Article, annotation: Annotation, extraction: Extraction) -> float:
    start = time.process_time()
    ground(article, annotation, extraction)
    return time.process_time() - start


if __name__ == "__main__":
    main(Path(sys.argv[1]))
