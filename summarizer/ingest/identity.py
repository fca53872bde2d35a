"""An article's id: a hash of what it says and where it was published, never of where it lies."""

import hashlib
import json

DIGITS = 16
"""Hexadecimal digits of an id."""


def article_id(*, outlet: str | None, url: str | None, title: str | None, published: str | None, text: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of the canonical JSON of outlet, url (title where there is none), published, text."""
    content = json.dumps([outlet, url or title, published, text], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
