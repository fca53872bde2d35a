"""Daily work at size: an archive of many articles, its brief cold and kept, an update with nothing new, and the ingest of pages.

    python bench/daily_work.py [ARTICLES] [REPORTS_PER_ARTICLE] [PAGES]

The archive is filled with made report lines (`merge_scale.lines`, several to an article), published over two years; the folder that is
its source holds as many small files. The pages are made HTML, read from disk. Each figure is wall-clock time on this machine.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import merge_scale

from summarizer.archive.briefing import Order, brief
from summarizer.archive.store import Archive
from summarizer.ingest import load
from summarizer.ingest.fetching import Seen
from summarizer.ingest.visiting import Arrival, Visit
from summarizer.records.article import Article
from summarizer.records.report import IncidentReport, ReportLine

NOW = "2026-01-02T06:00:00+00:00"


def articles(count: int, each: int) -> Iterator[ReportLine]:
    """Lines of `each` reports: those of events that were published on neighbouring days, sentence after sentence."""
    single = sorted((line for _, line in merge_scale.lines(count * each)), key=lambda line: (line.article.published or "", line.article.id))
    rest = iter(single)
    while parts := list(islice(rest, each)):
        yield joined(parts)


def joined(parts: list[ReportLine]) -> ReportLine:
    """Several one-sentence articles as one."""
    text, sentences, incidents = "", [], []
    for number, part in enumerate(parts, 1):
        start = len(text)
        text += part.article.text + " "
        sentences.append((start, len(text) - 1, False))
        incidents += [moved(report, number, start) for report in part.incidents]
    first = parts[0].article
    last = max(part.article.published or "" for part in parts)
    article = first.model_copy(update={"id": f"{first.id}-{len(parts)}", "published": last, "text": text, "sentences": tuple(sentences)})
    return parts[0].model_copy(update={"article": article, "incidents": tuple(incidents)})


def moved(report: IncidentReport, number: int, start: int) -> IncidentReport:
    """The report with its one sentence at another place."""
    raw = json.loads(report.model_dump_json())
    raw["key"] = f"i{number}"

    def walk(value: object) -> None:
        if isinstance(value, dict):
            if "start" in value:
                value.update(sentence=number, start=value["start"] + start, end=value["end"] + start)
            if "sentences" in value:
                value["sentences"] = [number]
            for one in value.values():
                walk(one)
        elif isinstance(value, list):
            for one in value:
                walk(one)

    walk(raw)
    return IncidentReport.model_validate_json(json.dumps(raw))


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Prints how long it took."""
    started, used = time.perf_counter(), time.process_time()
    yield
    print(f"{what:58} {time.perf_counter() - started:8.2f} s wall  {time.process_time() - used:8.2f} s CPU", flush=True)


def fill(archive: Archive, source: Path, count: int, each: int) -> str:
    """An archive of so many read articles; the latest publication day."""
    source.mkdir()
    archive.add_source(str(source), NOW)
    archive.database.execute("pragma synchronous = off")
    run, latest = archive.runs.begin(NOW, "made"), ""
    for number, line in enumerate(articles(count, each)):
        file = source / f"{number:05}.txt"
        file.write_text(line.article.text, encoding="utf-8")
        stamp = Seen(f"{file.stat().st_size}:{file.stat().st_mtime_ns}")
        article = Article(**{name: getattr(line.article, name) for name in Article.model_fields})
        archive.keep_visit(str(source), Visit(str(file), (Arrival(article, f"{source} {file.name}"),), (), stamp), NOW, run)
        archive.keep(line, NOW, run)
        latest = max(latest, article.published or "")
    archive.source_read(str(source), NOW)
    return latest


def days(folder: Path, count: int, each: int) -> None:
    """The archive's size, its brief cold and kept, and an update with nothing new."""
    with Archive(folder / "archive.db", create=True) as archive:
        latest = fill(archive, folder / "news", count, each)
        archive.database.execute("pragma wal_checkpoint(truncate)")
        size = archive.path.stat().st_size
        print(f"{count} articles, {count * each} reports: {size / count / 1024:.1f} KiB an article", flush=True)
        order = Order(date=latest)
        with timed(f"brief of {latest}, cold"):
            cold = brief(archive, order).model_dump_json()
        print(f"{'peak memory':58} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024:8.2f} GB", flush=True)
        with timed(f"brief of {latest}, kept"):
            kept = brief(archive, order).model_dump_json()
        print(f"the same bytes: {cold == kept}", flush=True)
    for command in (["brief", "--date", latest], ["update"]):
        with timed(f"summarizer {' '.join(command)}, a process of its own"):
            program = [str(Path(sys.executable).with_name("summarizer")), *command, "--archive", str(folder / "archive.db")]
            subprocess.run(program, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own interpreter


def pages(folder: Path, count: int) -> None:
    """Ingest of HTML pages from disk."""
    words = [merge_scale.Draw("word", number).name() for number in range(2_000)]
    for number in range(count):
        draw = merge_scale.Draw("page", number)
        paragraphs = "".join(f"<p>{' '.join(words[draw.below(2_000)] for _ in range(40))}.</p>" for _ in range(12))
        menu = "".join(f'<li><a href="/{n}">{words[n]}</a></li>' for n in range(60))
        head = f'<title>Page {number}</title><meta property="article:published_time" content="2026-01-01T10:00:00+00:00">'
        body = f"<nav><ul>{menu}</ul></nav><article><h1>Page {number}</h1>{paragraphs}</article><footer>About us</footer>"
        (folder / f"{number}.html").write_text(f"<html><head>{head}</head><body>{body}</body></html>", encoding="utf-8")
    started = time.perf_counter()
    found = len(load([str(folder)]).articles)
    print(f"ingest of HTML pages: {found / (time.perf_counter() - started) * 60:,.0f} a minute, one process", flush=True)


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]] or [10_000, 14, 1_000]
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        pages(Path(second), numbers[2] if len(numbers) > 2 else 1_000)
        days(Path(first), numbers[0], numbers[1] if len(numbers) > 1 else 14)
