"""Report lines into a brief: what counts, what changed, in which order."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date as Day  # noqa: N812 - `date` is the name of an argument
from datetime import timedelta
from typing import NamedTuple, TypeVar

from summarizer.brief.bottom_line import bottom_line, grounds, sentence
from summarizer.brief.changes import changes_between, in_order, taken_back_whole
from summarizer.brief.edits import Edited, announced, edits, unexplained
from summarizer.brief.history import History, Key, earlier_lines, late_changes, same_reports
from summarizer.brief.notices import standing
from summarizer.brief.order import incident_key, statement_key
from summarizer.brief.selection import Shelf, Window, parse_day, zone
from summarizer.brief.sources import NEVER, articles, cited_sentences, evidence_in, missed, rejections, with_earlier
from summarizer.brief.topics import Topic, narrowed
from summarizer.errors import UsageError
from summarizer.records.article import Failure
from summarizer.records.brief import BottomLine, Brief, Change, Unchanged
from summarizer.records.incident import Merged, MergedIncident, MergedStatement
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
    window = _window(date, since, shelf)
    counted = shelf.until(window.last) if window else shelf.until(None)

    def merge_some(some: Sequence[ReportLine]) -> Merged:
        return merge(some, policy, judgements)

    merged, before = merge_some(standing(counted)), Merged()
    if window is not None:
        past = shelf if history is None else Shelf(history.before, zone(tz))
        before = merge_some(standing(past.until(window.first - timedelta(days=1))))
    compared = _Compared(before, merged, counted, history, same_reports(history or History(), counted, merge_some), merge_some, topic)
    compared = compared.narrowed()
    whole = Brief(
        date=date or (shelf.latest.isoformat() if shelf.latest else None),
        timezone=tz,
        cutoff=date,
        since=window.first.isoformat() if window else None,
        topic=topic.name if topic is not None else None,
        policy=policy,
        articles=articles(counted, merged.origins, history.seen if history else NEVER),
        incidents=tuple(sorted(compared.after.incidents, key=incident_key)),
        statements=tuple(sorted(compared.after.statements, key=statement_key)),
        judgements=merged.judgements,
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


def _window(date: str | None, since: str | None, shelf: Shelf) -> Window | None:
    first = parse_day(since, "The start of the window") if since is not None else None
    last = parse_day(date, "The date") if date is not None else shelf.latest if first else None
    if last is None:
        return None
    if first is not None and first > last:
        raise UsageError(f"The window starts on {first}, after its end, {last}.", "Give a start that is no later than the date.")
    return Window(first or last, last)


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

    def narrowed(self) -> "_Compared":
        """Cut down to the topic; a record that met it in either merge is kept in both."""
        if self.topic is None:
            return self
        before, after = narrowed(self.before, self.after, self.topic, self.twins)
        return self._replace(before=before, after=after)

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


def _of_window(whole: Brief, compared: _Compared, shelf: Shelf, window: Window) -> Brief:
    """The brief cut down to what the window's articles tell, and what undated ones tell that no dated article told before."""
    history = compared.history or History(undated=shelf.undated())
    fresh, undated = shelf.published_in(window) | history.late | history.corrected.keys(), history.undated
    changes = compared.changes(fresh)
    moved = {change.incident or change.statement for change in changes}
    ours = fresh | undated

    def shown(record: MergedIncident | MergedStatement) -> bool:
        return record.id in moved or _all_in(record, ours)

    incidents = tuple(one for one in whole.incidents if shown(one))
    statements = tuple(one for one in whole.statements if shown(one))
    kept = {one.id for one in incidents}
    named = {id_ for one in incidents for id_ in (*one.aggregate_of, *one.concerning, *(other.id for other in one.related))}
    named |= {id_ for one in statements for id_ in one.about}
    quiet = [one for one in whole.incidents if one.id not in kept and (one.id in named or any(ref.article in ours for ref in one.reports))]
    first = frozenset(one.id for one in incidents if _all_in(one, ours) and not _all_in(one, undated))
    gone = taken_back_whole(changes)
    standing = [one for one in incidents if one.id not in gone]
    news = [one for one in standing if one.id in moved or one.id in first]
    cut = whole.model_copy(
        update={
            "changes": changes,
            "incidents": incidents,
            "statements": statements,
            "unchanged": tuple(Unchanged(id=one.id, text=sentence(one), evidence=grounds(one)) for one in quiet),
            "bottom_line": bottom_line(news or standing, first),
            "rejections": tuple(one for one in whole.rejections if one.article in ours),
            "possibly_missed": tuple(one for one in whole.possibly_missed if one.article in ours),
        }
    )
    if not fresh and not (compared.history and undated) and shelf.latest is not None:
        cut = cut.model_copy(update={"bottom_line": (_nothing_published(shelf, window), *cut.bottom_line[:2])})
    cited = {one.article for one in evidence_in(cut)} | ours
    cited |= {ref.article for one in incidents for ref in one.reports} | {ref.article for one in statements for ref in one.reports}
    return cut.model_copy(update={"articles": tuple(one for one in whole.articles if one.id in cited)})


def _all_in(record: MergedIncident | MergedStatement, articles: frozenset[str]) -> bool:
    return all(ref.article in articles for ref in record.reports)


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
