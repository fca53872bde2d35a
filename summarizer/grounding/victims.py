"""Victims without a number: a single one by name, pronoun or noun, and several told one by one."""

from summarizer.grounding.counting import Count
from summarizer.grounding.fates import Fate
from summarizer.grounding.reading import Sentence, query, stem
from summarizer.grounding.words import NUMBERS, PEOPLE, SINGULAR
from summarizer.records.extraction import CasualtyClaim

_BESIDE = 6  # words between a victim in the claim's own words and what befell them
_OWNERS = frozenset({"his", "her", "their"})
_MANY = frozenset({"people", "men", "women", "children", "police"})
NEAR = 18  # words between an uncounted victim and what befell them


def named(sentence: Sentence, counted: Count, fate: Fate, claim: CasualtyClaim) -> int | None:
    """The first of the claim's own words, where they tell of one person right beside the outcome: "the archbishop was killed"."""
    for run in sentence.find_all(query(claim.text)):
        words = sentence.words[run[0] : run[1] + 1]
        proper = sentence.capitalised(run[1]) and not sentence.text.isupper()
        single = (stem(words[-1]) == words[-1] or proper) and "and" not in words and words[-1] not in _MANY
        taking = [one for one in counted.fates if one.side in ("before" if run[1] < one.first else "after", "both", "beside")]
        nearest = min(taking, key=lambda one: (apart(run, one), one.first), default=None)
        if single and nearest == fate and apart(run, fate) <= _BESIDE:
            return run[0]
    return None


def lone(sentence: Sentence, fate: Fate) -> int | None:
    """The word of a single victim on the side where the outcome word takes its count."""
    before = range(fate.first - 1, max(-1, fate.first - NEAR - 1), -1)
    after = range(fate.last + 1, min(len(sentence.words), fate.last + NEAR + 1))
    ways = {"before": [before], "after": [after]}.get(fate.side, [before, after])
    named = {position for name in sentence.names if (run := sentence.at(name.start, name.end)) for position in range(run[0], run[1] + 1)}
    for way in ways:
        for position in way:
            word = sentence.words[position]
            if position in named or word in SINGULAR or (word in PEOPLE and stem(word) == word and word != "people"):
                return position
    return None


def apart(run: tuple[int, int], fate: Fate) -> int:
    return fate.first - run[1] if fate.first > run[1] else run[0] - fate.last


def heads(sentence: Sentence, run: tuple[int, int]) -> int:
    """How many people the words list, one between each two of "and" and commas, or as many as a number beside them says; none where
    one of them is no person. A name behind a relative is theirs: "his wife, Ana Cruz, and her two sons" are three.
    """
    heads: list[list[int]] = [[]]
    for position in range(run[0], run[1] + 1):
        if position > run[0] and "," in sentence.gap(position):
            heads.append([])
        if sentence.words[position] == "and":
            heads.append([])
        else:
            heads[-1].append(position)
    people = [head for head in heads if not all(_of_age(sentence.words[position]) for position in head)]
    people = [head for before, head in zip([[], *people], people, strict=False) if not _named_before(sentence, before, head)]
    counts = [_several(sentence, head) or int(_single(sentence, head)) for head in people]
    return sum(counts) if all(counts) and 1 in counts else 0


def _of_age(word: str) -> bool:
    """ "Ana Cruz, 34, …", "her sons, ages 3 and 5, …"."""
    return word.isdecimal() or word in ("age", "ages", "aged")


def _named_before(sentence: Sentence, before: list[int], head: list[int]) -> bool:
    """Whether a head is the name of the relative right before it: "her son, Leo Marr"."""
    relative = len(before) > 1 and sentence.words[before[0]] in _OWNERS and sentence.words[before[-1]] in PEOPLE
    named = all(sentence.capitalised(position) for position in head)
    return relative and named and head[0] == before[-1] + 1 and not sentence.capitalised(before[-1])


def _several(sentence: Sentence, head: list[int]) -> int:
    """ "her two young sons": two; zero where no number stands before a plural."""
    number = next((NUMBERS[sentence.words[position]] for position in head if sentence.words[position] in NUMBERS), 0)
    last = sentence.words[head[-1]]
    return number if last in _MANY or (last in PEOPLE and stem(last) != last) else 0


def _single(sentence: Sentence, head: list[int]) -> bool:
    words = [sentence.words[position] for position in head]
    several = not _MANY.isdisjoint(words) or any(word in PEOPLE and stem(word) != word for word in words)
    if several or any(word.isdecimal() and "old" not in words for word in words):
        return False
    return any(sentence.capitalised(position) for position in head) or any(word in PEOPLE or word == "old" for word in words)
