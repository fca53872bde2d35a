"""Mends eight faults of the parser that recur in news.

Who closes a sentence as its source is read as part of the list before it: "… killing a guard and abducting 25 pupils, police and residents
said" makes "police and residents" two more of the abducted. And what somebody says beside a denial is read as denied: "denied that it was
responsible and accused the army". And the second party of an encounter is read as a subject: "A meeting between unions and | the
government is due". And a subject is joined to the noun before it: "One man was taken to a clinic and another | was treated there".
And what a mishap did is hung on another verb: "They were looking for survivors after a ferry sank, | killing five".
And a verb of saying in the present is tagged as a plural though it has its subject: "the campaign plans to …".
And who answers a report is read as part of it: "Organisers said two had died, | but police denied it".
And whom a blow met is read as who does what follows: "struck a crowd | queueing outside a bank".
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.extractors.offline.lexicon import classes, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAMING = frozenset({"DET", "NOUN", "PROPN", "ADJ", "CCONJ", "NUM", "PART", "ADP"})
"""What those who are named as a source consist of; a verb or a pronoun between comma and verb makes a clause of its own."""
_LONGEST = 12
"""Words between the last comma and the verb."""
_OWN = ("accuse", "condemn", "demand", "appeal", "pledge", "threaten")
"""Kinds of statement that who denies something makes beside it."""


def mended(doc: "Doc") -> "Doc":
    """The same parse, with a closing source as the subject of its verb of saying, and what is said beside a denial outside it."""
    for joined in [token for token in doc if token.pos_ == "VERB" and token.dep_ == "conj"]:
        _give_back(joined)
    for answer in [token for token in doc if token.tag_ == "VBD" and token.dep_ == "conj" and token.head.dep_ == "ccomp"]:
        _answer(answer)
    for result in [token for token in doc if token.tag_ == "VBG" and token.dep_ == "advcl"]:
        _follow(result)
    for plural in [token for token in doc if token.tag_ == "NNS" and token.dep_ == "ROOT" and token.i > 0]:
        _verb(plural)
    for preposition in [token for token in doc if token.lower_ == "between" and token.dep_ == "prep"]:
        _pair(preposition)
    for participle in [token for token in doc if token.tag_ == "VBG" and token.dep_ == "ccomp" and token.head.pos_ == "VERB"]:
        _hit(participle)
    for sentence in list(doc.sents):
        for denial in [token for token in sentence if token.pos_ == "VERB" and token.lemma_ in words("speech", "verbs", "deny")]:
            _release(denial)
        verb = next((token for token in reversed(sentence) if token.pos_ == "VERB"), None)
        if verb is None or verb.lemma_ not in words("speech", "verbs", "report") or verb.i == sentence.start:
            continue
        comma = next((token.i for token in reversed(doc[sentence.start : verb.i]) if token.text == ","), None)
        if comma is not None and 0 < verb.i - comma - 1 <= _LONGEST:
            _attach(verb, list(doc[comma + 1 : verb.i]))
    return doc


def _give_back(verb: "Token") -> None:
    """Makes the noun right before a finite verb its subject, where the parse joins it to a noun of the clause before.

    "One man was taken to a clinic and another | was treated at the scene": nothing but that noun can be the subject.
    """
    first = next((token for token in verb.lefts if token.dep_ in {"aux", "auxpass"}), None)
    if first is None or first.tag_ not in {"VBD", "VBZ", "VBP"} or any(token.dep_.startswith("nsubj") for token in verb.lefts):
        return
    noun = next((token for token in (first.nbor(-1), *first.nbor(-1).ancestors) if token.dep_ == "conj"), None) if first.i else None
    if noun is None or noun.pos_ not in {"NOUN", "PROPN", "NUM", "PRON"} or noun.right_edge.i != first.i - 1 or noun.is_ancestor(verb):
        return
    opened = noun.left_edge.i > 0 and noun.left_edge.nbor(-1).dep_ == "cc"
    if opened and verb.head.i < noun.i:
        noun.head, noun.dep_ = verb, "nsubjpass" if any(token.dep_ == "auxpass" for token in verb.lefts) else "nsubj"


def _answer(answer: "Token") -> None:
    """Coordinates with a report what another speaker, named behind ", but", says to it in the same tense."""
    told, report = answer.head, answer.head.head
    said, denied = words("speech", "verbs", "report") | words("speech", "verbs", "confirm"), words("speech", "verbs", "deny")
    if report.tag_ != "VBD" or report.lemma_ not in said or answer.lemma_ not in said | denied:
        return
    joint = next((token for token in told.rights if token.dep_ == "cc" and token.lower_ == "but" and token.i < answer.i), None)
    subject = next((token for token in answer.lefts if token.dep_ == "nsubj"), None)
    if joint is None or joint.nbor(-1).text != "," or subject is None or subject.pos_ not in {"NOUN", "PROPN"}:
        return
    joint.head = answer.head = report


def _follow(result: "Token") -> None:
    """Hangs the deaths that close a sentence on the mishap told last, where the parse hangs them on a verb that kills nobody.

    "Divers were looking for survivors after a ferry sank off Bali, killing at least five": it is the ferry's sinking that killed them.
    """
    harms, moves = words("mishaps", "verbs", "harms"), words("mishaps", "verbs", "moves")
    if result.lemma_ not in harms | {"leave"} or result.head.lemma_ in harms | moves | words("mishaps", "verbs", "blows"):
        return
    told = [token for token in result.doc[result.head.i + 1 : result.i] if token.pos_ == "VERB" and token.lemma_ in moves]
    clauses = [token for token in told if token.tag_ == "VBD" and token.dep_ in {"advcl", "relcl", "ccomp", "pcomp"}]
    things = words("mishaps", "subjects", "things") | words("mishaps", "subjects", "nature")
    below = clauses and clauses[-1] in result.head.subtree and not result.is_ancestor(clauses[-1])
    if below and any(x.dep_ == "nsubj" and x.lemma_ in things for x in clauses[-1].lefts):
        result.head = clauses[-1]


def _verb(plural: "Token") -> None:
    """Makes a plural that heads a sentence and has a subject right before it the verb of saying that it is: "the campaign plans to …"."""
    subject = plural.nbor(-1)
    if subject.head == plural and subject.dep_ == "nsubj" and plural.lemma_.lower() in classes("speech", "verbs"):
        plural.tag_, plural.pos_ = "VBZ", "VERB"


def _hit(participle: "Token") -> None:
    """Gives a blow its object, where the parse reads it as a clause: "struck a crowd | queueing outside a bank"."""
    verb = participle.head
    struck = next((token for token in participle.lefts if token.dep_ == "nsubj"), None)
    if struck is not None and struck.i > verb.i and verb.lemma_ in words("events", "light", "harm"):
        struck.head, struck.dep_ = verb, "dobj"
        participle.head, participle.dep_ = struck, "acl"


def _attach(verb: "Token", named: Sequence["Token"]) -> None:
    """Makes what stands between comma and verb the verb's subject, if it is a list of nouns that hangs on something before it."""
    heads = [token for token in named if token.head not in named and token.dep_ not in {"punct", "cc"}]
    adrift = [token for token in heads if token.head != verb]
    if any(token.is_ancestor(verb) for token in adrift):
        return  # "…, a man residents say was armed": the saying is part of the noun
    subjects = [token for token in heads if token.head == verb and token.dep_ == "nsubj"]
    if not adrift or any(token.pos_ not in _NAMING for token in named) or any(token.pos_ not in {"NOUN", "PROPN"} for token in adrift):
        return
    if any(child.dep_ in {"nsubj", "nsubjpass"} and child not in subjects for child in verb.children):
        return
    first, *others = sorted([*adrift, *subjects], key=lambda token: token.i)
    first.head, first.dep_ = verb, "nsubj"
    for other in others:
        other.head, other.dep_ = first, "conj"


def _release(denial: "Token") -> None:
    """Coordinates with a verb of denial the verbs of saying in its tense that the parse coordinates with what is denied."""
    for clause in [token for token in denial.rights if token.dep_ == "ccomp"]:
        for verb in [token for token in clause.rights if token.dep_ == "conj" and _speaks_beside(denial, token)]:
            joins = [token for token in clause.rights if token.dep_ == "cc" and token.i < verb.i]
            for token in (*joins[-1:], verb):
                token.head = denial


def _speaks_beside(denial: "Token", verb: "Token") -> bool:
    speaks = any(verb.lemma_ in words("speech", "verbs", kind) for kind in _OWN)
    own = any(token.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass", "mark"} for token in verb.lefts)
    return speaks and not own and verb.tag_ == denial.tag_ != "VB"


def _pair(preposition: "Token") -> None:
    """Gives "between" both its nouns, where the parse takes the second one for a subject."""
    first = next((token for token in preposition.rights if token.dep_ == "pobj"), None)
    if first is None or any(token.dep_ == "conj" for token in first.rights):
        return
    joined = next((token.i + 1 for token in first.rights if token.dep_ == "cc"), None)
    subjects = [token for token in first.doc[first.i + 1 :] if token.dep_ in {"nsubj", "nsubjpass"} and token.left_edge.i == joined]
    for second in subjects:
        if any(token.dep_.startswith("nsubj") and token.is_ancestor(first) for token in second.head.lefts):
            second.head, second.dep_ = first, "conj"
