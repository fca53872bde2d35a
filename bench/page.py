"""CPU time to render the page of a large brief, its size, and how soon a browser shows it.

    python bench/page.py [INCIDENTS] [ARTICLES] [OUT.html]

By default 500 incidents from 2,000 articles, four reports each: synthetic, with dates, tolls, places and disputes. Where Playwright and a
Chromium are installed the page is opened on a desktop and on a phone: seconds until the first paint, until the document is interactive,
and until the first whole frame after loading; then the main thread's own CPU seconds, which a busy machine does not stretch.
"""

import shutil
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from summarizer.records.brief import Brief, BriefArticle
from summarizer.records.incident import (
    Casualties,
    CitedEvidence,
    Finding,
    FindingClaim,
    MergedIncident,
    MergedSpeaker,
    MergedStatement,
    Participant,
    Place,
    ReportRef,
    Toll,
    TollClaim,
)
from summarizer.records.report import ExtractorName, ReportedArticle
from summarizer.rendering import document, html, markdown

TOWNS = ("Kabul", "Dushanbe", "Herat", "Peshawar", "Kandahar", "Khorog", "Quetta", "Mazar-e Sharif")
FRAME = """() => new Promise(done => requestAnimationFrame(() => setTimeout(() => done([
  performance.getEntriesByType("paint")[0].startTime / 1000, performance.getEntriesByType("navigation")[0].domInteractive / 1000,
  performance.now() / 1000]), 0)))"""
SENTENCE = "Police said {n} people were killed in an attack near {town} on March {day}. "


def article(number: int) -> ReportedArticle:
    text = "".join(SENTENCE.format(n=number % 9 + part, town=TOWNS[number % 8], day=number % 28 + 1) for part in range(12))
    ends = [at + 1 for at, letter in enumerate(text) if letter == "."]
    starts = [0, *(end + 1 for end in ends[:-1])]
    spans = tuple((start, end, False) for start, end in zip(starts, ends, strict=True))
    return ReportedArticle(
        id=f"a{number}", outlet=f"Outlet {number % 60}", title=f"Title {number}", published="2026-03-29", text=text, sentences=spans
    )


def evidence(one: ReportedArticle, sentence: int) -> tuple[CitedEvidence, ...]:
    start = one.sentences[sentence - 1][0]
    return (CitedEvidence(article=one.id, sentence=sentence, start=start, end=start + 40, text=one.text[start : start + 40]),)


def incident(number: int, sources: list[ReportedArticle]) -> MergedIncident:
    day = f"2026-03-{number % 28 + 1:02d}"
    dates = tuple(FindingClaim(value=day, text="on that day", evidence=evidence(one, 1)) for one in sources)
    tolls = tuple(
        TollClaim(low=n, high=n, group="total", text=f"{n} people", according_to=("Police",), evidence=evidence(one, n + 1))
        for n, one in enumerate(sources, start=1)
    )
    where = FindingClaim(value=TOWNS[number % 8], text=TOWNS[number % 8], evidence=evidence(sources[0], 2))
    return MergedIncident(
        id=f"i{number}",
        type="attack",
        type_finding=Finding(value="attack", status="agreed"),
        title=f"Attack {number} near {TOWNS[number % 8]}",
        summary="People were killed.",
        status="happened",
        status_finding=Finding(value="happened", status="agreed"),
        salience="main",
        date=Finding(value=day, status="agreed", claims=dates),
        place=Finding(value=where.value, status="single", claims=(where,)),
        places=(Place(text=TOWNS[number % 8], role="scene", country=None, region=None, claims=(where,)),),
        participants=(Participant(name="gunmen", role="perpetrator", affiliation=None, claims=(where,)),),
        casualties=Casualties(killed=Toll(low=1, best=None, high=len(sources), status="disputed", claims=tolls)),
        origins=len(sources),
        reports=tuple(ReportRef(id="i1", article=one.id, sentences=(1,)) for one in sources),
    )


def statement(number: int, source: ReportedArticle) -> MergedStatement:
    speaker = MergedSpeaker(name=f"Speaker {number % 40}", role="spokesman", affiliation=None)
    return MergedStatement(
        id=f"s{number}",
        speaker=speaker,
        speakers=(speaker,),
        kind="report",
        addressee=None,
        content="People were killed.",
        words_of="speaker",
        via=None,
        about=(f"i{number}",),
        date=Finding(value=None, status="unknown"),
        evidence=evidence(source, 3),
    )


def brief(incidents: int, articles: list[ReportedArticle]) -> Brief:
    per = max(1, len(articles) // incidents)
    grouped = [articles[n * per : (n + 1) * per] for n in range(incidents)]
    return Brief(
        date="2026-03-29",
        timezone="UTC",
        cutoff=None,
        policy="representative",
        articles=tuple(
            BriefArticle(
                id=one.id,
                paths=(),
                url=None,
                outlet=one.outlet,
                title=one.title,
                published=one.published,
                language="en",
                origin=one.id,
                extractor=ExtractorName(name="offline"),
            )
            for one in articles
        ),
        incidents=tuple(incident(n, sources) for n, sources in enumerate(grouped)),
        statements=tuple(statement(n, sources[0]) for n, sources in enumerate(grouped)),
        sentences=tuple(
            CitedEvidence(article=one.id, sentence=n, start=start, end=end, text=one.text[start:end])
            for one in articles
            for n, (start, end, _) in enumerate(one.sentences, start=1)
        ),
    )


def timed(name: str, make: Callable[[], str]) -> str:
    start = process_time()
    text = make()
    print(f"{name:10} {process_time() - start:6.2f} s   {len(text.encode()) / 1e6:6.2f} MB")
    return text


def opened(path: Path, width: int) -> None:
    """Prints how long Chromium takes to open the page at that width, in a browser of its own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": width, "height": 900})
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.goto(path.as_uri())
        paint, interactive, frame = page.evaluate(FRAME)
        spent = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
        told = f"paint {paint:.2f} s   interactive {interactive:.2f} s   frame {frame:.2f} s   CPU {spent['TaskDuration']:.2f} s"
        print(f"{width:5} px   {told}")
        browser.close()


def main(incidents: int = 500, articles: int = 2000, out: str | None = None) -> None:
    sources = [article(number) for number in range(articles)]
    whole = brief(incidents, sources)
    by_id = {one.id: one for one in sources}
    timed("page cold", lambda: html.render(whole, by_id))
    page = timed("page", lambda: html.render(whole, by_id))
    timed("markdown", lambda: markdown.render(whole))
    timed("json", lambda: document.to_json(whole))
    with TemporaryDirectory() as folder:
        path = Path(out).resolve() if out is not None else Path(folder) / "brief.html"
        path.write_text(page, encoding="utf-8")
        if find_spec("playwright") is None or shutil.which("chromium") is None:
            print("not opened: Playwright or Chromium is not installed (tests/browser/install)")
            return
        for width in (1280, 390):
            opened(path, width)


if __name__ == "__main__":
    arguments = [*sys.argv[1:], *("500", "2000")[len(sys.argv) - 1 :]]
    main(int(arguments[0]), int(arguments[1]), arguments[2] if len(arguments) > 2 else None)
