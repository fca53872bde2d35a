"""Whom somebody names as the doer of a deed: blamed, accused, held responsible, or claiming it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.people import is_person
from summarizer.extractors.offline.phrases import agent, child, children, complement, lemma, negated, passive, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def blamed(deed: "Token") -> Iterator["Token"]:
    """The nouns that the nearest clause over a deed's word names as its doers.

    "blamed the rebels for the attack", "soldiers accused of murdering the priests", "linked the mayor to the killing", "the attack was
    attributed to the cartel", "the Red Brigade claimed responsibility for the bombing", "holds the front responsible for the murder".
    """
    yield from (doer for clause in _clauses(deed) for doer in _by_clause(clause))
    for verb in deed.ancestors:
        if verb.lower_ == "behind" and verb.dep_ == "prep":
            yield from _behind(verb.head)
            return
        if verb.pos_ == "NOUN" and lemma(verb) in words("events", "blame", "proceedings"):
            yield from complement(verb, "of", "against")  # "the arrest of two officers for killing …"
            return
        if verb.pos_ == "NOUN" and lemma(verb) in words("events", "blame", "part") and not _claimed(verb):
            yield from _part(verb)
            return
        if lemma(verb) == "responsible":
            yield from _responsible(verb)
            return
        if verb.pos_ == "VERB":
            yield from _by_verb(verb, deed)
            return


def accuser(deed: "Token") -> "Token | None":
    """Who names the doers of a deed as such, where the clause over it tells; who claims a deed speaks for themselves."""
    for clause in _clauses(deed):
        return agent(clause) if passive(clause) else subject_of(clause)
    above = list(deed.ancestors)
    held = any(lemma(one) == "responsible" for one in above)
    for verb in (one for one in above if one.pos_ == "VERB"):
        if lemma(verb) in words("events", "blame", "claim"):
            return agent(verb) if passive(verb) else subject_of(verb)
        if any(lemma(verb) in words("events", "blame", key) for key in ("charges", "to", "link", *(["hold"] if held else []))):
            return agent(verb) if passive(verb) else subject_of(verb)
    return None


def _behind(verb: "Token") -> Iterator["Token"]:
    """ "The cartel is behind this attack", "the group said it was behind the attack", "accused the cartel of being behind the attack"."""
    if charged(verb):
        if lemma(verb.head.head) in words("events", "blame", "object"):
            yield from accused(verb.head.head)
        return
    doer = subject_of(verb)
    if doer is not None and doer.lower_ in {"it", "they"} and verb.dep_ == "ccomp":
        doer = subject_of(verb.head)
    if lemma(verb) == "be" and doer is not None and not negated(verb):
        yield doer


def _clauses(deed: "Token") -> list["Token"]:
    """The clauses of a deed's own noun that tell who did it: "the attack, claimed by the rebels, …"."""
    accusing = words("events", "blame", "charges") | words("events", "blame", "to") | {"claim"}
    below = [one for one in deed.subtree if one.i > deed.i and one.dep_ in {"acl", "relcl"} and lemma(one) in accusing]
    return [one for one in below if not negated(one) and (one.head == deed or (one.nbor(-1).text == "," and _no_deed(one.head)))]


def _no_deed(noun: "Token") -> bool:
    """Whether a noun inside a deed's phrase can't be what is claimed or blamed: "the attack on a bank on Monday, claimed by …"."""
    return noun.dep_ == "pobj" and noun.pos_ in {"NOUN", "PROPN"} and not is_person(noun)


def _by_clause(clause: "Token") -> Iterator["Token"]:
    """ "An attack claimed by the rebels", "a raid blamed on the rebels", "the murder, for which two soldiers were charged"."""
    if lemma(clause) == "claim":
        doer = agent(clause) if passive(clause) else child(clause, "nsubj")
        yield from [doer] if doer is not None else []
    elif any(one.lower_ == "which" for one in complement(clause, "for", "in", "over", "with")):
        yield from accused(clause)
    elif lemma(clause) in words("events", "blame", "to") | {"blame"}:
        yield from complement(clause, "to", "on")


def _itself(verb: "Token", deed: "Token") -> Iterator["Token"]:
    """ "The rebels claimed the attack", "the attack was blamed on the rebels": the deed is what is claimed or blamed."""
    if lemma(verb) == "blame":
        yield from (one for noun in (verb, deed) for one in complement(noun, "on"))
        return
    doer = agent(verb) if passive(verb) else subject_of(verb)
    yield from [doer] if doer is not None else []


def charged(deed: "Token") -> bool:
    """Whether a gerund is what others are charged with or cleared of, by whom it was not done: "accused the army of bombing"."""
    verb = next((one for one in deed.ancestors if one.pos_ == "VERB"), None)
    over = words("events", "blame", "object") | words("events", "blame", "cleared")
    return deed.dep_ == "pcomp" and verb is not None and lemma(verb) in over


def _part(noun: "Token") -> Iterator["Token"]:
    """Whose part in a deed somebody takes for granted: "the army's role in the killings", "was jailed for his part in the bombing".

    A part that is denied, doubted or only looked into is nobody's.
    """
    over = noun.head if noun.dep_ == "dobj" else noun.head.head if noun.dep_ == "pobj" else None
    owner = child(noun, "poss")
    left_open = words("events", "blame", "open")
    if over is None or negated(over) or any(not left_open.isdisjoint({lemma(one), one.lower_}) for one in (over, *noun.children)):
        return
    if noun.dep_ == "dobj" and lemma(over) in words("events", "blame", "take"):
        doer = subject_of(over)
        yield from [doer] if doer is not None else []  # "took part in the attack"
    elif owner is not None and owner.tag_ == "PRP$":
        yield from accused(over) if noun.head.lower_ == "for" and lemma(over) in words("events", "blame", "object") else ()
    elif owner is not None:
        yield owner
    else:
        yield from complement(noun, "of", "by")


def _responsible(adjective: "Token") -> Iterator["Token"]:
    over = adjective.head
    doer = child(adjective, "nsubj") or (subject_of(over) if adjective.dep_ == "acomp" else child(over, "dobj"))
    if adjective.dep_ in {"amod", "acl", "relcl"} and over.pos_ in {"NOUN", "PROPN"}:
        doer = over  # "the group responsible for the bombing"
    if doer is not None and not negated(over):
        yield doer


def _by_verb(verb: "Token", deed: "Token") -> Iterator["Token"]:
    base = lemma(verb)
    parts = [one for one in children(verb, "dobj", "nsubjpass") if lemma(one) in words("events", "blame", "part") and not _claimed(one)]
    within = any(deed.i >= one.i for one in complement(verb, "in"))
    if base in {"claim", "blame"} and deed.head == verb and deed.dep_ in {"dobj", "nsubjpass"}:
        yield from _itself(verb, deed) if not negated(verb) else ()
    elif base in words("events", "blame", "join") and within:
        doer = _joining(verb)
        yield from [doer] if doer is not None else []  # "participated in the attack"
    elif parts and within:
        yield from _part(parts[0])  # the parse may join "in the attack" to "took" instead of to "part"
    elif base in words("events", "blame", "object") and deed.i > verb.i and not negated(verb):
        yield from (one for one in accused(verb) if lemma(one) != "responsibility" and one.i != deed.i)
    elif base in words("events", "blame", "to") and deed.i < verb.i + 6:
        yield from (one for noun in (verb, deed) for one in complement(noun, "to", "on"))
    elif base in words("events", "blame", "link") and any(deed.i >= one.i for one in complement(verb, "to", "with", "in")):
        linked = [verb.head] if verb.dep_ == "acl" and passive(verb) else children(verb, "nsubjpass" if passive(verb) else "dobj")
        yield from (one for one in linked if one.i != deed.i)
    elif base in words("events", "blame", "claim") and not negated(verb):
        doer = subject_of(verb)
        if doer is not None and any(lemma(one) in {"responsibility", "credit"} for one in children(verb, "dobj")):
            yield doer


def _claimed(noun: "Token") -> bool:
    """ "Claimed responsibility for the bombing" tells who did it by the verb's subject."""
    return lemma(noun) == "responsibility" and lemma(noun.head) in words("events", "blame", "claim")


def _joining(verb: "Token") -> "Token | None":
    """Its subject, or of "arrested after having participated in …" who was arrested; nobody where it is denied, asked or feared."""
    open_ = any(one.dep_ == "aux" and one.tag_ in {"MD", "TO"} for one in verb.children)
    denied = any(lemma(one) in words("events", "blame", "open") for one in verb.ancestors)
    return None if open_ or denied or negated(verb) else subject_of(verb)


def accused(verb: "Token") -> list["Token"]:
    """The accused: an object, the subject of a passive, or the noun of a participle, which a parse may take for a verb without object."""
    if verb.dep_ == "acl" and passive(verb):
        return [verb.head]
    named = list(children(verb, "nsubjpass" if passive(verb) else "dobj"))
    subject = child(verb, "nsubj")
    participle = not named and subject is not None and verb.tag_ in {"VBD", "VBN"} and any(True for _ in complement(verb, "of", "in"))
    return [subject] if participle and subject is not None else named
