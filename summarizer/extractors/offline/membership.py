"""The organisation that people are of, by the words around them: "members of the front", "Red Hand gunmen", "men who belong to …"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.extractors.offline.lexicon import classes, words
from summarizer.extractors.offline.parse import Parsed
from summarizer.extractors.offline.phrases import child, children, complement, is_proper, lemma, phrase, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO_BODIES = frozenset({"GPE", "NORP", "DATE", "LOC"})


def named_group(noun: "Token") -> "Token | None":
    """The name right behind a noun for a group: "the guerrilla organisation Red Hand", "the rebel group called Red Hand"."""
    if lemma(noun) not in words("people", "bodies", "bands") | words("people", "bodies", "forces") | {"group"}:
        return None
    beside = (one for one in children(noun.head, noun.dep_) if noun.dep_.startswith("nsubj"))  # the parse may make two subjects of the two
    for one in (*children(noun, "appos"), *beside):
        if one.pos_ == "PROPN" and one.ent_type_ not in _NO_BODIES and one.left_edge.i == noun.i + 1:
            return one
    return None


def group_of(parsed: Parsed, token: "Token") -> str | None:
    """The organisation that people are of: "members of the FMLN", "FMLN guerrillas", "army officers", "men who belong to the FMLN"."""
    if token.pos_ != "NOUN":
        return None
    for one in (*complement(token, "of", "from"), *_belonging(token)):
        named = named_group(one)
        if named is not None or _is_body(one) or lemma(one) in words("people", "bodies", "forces"):
            return words_of(parsed, *phrase(named or one))
    return _before(parsed, token)


def _before(parsed: Parsed, token: "Token") -> str | None:
    """The name or the kind of force in front: "FMLN guerrillas", "a Red Hand cell", "army officers"."""
    presumed = words("people", "bodies", "presumed")
    before = [one for one in children(token, "compound", "nmod", "amod") if _is_body(one) and one.lower_ not in presumed]
    named = [one for one in before if one.i < token.i and (one.dep_ != "amod" or one.text.isupper())]
    if named and (named[0].text.isupper() or _acts_for_a_body(token)):
        first = named[0].left_edge.i
        while token.doc[first].lower_ in presumed:
            first += 1
        while first and token.doc[first - 1].head == token and _of_name(token.doc[first - 1]):
            first -= 1  # "Shining" of "Shining Path gunmen"
        return words_of(parsed, first, named[-1].i)
    for one in children(token, "compound"):
        if lemma(one) in words("people", "bodies", "forces") and lemma(one) != "police":
            return words_of(parsed, one.left_edge.i, one.i)
    return None


def _of_name(token: "Token") -> bool:
    return is_proper(token) and token.lower_ not in words("people", "bodies", "presumed")


def _is_body(token: "Token") -> bool:
    """A name that is no place's, people's or day's, nor a person's, which takes no article."""
    person = token.ent_type_ == "PERSON" and child(token, "det") is None
    return is_proper(token) and token.ent_type_ not in _NO_BODIES and not person


def _acts_for_a_body(noun: "Token") -> bool:
    """Whether a name before the noun is the group's: "a Red Hand cell", "Red Hand militants"."""
    groups = words("people", "bodies", "bands") | words("people", "groups", "fighters") | words("people", "bodies", "members")
    return lemma(noun) in groups or classes("people", "groups").get(lemma(noun)) == "attackers"


def _belonging(token: "Token") -> Iterator["Token"]:
    """ "Men believed to belong to the FMLN", "guerrillas presumed to be members of the FMLN", "gunmen who are members of the FMLN"."""
    clauses = [*children(token, "acl", "relcl"), *([token.head] if token.dep_ in {"nsubj", "nsubjpass"} else [])]
    for clause in clauses:
        for verb in (clause, *children(clause, "xcomp")):
            if lemma(verb) == "belong":
                yield from complement(verb, "to")
            for one in children(verb, "attr") if lemma(verb) == "be" else ():
                if lemma(one) in words("people", "bodies", "members"):
                    yield from complement(one, "of")
