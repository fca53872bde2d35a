"""One news item as it came in."""

from typing import Annotated

from pydantic import Field, StringConstraints

from summarizer.records.base import Value

Published = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$")]
"""An ISO 8601 day, or a day and time, with the outlet's offset where it is known: "2025-12-02", "2025-12-02T09:30+05:00"."""


class Article(Value):
    """One news item. `text` is exactly what was read; every offset in every record indexes it (code points)."""

    id: str
    path: str | None = Field(default=None, description="Relative to the folder that was given; null for URLs and standard input.")
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: Published | None = None
    language: str | None = Field(default=None, description="ISO 639-1 code of the text, where it was detected.")
    author: str | None = Field(default=None, exclude_if=lambda value: value is None, description="As the page or record names them.")
    text: str


class Failure(Value):
    """An article or line that could not be used: what it was, why not, and what to do about it."""

    source: str = Field(description="The path, URL or `file:line` as the user named it.")
    reason: str
    remedy: str
