"""Who is taken or held: "took students as hostages", "are holding twelve tourists hostage", "have been held hostage"."""

from typing import TYPE_CHECKING

from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.phrases import child, children, complement, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token


def holds(verb: "Token") -> bool:
    """Whether a verb of taking or holding is told of hostages."""
    nobody = verb.dep_ == "acl" and any(one.lower_ == "no" for one in children(verb.head, "det"))  # "no foreigners being held hostage"
    if nobody or lemma(verb) not in words("events", "hostages", "verbs"):
        return False
    return any(
        lemma(one) in {"hostage", "captive"} for one in (*complement(verb, "as"), *children(verb, "oprd", "dobj", "advmod", "acomp"))
    )


def held(thing: "Token") -> "Token":
    """The people before "hostage", where a parse takes the two for one noun: "holding twelve | tourists hostage"."""
    people = child(thing, "compound") if lemma(thing) == "hostage" and thing.tag_ == "NN" else None
    return people if people is not None and people.tag_ in {"NNS", "NNPS"} else thing
