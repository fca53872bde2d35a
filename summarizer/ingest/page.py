"""HTML → title, text and what the page states about itself, by trafilatura (its only importer)."""

import re

from summarizer.ingest.decoding import Trouble
from summarizer.ingest.fields import Fields
from summarizer.ingest.published import normalised

_STAMP = re.compile(
    rb'(?:article:published_time["\'][^>]{0,20}content=["\']|"datePublished"\s*:\s*")(?P<stamp>\d{4}-\d\d-\d\d[^"\'<]{0,25})'
    rb'|<meta[^>]{0,60}content=["\'](?P<first>\d{4}-\d\d-\d\d[^"\'<]{0,25})["\'][^>]{0,40}article:published_time'
)
"""The publication time with its offset, as Open Graph and schema.org write it; the parser keeps the day only."""
_DAY_IN_URL = re.compile(r"/(20\d\d)[/-](\d\d)[/-](\d\d)(?=[/-]|$)")
_CHARSET = re.compile(rb"<meta[^>]{0,80}charset=[\"']?(?P<name>[A-Za-z0-9_-]{2,30})", re.IGNORECASE)
_HEAD = 4_096
"""Bytes in which a page declares its charset (HTML asks for 1,024)."""
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-12-31", "outputformat": "%Y-%m-%d"}
"""Dates as the page states them: no search through its text, no look at the clock."""


def read_page(data: bytes | str, url: str | None = None) -> Fields | Trouble:
    """The page's article. The text is what stands in it as running text, with entities resolved; a page without any is trouble.

    `url` is where the page was had: it may hold the day, where the page states none.
    """
    import trafilatura  # costs 0.3 s, and most runs read no page
    from trafilatura.settings import Document

    document = trafilatura.bare_extraction(
        _text(data), with_metadata=True, include_comments=False, include_tables=True, date_extraction_params=_DATES
    )
    if not isinstance(document, Document) or not (document.text or "").strip():
        return Trouble("No article text was found in the page.", "Check that the file is a whole article page, or give its text as .txt.")
    return Fields(
        text=document.text or "",
        title=document.title,
        outlet=document.sitename,
        url=document.url,
        published=_published(data, document.date) or _day_in(document.url or url or ""),
        language=document.language,
        author=document.author,
    )


def _text(data: bytes | str) -> bytes | str:
    """The page in the charset that it declares, where that is true; else its bytes, for the parser to guess."""
    if isinstance(data, str):
        return data
    declared = _CHARSET.search(data, 0, _HEAD)
    for charset in ("utf-8", declared["name"].decode("ascii") if declared else "utf-8"):
        try:
            return data.decode(charset)
        except (LookupError, ValueError):  # some of Python's charsets are no encodings of texts
            continue
    return data


def _day_in(url: str) -> str | None:
    """The day that a URL names in its path, as /2026/03/02/."""
    found = _DAY_IN_URL.search(url)
    return normalised("-".join(found.groups())) if found is not None else None


def _published(data: bytes | str, day: str | None) -> str | None:
    """The stated time where it is of the day that the parser found, else that day."""
    raw = data if isinstance(data, bytes) else data.encode("utf-8", "replace")
    match = _STAMP.search(raw)
    stamp = normalised((match["stamp"] or match["first"]).decode("ascii", "replace")) if match else None
    if stamp is not None and (day is None or stamp.startswith(day)):
        return stamp
    return normalised(day) if day else None
