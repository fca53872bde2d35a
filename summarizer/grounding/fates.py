"""The words of a sentence that say what befell people, and on which side each takes its count."""

from dataclasses import dataclass
from typing import Literal

from summarizer.grounding.reading import Sentence
from summarizer.grounding.words import AFTER_PASSIVE, BE, COUNT_AFTER, COUNT_BEFORE, COUNT_BESIDE, HAVE, OUTCOMES

Side = Literal["before", "after", "beside", "both"]
_PERSONS = frozenset({"a", "an", "his", "her", "another", "two", "three", "four", "five", "at", "dead", "of"})  # "for shooting a boy"
_SUFFERED = frozenset({"suffered", "sustained", "received", "suffering", "sustaining"})  # "two men suffered minor injuries"
_STATES = frozenset({"stable", "serious", "critical", "fair", "good", "grave", "guarded", "satisfactory"})  # "in serious condition"
_INVERTED = frozenset({"killed", "injured", "wounded", "hurt"})
_JOINING = ("and", "or")
_LOOK_BACK = 4  # words between an auxiliary and its participle: "were reportedly shot and killed"


@dataclass(frozen=True, slots=True)
class Fate:
    """Words `first` to `last` (closed) and the outcome they say; `apart` are those that joined words say one by one."""

    first: int
    last: int
    outcome: str
    side: Side
    apart: frozenset[str]


def fates(sentence: Sentence, counted: frozenset[int]) -> tuple[Fate, ...]:
    """All outcome words, joined ones as one; `counted` are the first words of the sentence's counts."""
    words = sentence.words
    found: list[Fate] = []
    position = 0
    while position < len(words):
        if words[position] not in OUTCOMES or _idle(words, position):
            position += 1
            continue
        last = _joined(sentence, position)
        span = words[position : last + 1]
        said = (
            ["killed"]
            if span[0] in ("fatally", "fatal") or span[1:] == ["to", "death"]
            else [OUTCOMES[word] for word in span if word in OUTCOMES]
        )
        found.append(Fate(position, last, _together(said), _side(sentence, position, last, counted), frozenset(said)))
        position = last + 1
    return tuple(found)


def _idle(words: list[str], position: int) -> bool:
    """Words that tell no fate here: lives that nobody lost, hands held up by a "killing" that is a name of an offence."""
    word = words[position]
    earlier = words[max(0, position - 3) : position]
    if word in ("lives", "life"):
        return not {"claimed", "took", "lost", "cost", "claiming", "taking", "costing", "losing", "ended", "ending"}.intersection(earlier)
    if word == "hurt":
        return "would" in earlier
    if word == "shooting":
        return position + 1 == len(words) or words[position + 1] not in _PERSONS
    if word == "burns":
        return not {"with", "suffered", "sustained", "for", "degree", "and", "severe", "serious", "minor"}.intersection(earlier)
    if word == "condition":
        return not _STATES.intersection(earlier)
    return False


def _joined(sentence: Sentence, position: int) -> int:
    """The last of the outcome words that are joined to the one at `position`: "killed or injured", "shot dead", "shot and killed"."""
    words = sentence.words
    last = position
    if words[position + 1 : position + 3] == ["to", "death"]:
        return position + 2
    while True:
        ahead = last + 1
        while ahead < len(words) and words[ahead] in _JOINING and ahead <= last + 2:
            ahead += 1
        if ahead >= len(words) or words[ahead] not in OUTCOMES or any(mark in sentence.between(last, ahead) for mark in ",;:–—()"):
            return last
        if ahead == last + 1 and words[last] not in ("shot", "fatally", "fatal"):
            return last
        last = ahead


def _together(said: list[str]) -> str:
    outcomes = set(said)
    if len(outcomes) > 1:
        outcomes.discard("killed_or_injured")
    if len(outcomes) == 1:
        return outcomes.pop()
    return "killed_or_injured" if outcomes == {"killed", "injured"} else "mixed"


def _side(sentence: Sentence, first: int, last: int, counted: frozenset[int]) -> Side:
    words = sentence.words
    word = words[first] if words[last - 1] == "to" else words[last]  # "shot to death" goes by its verb
    if _SUFFERED.intersection(words[max(0, first - 4) : first]):
        return "before"
    if word in COUNT_BESIDE or (word == "killing" and first and words[first - 1] in ("the", "a", "recent", "this")):
        return "beside"
    if word in COUNT_AFTER:
        return "after"
    if word in COUNT_BEFORE:
        return "before"
    if words[:first] in ([], ["also"]) and word in _INVERTED and not {"was", "were"}.isdisjoint(words[last + 1 :]):
        return "after"  # "also killed in the blast were two nurses"
    voice = _voice(words, first)
    if voice is not None:
        return voice
    if last + 1 == len(words) or any(mark in sentence.gap(last + 1) for mark in ",;:.–—()"):
        return "before"
    if last + 1 in counted:
        return "after"
    following = words[last + 1]
    if following in AFTER_PASSIVE or following.endswith("ly") or _dated(sentence, last + 1):
        return "before"
    return "both" if following in ("and", "or") else "after"


def _voice(words: list[str], first: int) -> Side | None:
    for word in reversed(words[max(0, first - _LOOK_BACK) : first]):
        if word in BE:
            return "before"
        if word in HAVE:
            return "after"
        if not (word.endswith("ly") or word in ("and", "or", "also", "not", "been", "shot", "all", "then", "both", "either", "since")):
            return None
    return None


def _dated(sentence: Sentence, position: int) -> bool:
    start = sentence.starts[position]
    return any(date.start <= start < date.end for date in sentence.dates)
