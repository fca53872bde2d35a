"""What a mention must tell to found an event of its own: no habits, names of offences, totals of a war."""

import re
from typing import TYPE_CHECKING

from summarizer.extractors.offline.aiming import aimed_at
from summarizer.extractors.offline.frames import VIOLENT
from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.phrases import children, complement, conjuncts, lemma, passive
from summarizer.extractors.offline.triggers import Mention, offence

if TYPE_CHECKING:
    from spacy.tokens import Token

_YEAR = re.compile(r"\d{4}|\d{3}X")
WAR = 1000  # dead in one deed; what counts more sums up a war


SPECIFIC = frozenset({"recent", "latest", "deadly", "fatal", "yesterday"})  # adjectives of one deed: "the recent clash"


def charged(mention: Mention) -> bool:
    """ "charged with murder", "two counts of homicide": a name for an offence, not the telling of it."""
    dated = bool(mention.dates) and any(True for _ in complement(mention.token, "of"))  # "accused of the murder of two priests on Monday"
    return offence(mention.token) and not mention.places and not dated


def habitual(mention: Mention) -> bool:
    """Present tense, "have been killing", or a count "since 1980": no single event."""
    if not mention.verbal:
        return False
    token = mention.token
    auxiliaries = {one.lower_ for one in children(token, "aux", "auxpass")}
    if token.tag_ in {"VBP", "VBZ"} and not auxiliaries:
        return not mention.dates
    if token.tag_ == "VBG" and auxiliaries & {"are", "is", "been", "be"}:
        return not (mention.dates or mention.places)
    return any(one.lower_ == "since" for one in children(token, "prep", "mark"))


def reproach(mention: Mention) -> bool:
    """ "gangs that have killed many judges", "murders of lawyers and journalists": of nobody in particular, at no time and no place."""
    if mention.dates or mention.weapons or any(role == "scene" for _, role in mention.places):
        return False
    struck = [noun for token in [mention.token, *mention.extra] for one in _struck(token) for noun in conjuncts(one)]
    return bool(struck) and all(_anybody(noun) for noun in struck)


def specific(mention: Mention) -> bool:
    """ "The killings of the priests", "after an attack on a bus": a noun with its victim, who is somebody, told as past and not quoted."""
    if mention.verbal or mention.quoted or mention.type not in VIOLENT | {"abduction"}:
        return False
    struck = _struck(mention.token)
    over = next((one for one in mention.token.ancestors if one.pos_ in {"VERB", "AUX"}), None)
    past = over is not None and (over.tag_ in {"VBD", "VBN"} or any(one.lower_ in {"has", "have", "had"} for one in children(over, "aux")))
    return past and bool(struck) and not any(_anybody(noun) or noun.pos_ == "PRON" for noun in struck)


def _struck(token: "Token") -> list["Token"]:
    if token.pos_ != "VERB":
        return [*complement(token, "of", "on", "against"), *aimed_at(token)]
    patients = [*children(token, "nsubjpass" if passive(token) else "dobj")]
    return patients or ([token.head] if token.dep_ in {"acl", "amod"} else [])


def _anybody(noun: "Token") -> bool:
    """A bare plural, or "many", "several" of them: no name, no number, no "the"."""
    if noun.tag_ != "NNS" or any(True for _ in complement(noun, "of")):
        return False
    return all(
        one.dep_ in {"amod", "compound", "cc", "conj", "punct", "relcl"} and (one.pos_ != "PROPN" or one.ent_type_ == "NORP")
        for one in noun.children
    )


def statistic(mention: Mention) -> bool:
    """ "Forty-nine people were killed in drug-related violence in 2023": a year's total, and no event of that year."""
    spans = bool(mention.dates) and all(_YEAR.fullmatch(date.edtf or "") for date in mention.dates)
    return mention.verbal and (spans or _over_years(mention.token))


def _over_years(verb: "Token") -> bool:
    """ "In the past ten years many priests have been killed", "five judges have been killed this year"."""
    for one in verb.subtree:
        time = one.lower_ in {"year", "years", "decade", "decades", "months"} and one.dep_ in {"npadvmod", "pobj"}
        if time and any(x.lower_ in {"past", "last", "this", "recent", "previous"} or x.like_num for x in one.children):
            perfect = any(x.lower_ in {"have", "has"} for x in children(verb, "aux"))
            if perfect and one.head.lower_ not in {"ago", "old", "after", "before", "for"}:
                return True
    return False


def named(mention: Mention) -> int:
    return sum(1 for name, _ in mention.participants if any(part[:1].isupper() for part in name.split()))


def held(mention: Mention) -> bool:
    verb = mention.token.head
    return mention.token.dep_ in {"dobj", "nsubjpass"} and lemma(verb) in words("events", "light", "hold")
