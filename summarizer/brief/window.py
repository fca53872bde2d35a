"""A brief of everything cut down to the news of some days: what their articles tell, what they changed, and what these name."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from summarizer.brief.bottom_line import bottom_line, grounds, sentence
from summarizer.brief.changes import taken_back_whole
from summarizer.brief.sources import evidence_in
from summarizer.records.brief import BottomLine, Brief, BriefArticle, Change, Unchanged
from summarizer.records.incident import MergedIncident, MergedStatement


class News(NamedTuple):
    """The articles that are the window's own: `fresh` by their day, or late or edited in it; `undated` ones that no day was stated for."""

    fresh: frozenset[str]
    undated: frozenset[str]

    @property
    def articles(self) -> frozenset[str]:
        return self.fresh | self.undated

    def tells_alone(self, record: MergedIncident | MergedStatement) -> bool:
        """Whether no other article tells of it."""
        return _all_in(record, self.articles)

    def tells_first(self, record: MergedIncident) -> bool:
        """Whether it is news as a whole; what undated articles alone tell may be old."""
        return self.tells_alone(record) and not _all_in(record, self.undated)


def cut_down(whole: Brief, changes: tuple[Change, ...], news: News) -> Brief:
    """The brief with these changes, and of everything else what the news alone tell, or undated ones that no dated article told before."""
    moved = frozenset(change.incident or change.statement for change in changes)
    incidents = tuple(one for one in whole.incidents if one.id in moved or news.tells_alone(one))
    statements = tuple(one for one in whole.statements if one.id in moved or news.tells_alone(one))
    cut = whole.model_copy(
        update={
            "changes": changes,
            "incidents": incidents,
            "statements": statements,
            "unchanged": _unchanged(whole.incidents, incidents, statements, news),
            "bottom_line": _bottom_line(incidents, changes, moved, news),
            "rejections": tuple(one for one in whole.rejections if one.article in news.articles),
            "possibly_missed": tuple(one for one in whole.possibly_missed if one.article in news.articles),
        }
    )
    return cut.model_copy(update={"articles": tuple(_cited(cut, news))})


def _unchanged(
    every: Iterable[MergedIncident], shown: Sequence[MergedIncident], statements: Iterable[MergedStatement], news: News
) -> tuple[Unchanged, ...]:
    """The incidents that are not shown, but named by those that are or told by the news."""
    known = {one.id for one in shown}
    named = {id_ for one in shown for id_ in (*one.aggregate_of, *one.concerning, *(other.id for other in one.related))}
    named |= {id_ for one in statements for id_ in one.about}
    hidden = [one for one in every if one.id not in known]
    quiet = [one for one in hidden if one.id in named or any(ref.article in news.articles for ref in one.reports)]
    return tuple(Unchanged(id=one.id, text=sentence(one), evidence=grounds(one)) for one in quiet)


def _bottom_line(
    incidents: Iterable[MergedIncident], changes: Iterable[Change], moved: frozenset[str | None], news: News
) -> tuple[BottomLine, ...]:
    gone = taken_back_whole(changes)
    standing = [one for one in incidents if one.id not in gone]
    first = frozenset(one.id for one in standing if news.tells_first(one))
    return bottom_line([one for one in standing if one.id in moved or one.id in first] or standing, first)


def _cited(cut: Brief, news: News) -> Iterable[BriefArticle]:
    """The news, and every other article that the brief rests on."""
    cited = {one.article for one in evidence_in(cut)} | news.articles
    cited |= {ref.article for one in cut.incidents for ref in one.reports} | {ref.article for one in cut.statements for ref in one.reports}
    return (one for one in cut.articles if one.id in cited)


def _all_in(record: MergedIncident | MergedStatement, articles: frozenset[str]) -> bool:
    return all(ref.article in articles for ref in record.reports)
