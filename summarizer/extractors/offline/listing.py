"""Mends lists of nouns that a parse breaks, so that all of those who are named in one breath stand in one list.

"Killing six priests, a cook, and | her daughter" hangs the last one on the verb or on its subject, "kidnapped several mayors, | officials
and farmers" the rest on the kidnappers, "Ana Silva of Lima and | Luis Prado of Cali" the second one on the first one's town.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAMED = frozenset({"NOUN", "PROPN"})


def listed(doc: "Doc") -> "Doc":
    """The same parse, with the last of such a list joined to those before it."""
    for noun in [token for token in doc if token.dep_ in {"conj", "appos"} and token.pos_ in _NAMED]:
        before = _last_of_list(noun) or (_native(noun) if noun.dep_ == "conj" else None)
        if before is not None and noun not in before.ancestors:
            noun.head, noun.dep_ = before, "conj"
    return doc


def _last_of_list(noun: "Token") -> "Token | None":
    """The object that a noun goes on, which the parse joins to a verb or to what stands before it."""
    if noun.head.pos_ in _NAMED and noun.head.i + 1 >= noun.left_edge.i:
        return None
    if any(one.dep_ in {"nsubj", "nsubjpass", "cop", "dobj", "aux"} for one in noun.children):
        return None
    last = noun.left_edge.i - 1
    while last > noun.head.i and (noun.doc[last].is_punct or noun.doc[last].dep_ == "cc"):
        last -= 1
    item = noun.doc[last]
    while item.dep_ in {"conj", "appos"} and item.head.pos_ in _NAMED:
        item = item.head
    if item.dep_ not in {"dobj", "nsubjpass"} or item.i < noun.head.i or noun.doc[last].pos_ not in _NAMED:
        return None
    return item if (noun.head.pos_ == "VERB" and noun.dep_ == "conj") or _open(noun, item) else None


def _open(noun: "Token", item: "Token") -> bool:
    """Whether the list before a noun lacks its "and", which the noun or one behind it brings: "A, B, | and C", "A, | B and C"."""
    if noun.head.pos_ not in _NAMED or any(one.dep_ == "cc" for one in item.children):
        return False
    if noun.dep_ == "conj":
        return any(one.dep_ in {"appos", "conj"} and one.i > item.i for one in item.children)
    doer = noun.head.dep_ in {"nsubj", "nsubjpass"} and noun.head.head == item.head
    return doer and any(one.dep_ == "cc" for one in noun.children)


def _native(noun: "Token") -> "Token | None":
    """The person before "of Lima" that another person is told with."""
    town = noun.head
    person = town.head.head if town.dep_ == "pobj" and town.head.lower_ in {"of", "from"} else None
    full = noun.ent_type_ == "PERSON" and any(one.dep_ == "compound" for one in noun.children)
    people = full and person is not None and person.ent_type_ == "PERSON"
    return person if people and town.ent_type_ != "PERSON" else None
