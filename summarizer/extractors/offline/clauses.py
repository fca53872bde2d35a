"""Titles and summaries: the article's own words, cut to a finished clause or noun phrase around an event's trigger."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.parse import Parsed
from summarizer.extractors.offline.phrases import child, complement, lemma, phrase, trimmed, words_of
from summarizer.extractors.offline.triggers import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONG = 160
_FEWEST = 4  # words of a finished title
_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis"})
_RELATIVE = frozenset({"WP", "WDT", "WP$"})
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_SOURCE = re.compile(r",\s(?:[^,]{1,60}\s(?:said|says|say|reported|reports)|according to [^,]+)$")
_CREDIT = re.compile(r"^\([^)]{1,60}\)\s+(?:[-–—]+\s+)?|^[A-Z]{3,}[A-Z .]*(?:\s\([^)]{1,40}\))?\s?[-–—]+\s+")
_OPENERS = frozenset({"that", "when", "where", "whether"})  # of a clause that hangs on another
_FRAMES = frozenset({"time", "scene", "day", "night"})  # "at the time of the shooting"
_POINTING = frozenset({"this", "that", "these", "those", "such"})
_NO_PERSONS = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A title in the making; `whole` if it has a subject that names somebody or something, and words enough."""

    text: str
    whole: bool

    @property
    def telling(self) -> bool:
        """Whether it has words for more than a day: "Wednesday" tells nothing."""
        return len(self.text.split()) > 1


def title(mentions: Iterable[Mention]) -> str:
    """A headline: the first of an event's mentions, in the given order, whose clause is finished; else the first with words of its own."""
    listed = list(mentions)
    drafts = [_draft(one) for one in listed]
    found = next((one for one in drafts if one.whole), next((one for one in drafts if one.telling), None))
    return found.text if found is not None else _sentence(listed[0].parsed)


def summary(mention: Mention) -> str:
    """One sentence: the clause around the trigger whole, or the sentence where that is short."""
    parsed = mention.parsed
    text = _sentence(parsed)
    if len(text) <= 2 * _LONG:
        return text
    head = _clause(mention.token)
    return _capital(_text(parsed, *trimmed(parsed, *_edges(parsed, head))))


def _sentence(parsed: Parsed) -> str:
    return _capital(_CREDIT.sub("", _text(parsed, *trimmed(parsed, 0, len(parsed.doc) - 1))))


# --- drafts ----------------------------------------------------------------------------------------------------------------------


def _draft(mention: Mention) -> Draft:
    """The clause of the trigger, or its noun phrase where the clause is about something else."""
    parsed, token = mention.parsed, _telling(mention)
    if token.pos_ != "VERB" and not _is_state(token) and token.dep_ not in {"nsubj", "nsubjpass"} and not _held(token):
        return _drafted(_cut(parsed, token.left_edge.i, _without_relative(token), keep=token.i), token)
    head = _clause(token)
    first, last = _edges(parsed, head)
    keep = max(token.i, head.i)
    subject = child(head, *_SUBJECTS)
    if head.dep_ == "relcl" and head.head.i < head.i:
        return _of_relative(parsed, head, subject, last, keep)
    if subject is None and head.dep_ in {"conj", "advcl"}:
        return _of_shared(parsed, head, first, last, keep)
    return _drafted(_cut(parsed, first, last, keep), subject)


def _of_relative(parsed: Parsed, head: "Token", subject: "Token | None", last: int, keep: int) -> Draft:
    """ "Haddad, who was shot in the leg" tells that Haddad was shot, "a raid in which nine died" that nine died; "that" stays."""
    noun = head.head
    added = subject is not None and (subject.tag_ == "WP" or (subject.tag_ == "WDT" and subject.nbor(-1).text == ","))
    if subject is not None and added and noun.ent_type_ not in _NO_PERSONS:
        return _drafted(f"{words_of(parsed, *phrase(noun), article=True)} {_cut(parsed, subject.i + 1, last, keep)}", noun)
    if subject is not None and any(one.tag_ in _RELATIVE | {"WRB"} for one in head.subtree if one.i < subject.i):
        return _drafted(_cut(parsed, subject.left_edge.i, last, keep), subject)
    draft = _drafted(_cut(parsed, noun.left_edge.i, last, keep), noun)
    return Draft(draft.text, draft.whole and noun.dep_ != "pobj" and noun.ent_type_ not in _NO_PERSONS)


def _of_shared(parsed: Parsed, head: "Token", first: int, last: int, keep: int) -> Draft:
    """A clause that shares its subject is read from there on, or right behind it: "officers came and found a man dead"."""
    over = head
    while over.head.i != over.i and child(over, *_SUBJECTS) is None:
        over = over.head
    subject = child(over, *_SUBJECTS)
    if subject is None:
        return _drafted(_cut(parsed, first, last, keep), None)
    start, _ = _edges(parsed, over)
    whole = _text(parsed, *trimmed(parsed, min(start, subject.left_edge.i), last))
    if len(whole) <= _LONG or head.dep_ == "advcl":
        return _drafted(_cut(parsed, min(start, subject.left_edge.i), last, keep), subject)
    return _drafted(f"{words_of(parsed, *phrase(subject), article=True)} {_cut(parsed, first, last, keep)}", subject)


def _drafted(text: str, subject: "Token | None") -> Draft:
    clean = _capital(_SOURCE.sub("", _CREDIT.sub("", text)))
    return Draft(clean, subject is not None and _names(subject) and len(clean.split()) >= _FEWEST)


def _names(subject: "Token") -> bool:
    """Whether a subject says who or what: no pronoun, no day, nothing pointed back to ("these tragedies", "how many shots")."""
    day = subject.ent_type_ in {"DATE", "TIME"} and not subject.lower_.endswith("old")
    pointing = any(one.lower_ in _POINTING or one.tag_ == "WRB" for one in subject.subtree if one.i < subject.i)
    return subject.pos_ != "PRON" and not day and not pointing


# --- where to cut ------------------------------------------------------------------------------------------------------------------


def _is_state(token: "Token") -> bool:
    """A word that tells only with its clause: "was dead", "in critical condition"."""
    return token.pos_ == "ADJ" or lemma(token) == "condition"


def _telling(mention: Mention) -> "Token":
    """The trigger with something to say: the verb beside a bare "the first", the murder in "the scene of the murder"."""
    if mention.token.pos_ == "NOUN" and lemma(mention.token) in _FRAMES:
        return next(complement(mention.token, "of"), mention.token)
    if mention.type is None or mention.token.pos_ in {"VERB", "NOUN", "PROPN"}:
        return mention.token
    return next((one for one in mention.extra if one.pos_ == "VERB"), mention.token)


def _held(token: "Token") -> bool:
    return token.dep_ == "dobj" and lemma(token.head) in words("events", "light", "hold")


def _clause(token: "Token") -> "Token":
    while not (token.pos_ in {"VERB", "AUX"} and token.dep_ in _CLAUSES) and token.head.i != token.i:
        token = token.head
    return token


def _edges(parsed: Parsed, head: "Token") -> tuple[int, int]:
    first, last = head.left_edge.i, head.right_edge.i
    for one in head.children:
        if one.i < head.i and (one.dep_ in {"cc", "punct", "advmod"} and one.left_edge.i <= first):
            first = max(first, one.right_edge.i + 1)
        if one.i < head.i and one.dep_ == "mark":
            first = max(first, one.right_edge.i + 1)
        if one.i < head.i and one.dep_ in {"prep", "advcl"} and one.left_edge.i <= first:
            following = parsed.doc[one.right_edge.i + 1] if one.right_edge.i + 1 < len(parsed.doc) else None
            if following is not None and following.text == ",":
                first = following.i + 1
        if one.i > head.i and one.dep_ == "conj" and one.pos_ in {"VERB", "AUX"}:
            last = min(last, one.left_edge.i - 1)
    while first < head.i and (parsed.doc[first].lower_ in _OPENERS or parsed.doc[first].is_space):
        first += 1
    return min(first, head.i), max(last, head.i)


def _without_relative(noun: "Token") -> int:
    """Where a noun phrase ends before a relative clause that only adds to it: "the shooting, which …", "an accident on whose sister …"."""
    doc = noun.doc
    for one in doc[noun.i + 1 : noun.right_edge.i + 1]:
        if one.tag_ == "WP$" or (one.tag_ in _RELATIVE and doc[one.i - 1].text == ","):
            return max(noun.i, one.i - 2 if doc[one.i - 1].dep_ == "prep" or doc[one.i - 1].text == "," else one.i - 1)
    return int(noun.right_edge.i)


def _cut(parsed: Parsed, first: int, last: int, keep: int) -> str:
    """Cut at a comma, a dash or a new clause once the line grows long, never before the trigger's own words or inside a name."""
    text = _text(parsed, *trimmed(parsed, first, last))
    position = last
    while len(text) > _LONG:
        position = next((i for i in range(position - 1, keep, -1) if _can_end(parsed.doc[i])), keep)
        if position <= keep:
            break
        text = _text(parsed, *trimmed(parsed, first, position - 1))
    return text


def _can_end(token: "Token") -> bool:
    if token.dep_ == "prep":
        return token.lower_ != "of" and token.head.pos_ != "PROPN" and not (token.head.pos_ == "VERB" and token.head.i == token.i - 1)
    dash = token.text in {"-", "–", "—"} and token.i > 0 and bool(token.nbor(-1).whitespace_)
    return dash or token.text in {",", ";"} or token.dep_ == "mark"


def _text(parsed: Parsed, start: int, end: int) -> str:
    return " ".join(parsed.text[start - parsed.offset : end - parsed.offset].split())


def _capital(text: str) -> str:
    for tail in (" and", " but", " or", ","):
        text = text.removesuffix(tail).rstrip(" ,")
    return text[:1].upper() + text[1:]
