"""A URL → the articles behind it: a page, a text, data records, or every article that a feed lists."""

from collections.abc import Iterator

from summarizer.ingest.decoding import Trouble, decode
from summarizer.ingest.feeds import Entry, is_feed, read_feed
from summarizer.ingest.fetching import Fetched, Fetcher
from summarizer.ingest.fields import Fields, read_json
from summarizer.ingest.page import read_page

_PAGE = ("<!doctype html", "<html")
MOST = 50
"""Articles of one feed, the first listed first."""
Read = tuple[str, Fields | Trouble]
"""How messages name the source, and what was read there."""


def read_url(url: str, fetcher: Fetcher) -> Iterator[Read]:
    """Every article behind the URL."""
    fetched = fetcher.fetch(url)
    if not isinstance(fetched, Fetched):
        yield url, fetched if isinstance(fetched, Trouble) else Trouble("It has not changed.", "Nothing to do.")
    elif is_feed(fetched.media, fetched.body):
        yield from _listed(fetched, fetcher)
    else:
        yield from ((url, fields) for fields in articles_in(fetched))


def _listed(fetched: Fetched, fetcher: Fetcher) -> Iterator[Read]:
    feed = read_feed(fetched.body, fetched.url)
    if not feed.entries:
        yield fetched.url, Trouble("The feed lists no articles.", "Check the feed's address.")
    for entry in feed.entries[:MOST]:
        page = fetcher.fetch(entry.url)
        if isinstance(page, Fetched):
            yield from ((entry.url, completed(fields, entry, feed.outlet)) for fields in articles_in(page))
        elif isinstance(page, Trouble):
            yield entry.url, page


def completed(fields: Fields | Trouble, entry: Entry, outlet: str | None) -> Fields | Trouble:
    """What the page does not state, the feed does."""
    if isinstance(fields, Trouble):
        return fields
    return fields._replace(
        title=fields.title or entry.title,
        published=fields.published or entry.published,
        outlet=fields.outlet or outlet,
        url=fields.url or entry.url,
    )


def articles_in(fetched: Fetched) -> Iterator[Fields | Trouble]:
    """Every article of a fetched page, text or data record."""
    text = _decoded(fetched)
    if isinstance(text, Trouble):
        yield text
    elif fetched.media.startswith("text/plain") and not text.lstrip("\ufeff \t\r\n")[:15].lower().startswith(_PAGE):
        yield Fields(text, url=fetched.url)
    elif fetched.media == "application/json":
        yield from read_json(text)
    else:
        fields = read_page(text if fetched.charset is not None else fetched.body, fetched.url)
        yield fields._replace(url=fields.url or fetched.url) if isinstance(fields, Fields) else fields


def _decoded(fetched: Fetched) -> str | Trouble:
    """The body as UTF-8 where it is that, whatever the answer says; else in the charset that it names, where that is true; else as a file.

    Text of another encoding is hardly ever valid UTF-8 by chance, and servers often name a charset that the page is not in.
    """
    for charset in ("utf-8-sig", *([fetched.charset] if fetched.charset is not None else [])):
        try:
            return fetched.body.decode(charset)
        except (LookupError, ValueError):  # some of Python's charsets are no encodings of texts
            continue
    decoded = decode(fetched.body)
    return decoded if isinstance(decoded, Trouble) else decoded.text
