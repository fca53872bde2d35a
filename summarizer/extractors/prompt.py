"""The model extractor's prompt: static instructions first, the article last, as numbered lines in a frame that its own text cannot close.

Every line of the frame starts with a label that we wrote (`[12]`, `[title]`), and no text of the article can start a line, since all
line breaks inside it are flattened. Control characters, invisible characters and chat-template tokens in it are made harmless.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template
from typing import Literal

from summarizer.errors import SetupError
from summarizer.records.annotation import Annotation, Quotation, Sentence
from summarizer.records.article import Article
from summarizer.records.base import Value

PARTS = ("system.md", "example.message.txt", "example.answer.json", "message.txt", "reask.txt")
"""The prompt's files; its hash covers their names and their text."""


STATIC = 3
"""How many messages of a conversation come before the article's own and are the same for every article."""


class Message(Value):
    """One turn of a chat."""

    role: Literal["system", "user", "assistant"]
    content: str


@cache
def read_part(name: str) -> str:
    """The text of one of `PARTS`: from the installed package, or from `prompts/` beside it in a checkout."""
    part = _folder() / name
    if not part.is_file():
        raise SetupError(f"The prompt file {name} is missing.", "Install summarizer again.")
    return part.read_text(encoding="utf-8")


def _folder() -> Traversable:
    installed = files("summarizer") / "_prompts"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "prompts"


@cache
def prompt_hash() -> str:
    """Sixteen hex digits that name this version of the prompt."""
    digest = hashlib.sha256()
    for name in PARTS:
        digest.update(f"{name}\0{read_part(name)}\0".encode())
    return digest.hexdigest()[:16]


def fill(template: str, values: Mapping[str, str]) -> str:
    """The template with its `$variables` replaced; an unknown or a missing one raises `ValueError`."""
    wanted, given = set(Template(template).get_identifiers()), set(values)
    if wanted != given:
        raise ValueError(f"template variables differ: missing {sorted(wanted - given)}, unknown {sorted(given - wanted)}")
    return Template(template).substitute(values)


def conversation(article: Article, annotation: Annotation, sentences: Sequence[Sentence], part: str | None = None) -> tuple[Message, ...]:
    """The messages that ask for an extraction of these sentences: instructions and a worked example, then the article.

    `part` says which window of a long article this is ("2 of 3").
    """
    return (
        Message(role="system", content=read_part("system.md")),
        Message(role="user", content=read_part("example.message.txt").strip()),
        Message(role="assistant", content=read_part("example.answer.json").strip()),
        Message(role="user", content=article_message(article, annotation, sentences, part)),
    )


def article_message(article: Article, annotation: Annotation, sentences: Sequence[Sentence], part: str | None = None) -> str:
    """The article as data: its head and its numbered sentences. Furniture and a title that a sentence repeats are left out."""
    shown = {sentence.number: list[Quotation]() for sentence in sentences if not sentence.furniture}
    for quotation in annotation.quotations:
        for number in quotation.sentences:
            shown.get(number, []).append(quotation)
    body = [_line(article.text, sentence, shown[sentence.number]) for sentence in sentences if not sentence.furniture]
    title = harmless(article.title or "")
    head = [f"[outlet] {harmless(article.outlet or 'unknown')}", f"[published] {article.published or 'unknown'}"]
    if title and not any(line.endswith(f"] {title}") for line in body):
        head.append(f"[title] {title}")
    if part:
        head.append(f"[part] {part}")
    return fill(read_part("message.txt"), {"lines": "\n".join(head + body)}).strip()


def complaint_message(complaints: Sequence[str]) -> str:
    """What is sent back with a first answer that code found fault with; complaints may quote the article, so they are made harmless too."""
    listed = "\n".join(f"- {harmless(complaint)}" for complaint in complaints)
    return fill(read_part("reask.txt"), {"complaints": listed}).strip()


def _line(text: str, sentence: Sentence, quotations: Sequence[Quotation]) -> str:
    """The sentence in one numbered line, with `‹q3›` and `‹/q3›` around the part of each quoted span that lies in it."""
    marks: list[tuple[int, int, int, str]] = []
    for quotation in quotations:
        start, end = max(quotation.start, sentence.start), min(quotation.end, sentence.end)
        if start < end:
            marks.append((start, 1, -end, f"‹q{quotation.number}›"))
            marks.append((end, 0, -start, f"‹/q{quotation.number}›"))
    pieces, at = [], sentence.start
    for position, _, _, mark in sorted(marks):
        pieces += [harmless(text[at:position], strip=False), mark]
        at = position
    pieces.append(harmless(text[at : sentence.end], strip=False))
    return f"[{sentence.number}] {''.join(pieces).strip()}"


_BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
_TOKEN = re.compile(r"<(?=[^\s\d=])|\[(?=/?[A-Z_]{2,}\]|/?q?\d+\]|outlet\]|published\]|title\]|part\])|[‹›]")
_HARMLESS = {"<": "＜", "[": "［", "‹": "＜", "›": "＞"}


def harmless(text: str, *, strip: bool = True) -> str:
    """Text of others in one line: breaks become spaces, invisible characters go, and what a chat template or our frame would read as a
    token (`<|im_end|>`, `</s>`, `[INST]`, `[12]`, `‹q1›`) opens with a full-width bracket instead."""
    flat = _BREAKS.sub(" ", _INVISIBLE.sub("", text))
    safe = _TOKEN.sub(lambda token: _HARMLESS[token.group()], flat)
    return safe.strip() if strip else safe
