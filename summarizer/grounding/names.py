"""Whether a name stands in the cited sentences: as written, as a variant, or by a reference to what was named earlier."""

from functools import lru_cache

from summarizer.grounding.outcome import Refusal, Support, cut_words, listed
from summarizer.grounding.reading import Passage, Reading, Sentence, query
from summarizer.grounding.words import DOCUMENTS, PRONOUNS, ROLES, SMALL

_SLACK = 4  # words that may stand between those of a name told in another order: "Embassy of the People's Republic of China"
_BACK = 4  # sentences that a pronoun may look back over


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The word without a plural's ending: "officers" is "officer", "embassies" is "embassy"."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


@lru_cache(maxsize=8192)
def content(name: str) -> tuple[str, ...]:
    """The words of a name that carry it, without articles and prepositions, as stems."""
    words = [word for word in query(name) if word not in SMALL]
    return tuple(stem(word) for word in words) or tuple(query(name))


def as_written(passage: Passage, name: str) -> tuple[int, int] | None:
    """The words of the passage that give the name as written, but for case, accents, a leading article and a plural's ending."""
    wanted = query(name)
    if wanted and wanted[0] in ("the", "a", "an") and len(wanted) > 1:
        wanted = wanted[1:]
    return passage.find(wanted)


def reordered(passage: Passage, name: str) -> tuple[int, int] | None:
    """The shortest stretch that holds all carrying words of the name, in any order, with little between them."""
    wanted = content(name)
    if len(wanted) < 2 and len(query(name)) > 3:
        return None
    stems = [stem(word) for word in passage.words]
    if not set(stems).issuperset(wanted):
        return None
    places = [position for position, word in enumerate(stems) if word in wanted]
    best: tuple[int, int] | None = None
    for index, first in enumerate(places):
        missing = set(wanted)
        for last in places[index:]:
            missing.discard(stems[last])
            if not missing:
                if best is None or last - first < best[1] - best[0]:
                    best = first, last
                break
    if best is None or best[1] - best[0] >= len(wanted) + _SLACK:
        return None
    return best


def stands(passage: Passage, name: str) -> tuple[int, int] | None:
    """The name as written or reordered."""
    return as_written(passage, name) or reordered(passage, name)


def surname(reading: Reading, sentence: Sentence, name: str) -> tuple[int, int] | None:
    """The last or another carrying, capitalised word of a name that stands whole elsewhere in the article."""
    words = [word for word in query(name) if len(word) > 2 and word not in SMALL and word not in ROLES]
    if len(words) < 2 or not stands(reading.whole, name):
        return None
    for word in reversed(words):
        run = sentence.find((word,))
        if run is not None and sentence.capitalised(run[0]):
            return run
    return None


def named_before(reading: Reading, name: str, number: int) -> bool:
    """Whether the name, or its last word, stands in a sentence up to `number`."""
    for earlier in range(number, 0, -1):
        if reading.has(earlier):
            sentence = reading.sentence(earlier)
            if stands(sentence, name) or surname(reading, sentence, name):
                return True
    return False


def reference(reading: Reading, sentence: Sentence, name: str) -> tuple[int, int] | None:
    """A pronoun, a role noun or a continuing document in the sentence, where the name stands earlier."""
    for position, word in enumerate(sentence.words):
        if (word in PRONOUNS or word in ROLES or word in DOCUMENTS) and named_before(reading, name, sentence.number):
            return position, position
    return None


def support(reading: Reading, name: str, cited: list[Sentence], *, refer: bool = False) -> Support | Refusal:
    """Where the name stands in the cited sentences; `refer` lets a pronoun or role noun stand for a name given earlier."""
    if not query(name):
        return Refusal("it is no name: it has no letters.")
    for check in (as_written, reordered):
        for sentence in cited:
            if (run := check(sentence, name)) is not None:
                return Support(cut_words(reading, sentence, *run))
    for sentence in cited:
        if (run := surname(reading, sentence, name)) is not None:
            return Support(cut_words(reading, sentence, *run))
    if refer:
        for sentence in cited:
            if (run := reference(reading, sentence, name)) is not None:
                return Support(cut_words(reading, sentence, *run))
    numbers = tuple(sentence.number for sentence in cited)
    return Refusal(f"the name does not stand in {listed(numbers)}.{_elsewhere(reading, name)}")


def _elsewhere(reading: Reading, name: str) -> str:
    for sentence in reading.annotation.sentences:
        if stands(reading.sentence(sentence.number), name):
            where = f" It stands in sentence {sentence.number}: cite that one if it says this,"
            return f"{where} or give the name as the cited sentence writes it."
    return " Give it as the article writes it, or leave it out."
