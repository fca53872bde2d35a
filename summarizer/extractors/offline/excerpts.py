"""The content of a statement: the article's own words, cut to what was said."""

import re

from summarizer.extractors.offline.parse import Reading
from summarizer.extractors.offline.utterances import Utterance

_MARKS = {'"': '"', "“": "”"}
_COMMA = re.compile(r",([\"”])$")  # the comma inside a closing mark belongs to the reporting sentence
_EMPTY = frozenset({"which", "who", "that", "what"})
_LEADS = ("that ", "and ", "but ", "that, ")
_SAYS_NOTHING = frozenset({"on", "out", "so", "it", "that", "to", "as", "what", "basically", "simply", "again"})


def content(reading: Reading, one: Utterance) -> str:
    """The introduced words of all its cues, or its quotation where it has no others; parts are joined with "; "."""
    if one.cue.spans == [] or (one.spans and one.sentences and one.cue.parsed.number not in one.sentences):
        parts = [_clean(reading, *one.spans[0])]
    else:
        parts = [
            _clean(reading, *span)
            for cue in one.cues or [one.cue]
            for span in _spans(cue.start, cue.spans or one.spans, with_verb=cue.predicate or cue.kind == "deny")
        ]
        if not any(parts):
            parts = [_clean(reading, *span) for span in one.spans[:1]]
    parts = [part for part in parts if part.lower() not in _EMPTY] or parts
    return "; ".join(part for position, part in enumerate(parts) if part and not any(part in earlier for earlier in parts[:position]))


def _spans(start: int, spans: list[tuple[int, int]], *, with_verb: bool) -> list[tuple[int, int]]:
    """A predicate reads with its verb ("condemned the attack"), and so does what is denied, which without it would be asserted."""
    if with_verb and spans and spans[0][0] > start:
        return [(start, spans[0][1]), *spans[1:]]
    return list(spans)


def says_something(one: Utterance) -> bool:
    """Whether words are left beside the reporting verb itself: "went on", "said so" and bare marks tell nothing."""
    parts = re.findall(r"\w+", one.content.lower())
    return bool(one.quotes) or any(part not in {one.cue.token.lower_, *_SAYS_NOTHING} for part in parts)


def _clean(reading: Reading, start: int, end: int) -> str:
    text = reading.text(start, end).strip(" ,;:")
    for lead in _LEADS:
        text = text.removeprefix(lead)
    return _COMMA.sub(r"\1", _unmarked(text).strip(" ,;:"))


def _unmarked(text: str) -> str:
    """Without the marks around a text that is one quotation whole, and without a mark at its edge that has no partner."""
    if text[:1] in _MARKS and text.find(_MARKS[text[0]], 1) in {-1, len(text) - 2, len(text) - 1}:
        text = text.strip('"“” ,')
    for opening, closing in _MARKS.items():
        odd = text.count('"') % 2 if opening == closing else text.count(opening) - text.count(closing)
        if odd > 0 and text.startswith(opening):
            text = text[1:]
        elif odd and text.endswith(closing):
            text = text[:-1]
    return text
