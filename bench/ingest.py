"""How fast pages come in: `python bench/ingest.py ARTICLES [--pages N]`.

The texts of a folder or of a JSON Lines file are put into HTML pages with the usual surroundings, and read back.
"""

import argparse
import html
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from summarizer.ingest import load

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title><meta property="og:site_name" content="Example">
<meta property="article:published_time" content="2025-12-02T09:30:00+05:00"></head><body><header><nav>{links}</nav></header>
<main><article><h1>{title}</h1>{paragraphs}</article><aside><ul>{links}</ul></aside></main><footer>{links}</footer></body></html>"""
LINKS = "".join(f'<li><a href="/{number}">Another story about something else, number {number}</a></li>' for number in range(30))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("articles")
    options.add_argument("--pages", type=int, default=200)
    given = options.parse_args()
    articles = load([given.articles]).articles[: given.pages]
    with tempfile.TemporaryDirectory() as folder:
        for number, article in enumerate(articles):
            paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in article.text.split("\n") if line.strip())
            page = PAGE.format(title=html.escape(article.title or f"Story {number}"), links=LINKS, paragraphs=paragraphs)
            (Path(folder) / f"{number:05}.html").write_text(page, encoding="utf-8")
        started = perf_counter()
        loaded = load([folder])
        spent = perf_counter() - started
    sys.stdout.write(
        f"{len(loaded.articles)} pages read, {len(loaded.failures)} failed, {spent:.1f} s: {60 * len(articles) / spent:.0f} a minute\n"
    )


if __name__ == "__main__":
    main()
