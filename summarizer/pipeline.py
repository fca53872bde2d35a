"""The way of the data, written once: articles → annotation → extractor → grounding → linking and fusion → brief.

Each stage takes values and returns values and knows none of its siblings; this module alone joins them. Only the extractor may
touch the network; nothing after it knows which one it was.
"""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Collection, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date as Day  # noqa: N812 - `date` is the name of an argument
from functools import partial
from importlib.util import find_spec

from summarizer.annotate import annotate
from summarizer.brief import History as History
from summarizer.brief import Topic as Topic
from summarizer.brief import check_days as check_days
from summarizer.brief import make_brief as _make_brief
from summarizer.errors import ExtractionError
from summarizer.extractors.contract import Extractor
from summarizer.grounding import Grounding, complaints, ground, parse, reground
from summarizer.merging import Memory, merge
from summarizer.merging.collecting import Part
from summarizer.merging.judgements import Judgement
from summarizer.records.annotation import Annotation
from summarizer.records.article import Article, Failure
from summarizer.records.base import Value
from summarizer.records.brief import Brief
from summarizer.records.extraction import Extraction
from summarizer.records.incident import Merged
from summarizer.records.report import ReportedArticle, ReportLine, UnreadArticle
from summarizer.records.vocabulary import Policy
from summarizer.second_reading import Reading, compare, offered
from summarizer.second_reading import complaints as ask_about
from summarizer.settings import Settings


class Readings(Value):
    """What was read, and what could not be."""

    lines: tuple[ReportLine, ...]
    failures: tuple[Failure, ...] = ()


async def read(article: Article, extractor: Extractor, second: Extractor | None = None) -> ReportLine | Failure:
    """One article's whole way: annotated, extracted, grounded, and read a second time where `second` is given.

    A failed extraction is a value that names its article.
    """
    annotation = annotate(article)
    checks = _Checks(article, annotation, await _second_reading(article, annotation, second))
    try:
        answer = await extractor.extract(article, annotation, checks.complaints)
    except ExtractionError as error:
        name = article.path or article.url or article.id
        return UnreadArticle(source=name, reason=error.reason, remedy=error.remedy, usage=error.usage)
    grounded = checks.grounding(answer.extraction)
    read_twice = compare(_reading(grounded), checks.second)
    return ReportLine(
        schema="report/1",
        article=ReportedArticle(**dict(article), sentences=tuple((one.start, one.end, one.furniture) for one in annotation.sentences)),
        extractor=extractor.name,
        incidents=read_twice.reading.incidents,
        statements=read_twice.reading.statements,
        rejections=grounded.rejections,
        possibly_missed=read_twice.possibly_missed,
        usage=answer.usage,
    )


@dataclass(frozen=True, slots=True)
class _Checks:
    """What is asked of each answer for one article; every answer is grounded once."""

    article: Article
    annotation: Annotation
    second: Reading
    made: list[tuple[Extraction, Grounding]] = field(default_factory=list)

    def complaints(self, extraction: Extraction, shown: Collection[int] | None = None, /) -> tuple[str, ...]:
        """Its faults, and what it may have missed in the sentences that were shown."""
        found = self.grounding(extraction)
        missed = compare(_reading(found), self.second).possibly_missed
        return (*complaints(found), *ask_about(miss for miss in missed if shown is None or miss.sentence in shown))

    def grounding(self, extraction: Extraction) -> Grounding:
        """The grounding of this very answer."""
        known = next((found for answer, found in self.made if answer is extraction), None)
        if known is None:
            known = ground(self.article, self.annotation, extraction)
            self.made.append((extraction, known))
        return known


async def _second_reading(article: Article, annotation: Annotation, second: Extractor | None) -> Reading:
    """Empty where there is no second reader, or it cannot read this article: a second reading never costs the first."""
    if second is None:
        return Reading()
    try:
        answer = await second.extract(article, annotation, lambda *_: ())
    except ExtractionError:
        return Reading()
    found = ground(article, annotation, answer.extraction)
    bound = ground(article, annotation, offered(article, annotation))
    return Reading(incidents=found.incidents, statements=found.statements, counts=bound.incidents)


def _reading(grounded: Grounding) -> Reading:
    return Reading(incidents=grounded.incidents, statements=grounded.statements)


async def aextract(
    articles: Iterable[Article], extractor: Extractor, *, second: Extractor | None = None, concurrency: int = 8
) -> AsyncGenerator[ReportLine | Failure]:
    """Reads articles, at most `concurrency` at once, and yields their lines or failures in the order of the articles.

    A slow article holds back the yielding of those after it, never their reading; an article is taken from `articles` only when
    there is a free place for it.
    """
    places = asyncio.Semaphore(concurrency)
    running: deque[asyncio.Task[ReportLine | Failure]] = deque()

    async def one(article: Article) -> ReportLine | Failure:
        try:
            return await read(article, extractor, second)
        finally:
            places.release()

    try:
        for article in articles:
            await places.acquire()
            running.append(asyncio.create_task(one(article)))
            while running and running[0].done():
                yield await running.popleft()
        while running:
            yield await running.popleft()
    finally:
        for task in running:
            task.cancel()


def extract(articles: Iterable[Article], extractor: Extractor, *, second: Extractor | None = None, concurrency: int = 8) -> Readings:
    """`aextract` run to its end, for callers without an event loop.

    The extractor stays open. A model extractor is bound to the event loop of its first question, so one that has served here serves no
    second call; to use and close one, open it in a loop of your own (`opened_extractor`) and call `aextract`.
    """

    async def collect() -> list[ReportLine | Failure]:
        return [result async for result in aextract(articles, extractor, second=second, concurrency=concurrency)]

    return sorted_out(asyncio.run(collect()))


def sorted_out(results: Iterable[ReportLine | Failure]) -> Readings:
    """Lines and failures apart, each in the given order; what a failure cost is left out."""
    both = tuple(results)
    failures = (result for result in both if isinstance(result, Failure))
    return Readings(
        lines=tuple(result for result in both if isinstance(result, ReportLine)),
        failures=tuple(Failure(source=one.source, reason=one.reason, remedy=one.remedy) for one in failures),
    )


def under_all_paths(lines: Iterable[ReportLine], paths: Mapping[str, Sequence[str]]) -> tuple[ReportLine, ...]:
    """A line for every path under which an article was given: the same text in two files is read once and listed under both."""
    return tuple(
        line.model_copy(update={"article": line.article.model_copy(update={"path": path})})
        for line in lines
        for path in paths.get(line.article.id) or (line.article.path,)
    )


def parsed(text: str | bytes, source: str, number: int) -> ReportLine | Failure:
    """One report line from anywhere, its claims grounded again; a bad one is a failure that names file, line number and reason."""
    line = parse(text, source, number)
    return reground(line, annotate) if isinstance(line, ReportLine) else line


def merge_reports(lines: Iterable[ReportLine], *, policy: Policy = "representative", judgements: Sequence[Judgement] = ()) -> Merged:
    """Grounded lines, linked and fused. A function of the set of lines: their order and repeats change nothing."""
    return merge(lines, policy=policy, judgements=judgements)


def make_brief(
    lines: Iterable[ReportLine],
    *,
    date: str | None = None,
    since: str | None = None,
    tz: str = "UTC",
    policy: Policy = "representative",
    judgements: Sequence[Judgement] = (),
    failures: Sequence[Failure] = (),
    history: History | None = None,
    topic: Topic | None = None,
    part: Part | None = None,
    days: Iterable[Day] = (),
) -> Brief:
    """The brief of day `date` (ISO; of all articles where null) over grounded lines, on one topic where it is given.

    `history` is what an archive knows of late and edited articles. Where it knows that `part` of the reports give the same brief as all,
    only these are merged; `days` are then all days on which articles were published.
    """
    return _make_brief(
        lines,
        merge=partial(merge, memory=Memory(), part=part),
        date=date,
        since=since,
        tz=tz,
        policy=policy,
        judgements=judgements,
        failures=failures,
        history=history,
        topic=topic,
        days=days,
    )


@asynccontextmanager
async def opened_extractor(settings: Settings) -> AsyncIterator[Extractor]:
    """The model extractor where a model is configured, with its connections closed at the end; else the offline extractor."""
    if settings.model is None:
        from summarizer.extractors.offline import OfflineExtractor  # spaCy costs a second and is an extra

        yield OfflineExtractor()
        return
    from summarizer.extractors.llm import ModelExtractor  # openai and instructor cost two seconds

    async with ModelExtractor(settings) as extractor:
        yield extractor


def second_reader(settings: Settings) -> Extractor | None:
    """The offline extractor as a second reader of a model's answers: where asked for, or by default where spaCy is installed."""
    if settings.model is None or settings.second_reading is False:
        return None
    if settings.second_reading is None and find_spec("spacy") is None:
        return None
    from summarizer.extractors.offline import OfflineExtractor

    return OfflineExtractor()
