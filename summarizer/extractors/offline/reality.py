"""Whether a mentioned event took place: plans, wishes, threats, denials and hearsay told apart."""

from typing import TYPE_CHECKING

from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.phrases import (
    children,
    lemma,
    negated,
)
from summarizer.records.vocabulary import Status

if TYPE_CHECKING:
    from spacy.tokens import Token


def subordinate(token: "Token") -> bool:
    """Whether the mention stands inside somebody else's clause: an object's noun, a relative or adverbial clause."""
    chain = [token, *token.ancestors]
    return any(one.dep_ in {"relcl", "acl", "advcl", "pcomp", "pobj"} for one in chain)


def reality(token: "Token", type_: str | None, *, verbal: bool) -> tuple[bool, Status]:
    """Whether it took place. Plans of named encounters are kept as planned, alleged deeds as alleged; wishes and threats are no events."""
    status: Status = "happened"
    chain = [token, *token.ancestors]
    for position, one in enumerate(chain):
        if one.pos_ not in {"VERB", "AUX"} and one.dep_ != "pcomp":
            if (
                one.pos_ == "NOUN"
                and position
                and lemma(one)
                in {
                    "attempt",
                    "plan",
                    "threat",
                    "possibility",
                    "risk",
                    "fear",
                    "call",
                    "effort",
                    "intention",
                    "prospect",
                    "right",
                    "ban",
                    "law",
                    "talk",
                }
                and chain[position - 1].dep_ in {"acl", "prep", "pobj", "pcomp"}
            ):
                return False, status
            continue
        auxiliaries = {x.lower_ for x in children(one, "aux")}
        direct = position == 0 or one is token.head or (token.dep_ == "pobj" and one is token.head.head)
        if direct and negated(one):
            return False, "denied"
        if position and lemma(one) == "deny" and not negated(one) and chain[position - 1].dep_ in {"ccomp", "dobj", "xcomp", "pcomp"}:
            return True, "denied"
        if auxiliaries & {"could", "may", "might", "would", "should", "must", "can"} or any(
            x.dep_ == "mark" and x.lower_ in {"if", "unless", "whether"} for x in one.children
        ):
            return False, status
        if auxiliaries & {"will", "'ll"} and direct:
            status = "planned"
        if "to" in auxiliaries and position and lemma(one) in {"know", "learn", "find", "hear", "understand", "talk", "discuss"}:
            return True, status
        if "to" in auxiliaries or one.dep_ == "pcomp":
            over = one.head
            if lemma(over) in words("things", "hedges", "intention") or (
                over.pos_ in {"NOUN", "ADJ"} and one.dep_ in {"acl", "xcomp", "advcl"}
            ):
                if (
                    lemma(over) in {"plan", "schedule", "expect", "be", "intend", "agree", "prepare"}
                    and direct
                    and type_ in {"meeting", "visit", "call", "agreement", "protest"}
                ):
                    status = "planned"
                    continue
                return False, status
            if one.dep_ == "advcl" and "to" in auxiliaries:
                return False, status
            if lemma(over) == "be" and direct:
                status = "planned"
        if any(x.lower_ in words("things", "hedges", "alleged") for x in children(one, "advmod")) and direct:
            status = "alleged"
        if one.dep_ == "ROOT":
            break
    if not verbal and any(one.lower_ in {"alleged", "reported", "suspected", "purported"} for one in children(token, "amod")):
        status = "alleged"
    if not verbal and any(
        one.lower_ in {"no", "any", "future", "possible", "potential", "further", "planned"} and one.dep_ in {"det", "amod"}
        for one in token.children
    ):
        return False, status
    return True, status
