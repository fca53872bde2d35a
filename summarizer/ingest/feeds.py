"""RSS, Atom and JSON feeds → the articles they list (the only importer of feedparser)."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from summarizer.ingest.addresses import joined
from summarizer.ingest.published import normalised

_MEDIA = ("application/rss", "application/atom", "application/feed+json", "application/xml", "text/xml")
_ROOTS = (b"<rss", b"<feed", b"<rdf:RDF")
_JSON_FEED = "https://jsonfeed.org/version/"
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")
_LINK = re.compile(rb"<link\b[^>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:["']([^"']*)["']|([^\s"'>]+))""")
_SUBSET, _ITS_END = re.compile(rb"<!DOCTYPE[^>\[]{0,1000}\[", re.IGNORECASE), re.compile(rb"\]\s{0,100}>")
"""The beginning and the end of what a document declares for itself."""
_TAG = re.compile(r"<[^>]{0,1000}>")
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


def declared(page: bytes, base: str) -> tuple[str, ...]:
    """The addresses of the feeds that a page names in its head, in its order."""
    found = []
    for tag in _LINK.findall(page):
        stated = {name.lower(): quoted or bare for name, quoted, bare in _ATTRIBUTE.findall(tag.decode("utf-8", "replace"))}
        address = joined(base, html.unescape(stated.get("href", "")).strip())
        if "alternate" in stated.get("rel", "").lower().split() and stated.get("type", "").lower() in _FEED_TYPES and address:
            found.append(address)
    return tuple(dict.fromkeys(found))


def read_feed(body: bytes, base: str) -> Feed:
    """The feed's entries that have an http address; relative ones are resolved against `base`."""
    outlet, entries = _json_feed(body) if _JSON_FEED.encode() in body[:_HEAD] else _xml_feed(body)
    found: dict[str, Entry] = {}
    for url, title, published in entries:
        address = joined(base, url.strip())
        if url and address is not None and address.startswith(("http://", "https://")):
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
        (str(one.get("url") or one.get("external_url") or ""), str(one.get("title") or ""), str(one.get("date_published") or ""))
        for one in listed
    )


def _xml_feed(body: bytes) -> tuple[str, Iterator[tuple[str, str, str]]]:
    import feedparser  # type: ignore[import-untyped]  # the package ships no types

    feed = feedparser.parse(_without_own_entities(body))
    entries = ((one.get("link") or "", _plain(one, "title"), one.get("published") or one.get("updated") or "") for one in feed.entries)
    return _plain(feed.feed, "title"), entries


def _plain(parsed: Mapping[str, object], name: str) -> str:
    """A field as text: of one that is markup, its text with entities resolved."""
    value, detail = parsed.get(name), parsed.get(f"{name}_detail")
    if isinstance(detail, Mapping) and detail.get("type") != "text/plain":
        return html.unescape(_TAG.sub("", str(value or "")))
    return str(value or "")


def _without_own_entities(body: bytes) -> bytes:
    """A document without the entities that it declares for itself: no feed needs them, and they can be made to grow without end."""
    start = _SUBSET.search(body)
    end = _ITS_END.search(body, start.end()) if start is not None else None
    return body if start is None else body[: start.start()] + (body[end.end() :] if end is not None else b"")
