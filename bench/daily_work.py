"""Daily work at size: an archive of many articles, a day's first brief, what an update and a list cost, and the ingest of pages.

    python bench/daily_work.py [ARTICLES] [REPORTS_PER_ARTICLE] [PAGES]

The archive is filled with made report lines (`merge_scale.lines`, several to an article), published over two years; the folder that is
its source holds as many small files. The day is one at nine tenths of the archive. The pages are made HTML, read from disk.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import merge_scale

from summarizer.archive.briefing import Order, brief
from summarizer.archive.keeping import untraced
from summarizer.archive.store import Archive
from summarizer.archive.traces import TraceBook
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


def used() -> float:
    """Seconds of CPU of this process and of those that it waited for."""
    here, there = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return here.ru_utime + here.ru_stime + there.ru_utime + there.ru_stime


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Prints how long it took."""
    started, before = time.perf_counter(), used()
    yield
    print(f"{what:66} {time.perf_counter() - started:8.2f} s wall  {used() - before:8.2f} s CPU", flush=True)


def fill(archive: Archive, source: Path, told: Iterable[ReportLine]) -> None:
    """Keeps these lines, each in a file of the source that was read to its end."""
    source.mkdir()
    archive.add_source(str(source), NOW)
    archive.database.execute("pragma synchronous = off")
    run = archive.runs.begin(NOW, "made")
    for number, line in enumerate(told):
        keep(archive, source / f"{number:05}.txt", line, run)
    archive.source_read(str(source), NOW)


def keep(archive: Archive, file: Path, line: ReportLine, run: int) -> None:
    """Keeps one file's article and its line."""
    file.write_text(line.article.text, encoding="utf-8")
    stamp = Seen(f"{file.stat().st_size}:{file.stat().st_mtime_ns}")
    article = Article(**{name: getattr(line.article, name) for name in Article.model_fields})
    archive.keep_visit(str(file.parent), Visit(str(file), (Arrival(article, f"{file.parent} {file.name}"),), (), stamp), NOW, run)
    archive.keep(line, NOW, run)


def traced(archive: Archive) -> None:
    """Leaves the traces that are missing, as an update does."""
    TraceBook(archive.database, archive.line).complete(untraced(archive.database))


def days(folder: Path, count: int, each: int) -> None:
    """The archive's size, one more article, the first brief of a new day, kept and out of everything, and commands that bring nothing."""
    more = next(islice(articles(count + 1, each), 9 * count // 10, None))
    rest = (line for line in articles(count + 1, each) if line.article.id != more.article.id)
    day = str(more.article.published)[:10]
    with Archive(folder / "archive.db", create=True) as archive:
        fill(archive, folder / "news", rest)
        size(archive, count, f"{count} articles, {count * each} reports")
        with timed("traces of all, left by the updates that brought them"):
            traced(archive)
        size(archive, count, "with traces")
        with timed("one more article kept and traced"):
            keep(archive, folder / "news" / "more.txt", more, archive.runs.begin(NOW, "made"))
            traced(archive)
    for what in ("the first time", "again"):
        command(folder, "brief", "--date", day, what=what)
    command(folder, "update", what="nothing new")
    command(folder, "list", what="everything")
    with Archive(folder / "archive.db") as archive:
        first = brief(archive, Order(date=day)).model_dump_json()
        with timed("brief out of everything"):
            whole = brief(archive, Order(date=day), whole=True).model_dump_json()
    print(f"{'peak memory':66} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024:8.2f} GB", flush=True)
    print(f"the same bytes: {first == whole}", flush=True)


def size(archive: Archive, count: int, what: str) -> None:
    """Prints the archive's size."""
    archive.database.execute("pragma wal_checkpoint(truncate)")
    print(f"{what:66} {archive.path.stat().st_size / count / 1024:8.1f} KiB an article", flush=True)


def command(folder: Path, *words: str, what: str) -> None:
    """Times one command in a process of its own."""
    with timed(f"summarizer {' '.join(words)}, {what}"):
        program = [str(Path(sys.executable).with_name("summarizer")), *words, "--archive", str(folder / "archive.db")]
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
