"""Mends lists of nouns that a parse breaks, so that all of those who are named in one breath stand in one list.

"Killing six priests, a cook and | her daughter" hangs the last one on the verb, "Ana Silva of Lima and | Luis Prado of Cali" on the town.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAMED = frozenset({"NOUN", "PROPN"})


def listed(doc: "Doc") -> "Doc":
    """The same parse, with the last of such a list joined to those before it."""
    for noun in [token for token in doc if token.dep_ == "conj" and token.pos_ in _NAMED]:
        before = _last_of_list(noun) if noun.head.pos_ == "VERB" else _native(noun)
        if before is not None and noun not in before.ancestors:
            noun.head = before
    return doc


def _last_of_list(noun: "Token") -> "Token | None":
    """The object that a noun goes on, which the parse coordinates with a verb: "killing six priests, a cook, and | her daughter"."""
    if any(one.dep_ in {"nsubj", "nsubjpass", "cop", "dobj", "aux"} for one in noun.children):
        return None
    last = noun.left_edge.i - 1
    while last > noun.head.i and (noun.doc[last].is_punct or noun.doc[last].dep_ == "cc"):
        last -= 1
    item = noun.doc[last]
    while item.dep_ in {"conj", "appos"} and item.head.pos_ in _NAMED:
        item = item.head
    return item if item.dep_ in {"dobj", "nsubjpass"} and item.i > noun.head.i and noun.doc[last].pos_ in _NAMED else None


def _native(noun: "Token") -> "Token | None":
    """The person before "of Lima" that another person is told with."""
    town = noun.head
    person = town.head.head if town.dep_ == "pobj" and town.head.lower_ in {"of", "from"} else None
    full = noun.ent_type_ == "PERSON" and any(one.dep_ == "compound" for one in noun.children)
    people = full and person is not None and person.ent_type_ == "PERSON"
    return person if people and town.ent_type_ != "PERSON" else None
