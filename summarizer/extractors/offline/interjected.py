"""Reporting clauses beside or inside what they report: "…, sources said.", "In office, Mr. Obama said, a majority …"."""

from typing import TYPE_CHECKING

from summarizer.extractors.offline.parse import Parsed
from summarizer.extractors.offline.phrases import Span, child, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_AROUND = frozenset({",", '"', "'", "-", "–", "—"})
_LONGEST_ASIDE = 7  # tokens from verb or speaker to the mark that closes a reporting clause beside its content


def parenthetical(parsed: Parsed, token: "Token", source: "Token | None") -> list[Span]:
    """A reporting clause beside or inside its content: "…, sources said.", "In office, Mr. Obama said, a majority …"."""
    if source is None or child(token, "dobj") is not None:
        return []
    doc = parsed.doc
    first = min(source.left_edge.i, token.i)
    if source.left_edge.i < token.i - 12:
        first = source.i
    if source.i > token.i:
        first = token.i
    if first < 2 or doc[first - 1].text not in _AROUND:
        return []
    last = next((one.i for one in doc[max(token.i, source.i) :] if one.text in {",", ".", ";", '"', "?", "!"}), len(doc) - 1)
    if last - max(token.i, source.i) > _LONGEST_ASIDE or child(token, "oprd", "xcomp") is not None:
        return []
    spans = [trimmed(parsed, 0, first - 1)]
    tells = _tells(parsed, 0, first - 1)
    goes_on = doc[last].text == "," and len(doc) - last > 4 and (doc[last + 1].tag_ != "VBG" or doc[last + 1].dep_ == "csubj")
    if goes_on and parsed.quoted(doc[first - 2]) is None:
        spans.append(trimmed(parsed, last + 1, len(doc) - 1))
        tells = tells or _tells(parsed, last + 1, len(doc) - 1)
    return spans if tells else []


def _tells(parsed: Parsed, first: int, last: int) -> bool:
    """Whether the tokens first..last (closed) hold a clause of their own, not just its circumstances ("When the bank closed, …")."""
    inside = parsed.doc[first : last + 1]
    return any(
        parsed.quoted(one) is not None
        or (one.tag_ in _FINITE and not any(_circumstance(over) for over in [one, *one.ancestors] if first <= over.i <= last))
        for one in inside
    )


def _circumstance(clause: "Token") -> bool:
    return clause.dep_ == "advcl" and any(one.dep_ == "mark" or one.tag_ == "WRB" for one in clause.children)
