"""Report lines into a brief: what counts, what changed, in which order."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date as Day  # noqa: N812 - `date` is the name of an argument
from datetime import timedelta
from typing import NamedTuple, TypeVar

from summarizer.brief.bottom_line import bottom_line
from summarizer.brief.changes import changes_between, in_order
from summarizer.brief.edits import Edited, announced, edits, unexplained
from summarizer.brief.history import History, Key, earlier_lines, late_changes, same_reports
from summarizer.brief.notices import standing
from summarizer.brief.order import incident_key, statement_key
from summarizer.brief.selection import Shelf, Window, window_of, zone
from summarizer.brief.sources import NEVER, articles, cited_sentences, missed, rejections, with_earlier
from summarizer.brief.topics import Topic, narrowed
from summarizer.brief.window import News, cut_down
from summarizer.records.article import Failure
from summarizer.records.brief import BottomLine, Brief, Change
from summarizer.records.incident import Merged
from summarizer.records.report import ReportLine
from summarizer.records.vocabulary import Policy
from summarizer.wording import date_words, join

Judgement = TypeVar("Judgement")
Merge = Callable[[Sequence[ReportLine], Policy, Sequence[Judgement]], Merged]
"""The merger: report lines, policy and judgements to merged records."""


def make_brief(
    lines: Iterable[ReportLine],
    *,
    merge: Merge[Judgement],
    date: str | None = None,
    tz: str = "UTC",
    policy: Policy = "representative",
    judgements: Sequence[Judgement] = (),
    failures: Sequence[Failure] = (),
    since: str | None = None,
    history: History | None = None,
    topic: Topic | None = None,
    days: Iterable[Day] = (),
) -> Brief:
    """The brief of one day, or of everything.

    `date`: everything published up to that day counts, and everything undated unless it tells of something later; None takes all and
    dates the brief by the latest publication day. `since`: the first day whose news count as new, by default `date` itself; what was
    published before is the brief before. `tz` decides the day of an article whose outlet's offset is unknown. `history`: what an archive
    knows of late and edited articles. `topic` narrows the brief. `days`: on which articles were published whose lines are left out, because
    they change nothing. Raises `UsageError` for a bad day or zone.
    """
    shelf = Shelf(lines, zone(tz), days)
    window = window_of(date, since, shelf.latest)
    counted = shelf.until(window.last if window is not None else None)

    def merge_some(some: Sequence[ReportLine]) -> Merged:
        return merge(some, policy, judgements)

    past = shelf if history is None else Shelf(history.before, zone(tz))
    before = past.until(window.first - timedelta(days=1)) if window is not None else None
    compared = _compared(before, counted, history, merge_some, topic)
    whole = Brief(
        date=date or (shelf.latest.isoformat() if shelf.latest else None),
        timezone=tz,
        cutoff=date,
        since=window.first.isoformat() if window else None,
        topic=topic.name if topic is not None else None,
        policy=policy,
        articles=articles(counted, compared.after.origins, history.seen if history else NEVER),
        incidents=tuple(sorted(compared.after.incidents, key=incident_key)),
        statements=tuple(sorted(compared.after.statements, key=statement_key)),
        judgements=compared.after.judgements,
        rejections=rejections(counted),
        possibly_missed=missed(counted),
        failures=tuple(sorted(failures, key=lambda failure: (failure.source, failure.reason))),
    )
    whole = _of_window(whole, compared, shelf, window) if window is not None else _of_everything(whole)
    return _with_sources(_says_where_nothing_is(whole), counted, history)


def _of_everything(whole: Brief) -> Brief:
    return whole.model_copy(update={"bottom_line": bottom_line(whole.incidents)}) if whole.incidents else whole


def _says_where_nothing_is(whole: Brief) -> Brief:
    """A brief that tells nothing says so: that nothing meets its topic, or that nothing was found in what was published."""
    told = whole.incidents or whole.statements or whole.changes or whole.unchanged
    if told or (whole.bottom_line and whole.topic is None):
        return whole
    text = "No incident and no statement was found in the articles that count for this brief."
    if whole.topic is not None:
        text = f"Nothing that counts for this brief meets the topic “{whole.topic}”."
    return whole.model_copy(update={"bottom_line": (BottomLine(text=text, incidents=()),)})


def _with_sources(whole: Brief, counted: Sequence[ReportLine], history: History | None) -> Brief:
    """With the earlier versions that its changes cite, and every sentence that it cites."""
    earlier = () if history is None else tuple(earlier_lines(history).values())
    if history is not None and history.corrected:
        whole = whole.model_copy(update={"articles": with_earlier(whole, earlier, history.corrected)})
    return whole.model_copy(update={"sentences": cited_sentences((*counted, *earlier), whole)})


class _Compared(NamedTuple):
    """The merges before and after the window's articles, the lines that count now, and what is known of their history.

    `twins` name, for a report of an edited article, the report of its version before that tells of the same.
    """

    before: Merged
    after: Merged
    lines: Sequence[ReportLine]
    history: History | None
    twins: Mapping[Key, Key]
    merge: Callable[[Sequence[ReportLine]], Merged]
    topic: Topic | None

    def few(self, lines: Sequence[ReportLine]) -> Merged:
        """A few lines merged by themselves, as far as they are on the topic."""
        merged = self.merge(lines)
        return merged if self.topic is None else narrowed(Merged(), merged, self.topic, {})[1]

    def changes(self, fresh: frozenset[str]) -> tuple[Change, ...]:
        history = self.history or History()
        edited = edits(history, self.lines, fresh)
        own = Edited(self, fresh).changes(edited)
        late = late_changes(self.after, history.late, self.lines)
        found = changes_between(self.before, self.after, fresh, twins=self.twins, further=(*own, *late))
        told = tuple(announced(found, edited))
        return in_order((*told, *unexplained(told, edited, self.after)))


def _compared(
    before: Sequence[ReportLine] | None,
    lines: Sequence[ReportLine],
    history: History | None,
    merge: Callable[[Sequence[ReportLine]], Merged],
    topic: Topic | None,
) -> _Compared:
    """The lines before the window (None where nothing is compared) and those of now, merged and cut down to the topic."""
    then, now = merge(standing(before)) if before is not None else Merged(), merge(standing(lines))
    twins = same_reports(history or History(), lines, merge)
    if topic is not None:
        then, now = narrowed(then, now, topic, twins)
    return _Compared(then, now, lines, history, twins, merge, topic)


def _of_window(whole: Brief, compared: _Compared, shelf: Shelf, window: Window) -> Brief:
    history = compared.history or History(undated=shelf.undated())
    news = News(shelf.published_in(window) | history.late | history.corrected.keys(), history.undated)
    cut = cut_down(whole, compared.changes(news.fresh), news)
    if news.fresh or (compared.history and news.undated) or shelf.latest is None:
        return cut
    return cut.model_copy(update={"bottom_line": (_nothing_published(shelf, window), *cut.bottom_line[:2])})


def _nothing_published(shelf: Shelf, window: Window) -> BottomLine:
    """Says so, and names the days nearest to the window that have articles."""
    days = date_words(window.last.isoformat())
    if window.first != window.last:
        days = f"{date_words(window.first.isoformat())} to {days}"
    near = sorted(sorted(shelf.days, key=lambda day: (abs((day - window.last).days), day))[:3])
    there = join([date_words(day.isoformat()) for day in near])
    noun = "day with articles is" if len(near) == 1 else "days with articles are"
    text = f"Nothing published on {days} is among the articles read; the nearest {noun} {there}."
    return BottomLine(text=text, incidents=())
