"""Article → annotation: what code alone can see in it."""

from summarizer.annotate import dates, furniture, names, numbers, quotations
from summarizer.annotate.sentences import split
from summarizer.records.annotation import Annotation, Sentence
from summarizer.records.article import Article

Marked = tuple[int, int, bool]
"""A sentence as a report line gives it: start, end, furniture."""


def annotate(article: Article, sentences: tuple[Marked, ...] | None = None) -> Annotation:
    """The article's sentences, quotations, numbers, dates and names.

    `sentences` are those of a report line and are taken as they are; without them the text is split and its furniture marked.
    """
    text = article.text
    found = _given(sentences) if sentences is not None else furniture.mark(text, split(text), article.title)
    return Annotation(
        sentences=found,
        quotations=quotations.find(text, found),
        numbers=numbers.find(text, found),
        dates=dates.find(text, found, article.published),
        names=names.find(text, found),
    )


def _given(sentences: tuple[Marked, ...]) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(number=number, start=start, end=end, furniture=marked) for number, (start, end, marked) in enumerate(sentences, 1)
    )
