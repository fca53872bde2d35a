"""A source visited again and again: what it has that was not there before, place by place.

A place is a page or a file. What was read keeps a stamp (a page's ETag and modification date, a file's size and time), and a place
whose stamp still holds is not read again. A visit is handed out as soon as its place is read, so that its reader can keep it at once.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urldefrag, urlsplit

from summarizer.ingest.decoding import Trouble
from summarizer.ingest.feeds import Entry, is_feed, read_feed
from summarizer.ingest.fetching import Fetched, Fetcher, Seen, Unchanged
from summarizer.ingest.fields import Fields
from summarizer.ingest.finding import SOURCES, Found, Missing, find
from summarizer.ingest.loading import read_found, to_article
from summarizer.ingest.sources import Sources
from summarizer.ingest.web import MOST, articles_in, completed
from summarizer.records.article import Article, Failure

_WEB = ("http://", "https://")


class Arrival(NamedTuple):
    """An article, the document that it is a state of (canonical URL, or source and path), and the raw page where one was fetched."""

    article: Article
    document: str
    page: bytes | None = None


class Visit(NamedTuple):
    """One place that was looked at. `stamp` is what to say next time; null where the place is to be read again in any case."""

    place: str
    arrivals: tuple[Arrival, ...] = ()
    failures: tuple[Failure, ...] = ()
    stamp: Seen | None = None


def on_web(source: str) -> bool:
    """Whether a source is a URL rather than a path."""
    return source.lower().startswith(_WEB)


def visit(source: str, known: Mapping[str, Seen], fetcher: Fetcher, pages: frozenset[str] = frozenset()) -> Iterator[Visit]:
    """Everything of a source that is not as its stamp in `known` says.

    `source` is a file, a folder, a glob pattern, or the URL of a page or feed. The pages of a feed that has not changed are not asked
    for, except those in `pages`. A feed's own visit comes last, since its stamp holds only once its pages were visited.
    """
    if on_web(source):
        return _visit_web(source, known, fetcher, pages)
    return _visit_files(source, known)


def _visit_web(url: str, known: Mapping[str, Seen], fetcher: Fetcher, pages: frozenset[str]) -> Iterator[Visit]:
    fetched = fetcher.fetch(url, known.get(url, Seen()))
    if isinstance(fetched, Trouble):
        yield _failed(url, fetched)
    elif isinstance(fetched, Unchanged):
        yield Visit(url)
        yield from (_visit_page(Entry(page, None, None), None, known, fetcher) for page in sorted(pages - {url}))
    elif is_feed(fetched.media, fetched.body):
        feed = read_feed(fetched.body, fetched.url)
        listed = feed.entries[:MOST]
        missed = [Entry(page, None, None) for page in sorted(pages - {url} - {entry.url for entry in listed})]
        yield from (_visit_page(entry, feed.outlet, known, fetcher) for entry in (*listed, *missed))
        nothing = (_failure(url, Trouble("The feed lists no articles.", "Check the feed's address.")),)
        yield Visit(url, failures=() if feed.entries else nothing, stamp=fetched.seen)
    else:
        yield _page(url, fetched, Entry(url, None, None), None)


def _visit_page(entry: Entry, outlet: str | None, known: Mapping[str, Seen], fetcher: Fetcher) -> Visit:
    fetched = fetcher.fetch(entry.url, known.get(entry.url, Seen()))
    if isinstance(fetched, Trouble):
        return _failed(entry.url, fetched)
    return _page(entry.url, fetched, entry, outlet) if isinstance(fetched, Fetched) else Visit(entry.url)


def _page(place: str, fetched: Fetched, entry: Entry, outlet: str | None) -> Visit:
    """The visit of a page that came; one that holds no article may do so later, and keeps no stamp."""
    read = [completed(fields, entry, outlet) for fields in articles_in(fetched)]
    articles = [to_article(fields) for fields in read if isinstance(fields, Fields)]
    keys = [document(article.url, fetched.url) for article in articles]
    names = [key if keys.count(key) == 1 else f"{key} {number}" for number, key in enumerate(keys, 1)]
    failures = tuple(_failure(place, one) for one in read if isinstance(one, Trouble))
    arrivals = tuple(Arrival(article, name, fetched.body) for article, name in zip(articles, names, strict=True))
    return Visit(place, arrivals, failures, None if failures else fetched.seen)


def document(stated: str | None, fetched: str) -> str:
    """A page's document: the canonical URL that it states, unless that is another host or only its front page, else where it was had."""
    here, url = urlsplit(fetched), urlsplit(stated or fetched)
    other_host = (url.hostname or "").removeprefix("www.") != (here.hostname or "").removeprefix("www.")
    return urldefrag(fetched if _front_page(stated) or other_host else url.geturl()).url


def _front_page(url: str | None) -> bool:
    """Whether a URL names an outlet and no story."""
    parts = urlsplit(url or "")
    return parts.path in ("", "/") and not parts.query


def _visit_files(source: str, known: Mapping[str, Seen]) -> Iterator[Visit]:
    stated: dict[Path, Sources] = {}
    for found in find(source):
        if isinstance(found, Missing):
            yield Visit(found.failure.source, failures=(found.failure,))
            continue
        place = str(found.file)
        stamp = _file_stamp(found)
        if stamp is None or known.get(place) != stamp:
            articles, failures = read_found(found, stated)
            arrivals = tuple(Arrival(article, _document_of_file(source, name, found, article)) for name, article in articles)
            yield Visit(place, arrivals, tuple(one.model_copy(update={"source": place}) for one in failures), None if failures else stamp)


def _document_of_file(source: str, name: str, found: Found, article: Article) -> str:
    if article.url is not None and not _front_page(article.url):
        return urldefrag(article.url).url
    return f"{source} {found.path}{name.removeprefix(found.source)}"


def _file_stamp(found: Found) -> Seen | None:
    """A file's size and time, and those of the sources files that may state something about it; null where it cannot be looked at."""
    try:
        stats = [found.file.stat()]
    except OSError:
        return None
    for folder in dict.fromkeys((found.folder, found.file.parent)):
        if (folder / SOURCES).is_file():
            stats.append((folder / SOURCES).stat())
    return Seen(" ".join(f"{one.st_size}:{one.st_mtime_ns}" for one in stats))


def _failed(place: str, trouble: Trouble) -> Visit:
    return Visit(place, failures=(_failure(place, trouble),))


def _failure(source: str, trouble: Trouble) -> Failure:
    return Failure(source=source, reason=trouble.reason, remedy=trouble.remedy)
