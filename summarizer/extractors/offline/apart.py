"""What tells a deed apart from the one told before: words that turn to another, another town, another victim."""

import re
from typing import TYPE_CHECKING

from summarizer.extractors.offline.identity import DEEDS, HARMFUL, Event, aftermath
from summarizer.extractors.offline.lexicon import classes, words
from summarizer.extractors.offline.phrases import children, complement, lemma, subject_of
from summarizer.extractors.offline.triggers import Mention, tells_scene
from summarizer.normalize.dates import of_other_times
from summarizer.normalize.places import relation

if TYPE_CHECKING:
    from spacy.tokens import Token

_TURNS = re.compile(
    r"\W*(?:(?:and|but|also)\W+)?(?:elsewhere|separately|meanwhile|(?:in|on|during)\s(?:another|an?\s(?:separate|second|third|similar|earlier|different)|other)\b"
    r"|(?:\d+|an?|two|three|four|five|six|seven|eight|nine|ten|several|some)\s(?:day|week|month|year)s?\s(?:later|earlier|before|after)\b)",
    re.IGNORECASE,
)


def told_apart(mention: Mention, event: Event) -> bool:
    """Whether the text itself turns from one deed to another, though type, day and count would fit."""
    if any(differs(mention, event) for differs in (_bygone, _another_thing, _another_ruling, _another_crowd)):
        return True
    if mention.type not in DEEDS or event.type not in DEEDS | {None}:
        return False
    return _turned(mention, event) or _elsewhere(mention, event) or _another_victim(mention, event)


def _bygone(mention: Mention, event: Event) -> bool:
    """ "Gunmen killed a judge on Monday. An attack in January killed 15": by their words alone they are not of one day."""
    if event.type not in HARMFUL | {None} or aftermath(mention):
        return False
    ours = [(date.text, date.edtf) for date in mention.dates]
    return of_other_times(ours, [(date.text, date.edtf) for one in event.mentions for date in one.dates])


def _another_thing(mention: Mention, event: Event) -> bool:
    """ "A ferry sank off Bali. … It came two days after a tanker ran aground": a thing not told of before comes to grief."""
    things = words("mishaps", "subjects", "things")
    if mention.type != "accident" or not mention.verbal or mention.parsed.number == event.mentions[-1].parsed.number:
        return False
    thing = subject_of(mention.token)
    if thing is None or lemma(thing) not in things or not any(one.lower_ in {"a", "an"} for one in children(thing, "det")):
        return False
    told = {lemma(token) for one in event.mentions for token in one.parsed.doc} & things
    return bool(told) and lemma(thing) not in told


def _another_ruling(mention: Mention, event: Event) -> bool:
    """ "Was jailed for life on Friday. … He was found guilty in April": a verdict and a sentence of other sentences are two rulings."""
    if mention.type != "other" or mention.parsed.number == event.mentions[-1].parsed.number:
        return False
    ours, theirs = _ruling(mention), {_ruling(one) for one in event.mentions} - {None}
    return ours is not None and bool(theirs) and ours not in theirs


def _ruling(mention: Mention) -> str | None:
    return classes("events", "rulings").get(lemma(mention.token)) if mention.verbal else None


def _another_crowd(mention: Mention, event: Event) -> bool:
    """ "Dockers went on strike. … Pensioners rallied outside Congress": other people, at a place of their own."""
    if mention.type != "protest" or event.type != "protest" or not (mention.verbal and mention.places):
        return False
    ours, theirs = _crowd(mention), {word for one in event.mentions for word in _crowd(one)}
    return bool(ours and theirs) and not ours & theirs


def _crowd(mention: Mention) -> set[str]:
    """Words of those who protest, without the words for any protesters."""
    named = [set(name.lower().split()) for name, role in mention.participants if role == "party"]
    return {word for name in named if not name & words("events", "labour", "anybody") for word in name}


def _turned(mention: Mention, event: Event) -> bool:
    """ "Meanwhile, gunmen shot a judge in Cali.", "In another action, six rebels were hurt": told with whom or where."""
    if mention.definite or mention.parsed.number == event.mentions[-1].parsed.number:
        return False
    return _TURNS.match(mention.parsed.doc.text) is not None and bool(mention.places or mention.participants)


def _elsewhere(mention: Mention, event: Event) -> bool:
    """A deed with somebody or something struck in another town: "… in Huaraz. In Lima, seven banks were attacked"."""
    if mention.definite or any(tells_scene(one) for one in [mention.token, *mention.extra]):
        return False
    ours, theirs = _towns(mention), {town for one in event.mentions for town in _towns(one)}
    struck = any(role == "target" for _, role in mention.participants) or bool(mention.tolls)
    return bool(ours and theirs and struck) and all(relation(a, b).kind == "different" for a in ours for b in theirs)


def _towns(mention: Mention) -> set[str]:
    """The scenes that hold a town's or region's name, as written."""
    named = {token.text for token in mention.parsed.doc if token.ent_type_ == "GPE"}
    return {text for text, role in mention.places if role == "scene" and named & set(text.split())}


def _another_victim(mention: Mention, event: Event) -> bool:
    """ "The murder of Luis Prado" is not that of Ana Silva: by the noun's own victim, named in full."""
    if mention.verbal or lemma(mention.token) not in words("events", "suffered", "nouns"):
        return False
    ours, theirs = _persons(mention), {name for one in event.mentions for name in _persons(one)}
    if ours and not theirs and not any(one.tolls for one in event.mentions):
        return any(role == "target" for one in event.mentions for _, role in one.participants)  # only things were struck there
    return bool(ours and theirs) and not {name.split()[-1] for name in ours} & {name.split()[-1] for name in theirs}


def _persons(mention: Mention) -> set[str]:
    """The persons named as victims in the mention's own clause."""
    heads = [one for token in [mention.token, *mention.extra] for one in (*complement(token, "of"), *children(token, "poss"))]
    labelled = {token.text for token in mention.parsed.doc if token.ent_type_ == "PERSON"}
    suffered = {name for name, role in mention.participants if role == "target" and set(name.split()) & labelled}
    return {name for name in suffered if mention.verbal or any(_names(one, name) for one in heads)}


def _names(head: "Token", name: str) -> bool:
    return bool({one.text for one in head.subtree} & set(name.split()))
