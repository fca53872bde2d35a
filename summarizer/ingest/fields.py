"""Data records → article fields: our own form, ninjs (IPTC) and schema.org NewsArticle.

| field     | our own form, the first of      | ninjs                                         | schema.org                         |
|-----------|---------------------------------|-----------------------------------------------|------------------------------------|
| text      | text, body, content             | body_text, body_xhtml, body_html; bodies[]    | articleBody, text                  |
| title     | title, headline                 | headline; headlines[]                         | headline, name                     |
| outlet    | outlet, publisher, source, site | infosources[].name, copyrightholder           | publisher.name, sourceOrganization |
| url       | url, link                       | uri where it is an http address               | url, mainEntityOfPage              |
| published | published, date, dct            | firstcreated, versioncreated                  | datePublished, dateCreated         |
| language  | language, lang                  | language                                      | inLanguage                         |
| author    | author, byline                  | byline, by                                    | author.name                        |
| key       | id, guid                        | uri                                           | @id, identifier                    |

The key names the record among others of its file, whatever its text says by now.

A schema.org object may lie in a list or in an `@graph`. Records of other forms are trouble that says which field is missing.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from summarizer.ingest.decoding import Trouble
from summarizer.ingest.published import normalised

Record = Mapping[str, object]
_ARTICLE_TYPES = re.compile(r"(?:https?://schema\.org/)?\w*(?:Article|Posting|Reportage)\b")
_TEXT = ("text", "body", "content", "body_text", "articleBody", "bodies", "body_html", "body_xhtml")
_HALF = re.compile("[\ud800-\udfff]")
_HTML = frozenset({"body_html", "body_xhtml"})
_TITLE = ("title", "headline", "headlines", "name")
_OUTLET = ("outlet", "publisher", "source", "site", "infosources", "sourceOrganization", "copyrightholder")
_URL = ("url", "link", "mainEntityOfPage", "uri")
_PUBLISHED = ("published", "datePublished", "firstcreated", "versioncreated", "dateCreated", "date", "dct")
_LANGUAGE = ("language", "lang", "inLanguage")
_AUTHOR = ("author", "byline", "by", "creator")
_KEY = ("id", "guid", "uri", "@id", "identifier")


class Fields(NamedTuple):
    """What a page or record states; `published` is ISO 8601, `key` what names a record among others of its file."""

    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    author: str | None = None
    key: str | None = None


def read_json(text: str) -> Iterator[Fields | Trouble]:
    """The fields of every article record in one JSON text."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield Trouble(f"It is not JSON: {error}.", "Mend the file, or name it .txt if it is plain text.")
        return
    for record in _records_in(value):
        yield record if isinstance(record, Trouble) else read_record(record)


def _records_in(value: object) -> Iterator[Record | Trouble]:
    """The article records of one JSON value: an object, a list of them, or a schema.org graph."""
    if isinstance(value, list):
        for one in value:
            yield from _records_in(one)
    elif not isinstance(value, dict):
        yield Trouble(f"It holds {type(value).__name__} where an article's object should stand.", "Write each article as a JSON object.")
    elif isinstance(value.get("@graph"), list):
        yield from (one for one in value["@graph"] if isinstance(one, dict) and _is_article(one))
    else:
        yield value


def read_record(record: Record) -> Fields | Trouble:
    """One record's fields; trouble where it holds no text or a publication date that cannot be read."""
    schema = record.get("schema")
    if isinstance(schema, str) and schema.startswith(("report/", "brief/")):
        return Trouble(f"It is a {schema} record, not an article.", "Give report lines to `summarizer merge`.")
    key, text = next(((key, found) for key in _TEXT if (found := _text(record.get(key)))), ("", ""))
    if not text:
        return Trouble(f"It has no text: none of {', '.join(_TEXT)} holds any.", "Put the article's text into `text`.")
    if key in _HTML or text.lstrip().startswith(("<p", "<div", "<article")):
        text = _plain(text)
    stated = next((found for key in _PUBLISHED if (found := _text(record.get(key)))), None)
    published = normalised(stated) if stated else None
    if stated and published is None:
        return Trouble(f"Its publication date cannot be read: {stated!r}.", "Write it as ISO 8601, such as 2025-12-02T09:30:00+05:00.")
    title, outlet, language, author, own = (_first(record, names) for names in (_TITLE, _OUTLET, _LANGUAGE, _AUTHOR, _KEY))
    url = next((found for key in _URL if (found := _text(record.get(key))) and found.startswith(("http://", "https://"))), None)
    code = re.match(r"[A-Za-z]{2}(?=$|[-_])", language) if language else None
    fields = Fields(text, title, outlet, url, published, code[0].lower() if code else None, author, own)
    if any(_HALF.search(value) for value in fields if value):
        return Trouble("It holds half of a character (a lone surrogate).", "Write characters beyond U+FFFF as pairs, or as themselves.")
    return fields


def _is_article(record: Record) -> bool:
    kinds = record.get("@type")
    return any(isinstance(kind, str) and _ARTICLE_TYPES.fullmatch(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _first(record: Record, names: tuple[str, ...]) -> str | None:
    return next((found for name in names if (found := _text(record.get(name)))), None)


def _text(value: object) -> str:
    """A string, or the string in it: the `name`, `value` or `@id` of an object, the first of a list."""
    if isinstance(value, str):
        return value if value.strip() else ""
    if isinstance(value, dict):
        return next((found for key in ("name", "value", "contentText", "@value", "@id", "url") if (found := _text(value.get(key)))), "")
    if isinstance(value, list):
        return next((found for one in value if (found := _text(one))), "")
    return ""


def _plain(markup: str) -> str:
    """A fragment's running text: its paragraphs on lines of their own, entities resolved."""
    from lxml import html  # type: ignore[import-untyped]  # the package ships no types; comes with trafilatura

    root = html.fragment_fromstring(markup, create_parent="div")
    for block in root.iter("p", "div", "h1", "h2", "h3", "h4", "li", "br", "blockquote"):
        block.tail = "\n" + (block.tail or "")
    return "\n\n".join(line for line in (raw.strip() for raw in str(root.text_content()).splitlines()) if line)
