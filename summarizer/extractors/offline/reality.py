"""Whether a mentioned event took place: plans, wishes, threats, denials and hearsay told apart."""

from typing import TYPE_CHECKING

from summarizer.extractors.offline.frames import VIOLENT
from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.phrases import children, lemma, negated
from summarizer.extractors.offline.rounds import whole
from summarizer.records.vocabulary import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLANNABLE = frozenset({"meeting", "visit", "call", "agreement", "protest"})
_DEEDS = VIOLENT | {"abduction", "riot"}
_MODALS = frozenset({"could", "may", "might", "would", "should", "must", "can"})
_OPEN = frozenset({"no", "any", "future", "possible", "potential", "further", "planned", "foiled", "thwarted", "averted"})
"""What stands before an event that did not come about: "no attack", "any strike"."""
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_AHEAD = frozenset({"next", "upcoming", "forthcoming", "planned"})
"""What stands before an encounter to come."""
_NOBODY = frozenset({"nobody", "none", "noone"})
_HEARSAY = frozenset({"alleged", "reported", "suspected", "purported"})


def subordinate(token: "Token") -> bool:
    """Whether the mention stands inside somebody else's clause: an object's noun, a relative or adverbial clause."""
    chain = [token, *token.ancestors]
    return any(one.dep_ in {"relcl", "acl", "advcl", "pcomp", "pobj"} for one in chain)


def reality(token: "Token", type_: str | None, *, verbal: bool) -> tuple[bool, Status]:
    """Whether it took place. Plans of named encounters are kept as planned, alleged deeds as alleged; wishes and threats are no events."""
    status: Status = "happened"
    if not verbal and type_ in _DEEDS and _taken_as_done(token):
        return _by_modifiers(token, status, type_)
    if not verbal and type_ in _DEEDS and _called_for(token):
        return False, status
    chain = [whole(token), *whole(token).ancestors]
    for position, one in enumerate(chain):
        if one.pos_ not in {"VERB", "AUX"} and one.dep_ != "pcomp":
            if position and _only_thought(one, chain[position - 1]):
                return False, status
            if position and _untrue(one, chain[position - 1]):
                return False, "denied"
            continue
        verdict = _verdict(one, chain[:position], status, type_, direct=position == 0)
        if isinstance(verdict, tuple):
            return verdict
        status = verdict
        if one.dep_ == "ROOT" or (type_ is not None and _presupposed(one)):
            break
    return (True, status) if verbal else _by_modifiers(token, status, type_)


def _only_thought(noun: "Token", below: "Token") -> bool:
    """ "the plan to attack", "fears of a strike", "the risk of an explosion"."""
    return noun.pos_ == "NOUN" and lemma(noun) in words("things", "hedges", "thoughts") and below.dep_ in {"acl", "prep", "pobj", "pcomp"}


def _taken_as_done(noun: "Token") -> bool:
    """ "The murder" that is to be investigated, tried or punished has happened; "the attack" to be launched has not."""
    if not any(one.dep_ == "poss" or one.lower_ in _KNOWN for one in children(noun, "det", "poss")):
        return False
    if noun.dep_ in {"dobj", "nsubjpass"}:
        return lemma(noun.head) in words("things", "hedges", "looked_into")
    over = noun.head.head
    about = noun.dep_ == "pobj" and noun.head.lower_ in {"for", "in", "into", "about", "over"}
    return about and lemma(over) in words("things", "hedges", "called_to_account")


def _called_for(noun: "Token") -> bool:
    """ "Called for the killing of the governor": wished, and not done."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "for" and lemma(noun.head.head) in words("things", "hedges", "wished_for")


def _presupposed(verb: "Token") -> bool:
    """A relative clause in the past is a fact under any wish or plan: "hopes to visit Lyon, where nine were shot"."""
    past = verb.tag_ == "VBD" or any(one.lower_ in {"was", "were", "had", "has", "have"} for one in children(verb, "aux", "auxpass"))
    return verb.dep_ == "relcl" and past


def _untrue(report: "Token", below: "Token") -> bool:
    """ "Reports that the minister was shot are unfounded"."""
    said = (
        lemma(report) in words("things", "hedges", "reports")
        and report.dep_ in {"nsubj", "nsubjpass"}
        and below.dep_ in {"acl", "ccomp", "relcl", "prep"}
    )
    return said and any(lemma(one) in words("things", "hedges", "untrue") for one in children(report.head, "acomp", "attr", "oprd"))


def _verdict(verb: "Token", below: list["Token"], status: Status, type_: str | None, *, direct: bool) -> tuple[bool, Status] | Status:
    """What one verb on the way up says: a final answer, or the status so far."""
    auxiliaries = {one.lower_ for one in children(verb, "aux")}
    if direct and (negated(verb) or _of_nobody(verb)):
        return False, "denied"
    if below and _denial(verb, below):
        return not _of_any(below[0]), "denied"
    if len(below) == 1 and negated(verb) and _held(verb, below) and lemma(verb) in words("things", "hedges", "made"):
        return False, "denied"
    if auxiliaries & _MODALS or any(one.dep_ == "mark" and one.lower_ in {"if", "unless", "whether"} for one in verb.children):
        return False, status
    if len(below) == 1 and below[0].dep_ in {"dobj", "nsubjpass", "nsubj"} and _only_planned(verb, below[0], type_):
        return type_ in _PLANNABLE and lemma(verb) not in words("things", "hedges", "foiled"), "planned"
    if len(below) == 1 and below[0].dep_ == "dobj" and lemma(verb) in words("things", "hedges", "wished") and not _told_before(below[0]):
        return False, status
    if below and lemma(verb) in words("things", "hedges", "averted") and below[-1].dep_ in {"xcomp", "dobj"} and below[-1].tag_ == "VBG":
        return False, status
    if auxiliaries & {"will", "'ll"} and (direct or _held(verb, below)):
        status = "planned"
    if "to" in auxiliaries and below and lemma(verb) in {"know", "learn", "find", "hear", "understand", "talk", "discuss"}:
        return True, status
    if "to" in auxiliaries or verb.dep_ == "pcomp":
        return _infinitive(verb, auxiliaries, status, type_, direct=direct)
    if direct and any(one.lower_ in words("things", "hedges", "alleged") for one in children(verb, "advmod")):
        status = "alleged"
    return status


def _told_before(noun: "Token") -> bool:
    return any(one.lower_ in _KNOWN or one.dep_ == "poss" for one in children(noun, "det", "poss"))


def _of_nobody(verb: "Token") -> bool:
    """ "Evacuated no one", "arrested nobody": the deed was done to nobody."""
    return any(
        one.lower_ in _NOBODY or (one.lower_ == "one" and any(each.lower_ == "no" for each in one.children))
        for one in children(verb, "dobj")
    )


def told_by_toll(anchor: "Token") -> tuple[bool, Status]:
    """The same of a toll's own word, which tells of an event unless somebody denies it: "denied that any soldier had died"."""
    chain = [anchor, *anchor.ancestors]
    generic = any(one.lower_ in {"when", "whenever", "if"} for one in children(anchor, "advmod", "mark"))
    if generic and anchor.tag_ in {"VBZ", "VBP"}:
        return False, "happened"  # "a report is made when someone dies in custody"
    if any(_denial(one, chain[:position]) for position, one in enumerate(chain) if position):
        return not _of_any(anchor), "denied"
    return True, "happened"


def _denial(verb: "Token", below: list["Token"]) -> bool:
    return lemma(verb) == "deny" and not negated(verb) and _is_denied(below)


def _of_any(token: "Token") -> bool:
    """Whether a denied deed is none that anybody told: "denied any attack", "denied that any soldier had died"."""
    beside = [token, *children(token, "nsubj", "nsubjpass", "dobj")]
    return any(each.lower_ == "any" for one in beside for each in children(one, "det"))


def _is_denied(below: list["Token"]) -> bool:
    """Whether a denial takes in the event: "denied that its troops fired", not "denied responsibility for the attack"."""
    if below[-1].dep_ not in {"ccomp", "dobj", "xcomp", "pcomp"}:
        return False
    other = any(one.dep_ == "relcl" or lemma(one) in words("things", "hedges", "accusations") for one in below[1:])
    return not other and (below[0].pos_ == "VERB" or below[0].i == below[-1].i or below[-1].pos_ in {"VERB", "AUX"})


def _held(verb: "Token", below: list["Token"]) -> bool:
    """Whether a clause says of a noun's event that it takes place: "the meeting will be held", "they will hold a meeting"."""
    takes_place = lemma(verb) in words("events", "light", "hold") | words("events", "light", "happen") | words("things", "hedges", "made")
    return takes_place and len(below) == 1 and below[0].dep_ in {"nsubj", "nsubjpass", "dobj"}


def _only_planned(verb: "Token", noun: "Token", type_: str | None) -> bool:
    """Whether a clause tells only of plans for a noun's event: "foiled an attack", "plotted a raid", "the meeting is due on Friday"."""
    if lemma(verb) in words("things", "hedges", "foiled"):
        return noun.dep_ != "nsubj"
    if noun.dep_ == "nsubjpass" and lemma(verb) == "expect":
        held = words("events", "light", "hold") | words("events", "light", "happen")
        return any(lemma(one) in held for one in children(verb, "xcomp"))  # "talks are expected to open on Monday"
    if noun.dep_ == "nsubj":
        return lemma(verb) == "be" and verb.tag_ in {"VBZ", "VBP"} and any(one.lower_ == "due" for one in children(verb, "acomp"))
    known = any(one.dep_ == "poss" or one.lower_ in _KNOWN for one in children(noun, "det", "poss"))
    present = any(one.lower_ in {"is", "are"} for one in children(verb, "auxpass"))
    done = any(lemma(one) in words("events", "light", "commit") for one in verb.conjuncts)
    return lemma(verb) in words("things", "hedges", "arranged") and (present or not known or type_ in _PLANNABLE) and not done


def _infinitive(verb: "Token", auxiliaries: set[str], status: Status, type_: str | None, *, direct: bool) -> tuple[bool, Status] | Status:
    """ "agreed to meet" is a plan, "plans to attack" and "called for attacking" no event; "is to visit" is planned."""
    over = verb.head
    if lemma(over.head) in words("things", "hedges", "likened") and verb.dep_ == "pcomp":
        return False, status
    if lemma(over) in words("things", "hedges", "arranged") and direct and type_ in _PLANNABLE:
        return "planned"
    intended = lemma(over) in words("things", "hedges", "intention")
    if intended or (over.pos_ in {"NOUN", "ADJ"} and verb.dep_ in {"acl", "xcomp", "advcl"}):
        if lemma(over) in {"plan", "schedule", "expect", "be", "intend", "agree", "prepare", "due"} and direct and type_ in _PLANNABLE:
            return "planned"
        return False, status
    if verb.dep_ == "advcl" and "to" in auxiliaries:
        return False, status
    if direct and verb.dep_ == "xcomp" and not auxiliaries & {"have"} and over.pos_ == "VERB" and type_ in _DEEDS:
        return lemma(over) in words("things", "hedges", "came_about"), status
    return "planned" if lemma(over) == "be" and direct else status


def _by_modifiers(noun: "Token", status: Status, type_: str | None) -> tuple[bool, Status]:
    ahead = any(one.lower_ in _AHEAD for one in children(noun, "amod"))
    if type_ in _PLANNABLE and (ahead or any(lemma(one) in words("things", "hedges", "arranged") for one in children(noun, "acl"))):
        status = "planned"  # "the next summit", "a visit scheduled for May"
    if any(one.lower_ in _HEARSAY for one in children(noun, "amod")):
        status = "alleged"
    barred = _OPEN - _AHEAD if type_ in _PLANNABLE else _OPEN
    return not any(one.lower_ in barred and one.dep_ in {"det", "amod"} for one in noun.children), status
