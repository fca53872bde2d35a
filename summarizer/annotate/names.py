"""Runs of words written as proper names. Spelling alone decides: capitals, small connecting words, initials, acronyms, quoted parts."""

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from summarizer.records.annotation import NameMention, Sentence

_WORD = re.compile(r"[^\W_]+(?:[-’'.&‑][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?|[^\W\d_]")
_ABBREVIATED = frozenset({"No", "Dr", "Mr", "Mrs", "Ms", "St", "Gen", "Col", "Lt", "Sgt", "Maj", "Capt", "Gov", "Sen", "Rep", "Jr", "Sr", "Prof", "Rev", "Hon", "Supt", "Insp", "Fr", "Ft", "Mt", "Co", "Inc", "Ltd", "Corp", "Cmdr", "Adm", "Brig", "Pvt", "Cpl", "Det", "Pres", "Mag"})  # fmt: skip
_INNER = frozenset("of de del della di da do dos du des la le van von der den ter bin ben ibn bint al el ul ur e y zu".split())
_BEFORE = frozenset({"al", "el", "bin", "ibn", "ben", "de", "van", "von"})
_AFTER_OF = frozenset({"the"})
_BODY = frozenset("committee ministry organization organisation center centre department association council office bureau institute agency commission treaty party union army front movement fund school society court board group authority administration bank college university church league".split())  # fmt: skip
_OPENING_MARKS = "\"“”'‘’«(["


class _Token(NamedTuple):
    start: int
    end: int
    word: str
    """Without a possessive ending."""
    closed: bool
    """Whether a possessive ends the name here."""


@lru_cache(maxsize=1)
def _opening_words() -> frozenset[str]:
    table = tomllib.loads(resources.files(__package__).joinpath("common_words.toml").read_text(encoding="utf-8"))
    return frozenset(str(table["opening"]).split())


def find(text: str, sentences: Iterable[Sentence]) -> tuple[NameMention, ...]:
    """Every run of words written as a proper name, in text order; none crosses the border of a sentence.

    A capitalised word that opens a sentence counts if it is no common word and is not written small elsewhere in the text.
    """
    small = frozenset(match.group() for match in re.finditer(r"(?<![\w’'.-])[a-zà-ÿ]+", text))
    return tuple(mention for sentence in sentences for mention in _in_sentence(text, sentence, small))


def _tokens(text: str, sentence: Sentence) -> list[_Token]:
    tokens = []
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        word, end = match.group(), match.end()
        if (possessive := _POSSESSIVE.search(word)) and len(word) - len(possessive.group()) > 1 and possessive.group() != "":
            word, closed = word[: possessive.start()], True
            end = match.start() + len(word)
        else:
            closed = text[end : end + 1] in {"'", "’"} and word.endswith("s") and text[end + 1 : end + 2].isspace()
        if text[end : end + 1] == "." and end < sentence.end and (_INITIALS.fullmatch(word) and word[0].isupper() or word in _ABBREVIATED):
            end += 1
        tokens.append(_Token(match.start(), end, word, closed))
    return tokens


def _in_sentence(text: str, sentence: Sentence, small: frozenset[str]) -> list[NameMention]:
    tokens = _tokens(text, sentence)
    if _shouted(text[sentence.start : sentence.end], tokens):
        return []
    found: list[NameMention] = []
    place = 0
    while place < len(tokens):
        last = _run(text, tokens, place, small)
        if last is None:
            place += 1
            continue
        start, end = tokens[place].start, _closing(text, tokens[place].start, tokens[last].end, sentence.end)
        found.append(NameMention(start=start, end=end, text=text[start:end], sentence=sentence.number))
        place = last + 1
    return found


def _shouted(sentence: str, tokens: list[_Token]) -> bool:
    """Whether all of it is written in capitals, so that capitals tell nothing."""
    return len(tokens) > 3 and not any(letter.islower() for letter in sentence)


def _closing(text: str, start: int, end: int, limit: int) -> int:
    """Takes the closing mark of a quoted part along: Post No. 5 "Bog"."""
    opened = sum(text[start:end].count(mark) for mark in '"“«')
    return end + 1 if opened and end < limit and text[end] in '"”»' and text[start] not in '"“«' else end


def _capital(token: _Token) -> bool:
    return token.word[0].isupper() or (token.word[:3].lower() in {"al-", "el-"} and token.word[3:4].isupper())


def _opens(text: str, tokens: list[_Token], place: int) -> bool:
    """Whether the token opens a sentence, a quotation in it, or what follows a colon."""
    if place == 0:
        return True
    between = text[tokens[place - 1].end : tokens[place].start]
    return any(mark in between for mark in ':;!?"“«•|') or between.strip().startswith(".")


def _starts(text: str, tokens: list[_Token], place: int, small: frozenset[str]) -> bool:
    token = tokens[place]
    if not _capital(token):
        return False
    lower = token.word.lower()
    if token.word == "I" or lower.startswith(("i'", "i’")):
        return False
    if not _opens(text, tokens, place):
        return True
    if lower.replace("’", "'") in _opening_words():
        return False
    follows = place + 1 < len(tokens) and _capital(tokens[place + 1]) and text[token.end : tokens[place + 1].start].isspace()
    return token.word.isupper() and len(token.word) > 1 or follows or lower not in small and not lower.endswith(("ing", "ly"))


def _run(text: str, tokens: list[_Token], place: int, small: frozenset[str]) -> int | None:
    if not _starts(text, tokens, place, small):
        return None
    last = place
    while not tokens[last].closed and (following := _continued(text, tokens, last)) is not None:
        last = following
    return last


def _continued(text: str, tokens: list[_Token], last: int) -> int | None:
    """The next token of the name that runs up to `last`, over small connecting words; null where the name ends."""
    ahead = last + 1
    connectors = 0
    while ahead < len(tokens) and connectors < 3:
        gap = text[tokens[ahead - 1].end : tokens[ahead].start]
        token = tokens[ahead]
        if not _joins(gap, token):
            return None
        if _capital(token) and token.word != "I" or (token.word[0].isdigit() and tokens[ahead - 1].word == "No"):
            return ahead
        if not _connects(tokens, last, ahead):
            return None
        ahead += 1
        connectors += 1
    return None


def _joins(gap: str, token: _Token) -> bool:
    if gap == " " or gap == "\u00a0":
        return True
    return gap in {' "', " “", " «", " '", " ‘"} and _capital(token)


def _connects(tokens: list[_Token], last: int, ahead: int) -> bool:
    word = tokens[ahead].word
    if word in _INNER or (word in _AFTER_OF and tokens[ahead - 1].word == "of"):
        return True
    return word in {"for", "and"} and tokens[last].word.lower() in _BODY and word == "for"
