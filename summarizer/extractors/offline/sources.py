"""The source of a reporting verb: the head of the noun phrase that speaks."""

from typing import TYPE_CHECKING

from summarizer.extractors.offline.parse import Parsed
from summarizer.extractors.offline.phrases import agent, child, lemma, passive, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMING = frozenset({"PROPN", "NOUN", "PRON"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_OPENING = _NAMING | {"DET", "ADJ", "NUM"}  # what a speaker's noun phrase opens with
_INSIDE = frozenset({"compound", "amod", "nmod", "poss", "nummod"})  # words before the head of a noun phrase
_OPENING_CLAUSES = frozenset({"since", "after", "before", "until"})
_LONGEST_PHRASE = 25  # words between a quotation and its reporting verb


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
    if token.dep_ == "conj" and _torn_off(token):
        return _since_whom(token), False
    found = subject_of(token)
    if found is not None and found.i > token.i and found.dep_ not in {"nsubj", "nsubjpass"}:
        found = None
    if found is not None and _in_aside(token, found):
        return token.nbor(-1), False
    return _misread(token, found) or found, False


def _torn_off(token: "Token") -> bool:
    """Whether a finite verb is read as coordinated with a participle without a joint: "has drawn crowds since Silva, in May, said"."""
    finite = token.tag_ in _FINITE and child(token, "nsubj", "nsubjpass", "aux", "auxpass") is None
    between = token.doc[token.head.i : token.i]
    return finite and token.head.tag_ in {"VBG", "VBN"} and not any(one.dep_ == "cc" for one in between)


def _since_whom(token: "Token") -> "Token | None":
    """The subject of a verb torn off its clause, which the parse leaves behind "since" or "after"."""
    openings = [one for one in token.head.rights if one.i < token.i and one.dep_ == "prep" and one.lower_ in _OPENING_CLAUSES]
    return child(openings[-1], "pobj") if openings else None


def outside(parsed: Parsed, token: "Token") -> "Token | None":
    """The speaker between a quotation and its reporting verb, or directly beside the verb: where the parse finds the subject elsewhere."""
    return behind_quotation(parsed, token) or _beside(parsed, token)


def behind_quotation(parsed: Parsed, token: "Token") -> "Token | None":
    """ "“It will reopen,” Silva, the mayor of the town, said": the head of the noun phrase that opens behind the closing mark."""
    closed = [one.end for one in parsed.quotations if one.end <= parsed.start(token)]
    behind = [one for one in parsed.doc[: token.i] if closed and parsed.start(one) >= max(closed) and not one.is_punct]
    if not behind or len(behind) > _LONGEST_PHRASE or behind[0].pos_ not in _OPENING:
        return None
    return next((one for one in behind if _names(one) and one.dep_ not in _INSIDE), None)


def _beside(parsed: Parsed, token: "Token") -> "Token | None":
    doc = parsed.doc
    for i in (token.i - 1, token.i - 2, token.i + 1, token.i + 2, token.i + 3):
        if 0 <= i < len(doc) and doc[i].dep_ != "compound" and parsed.quoted(doc[i]) is None and _names(doc[i]):
            return doc[i]
    return None


def _names(token: "Token") -> bool:
    """A noun or pronoun that can stand for a speaker, no time of day ("said Thursday morning")."""
    return token.pos_ in _NAMING and token.ent_type_ not in {"DATE", "TIME"}


def _misread(token: "Token", found: "Token | None") -> "Token | None":
    """The source that the parse calls no subject: inverted behind a quotation, directly before the verb, or behind an opening verb."""
    if found is None and token.i > 0 and token.tag_ != "VBG" and token.nbor(-1).text in {'"', ",", "'"}:
        right = next((one for one in token.rights if one.dep_ in {"dobj", "attr", "oprd", "npadvmod"} and _names(one)), None)
        if right is not None:
            return right
    if (found is None or found.is_punct) and token.i > 0 and _finite_head(token):
        left = token.nbor(-1)
        left = left.nbor(-1) if left.pos_ == "ADV" and left.i > 0 else left
        if _names(left):
            return left
        if found is None and left.text == ",":
            return _before_its_office(left)
    if found is None and token.i == 0 and len(token.doc) > 1 and token.nbor().pos_ in {"PROPN", "PRON"}:
        return token.nbor()
    return None


def _before_its_office(comma: "Token") -> "Token | None":
    """ "In Oslo, Ana Silva, the mayor of the town, said": who stands before an apposition, where the parse makes that the town's."""
    for one in comma.doc[1 : comma.i]:
        whole = one.right_edge.i in {comma.i - 1, comma.i} and one.right_edge.i > one.i + 1
        if one.pos_ == "PROPN" and one.ent_type_ == "PERSON" and whole and one.left_edge.i > 0 and one.left_edge.nbor(-1).text == ",":
            return one
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
