"""Whether the cited sentences say of the very event that it did not happen, or that nobody has confirmed it."""

import re

from summarizer.grounding.reading import Reading, Sentence
from summarizer.grounding.words import EVENT_WORDS, SPEECH
from summarizer.records.extraction import Incident
from summarizer.records.vocabulary import Status

_END = r"(?=\s*[,.;!?”\"]|\s*$|\s+at\s+all\b)"
_EVENT = r"(?:such\s+|phone\s+|telephone\s+)?(?P<event>\w+)"
_TOOK_PLACE = r"(?:had\s+|has\s+|ever\s+|even\s+)*(?:took\s+place|taken\s+place|happened|occurred)\b"
_DENY = r"\b(?:denies|denied|denying|deny)\s+(?:that\s+)?"
_DENIED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_DENY}there\s+(?:was|were|had\s+been|has\s+been)\s+(?:an?|any)\s+{_EVENT}{_END}",  # "denied that there was an attack"
        rf"{_DENY}any\s+{_EVENT}{_END}",  # "denied any meeting"
        rf"{_DENY}(?:the|an?|any)\s+{_EVENT}\s+{_TOOK_PLACE}",  # "denied that the meeting took place"
        rf"\bthere\s+(?:was|had\s+been|has\s+been)\s+no\s+{_EVENT}{_END}",  # "there was no attack"
        rf"\bno\s+{_EVENT}\s+{_TOOK_PLACE}",  # "no meeting took place"
    )
)
_NOT = r"\b(?:ha(?:s|ve|d)|did|do|does|could)(?:\s+not|n['’]t)\s+(?:yet\s+|so\s+far\s+|officially\s+|publicly\s+|independently\s+)*"
_CONFIRM = r"(?:announced?|confirm(?:ed)?|acknowledged?|verif(?:y|ied))"
_UNCONFIRMED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_NOT}{_CONFIRM}\s+(?:the|any)\s+{_EVENT}{_END}",  # "has not confirmed the call"
        rf"{_NOT}{_CONFIRM}\s+(?P<back>this|it){_END}",  # "have not officially announced this"
        rf"\b(?:the|this)\s+{_EVENT}\s+(?:has|had|was)(?:\s+not|n['’]t)\s+(?:yet\s+|been\s+|officially\s+|independently\s+)*confirmed\b",
    )
)


def contradiction(reading: Reading, incident: Incident, cited: list[Sentence]) -> tuple[Status, str] | None:
    """The status that the sentences give an event which the answer says happened, and why; nothing where they leave a doubt."""
    words = EVENT_WORDS.get(incident.type, frozenset())
    if incident.status != "happened" or incident.aggregate is not None or not words:
        return None
    for sentence in cited:
        found = _status(reading, sentence, words, {one.number for one in cited})
        if found is not None and not any(_told_plainly(one, words) for one in cited if one is not sentence):
            status, said = found
            verb = "was denied" if status == "denied" else "was not confirmed"
            return status, f"sentence {sentence.number} says that it {verb} ({said!r}): its status is {status!r}."
    return None


def _status(reading: Reading, sentence: Sentence, words: frozenset[str], own: set[int]) -> tuple[Status, str] | None:
    if {"no", "not", "denied", "denies", "deny", "denying", "t"}.isdisjoint(sentence.vocabulary):
        return None
    patterns: tuple[tuple[Status, tuple[re.Pattern[str], ...]], ...] = (("denied", _DENIED), ("unconfirmed", _UNCONFIRMED))
    for status, forms in patterns:
        for form in forms:
            for match in form.finditer(sentence.text):
                named = match.groupdict()
                if named.get("event", "").lower() in words or ("back" in named and _meant(reading, sentence.number - 1, words, own)):
                    return status, " ".join(match.group().split())
    return None


def _meant(reading: Reading, number: int, words: frozenset[str], own: set[int]) -> bool:
    """Whether "this" points to the event: the sentence before is cited, too, and tells of it before any other."""
    if number not in own:
        return False
    told = [word for word in reading.sentence(number).words if any(word in known for known in EVENT_WORDS.values())]
    return bool(told) and told[0] in words


def _told_plainly(sentence: Sentence, words: frozenset[str]) -> bool:
    """Whether the outlet itself tells the event there: its word stands, and nobody is said to have said it."""
    return not words.isdisjoint(sentence.vocabulary) and SPEECH.isdisjoint(sentence.vocabulary - words)
