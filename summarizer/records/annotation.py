"""What code alone can see in an article: the shared ground of prompt, offline extractor, grounding and second reading.

All intervals are half-open `[start, end)` in code points of the article's text. Sentences and quotations are numbered from 1.
"""

from typing import Literal

from pydantic import Field

from summarizer.records.base import Value


class Sentence(Value):
    """One sentence, or one line of page furniture (byline, caption, related link)."""

    number: int
    start: int
    end: int
    furniture: bool


class Quotation(Value):
    """A span between quotation marks; the interval and `text` leave the marks out.

    A quotation that runs over several paragraphs (each opening with a mark, only the last closing) is one span per paragraph.
    """

    number: int
    start: int
    end: int
    text: str
    sentences: tuple[int, ...] = Field(description="Every sentence that the span touches, ascending.")


NumberKind = Literal["cardinal", "ordinal", "percent", "money", "measure", "age", "name"]


class NumberMention(Value):
    """A number as written and as a closed interval; `high` is null where it is open-ended ("at least 40").

    "several", "dozens" and the like have no exact value: `low` is null where the words give no number at all.
    `name` marks digits that count nothing: "No. 5", "M-16", a flight, a road, a year, a clock time.
    """

    start: int
    end: int
    text: str
    sentence: int
    low: int | None
    high: int | None
    kind: NumberKind


class DateMention(Value):
    """Date words and their EDTF value against the article's publication date; null where the words alone cannot be resolved.

    "On November 24" in an undated article is `XXXX-11-24`; "Tuesday" in an undated article has no value.
    """

    start: int
    end: int
    text: str
    sentence: int
    edtf: str | None


class NameMention(Value):
    """A run of words written as a proper name ("Amir Khan Muttaqi", "Border Guard Post 'Istiqlol'", "GKNB")."""

    start: int
    end: int
    text: str
    sentence: int


class Annotation(Value):
    """The annotated article. Tuples are in text order."""

    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    numbers: tuple[NumberMention, ...]
    dates: tuple[DateMention, ...]
    names: tuple[NameMention, ...]
