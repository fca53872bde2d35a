"""The articles behind a brief, the sentences it cites, and what was refused or perhaps missed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from pydantic import BaseModel

from summarizer.brief.notices import taken_back
from summarizer.records.brief import Brief, BriefArticle, BriefMissed, BriefRejection
from summarizer.records.incident import CitedEvidence, Origin
from summarizer.records.report import ReportLine

NEVER: Mapping[str, str] = MappingProxyType({})


def articles(lines: Sequence[ReportLine], origins: Sequence[Origin], seen: Mapping[str, str] = NEVER) -> tuple[BriefArticle, ...]:
    """The articles in the order of publication, undated last; the same article under several paths is one.

    `seen` gives the days for which undated ones were first seen.
    """
    first = _first_of_origin(lines, origins)
    by_id: dict[str, list[ReportLine]] = {}
    for line in lines:
        by_id.setdefault(line.article.id, []).append(line)
    found = [_article(same, first, seen) for same in by_id.values()]
    return _in_order(found)


def with_earlier(brief: Brief, before: Iterable[ReportLine], corrected: Mapping[str, str]) -> tuple[BriefArticle, ...]:
    """The brief's articles, and the earlier versions of edited ones that its changes cite. `corrected` gives each article's earlier one."""
    standing = {one.id: one for one in brief.articles}
    newer = {old: standing[new] for new, old in corrected.items() if new in standing and old not in standing}
    cited = {one.article for one in evidence_in(brief.changes)}
    found = articles([line for line in before if line.article.id in newer and line.article.id in cited], ())
    earlier = [one.model_copy(update={"replaced_by": newer[one.id].id, "origin": newer[one.id].origin}) for one in found]
    return _in_order((*brief.articles, *earlier))


def _in_order(found: Iterable[BriefArticle]) -> tuple[BriefArticle, ...]:
    return tuple(sorted(found, key=lambda one: (one.published is None, one.published or "", one.id)))


def _article(same: Sequence[ReportLine], first: Mapping[str, str], seen: Mapping[str, str]) -> BriefArticle:
    line = min(same, key=lambda one: (one.article.path or "", one.extractor.model_dump_json()))
    article = line.article
    return BriefArticle(
        id=article.id,
        paths=tuple(sorted({one.article.path for one in same if one.article.path is not None})),
        url=article.url,
        outlet=article.outlet,
        title=article.title,
        published=article.published,
        language=article.language,
        author=article.author,
        origin=first.get(article.id, article.id),
        extractor=line.extractor,
        seen=seen.get(article.id),
        retracted=taken_back(line),
    )


def _first_of_origin(lines: Sequence[ReportLine], origins: Sequence[Origin]) -> dict[str, str]:
    order = {line.article.id: (line.article.published is None, line.article.published or "", line.article.id) for line in lines}
    first: dict[str, str] = {}
    for origin in origins:
        members = [article for article in origin.articles if article in order]
        for article in members:
            first[article] = min(members, key=lambda one: order[one])
    return first


def rejections(lines: Iterable[ReportLine]) -> tuple[BriefRejection, ...]:
    """Every claim that grounding refused, with its article."""
    found = {BriefRejection(article=line.article.id, **rejection.model_dump()) for line in lines for rejection in line.rejections}
    return tuple(sorted(found, key=lambda one: (one.article, one.sentences, one.path, one.value, one.reason)))


def missed(lines: Iterable[ReportLine]) -> tuple[BriefMissed, ...]:
    """What the second reading saw and the extractor did not tell."""
    found = {BriefMissed(article=line.article.id, **one.model_dump()) for line in lines for one in line.possibly_missed}
    return tuple(sorted(found, key=lambda one: (one.article, one.sentence, one.what, one.text)))


def evidence_in(value: object) -> Iterator[CitedEvidence]:
    """Every piece of evidence inside a record, depth first in field order."""
    if isinstance(value, CitedEvidence):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from evidence_in(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from evidence_in(item)


def cited_sentences(lines: Iterable[ReportLine], brief: Brief) -> tuple[CitedEvidence, ...]:
    """The whole sentences that a brief cites, by article and number; an unknown article or sentence gives none."""
    texts = {line.article.id: line.article for line in lines}
    cited = {(one.article, one.sentence) for one in evidence_in(brief)}
    cited |= {(one.article, number) for one in brief.rejections for number in one.sentences}
    cited |= {(one.article, one.sentence) for one in brief.possibly_missed}
    found = []
    for id_, number in sorted(cited):
        article = texts.get(id_)
        if article is not None and 1 <= number <= len(article.sentences):
            start, end, _ = article.sentences[number - 1]
            found.append(CitedEvidence(article=id_, sentence=number, start=start, end=end, text=article.text[start:end]))
    return tuple(found)
