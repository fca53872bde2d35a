"""Who the victims or the doers were, told apart from the deed: "The victims were identified as Ana Silva and Luis Prado", "police named
the gunman as …", "Among the dead was Ana Silva", "the Red Hand claimed responsibility"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.extractors.offline.blame import accused
from summarizer.extractors.offline.frames import noun_type
from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.mentions import Cast
from summarizer.extractors.offline.parse import Parsed
from summarizer.extractors.offline.parties import add_participant, name_of
from summarizer.extractors.offline.people import is_person
from summarizer.extractors.offline.phrases import agent, child, children, complement, lemma, negated, passive, subject_of
from summarizer.extractors.offline.triggers import Mention, quoted

if TYPE_CHECKING:
    from spacy.tokens import Token


def identified(parsed: Parsed, cast: Cast) -> Iterator[Mention]:
    """Mentions that only name who was in a deed told just before or after; they found none of their own."""
    for token in parsed.doc:
        if token.pos_ not in {"VERB", "AUX"} or negated(token):
            continue
        role, names = _named(parsed, token, cast)
        if role is not None and names:
            mention = Mention(parsed, token, None, verbal=True, definite=True, scene=True, quoted=quoted(parsed, token))
            for one in names:
                add_participant(mention, one, role, cast)
            mention.accusers |= {name: who for name, _ in mention.participants if (who := _accuser(parsed, token, name, cast)) is not None}
            yield mention


def _accuser(parsed: Parsed, verb: "Token", doer: str, cast: Cast) -> str | None:
    """Who names a doer as such; who claims a deed speaks for themselves."""
    if lemma(verb) in words("events", "blame", "claim"):
        return doer
    who = agent(verb) if passive(verb) else subject_of(verb)
    return name_of(parsed, who, cast) if lemma(verb) in words("events", "blame", "outright") and who is not None else None


def _named(parsed: Parsed, verb: "Token", cast: Cast) -> tuple[str | None, list["Token"]]:
    """Whom a verb names, in which role."""
    if lemma(verb) == "be":
        return "target", [one for one in _counted(verb) if _anybody(one) or cast.person_at(parsed, one) is not None]
    if lemma(verb) in words("events", "identify", "verbs"):
        return _role(verb), [one for one in complement(verb, "as") if cast.person_at(parsed, one) is not None]
    if lemma(verb) in words("events", "blame", "outright"):
        of_what = any(one.lower_ in {"for", "of", "on", "over"} for one in children(verb, "prep"))
        return "perpetrator", [one for one in accused(verb) if one.pos_ != "PRON" and not of_what]
    claimed = next((one for one in children(verb, "dobj") if lemma(one) in {"responsibility", "credit"}), None)
    if claimed is None or lemma(verb) not in words("events", "blame", "claim"):
        return None, []
    deeds = [one for thing in (verb, claimed) for one in complement(thing, "for")]
    doer = subject_of(verb)
    told = any(noun_type(one) is not None or lemma(one) in words("events", "anaphora", "nouns") for one in deeds)
    return "perpetrator", [] if doer is None or told else [doer]


def _role(verb: "Token") -> str | None:
    for one in children(verb, "nsubjpass" if passive(verb) else "dobj"):
        if lemma(one) in words("events", "identify", "perpetrator"):
            return "perpetrator"
        if _befallen(one):
            return "target"
    return None


def _counted(verb: "Token") -> list["Token"]:
    """Who is said to be of the victims: "Among the dead were X and Y", "One of the wounded is X", "The dead were X and Y"."""
    subject, told = child(verb, "nsubj"), child(verb, "attr")
    if any(_befallen(one) for one in complement(verb, "among")):
        return [one for one in (subject or told,) if one is not None]
    of = next(complement(subject, "of"), subject) if subject is not None else None
    return [told] if of is not None and told is not None and told.i > verb.i and _befallen(of) else []


def _anybody(told: "Token") -> bool:
    """Whether a noun without a name tells who; "the victim was a teacher" only says more of somebody told before."""
    subject = child(told.head, "nsubj")
    return is_person(told) and not (subject is not None and subject.pos_ == "NOUN" and subject.tag_ == "NN" and subject.i < told.i)


def _befallen(noun: "Token") -> bool:
    """ "The victim", "the dead", "the wounded person", "the dead men"."""
    states = words("events", "identify", "states")
    told = lemma(noun) in words("events", "identify", "target") or noun.lower_ in states
    return told or (is_person(noun) and any(one.lower_ in states for one in children(noun, "amod")))
