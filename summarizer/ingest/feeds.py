"""RSS, Atom and JSON feeds → the articles they list (the only importer of feedparser)."""

import json
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urljoin

from summarizer.ingest.published import normalised

_MEDIA = ("application/rss", "application/atom", "application/feed+json", "application/xml", "text/xml")
_ROOTS = (b"<rss", b"<feed", b"<rdf:RDF")
_JSON_FEED = "https://jsonfeed.org/version/"
_HEAD = 2_000
"""Bytes in which a feed shows its root element."""


class Entry(NamedTuple):
    """One listed article: its address, and what the feed says about it."""

    url: str
    title: str | None
    published: str | None


class Feed(NamedTuple):
    """A feed's name and entries, in the feed's order, each address once."""

    outlet: str | None
    entries: tuple[Entry, ...]


def is_feed(media: str, body: bytes) -> bool:
    """Whether an answer is a feed, by its media type and its first element."""
    head = body[:_HEAD]
    if media in ("application/json", "application/feed+json"):
        return _JSON_FEED.encode() in head
    return any(root in head for root in _ROOTS) and (
        media.startswith(_MEDIA) or head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"<?xml", *_ROOTS))
    )


def read_feed(body: bytes, base: str) -> Feed:
    """The feed's entries that have an http address; relative ones are resolved against `base`."""
    outlet, entries = _json_feed(body) if _JSON_FEED.encode() in body[:_HEAD] else _xml_feed(body)
    found: dict[str, Entry] = {}
    for url, title, published in entries:
        address = urljoin(base, url)
        if url and address.startswith(("http://", "https://")):
            found.setdefault(address, Entry(address, title or None, normalised(published) if published else None))
    return Feed(outlet or None, tuple(found.values()))


def _json_feed(body: bytes) -> tuple[str, Iterator[tuple[str, str, str]]]:
    try:
        feed = json.loads(body)
    except ValueError:
        return "", iter(())
    items = feed.get("items") if isinstance(feed, dict) else None
    listed = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    name = feed.get("title") if isinstance(feed, dict) else None
    return str(name or ""), (
        (str(one.get("url") or ""), str(one.get("title") or ""), str(one.get("date_published") or "")) for one in listed
    )


def _xml_feed(body: bytes) -> tuple[str, Iterator[tuple[str, str, str]]]:
    import feedparser  # type: ignore[import-untyped]  # the package ships no types

    feed = feedparser.parse(body)
    entries = ((one.get("link") or "", one.get("title") or "", one.get("published") or one.get("updated") or "") for one in feed.entries)
    return str(feed.feed.get("title") or ""), entries
