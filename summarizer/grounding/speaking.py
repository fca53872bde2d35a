"""Who speaks in one sentence, by the words beside the names: "Guo said", "according to Guo", "told Guo", "…, Guo reports."."""

from collections.abc import Iterable
from typing import Literal

from summarizer.grounding import names
from summarizer.grounding.names import Run
from summarizer.grounding.reading import Reading, Sentence
from summarizer.grounding.words import AUXILIARIES, BE, CLOSING, DOCUMENTS, OBJECTS, PRONOUNS, ROLES, SOURCES, SPEECH, UTTERS
from summarizer.records.annotation import Quotation

Part = Literal["speaker", "listener", "open"]

_NEAR = 3  # words between a speaker and the verb, without punctuation: "the ministry of defence also said"
_APPOSITION = 14  # words of an apposition between a speaker and the verb
_NOT = frozenset({"not", "never"})
OPENING = frozenset({"he", "she", "it", "they"})
_STOPS = frozenset(',;:()–—.!?"“”')


def part(sentence: Sentence, run: Run) -> Part:
    """What the words beside a name make of it: "Guo said" and "according to Guo" speak, "told Guo" is told."""
    words = sentence.words
    before = words[max(0, run[0] - 3) : run[0]]
    if before and (before[-1] == "to" or before[-2:] == ["to", "the"]) and SOURCES.intersection(before):
        return "speaker"
    if verb_after(sentence, run) is not None:
        return "speaker"
    if before[-1:] == ["by"] and before[-2:-1] and before[-2] in SPEECH:
        return "speaker"
    direct = before[-2:] if before[-1:] == ["the"] else before[-1:]
    if direct and direct[0] in OBJECTS and not marked(sentence, run[0]) and direct[0] != "called":
        return "listener"
    return "open"


def tells_by_pronoun(sentence: Sentence, before: int | None = None, verbs: frozenset[str] = UTTERS) -> bool:
    """Whether the sentence opens with "he said" or the like, the verb one of `verbs` and before a word's position where one is given."""
    words = sentence.words
    limit = len(words) if before is None else before
    if not words or words[0] not in OPENING:
        return False
    verb = 1
    while verb < len(words) and (words[verb] in AUXILIARIES - BE or words[verb].endswith("ly")):
        verb += 1
    return verb < limit and words[verb] in verbs and not marked(sentence, verb)


def marked(sentence: Sentence, position: int) -> bool:
    return bool(_STOPS.intersection(sentence.gap(position)))


def verb_after(sentence: Sentence, run: Run) -> int | None:
    """The verb of saying right after the name, over a few words or an apposition between commas."""
    words = sentence.words
    position = _past_apposition(sentence, run[1] + 1)
    limit = min(len(words), position + _NEAR + 1)
    opened = position
    while position < limit and (position == opened or not marked(sentence, position)) and words[position] not in _NOT:
        if words[position] in SPEECH and words[position - 1] not in ("to", "the", "a", "in", "of"):
            return position
        position += 1
    return None


def _past_apposition(sentence: Sentence, position: int) -> int:
    """The word after an apposition that begins at `position` ("…, the chief of police, said"), or `position` where there is none."""
    if position >= len(sentence.words) or not sentence.gap(position).strip(' ”"').startswith(","):
        return position if position >= len(sentence.words) or not marked(sentence, position) else len(sentence.words)
    if sentence.words[position] == "who":
        return position
    for following in range(position + 1, min(len(sentence.words), position + _APPOSITION)):
        if marked(sentence, following):
            return following if "," in sentence.gap(following) else len(sentence.words)
    return len(sentence.words)


def runs_of(reading: Reading, sentence: Sentence, name: str) -> list[Run]:
    run = names.mention(reading, sentence, name)
    if run is None:
        return []
    again = sentence.find_all(tuple(sentence.words[run[0] : run[1] + 1]))
    return again or [run]


def rival_of(reading: Reading, sentence: Sentence, runs: list[Run]) -> Run | None:
    """Somebody else who plainly speaks: a name right before a verb of saying, or after "according to"."""
    quotations = reading.annotation.quotations
    opening = bool(sentence.words) and sentence.capitalised(0) and sentence.words[0] not in PRONOUNS | ROLES | DOCUMENTS
    if opening and not inside(sentence, (0, 0), quotations) and plainly(sentence, (0, 0)) and not any(own[0] == 0 for own in runs):
        return 0, 0
    for mention in sentence.names:
        run = sentence.at(mention.start, mention.end)
        if run is None or any(run[0] <= own[1] and own[0] <= run[1] for own in runs):
            continue
        if any(quote.start <= mention.start < quote.end for quote in quotations):
            continue
        if plainly(sentence, run) and not _coordinate(sentence, runs, run):
            return run
    return None


def plainly(sentence: Sentence, run: Run) -> bool:
    words = sentence.words
    position = run[1] + 1
    passive = False
    if _closes(sentence, run):
        return True
    while position < len(words) and not marked(sentence, position) and words[position] in ROLES:
        position += 1  # "Lodian officials said"
    if position < len(words) and sentence.gap(position).strip() == ")":
        return words[position] in SPEECH and words[position].endswith(("ed", "said", "told", "says"))
    while position < len(words) and not marked(sentence, position) and (words[position] in AUXILIARIES or words[position].endswith("ly")):
        passive = passive or words[position] in BE
        position += 1
    if position < len(words) and not marked(sentence, position) and words[position] in SPEECH:
        return not passive and words[position].endswith(("ed", "said", "told", "says"))
    before = words[max(0, run[0] - 3) : run[0]]
    return before[-2:] == ["according", "to"] or before == ["according", "to", "the"]


def _closes(sentence: Sentence, run: Run) -> bool:
    """Whether name and verb, after a comma, end the sentence: "…, Lodia Today reports."."""
    first, verb = run[0], run[1] + 1
    before = sentence.gap(first) if first else ""
    return verb == len(sentence.words) - 1 and "," in before and sentence.words[verb] in CLOSING and not marked(sentence, verb)


def _coordinate(sentence: Sentence, runs: list[Run], rival: Run) -> bool:
    """Whether own name and rival are joined, "Muttaqi and Muhriddin said", or one is the other's acronym in brackets."""
    pairs = [(own, rival) if own[1] < rival[0] else (rival, own) for own in runs]
    joined = any(right[0] - left[1] <= 3 and "and" in sentence.words[left[1] + 1 : right[0]] for left, right in pairs)
    return joined or any(right[0] == left[1] + 1 and sentence.gap(right[0]).strip() == "(" for left, right in pairs)


def inside(sentence: Sentence, run: Run, quotations: Iterable[Quotation]) -> bool:
    """Whether the words stand in one of the quotations."""
    return any(quotation.start <= sentence.starts[run[0]] and sentence.ends[run[1]] <= quotation.end for quotation in quotations)
