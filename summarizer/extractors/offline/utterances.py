"""Utterances: statements in the making, and which cues of a sentence are one utterance."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.extractors.offline.cue import Cue
from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.mentions import Person
from summarizer.extractors.offline.phrases import (
    Span,
)
from summarizer.records.extraction import Speaker, Via
from summarizer.records.vocabulary import WordsOf

if TYPE_CHECKING:
    pass


_STRONG = ("claim_responsibility", "condemn", "accuse", "deny", "demand", "threaten", "pledge", "appeal", "support", "agree", "concede")


@dataclass(slots=True)
class Utterance:
    """A statement in the making; `spans` are the introduced words as intervals of the article's text."""

    speakers: tuple[Speaker, ...]
    person: Person | None
    kind: str
    spans: list[Span]
    sentences: set[int]
    quotes: set[int]
    cue: Cue
    content: str = ""
    addressee: str | None = None
    words_of: WordsOf = "speaker"
    via: Via | None = None
    cues: list[Cue] = field(default_factory=list)


def joined(made: list[Utterance]) -> list[Utterance]:
    """One statement per speaker and sentence: "condemned the attack, describing it as tragic, and said …" is one."""
    kept: list[Utterance] = []
    for one in sorted(made, key=lambda each: each.cue.start):
        same = next((other for other in kept if other.speakers == one.speakers and one.cue.parsed.number in other.sentences), None)
        if (
            same is None
            or (_apart(same.kind, one.kind) and not _elaborates(one, same))
            or (_own_content(same) and _own_content(one))
            or _side_by_side(same, one)
        ):
            kept.append(one)
            continue
        same.cues += one.cues
        same.spans = sorted({*same.spans, *one.spans})
        same.quotes |= one.quotes
        same.sentences |= one.sentences
        same.via = same.via or one.via
        same.addressee = same.addressee or one.addressee
        if same.kind not in _STRONG and one.kind in _STRONG:
            same.kind = one.kind
    return kept


def _own_content(one: Utterance) -> bool:
    """Whether it has a clause or a quotation of its own: "said that …", `adding that "…"`."""
    return all(
        not cue.predicate
        and cue.parsed.quoted(cue.token) is None
        and (bool(cue.quotes) if cue.clause is None else cue.clause.dep_ == "ccomp")
        for cue in one.cues
    )


def _side_by_side(first: Utterance, second: Utterance) -> bool:
    """Two finite reporting verbs, each with words of its own: `called the behavior "rude" and asked for pay to be "cut back"`."""
    token = second.cue.token
    return (
        token.dep_ == "conj"
        and token.tag_ in {"VBD", "VBZ", "VBP", "VBN"}
        and all(any(_words_given(cue) for cue in one.cues) for one in (first, second))
    )


def _words_given(cue: Cue) -> bool:
    return bool(cue.quotes) or cue.clause is not None


def _apart(one: str, other: str) -> bool:
    return one in _STRONG and other in _STRONG and one != other and {one, other} != {"condemn", "accuse"}


def _elaborates(one: Utterance, host: Utterance) -> bool:
    """A participle that goes on from a telling verb: "welcomed the response, saying the perpetrators aimed …"."""
    token = one.cue.token
    return token.tag_ == "VBG" and any(token.head.i == cue.token.i and cue.token.i < token.i and cue.kind in _STRONG for cue in host.cues)


def main_of(outer: Utterance, inner: Utterance) -> bool:
    clause = outer.cue.clause
    return clause is None or clause.i == inner.cue.token.i or inner.cue.token.dep_ == "ROOT"


def is_media(one: Utterance) -> bool:
    name = one.speakers[0].name.lower()
    return any(part in words("speech", "speakers", "media") for part in name.replace(".", " ").split()) or ("." in name and " " not in name)
