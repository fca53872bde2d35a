"""What a mention must tell to found an event of its own: no habits, names of offences, totals of a war."""

import re

from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.phrases import children, lemma
from summarizer.extractors.offline.triggers import Mention, offence

_YEAR = re.compile(r"\d{4}|\d{3}X")
WAR = 1000  # dead in one deed; what counts more sums up a war


SPECIFIC = frozenset({"recent", "latest", "deadly", "fatal", "yesterday"})  # adjectives of one deed: "the recent clash"


def charged(mention: Mention) -> bool:
    """ "charged with murder", "two counts of homicide": a name for an offence, not the telling of it."""
    return offence(mention.token) and not mention.places


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


def statistic(mention: Mention) -> bool:
    """ "Forty-nine people were killed in drug-related violence in 2023": a year's total, and no event of that year."""
    return mention.verbal and bool(mention.dates) and all(_YEAR.fullmatch(date.edtf or "") for date in mention.dates)


def named(mention: Mention) -> int:
    return sum(1 for name, _ in mention.participants if any(part[:1].isupper() for part in name.split()))


def held(mention: Mention) -> bool:
    verb = mention.token.head
    return mention.token.dep_ in {"dobj", "nsubjpass"} and lemma(verb) in words("events", "light", "hold")
