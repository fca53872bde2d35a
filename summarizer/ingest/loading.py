"""Paths → articles: each file is read, decoded, understood by its form, completed by what its text shows, and named by its content."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pydantic import Field

from summarizer.ingest.addresses import on_web
from summarizer.ingest.decoding import Decoded, Trouble, decode
from summarizer.ingest.detect import detect
from summarizer.ingest.fields import Fields, read_json
from summarizer.ingest.finding import STDIN, SUFFIXES, Found, Missing, PassedOver, find
from summarizer.ingest.identity import article_id
from summarizer.ingest.language import language
from summarizer.ingest.sources import NOTHING, Sources, Stated, parse_sources, read_sources
from summarizer.records.article import Article, Failure
from summarizer.records.base import Value

if TYPE_CHECKING:
    from summarizer.ingest.fetching import Fetcher


class Loaded(Value):
    """What was read. Everything is sorted, so that the order of the arguments and of the file system changes nothing."""

    articles: tuple[Article, ...] = Field(default=(), description="By path and id; a text given more than once stands here once.")
    failures: tuple[Failure, ...] = ()
    paths: Mapping[str, tuple[str, ...]] = Field(default_factory=dict, description="Article id → every path that it was read from.")
    missing: tuple[str, ...] = Field(default=(), description="Paths as named behind which nothing is: wrong usage, not a bad article.")
    notes: tuple[Failure, ...] = Field(
        default=(), description="What is worth knowing though nothing failed: a guessed encoding, files that were passed over."
    )


class _Read(NamedTuple):
    """One article's fields and where they come from: `source` for messages, `path` for the record."""

    source: str
    path: str | None
    fields: Fields
    stated: Stated


class _Batch(NamedTuple):
    read: list[_Read]
    failures: list[Failure]
    notes: list[Failure]
    missing: list[str]


def load(
    paths: Sequence[str],
    *,
    stdin: bytes | None = None,
    sources: str | None = None,
    fetcher: "Fetcher | None" = None,
    private: frozenset[str] = frozenset(),
) -> Loaded:
    """Read every article behind `paths`: files, folders, glob patterns, URLs of pages and feeds, and `-` for the bytes of `stdin`.

    `sources` names a file in the form of `sources.toml` that counts before those beside the articles. `fetcher` says how URLs are
    fetched; without one, politely and from public addresses only, and from those of the `private` hosts. Nothing that is wrong with one
    article raises: it becomes a `Failure`, and the others are read.
    """
    batch = _Batch([], [], [], [])
    known: dict[Path, Sources] = {}
    seen: set[tuple[Path, str]] = set()
    for path in sorted(set(paths)):
        if path == STDIN:
            _read_bytes(batch, Found("standard input", Path("-.txt"), "", Path()), stdin or b"", NOTHING)
        elif on_web(path):
            fetcher = _read_web(batch, path, fetcher, private)
        else:
            for found in _files(batch, path, seen):
                _read_file(batch, found, _stated(found, known, sources))
    batch.failures.extend(failure for one in known.values() for failure in one.failures)
    return _loaded(batch)


def _files(batch: _Batch, path: str, seen: set[tuple[Path, str]]) -> Iterator[Found]:
    """The files behind a path that were not `seen` before; what is wrong with the path goes to the batch."""
    for found in find(path):
        if isinstance(found, Missing):
            batch.failures.append(found.failure)
            batch.missing.extend([path] if found.wrong_usage else [])
        elif isinstance(found, PassedOver):
            batch.notes.append(found.note)
        elif (same := (found.file.resolve(), found.path)) not in seen:
            seen.add(same)
            yield found


class FileRead(NamedTuple):
    """The articles of one file, each with the key that it states (null where it states none), what is wrong with it, and notes."""

    articles: tuple[tuple[str | None, Article], ...]
    failures: tuple[Failure, ...]
    notes: tuple[Failure, ...]


def read_found(found: Found, known: dict[Path, Sources]) -> FileRead:
    """One file's articles. `known` keeps the sources files that were read on the way."""
    batch = _Batch([], [], [], [])
    _read_file(batch, found, _stated(found, known, None))
    return FileRead(tuple((one.fields.key, _article(one)) for one in batch.read), tuple(batch.failures), tuple(batch.notes))


def _read_web(batch: _Batch, url: str, fetcher: "Fetcher | None", private: frozenset[str]) -> "Fetcher":
    """The fetcher that was used, so that the next URL obeys the same pauses."""
    from summarizer.ingest.fetching import Fetcher, Limits  # lazily: files need no network library
    from summarizer.ingest.web import read_url

    fetcher = fetcher or Fetcher(Limits(private=private))
    for source, fields in read_url(url, fetcher):
        _keep(batch, source, None, fields, NOTHING)
    return fetcher


def _keep(batch: _Batch, source: str, path: str | None, fields: Fields | Trouble, stated: Stated) -> None:
    if isinstance(fields, Trouble):
        batch.failures.append(fields.at(source))
    else:
        batch.read.append(_Read(source, path, fields, stated))


def _stated(found: Found, known: dict[Path, Sources], named: str | None) -> Stated:
    """What the named sources file, the one in the given folder or the one beside the article states about it, in this order."""
    if named is not None:
        if Path(named) not in known:
            known[Path(named)] = parse_sources(Path(named), found.folder)
        if found.path in known[Path(named)].stated:
            return known[Path(named)].stated[found.path]
    for folder in dict.fromkeys((found.folder, found.file.parent)):
        if folder not in known:
            known[folder] = read_sources(folder, found.folder)
        stated = known[folder].stated.get(found.file.relative_to(folder).as_posix())
        if stated is not None:
            return stated
    return NOTHING


def _read_file(batch: _Batch, found: Found, stated: Stated) -> None:
    try:
        data = found.file.read_bytes()
    except OSError as error:
        batch.failures.append(Failure(source=found.source, reason=f"It cannot be read: {error.strerror}.", remedy="Check its permissions."))
        return
    _read_bytes(batch, found, data, stated)


def _read_bytes(batch: _Batch, found: Found, data: bytes, stated: Stated) -> None:
    form = SUFFIXES.get(found.file.suffix.lower(), "text")
    decoded = decode(data)
    if isinstance(decoded, Trouble):
        batch.failures.append(decoded.at(found.source))
        return
    if decoded.guessed is not None and form != "html":
        reason = f"It is not UTF-8; it was read as {decoded.guessed}."
        batch.notes.append(Failure(source=found.source, reason=reason, remedy="Check names with accents, or save the file as UTF-8."))
    for source, fields in _fields(form, found.source, decoded, data):
        _keep(batch, source, found.path or None, fields, stated)


def _fields(form: str, source: str, decoded: Decoded, data: bytes) -> Iterator[tuple[str, Fields | Trouble]]:
    """Every article of one file, each with how messages name it: the file, or its line."""
    if form == "html":
        from summarizer.ingest.page import read_page  # lazily: only pages need the HTML parser

        yield source, read_page(data)
    elif form == "json":
        records = tuple(read_json(decoded.text))
        several = len(records) > 1
        yield from ((f"{source}, record {number}" if several else source, fields) for number, fields in enumerate(records, 1))
    elif form == "lines":
        for number, line in enumerate(decoded.text.split("\n"), 1):
            if line.strip():
                yield from ((f"{source}:{number}", fields) for fields in read_json(line))
    else:
        yield source, Fields(decoded.text)


def _article(read: _Read) -> Article:
    return to_article(read.fields, read.path, read.stated)


def to_article(fields: Fields, path: str | None = None, stated: Stated = NOTHING) -> Article:
    """The article, completed by what its text shows where nobody stated it."""
    shown = detect(fields.text)
    outlet = stated.outlet or fields.outlet or shown.outlet
    url = stated.url or fields.url
    title = stated.title or fields.title or shown.title
    published = stated.published or fields.published or shown.published
    return Article(
        id=article_id(outlet=outlet, url=url, title=title, published=published, text=fields.text),
        path=path,
        url=url,
        outlet=outlet,
        title=title,
        published=published,
        language=fields.language or language(fields.text),
        author=fields.author,
        text=fields.text,
    )


def _loaded(batch: _Batch) -> Loaded:
    by_id: dict[str, Article] = {}
    paths: defaultdict[str, set[str]] = defaultdict(set)
    for article in sorted(map(_article, batch.read), key=lambda one: (one.path or "", one.id)):
        by_id.setdefault(article.id, article)
        paths[article.id].update([article.path] if article.path else [])

    def order(failure: Failure) -> tuple[str, str]:
        return failure.source, failure.reason

    return Loaded(
        articles=tuple(by_id.values()),
        failures=tuple(sorted(batch.failures, key=order)),
        paths={one: tuple(sorted(found)) for one, found in sorted(paths.items())},
        missing=tuple(sorted(batch.missing)),
        notes=tuple(sorted(batch.notes, key=order)),
    )
