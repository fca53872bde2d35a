"""The source of a reporting verb: the head of the noun phrase that speaks."""

from typing import TYPE_CHECKING

from summarizer.extractors.offline.parse import Parsed
from summarizer.extractors.offline.phrases import agent, child, lemma, passive, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMING = frozenset({"PROPN", "NOUN", "PRON"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def is_passive(token: "Token") -> bool:
    """Passive with a sign of it: a reporting verb with a plain subject is active, whatever the tagger calls its form ("X noted that …")."""
    if token.tag_ == "VBN" and child(token, "nsubj") is not None and child(token, "auxpass", "nsubjpass", "agent") is None:
        return False
    return passive(token)


def source_of(token: "Token") -> tuple["Token | None", bool]:
    """The head of the source's noun phrase, and whether it stands in a "by" phrase."""
    if token.dep_ == "pcomp" and token.head.lower_ == "as" and lemma(token.head.head) in {"quote", "cite"}:
        carrier = token.head.head
        return child(carrier, "nsubjpass") if is_passive(carrier) else child(carrier, "dobj"), False
    if is_passive(token):
        by = agent(token)
        if by is not None:
            return by, True
    found = subject_of(token)
    if found is not None and found.i > token.i and found.dep_ not in {"nsubj", "nsubjpass"}:
        found = None
    if found is not None and _in_aside(token, found):
        return token.nbor(-1), False
    return _misread(token, found) or found, False


def beside(parsed: Parsed, token: "Token") -> "Token | None":
    """The noun directly before or behind a reporting verb, outside the quotation: where the parse takes the subject from inside it."""
    doc = parsed.doc
    for i in (token.i - 1, token.i - 2, token.i + 1, token.i + 2, token.i + 3):
        if 0 <= i < len(doc) and doc[i].pos_ in _NAMING and doc[i].dep_ != "compound" and parsed.quoted(doc[i]) is None:
            return doc[i]
    return None


def _misread(token: "Token", found: "Token | None") -> "Token | None":
    """The source that the parse calls no subject: inverted behind a quotation, directly before the verb, or behind an opening verb."""
    if found is None and token.i > 0 and token.nbor(-1).text in {'"', ",", "'"}:
        right = next((one for one in token.rights if one.dep_ in {"dobj", "attr", "oprd", "npadvmod"} and one.pos_ in _NAMING), None)
        if right is not None:
            return right
    if (found is None or found.is_punct) and token.i > 0 and _finite_head(token):
        left = token.nbor(-1)
        left = left.nbor(-1) if left.pos_ == "ADV" and left.i > 0 else left
        if left.pos_ in _NAMING:
            return left
    if found is None and token.i == 0 and len(token.doc) > 1 and token.nbor().pos_ in {"PROPN", "PRON"}:
        return token.nbor()
    return None


def _finite_head(token: "Token") -> bool:
    finite = token.tag_ in _FINITE or (token.tag_ == "VBN" and child(token, "aux", "auxpass") is None)
    return finite and token.dep_ in {"ROOT", "ccomp", "conj", "advcl", "parataxis"}


def _in_aside(token: "Token", found: "Token") -> bool:
    """ "To know the case, Justice Roberts said, one should …": between commas the noun before the verb is its subject."""
    doc = token.doc
    if token.i + 1 >= len(doc) or token.i == 0 or doc[token.i + 1].text != "," or found.i >= token.i - 1:
        return False
    before = doc[token.i - 1]
    return before.dep_ == "appos" and before.head.i == found.i and before.pos_ == "PROPN" and before.left_edge.nbor(-1).text == ","
