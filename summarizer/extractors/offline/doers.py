"""Doers told over more than one deed, or by no more than what they did: "the attacks were blamed on the cartel", "the attackers fled"."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from summarizer.extractors.offline.frames import definite
from summarizer.extractors.offline.identity import DEEDS, Event, kindred
from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.mentions import Cast
from summarizer.extractors.offline.parse import Reading
from summarizer.extractors.offline.parties import add_participant
from summarizer.extractors.offline.phrases import lemma
from summarizer.extractors.offline.triggers import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEAR = 2  # sentences from a deed to "the attackers"


def add_doers(reading: Reading, events: Sequence[Event], cast: Cast) -> None:
    """Gives each deed without a doer those of "the attacks", and else "the attackers" of the sentences right behind it."""
    for event in events:
        for mention in [one for one in event.mentions if _of_several(one)]:
            for other in events:
                if other is not event and not doers(other) and _among(other, mention):
                    other.mentions.append(mention)
    for event in events:
        if event.type in DEEDS and not event.count and not doers(event):
            known = next(_attackers(reading, event, events), None)
            if known is not None:
                number, noun = known
                mention = Mention(reading.by_number[number], noun, None, verbal=False, definite=True, scene=True)
                add_participant(mention, noun, "perpetrator", cast)
                event.mentions.append(mention)


def doers(event: Event) -> list[str]:
    """Who is told as a doer of it."""
    return [name for one in event.mentions for name, role in one.participants if role == "perpetrator"]


def _of_several(mention: Mention) -> bool:
    """ "Authorities attribute the attacks to the cartel": of all that the article tells so far."""
    named = any(role == "perpetrator" for _, role in mention.participants)
    return named and mention.plural and mention.definite and not mention.verbal and not (mention.places or mention.dates or mention.tolls)


def _among(event: Event, mention: Mention) -> bool:
    told = event.type in DEEDS and not event.count and kindred(event.type, mention.type)
    return told and event.first.start < mention.start and not event.first.subordinate


def _attackers(reading: Reading, event: Event, events: Sequence[Event]) -> Iterator[tuple[int, "Token"]]:
    """ "The attackers" as the subject of a clause, where no other deed was told since."""
    last = max(event.sentences)
    others = [one for other in events if other is not event and other.type in DEEDS for one in other.sentences]
    for number in range(min(event.sentences), last + _NEAR + 1):
        if number not in reading.by_number or any(last <= other <= number for other in others):
            continue
        for token in reading.by_number[number].doc:
            if token.dep_ in {"nsubj", "nsubjpass"} and lemma(token) in words("events", "identify", "unnamed") and definite(token):
                yield number, token
