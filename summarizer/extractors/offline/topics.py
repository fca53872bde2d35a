"""What statements have to do with events: which events a statement is about, and whom a mention's particulars are claimed by."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from summarizer.extractors.offline.blame import accused
from summarizer.extractors.offline.identity import HARMFUL, Event
from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.phrases import child, lemma
from summarizer.extractors.offline.triggers import Mention
from summarizer.extractors.offline.utterances import Utterance

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANSWERING = frozenset({"deny", "claim_responsibility"})
_REACH = 4  # sentences back over which a denial answers a deed


def about(one: Utterance, told: Sequence[Event], keys: Mapping[int, str]) -> tuple[str, ...]:
    """Keys of the events that an utterance mentions; a denial that mentions none answers the deed told before it."""
    within = [event for event in told if _mentions(one, event)]
    if not within and one.kind in _ANSWERING:
        within = [event for event in [_answered(one, told)] if event is not None]
    return tuple(keys[id(event)] for event in within)


def _mentions(one: Utterance, event: Event) -> bool:
    return any(start <= mention.start < end for mention in event.mentions for start, end in one.spans)


def _answered(one: Utterance, told: Sequence[Event]) -> Event | None:
    """The last deed told in a clause of its own shortly before; never one only recalled ("the raid recalled an attack in May …")."""
    number = min(one.sentences)
    near = [
        (mention.parsed.number, event)
        for event in told
        for mention in event.mentions
        if event.type in HARMFUL and not mention.subordinate and number - _REACH <= mention.parsed.number <= number
    ]
    return max(near, key=lambda pair: pair[0], default=(0, None))[1]


def claimants(utterances: Sequence[Utterance], mention: Mention) -> tuple[str, ...]:
    """Whose words a mention stands in. What is denied is claimed by nobody, or by what is denied: "denied reports that …"."""
    nearest = _nearest(utterances, mention)
    if nearest is None:
        return ()
    if nearest.kind == "deny":
        thing = child(nearest.cue.token, "dobj")
        return (thing.text,) if thing is not None and lemma(thing) in words("speech", "denials", "deniable") else ()
    return tuple(speaker.name for speaker in nearest.speakers)


def accusers(utterances: Sequence[Utterance], mention: Mention, doer: str) -> tuple[str, ...]:
    """Who names somebody as a mention's doer: "the army blamed the rebels for the strike"; what is only alleged is the accuser's."""
    starts = [mention.parsed.start(token) for token in (mention.token, *mention.extra)]
    for one in utterances:
        for cue in (cue for cue in one.cues if cue.parsed.number == mention.parsed.number):
            held = cue.token.i == mention.token.i or any(start <= at < end for at in starts for start, end in cue.spans)
            if held and cue.kind == "accuse" and any(_is_called(token, doer) for token in accused(cue.token)):
                return tuple(speaker.name for speaker in one.speakers)
    return ()


def _is_called(head: "Token", name: str) -> bool:
    return any(token.pos_ == "PRON" or token.text in name.split() for token in (head, *head.conjuncts))


def denied(utterances: Sequence[Utterance], mention: Mention) -> bool:
    """Whether a mention is what somebody denies."""
    nearest = _nearest(utterances, mention)
    return nearest is not None and nearest.kind == "deny"


def _nearest(utterances: Sequence[Utterance], mention: Mention) -> Utterance | None:
    """The utterance with the shortest words around the mention, one whose verb reads with them left aside ("condemned the attack")."""
    holding = [
        one
        for one in utterances
        if mention.parsed.number in one.sentences
        and any(start <= mention.start < end for start, end in one.spans)
        and not any(cue.predicate and any(start <= mention.start < end for start, end in cue.spans) for cue in one.cues)
    ]
    return min(holding, key=lambda one: sum(end - start for start, end in one.spans), default=None)
