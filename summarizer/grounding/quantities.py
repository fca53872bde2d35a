"""The counts of people in a sentence: numbers, counted noun phrases ("a child", "both men"), vague quantifiers and none."""

from dataclasses import dataclass
from typing import Literal

from summarizer.grounding.reading import Sentence, stem
from summarizer.grounding.words import (
    ADJECTIVAL,
    BE,
    CIRCUMSTANCES,
    CLAUSE,
    HAVE,
    NONE,
    OUTCOMES,
    PEOPLE,
    PHRASE_END,
    SOURCES,
    SPEECH,
    THINGS,
    VAGUE,
)
from summarizer.records.annotation import NumberMention

_LONGEST_PHRASE = 8  # words of a counted noun phrase after its number
_PUNCTUATION = frozenset(",;:()–—")

_PLURAL = frozenset({"men", "women", "children", "police", "policemen", "gunmen", "servicemen", "twins"})

Countable = Literal["people", "things", "circumstance", "speaker", "value"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count at the words `first` to `last`, of the noun phrase that ends at `phrase` (all closed).

    `of` says what it counts: people or perhaps people; things; the circumstances of an event ("in two attacks"); those who speak;
    or nothing, being an age, a date, a measure, a name (`value`).
    """

    first: int
    last: int
    phrase: int
    low: int | None
    high: int | None
    of: Countable
    kind: str

    @property
    def span(self) -> range:
        return range(self.first, self.phrase + 1)


def quantities(sentence: Sentence) -> tuple[Quantity, ...]:
    """All counts of the sentence, in text order."""
    found = [made for mention in sentence.numbers if (made := _of_mention(sentence, mention)) is not None]
    taken = {position for quantity in found for position in range(quantity.first, quantity.last + 1)}
    taken |= {position for quantity in found for position in quantity.span if sentence.words[position - 1] == "of"}  # "five of a family"
    for position, word in enumerate(sentence.words):
        if position not in taken and (made := _of_words(sentence, position, word)) is not None:
            found.append(made)
    return tuple(sorted(found, key=lambda quantity: (quantity.first, quantity.last)))


def _of_mention(sentence: Sentence, mention: NumberMention) -> Quantity | None:
    run = sentence.at(mention.start, mention.end)
    if run is None:
        return None
    if sentence.words[run[0]] in ("a", "an") and mention.kind == "cardinal" and (mention.low, mention.high) == (1, 1):
        return _singular(sentence, run[0], sentence.words[run[0] + 1] if run[0] + 1 < len(sentence.words) else "")
    phrase = phrase_end(sentence, run[1])
    of: Countable = "value" if mention.kind != "cardinal" or _dated(sentence, mention) else _counted(sentence, run, phrase)
    return Quantity(run[0], run[1], phrase, mention.low, mention.high, of, mention.kind)


def _dated(sentence: Sentence, mention: NumberMention) -> bool:
    return any(date.start <= mention.start and mention.end <= date.end for date in sentence.dates)


def _counted(sentence: Sentence, run: tuple[int, int], phrase: int) -> Countable:
    words = sentence.words
    inner = words[run[1] + 1 : phrase + 1]
    if not THINGS.isdisjoint(inner) and PEOPLE.isdisjoint(inner):
        return "things"
    before = words[run[0] - 1] if run[0] and not _PUNCTUATION.intersection(sentence.gap(run[0])) else ""
    if before in CIRCUMSTANCES and not _tallied(words, run, phrase):
        return "circumstance"
    if phrase + 1 < len(words) and _speaks(sentence, phrase + 1):
        return "speaker"
    return "people"


_TALLY = frozenset({"put", "puts", "putting", "stood", "stands", "stand", "standing", "estimated", "remains", "remained"})
_REACH = 8  # words from the verb of a tally to its number


def _tallied(words: list[str], run: tuple[int, int], phrase: int) -> bool:
    """ "Officials put the number of injured at 41", "the toll stands at 12": where it has come to, and no circumstance."""
    return words[run[0] - 1] == "at" and phrase == run[1] and not _TALLY.isdisjoint(words[max(0, run[0] - _REACH) : run[0]])


def _speaks(sentence: Sentence, position: int) -> bool:
    """Whether the word is a verb of saying whose subject ends right before it."""
    words = sentence.words
    passive = position + 1 < len(words) and words[position + 1] in ("by", "as")
    saying = words[position] in SPEECH and words[position] not in OUTCOMES and words[position] not in SOURCES
    return saying and not passive and not sentence.gap(position).strip()


def phrase_end(sentence: Sentence, last: int) -> int:
    """The last word of the noun phrase that the number at `last` begins; `last` itself where none follows."""
    position = last
    while position + 1 < len(sentence.words) and position - last < _LONGEST_PHRASE:
        following = position + 1
        word = sentence.words[following]
        if (
            word in PHRASE_END
            or word in CLAUSE
            or word in BE
            or word in OUTCOMES
            or (word in SPEECH and position > last)
            or _PUNCTUATION.intersection(sentence.gap(following))
        ):
            break
        if sentence.words[position] in PEOPLE and not (word == "of" or word in PEOPLE or stem(word) != word):
            break
        position = following
    return position


def _of_words(sentence: Sentence, position: int, word: str) -> Quantity | None:
    if word in VAGUE:
        phrase = phrase_end(sentence, position)
        return Quantity(position, position, phrase, None, None, _counted(sentence, (position, position), phrase), "vague")
    if word in ("nobody", "none"):
        return Quantity(position, position, position, 0, 0, "people", "cardinal")
    following = sentence.words[position + 1] if position + 1 < len(sentence.words) else ""
    if word in NONE and (following in PEOPLE or following in OUTCOMES or following == "one"):
        return Quantity(position, position, phrase_end(sentence, position), 0, 0, "people", "cardinal")
    if word == "both":
        phrase = phrase_end(sentence, position)
        if phrase == position and (following in OUTCOMES or following in BE or following == "later"):
            return Quantity(position, position, position, 2, 2, "people", "cardinal")  # "both died"
        if any(inner in PEOPLE for inner in sentence.words[position + 1 : phrase + 1]):
            return Quantity(position, position, phrase, 2, 2, "people", "cardinal")
    if word in ("a", "an", "another", "his", "her", "their"):
        return _singular(sentence, position, following)
    return None


def _before_noun(sentence: Sentence, position: int) -> bool:
    """Whether another noun may follow the word at once: "a terrorist organization"."""
    following = position + 1
    if following >= len(sentence.words) or sentence.gap(following).strip():
        return False
    word = sentence.words[following]
    return not (word in PHRASE_END or word in BE or word in CLAUSE or word in OUTCOMES or word in SPEECH or word in HAVE)


def _singular(sentence: Sentence, position: int, following: str) -> Quantity | None:
    phrase = phrase_end(sentence, position)
    inner = sentence.words[position + 1 : phrase + 1]
    if sentence.words[position] == "another" and following in OUTCOMES:
        return Quantity(position, position, position, 1, 1, "people", "cardinal")
    if "year" in inner[:3] and "old" in inner[:4]:
        return Quantity(position, position, phrase, 1, 1, _counted(sentence, (position, position), phrase), "cardinal")
    people = [index for index, word in enumerate(inner) if word in PEOPLE and word != "people"]
    adjective = len(people) == 1 and inner[people[0]] in ADJECTIVAL and _before_noun(sentence, position + 1 + people[0])
    plural = bool(people) and all(stem(inner[index]) != inner[index] or inner[index] in _PLURAL for index in people)
    if not people or adjective or plural or "number" in inner[:1] or "group" in inner[:2]:
        return None
    return Quantity(position, position, phrase, 1, 1, _counted(sentence, (position, position), phrase), "cardinal")
