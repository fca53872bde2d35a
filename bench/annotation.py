"""What annotation costs: milliseconds of CPU per 600 words for each part.

Over the articles of a folder or of a JSON Lines file with `text`: `python bench/annotation.py ARTICLES [--most N]`.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from time import process_time

from summarizer.annotate import annotate, dates, furniture, names, numbers, quotations
from summarizer.annotate.sentences import split
from summarizer.ingest import load
from summarizer.records.annotation import Sentence
from summarizer.records.article import Article

WORDS = 600


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("articles")
    options.add_argument("--most", type=int, default=300, help="how many articles at most")
    given = options.parse_args()
    articles = load([given.articles]).articles[: given.most]
    words = sum(len(article.text.split()) for article in articles)
    annotate(articles[0])
    parts: dict[str, Callable[[Article, Sequence[Sentence]], object]] = {
        "sentences": lambda article, _: split(article.text),
        "furniture": lambda article, found: furniture.mark(article.text, found, article.title),
        "quotations": lambda article, found: quotations.find(article.text, found),
        "numbers": lambda article, found: numbers.find(article.text, tuple(found)),
        "dates": lambda article, found: dates.find(article.text, tuple(found), article.published),
        "names": lambda article, found: names.find(article.text, tuple(found)),
        "all": lambda article, _: annotate(article),
    }
    sys.stdout.write(f"{len(articles)} articles, {words} words; milliseconds of CPU per {WORDS} words\n")
    for name, part in parts.items():
        spent = sum(_timed(part, article) for article in articles)
        sys.stdout.write(f"{name:12}{spent / words * WORDS * 1000:7.2f}\n")


def _timed(part: Callable[[Article, Sequence[Sentence]], object], article: Article) -> float:
    found = split(article.text)
    started = process_time()
    part(article, found)
    return process_time() - started


if __name__ == "__main__":
    main()
