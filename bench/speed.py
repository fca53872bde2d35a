"""The offline extractor's speed, start-up (both in CPU seconds) and memory: `python bench/speed.py [--articles N]`."""

import argparse
import resource
import sys
import time
from pathlib import Path

from summarizer.annotate.annotation import annotate
from summarizer.extractors.offline import OfflineExtractor
from summarizer.records.article import Article

ROOT = Path(__file__).parent.parent
WORDS = 600


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=20)
    options = parser.parse_args()
    articles = [_article(number) for number in range(options.articles)]
    annotations = [annotate(article) for article in articles]
    extractor = OfflineExtractor()
    began = time.process_time()
    extractor.read(articles[0], annotations[0])
    ready = time.process_time()
    for article, annotation in zip(articles, annotations, strict=True):
        extractor.read(article, annotation)
    took = time.process_time() - ready
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"start-up with the first article: {ready - began:.2f} s\n")
    sys.stdout.write(f"{len(articles)} articles of {WORDS} words: {len(articles) / took:.1f} a second\n")
    sys.stdout.write(f"peak memory: {memory:.0f} MB\n")


def _article(number: int) -> Article:
    """600 words of the seeds, each article beginning elsewhere, whole sentences kept."""
    lines = [
        line for path in sorted((ROOT / "seeds").glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    turned = lines[number % len(lines) :] + lines[: number % len(lines)]
    kept: list[str] = []
    for line in turned:
        if sum(len(each.split()) for each in kept) >= WORDS:
            break
        kept.append(line)
    return Article(id=str(number), text="\n".join(kept), published="2025-12-29")


if __name__ == "__main__":
    main()
