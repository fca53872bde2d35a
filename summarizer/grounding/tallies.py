"""Running totals: "bringing to eight the number of people killed", "taking the toll to 9", "bringing the number of dead to 35".

Such words bind one number, the one right behind "to" or "at", whatever else the sentence counts.
"""

from collections.abc import Iterator

from summarizer.grounding.fates import Fate
from summarizer.grounding.quantities import Quantity
from summarizer.grounding.reading import Sentence

_BRINGS = frozenset(
    {
        "bring",
        "brings",
        "bringing",
        "brought",
        "raise",
        "raises",
        "raising",
        "raised",
        "take",
        "takes",
        "taking",
        "took",
        "taken",
        "push",
        "pushes",
        "pushing",
        "pushed",
        "put",
        "puts",
        "putting",
        "lift",
        "lifts",
        "lifting",
        "lifted",
    }
)
_KINDS = frozenset(
    {"death", "official", "overall", "final", "total", "provisional", "new", "latest", "current", "human", "combined", "confirmed"}
)
_COMES_TO = frozenset({"to", "at"})
_REACH = 8
"""Words between the verb and what it brings to a number."""


def running(sentence: Sentence, people: list[Quantity], told: tuple[Fate, ...]) -> Iterator[tuple[Quantity, Fate]]:
    """Each count that a verb brings a toll or a number of people to, with the fate that is so counted."""
    for position, word in enumerate(sentence.words):
        if word not in _BRINGS:
            continue
        amount = next((one for one in people if position < one.first <= position + _REACH and _arrives(sentence, one)), None)
        fate = _counted(sentence, position, amount, told) if amount is not None else None
        if amount is not None and fate is not None:
            yield amount, fate


def _arrives(sentence: Sentence, amount: Quantity) -> bool:
    return sentence.words[amount.first - 1] in _COMES_TO


def _counted(sentence: Sentence, verb: int, amount: Quantity, told: tuple[Fate, ...]) -> Fate | None:
    """What the verb brings to the number, before or behind it: "the number of people killed", "the number of dead", "the toll"."""
    words = sentence.words
    behind = amount.first == verb + 2
    start = amount.last + 1 if behind else verb + 1
    end = min(len(words), start + _REACH) if behind else amount.first - 1
    if any(mark in sentence.between(start - 1, end - 1) for mark in ",;:()"):
        return None
    inner = words[start:end]
    if "number" in inner[:3]:
        return next((fate for fate in told if start <= fate.first < end), None)
    if "toll" not in inner[:3] or not _KINDS.issuperset(
        word for word in inner[: inner.index("toll")] if word not in ("the", "its", "their")
    ):
        return None
    at = start + inner.index("toll")
    return Fate(at, at, "killed", "both", frozenset({"killed"}))
