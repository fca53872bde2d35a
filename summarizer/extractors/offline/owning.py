"""Which mention of a sentence a word belongs to: the event whose clause it stands in."""

from typing import TYPE_CHECKING

from summarizer.extractors.offline.phrases import children, lemma
from summarizer.extractors.offline.rounds import whole
from summarizer.extractors.offline.triggers import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


def owner_of(mentions: list[Mention], token: "Token") -> Mention | None:
    """The mention to which a dependent belongs: the nearest one up its path; else the only event of its clause."""
    for one in [token, *token.ancestors]:
        for mention in mentions:
            if one.i == mention.token.i or any(one.i == extra.i for extra in mention.extra):
                return mention
        if one.pos_ in {"VERB", "AUX"} or one.dep_ == "ROOT":
            below = [mention for mention in mentions if _hangs_on(mention, one)]
            if len(below) == 1:
                return below[0]
            if below:
                return min(
                    below, key=lambda mention: (mention.token.dep_ not in {"nsubj", "nsubjpass", "dobj"}, abs(mention.token.i - token.i))
                )
            if one.dep_ == "relcl" and any(x.lower_ in {"where", "when"} for x in children(one, "advmod")):
                return None  # "said in Accra, where she arrived on Monday, that …"
            if one.dep_ == "advcl" and any(x.lower_ in {"while", "when", "as"} for x in children(one, "mark", "advmod")):
                continue  # at the same time: "was shot while walking home Sunday night"
            if one.dep_ == "ccomp" or (one.dep_ == "advcl" and any(x.dep_ in {"mark", "nsubj", "nsubjpass"} for x in one.children)):
                return None
    return None


def _hangs_on(mention: Mention, verb: "Token") -> bool:
    """Whether an event is an argument of a verb: "a conversation was held", "the clash occurred", "focus on the attack" (not this)."""
    for token in map(whole, [mention.token, *mention.extra]):
        if token.head.i == verb.i and token.dep_ in {"nsubj", "nsubjpass", "dobj", "attr", "advcl", "conj", "ccomp", "xcomp"}:
            return True
        if token.head.i == verb.i and token.dep_ == "acl" and token.tag_ == "VBG" and verb.pos_ not in {"VERB", "AUX"}:
            return True  # a sentence whose verb the parse misses: "On Monday, three gunmen … , killing two"
        if (
            token.dep_ == "pobj"
            and token.head.head.i == verb.i
            and (lemma(verb) in {"result", "lead", "culminate", "end", "die", "kill", "be", "participate"} or _takes_part(verb))
        ):
            return True
    return False


def _takes_part(verb: "Token") -> bool:
    return lemma(verb) == "take" and any(one.lower_ == "part" for one in children(verb, "dobj"))


def is_trigger(mentions: list[Mention], token: "Token") -> bool:
    return any(token.i in {one.token.i, *(extra.i for extra in one.extra)} for one in mentions)
