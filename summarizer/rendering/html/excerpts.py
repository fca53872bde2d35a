"""What the page shows of each article: the cited sentences with one neighbour each, or the whole text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from summarizer.records.incident import CitedEvidence
from summarizer.records.report import ReportedArticle
from summarizer.rendering.html.marking import Piece, pieces
from summarizer.rendering.view.citations import Cite, Source


class Shown(NamedTuple):
    """One sentence of an article. `anchor` is its element's id; `cited` where the brief refers to it."""

    anchor: str
    number: int
    cited: bool
    pieces: tuple[Piece, ...]


class Block(NamedTuple):
    """Sentences that stand together; `gap` where text before them is left out."""

    gap: bool
    sentences: tuple[Shown, ...]


class Excerpt(NamedTuple):
    source: Source
    blocks: tuple[Block, ...]
    whole: bool


class _Sentence(NamedTuple):
    number: int
    text: str
    paragraph: bool


def excerpts(
    sources: Sequence[Source],
    cites: Iterable[Cite],
    sentences: Sequence[CitedEvidence],
    articles: Mapping[str, ReportedArticle],
    full_text: bool,
) -> tuple[Excerpt, ...]:
    """One excerpt per source. Without its article, a source shows the sentences that the brief itself carries."""
    marks: dict[int, dict[int, list[tuple[int, int]]]] = {source.number: {} for source in sources}
    lengths = {(one.article, one.sentence): len(one.text) for one in sentences}
    names = {source.number: source.id for source in sources}
    for cite in cites:
        whole = lengths.get((names[cite.source], cite.sentence), 0)
        marks[cite.source].setdefault(cite.sentence, []).extend(mark for mark in cite.marks if not _all_of(mark, whole))
    carried: dict[str, list[_Sentence]] = {}
    for one in sentences:
        carried.setdefault(one.article, []).append(_Sentence(one.sentence, one.text, False))
    return tuple(
        _excerpt(source, marks[source.number], carried.get(source.id, []), articles.get(source.id), full_text) for source in sources
    )


def _all_of(mark: tuple[int, int], length: int) -> bool:
    """Whether a mark covers its sentence, but for quotation marks and the full stop: it would single nothing out."""
    return mark[1] - mark[0] >= length - 3


def _excerpt(
    source: Source,
    marks: Mapping[int, list[tuple[int, int]]],
    carried: list[_Sentence],
    article: ReportedArticle | None,
    full_text: bool,
) -> Excerpt:
    cited = marks.keys()
    known = carried if article is None else list(_sentences(article))
    if not full_text:
        near = {number + step for number in cited for step in (-1, 0, 1)}
        furniture = set() if article is None else {n for n, (_, _, page) in enumerate(article.sentences, start=1) if page}
        known = [one for one in known if one.number in cited or (one.number in near and one.number not in furniture)]
    shown = [
        (one, Shown(f"s{source.number}-{one.number}", one.number, one.number in cited, pieces(one.text, marks.get(one.number, []))))
        for one in known
    ]
    return Excerpt(source, tuple(_blocks(shown)), full_text and article is not None)


def _sentences(article: ReportedArticle) -> Iterator[_Sentence]:
    before = 0
    for number, (start, end, _) in enumerate(article.sentences, start=1):
        yield _Sentence(number, article.text[start:end], "\n" in article.text[before:start])
        before = end


def _blocks(shown: list[tuple[_Sentence, Shown]]) -> Iterator[Block]:
    block: list[Shown] = []
    last = 0
    gap = False
    for one, sentence in shown:
        apart = one.number != last + 1
        if block and (apart or one.paragraph):
            yield Block(gap, tuple(block))
            block = []
        if not block:
            gap = apart
        block.append(sentence)
        last = one.number
    if block:
        yield Block(gap, tuple(block))
