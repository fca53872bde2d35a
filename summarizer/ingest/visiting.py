"""A source visited again and again: what it has that was not there before, place by place.

A place is a page or a file. What was read keeps a stamp (a page's ETag and modification date, a file's size and time), and a place
whose stamp still holds is not read again. A visit is handed out as soon as its place is read, so that its reader can keep it at once.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from summarizer.ingest.addresses import on_web
from summarizer.ingest.decoding import Trouble
from summarizer.ingest.feeds import Entry, declared, is_feed, read_feed
from summarizer.ingest.fetching import Fetched, Fetcher, Seen, Unchanged
from summarizer.ingest.fields import Fields
from summarizer.ingest.finding import SOURCES, Found, Missing, PassedOver, find
from summarizer.ingest.loading import read_found, to_article
from summarizer.ingest.sources import Sources, read_sources
from summarizer.ingest.web import MOST, articles_in, completed
from summarizer.records.article import Article, Failure


class Arrival(NamedTuple):
    """An article, the document that it is a state of (canonical URL, or source and path), and the raw page where one was fetched."""

    article: Article
    document: str
    page: bytes | None = None


class Visit(NamedTuple):
    """One place that was looked at. `stamp` is what to say next time; null where the place is to be read again in any case.

    `reached` is false where nothing could be had there, or not all that a feed lists; `notes` are worth knowing though nothing failed.
    """

    place: str
    arrivals: tuple[Arrival, ...] = ()
    failures: tuple[Failure, ...] = ()
    stamp: Seen | None = None
    reached: bool = True
    notes: tuple[Failure, ...] = ()


class Due(NamedTuple):
    """What is known of a feed's pages: those to ask `again` though the feed is the same, and those to leave alone (`given_up`)."""

    again: frozenset[str] = frozenset()
    given_up: frozenset[str] = frozenset()


def visit(source: str, known: Mapping[str, Seen], fetcher: Fetcher, due: Due = Due()) -> Iterator[Visit]:  # noqa: B008 - Due is frozen
    """Everything of a source that is not as its stamp in `known` says.

    `source` is a file, a folder, a glob pattern, or the URL of a page or feed. Of a feed's pages those are asked for that are not known
    yet, and those that are due again. A feed's own visit comes last, since its stamp holds only once its pages were visited; one that
    lists more new pages than `MOST` keeps none, so that the next visit goes on.
    """
    if on_web(source):
        return _visit_web(source, known, fetcher, due)
    return _visit_files(source, known)


def _visit_web(url: str, known: Mapping[str, Seen], fetcher: Fetcher, due: Due) -> Iterator[Visit]:
    fetched = fetcher.fetch(url, known.get(url, Seen()))
    again = sorted(due.again - {url})
    if isinstance(fetched, Trouble):
        yield _failed(url, fetched)
    elif isinstance(fetched, Unchanged):
        yield Visit(url)
        yield from (_visit_page(Entry(page, None, None), None, known, fetcher) for page in again)
    elif is_feed(fetched.media, fetched.body):
        yield from _visit_feed(url, fetched, known, fetcher, due)
    elif _front_page(fetched.url) and (feeds := declared(fetched.body, fetched.url)):
        yield from _visit_front(url, feeds[0], known, fetcher, due)
    else:
        yield _page(url, fetched, Entry(url, None, None), None)


def _visit_front(url: str, feed: str, known: Mapping[str, Seen], fetcher: Fetcher, due: Due) -> Iterator[Visit]:
    """A site's front page stands for the first feed that it names."""
    fetched = fetcher.fetch(feed, known.get(feed, Seen()))
    if isinstance(fetched, Trouble):
        yield Visit(url, failures=(fetched.at(feed),), reached=False)
        return
    reached = True
    if isinstance(fetched, Unchanged):
        yield from (_visit_page(Entry(page, None, None), None, known, fetcher) for page in sorted(due.again - {url, feed}))
    elif is_feed(fetched.media, fetched.body):
        for visit in _visit_feed(feed, fetched, known, fetcher, due):
            reached = reached and (visit.place != feed or visit.reached)
            yield visit
    named = Trouble(f"It is a front page; its feed {feed} is read.", "Add the feed itself to say the same.").at(url)
    yield Visit(url, notes=(named,), reached=reached)


def _visit_feed(url: str, fetched: Fetched, known: Mapping[str, Seen], fetcher: Fetcher, due: Due) -> Iterator[Visit]:
    feed = read_feed(fetched.body, fetched.url)
    new = [entry for entry in feed.entries if entry.url not in known and entry.url not in due.again | due.given_up]
    listed = {entry.url: entry for entry in feed.entries}
    old = [listed.get(page, Entry(page, None, None)) for page in sorted(due.again - {url})]
    yield from (_visit_page(entry, feed.outlet, known, fetcher) for entry in (*new[:MOST], *old))
    nothing = (Trouble("The feed lists no articles.", "Check its address if that does not change.").at(url),)
    whole = len(new) <= MOST
    yield Visit(url, stamp=fetched.seen if whole else None, reached=whole, notes=() if feed.entries else nothing)


def _visit_page(entry: Entry, outlet: str | None, known: Mapping[str, Seen], fetcher: Fetcher) -> Visit:
    fetched = fetcher.fetch(entry.url, known.get(entry.url, Seen()))
    if isinstance(fetched, Trouble):
        return _failed(entry.url, fetched)
    return _page(entry.url, fetched, entry, outlet) if isinstance(fetched, Fetched) else Visit(entry.url)


def _page(place: str, fetched: Fetched, entry: Entry, outlet: str | None) -> Visit:
    """The visit of a page that came; one that holds no article may do so later, and keeps no stamp."""
    read = [completed(fields, entry, outlet) for fields in articles_in(fetched)]
    several = len(read) > 1
    articles = [to_article(fields) for fields in read if isinstance(fields, Fields)]
    names = _apart([document(article.url, fetched.url) for article in articles])
    numbered = ((f"{place}, record {number}" if several else place, one) for number, one in enumerate(read, 1))
    failures = tuple(one.at(name) for name, one in numbered if isinstance(one, Trouble))
    arrivals = tuple(Arrival(article, name, fetched.body) for article, name in zip(articles, names, strict=True))
    return Visit(place, arrivals, failures, None if failures else fetched.seen)


def document(stated: str | None, fetched: str) -> str:
    """A page's document: the canonical URL that it states, unless that is another host or only its front page, else where it was had."""
    try:
        here, url = urlsplit(fetched), urlsplit(stated or fetched)
    except ValueError:  # what the page states is no URL
        return _without_fragment(fetched)
    other_host = (url.hostname or "").removeprefix("www.") != (here.hostname or "").removeprefix("www.")
    return _without_fragment(fetched if _front_page(stated) or other_host else url.geturl())


def _without_fragment(url: str) -> str:
    return url.partition("#")[0]


def _front_page(url: str | None) -> bool:
    """Whether a URL names an outlet and no story."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return True
    return parts.path in ("", "/") and not parts.query


def _visit_files(source: str, known: Mapping[str, Seen]) -> Iterator[Visit]:
    stated: dict[Path, Sources] = {}
    for found in find(source):
        if isinstance(found, Missing):  # an empty folder is an inbox that nothing has come into yet
            yield Visit(found.place, failures=() if found.empty else (found.failure,), reached=found.empty)
        elif isinstance(found, PassedOver):
            yield Visit(source, notes=(found.note,))
        else:
            for folder in dict.fromkeys((found.folder, found.file.parent)):
                if folder not in stated:
                    stated[folder] = read_sources(folder, found.folder)
            yield from _visit_file(source, found, known, stated)
    for folder, sources in sorted(stated.items()):
        if sources.failures:
            yield Visit(str(folder / SOURCES), failures=sources.failures)


def _visit_file(source: str, found: Found, known: Mapping[str, Seen], stated: dict[Path, Sources]) -> Iterator[Visit]:
    stamp, place = _file_stamp(found), str(found.file)
    if stamp is not None and known.get(place) == stamp:
        return
    read = read_found(found, stated)
    names = _apart([_document_of_file(source, found, key, article, len(read.articles)) for key, article in read.articles])
    arrivals = tuple(Arrival(article, name) for name, (_, article) in zip(names, read.articles, strict=True))
    yield Visit(place, arrivals, read.failures, None if read.failures else stamp, notes=read.notes)


def _document_of_file(source: str, found: Found, key: str | None, article: Article, count: int) -> str:
    """A file's document: the URL that it states, else source and path. Of several records in one file each is named by its own key,
    else by its day and title, so that a record that is put before another does not take its place."""
    if article.url is not None and not _front_page(article.url):
        return _without_fragment(article.url)
    own = key or " ".join(part for part in (article.published, article.title) if part) if count > 1 else ""
    return f"{source} {found.path} {own}".rstrip()


def _apart(names: Sequence[str]) -> list[str]:
    """The names, each that stood before with its count."""
    counts: Counter[str] = Counter()
    found = []
    for name in names:
        counts[name] += 1
        found.append(name if counts[name] == 1 else f"{name} {counts[name]}")
    return found


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
    return Visit(place, failures=(trouble.at(place),), reached=False)
