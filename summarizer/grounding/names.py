"""Whether a name stands in the cited sentences: as written, as a variant, or by a reference to what was named earlier."""

from collections.abc import Callable
from functools import lru_cache

from summarizer.grounding.outcome import Refusal, Support, cut_words, listed
from summarizer.grounding.reading import Passage, Reading, Sentence, query, stem
from summarizer.grounding.words import ROLES, SMALL
from summarizer.normalize import countries
from summarizer.normalize.mentions import find_in
from summarizer.normalize.names import looks_like_organisation
from summarizer.normalize.transliteration import transliterated

_SLACK = 4  # words that may stand between those of a name told in another order: "Embassy of the People's Republic of China"

Run = tuple[int, int]
"""First and last word (closed)."""
Look = Callable[[Reading, Sentence, str], Run | None]
"""Where a sentence gives a name, in one way."""


@lru_cache(maxsize=8192)
def content(name: str) -> tuple[str, ...]:
    """The words of a name that carry it, without articles and prepositions, as stems."""
    words = [word for word in query(name) if word not in SMALL]
    return tuple(stem(word) for word in words) or query(name)


@lru_cache(maxsize=8192)
def is_proper(name: str) -> bool:
    """Whether all carrying words of the name are written with a capital or a digit: a description ("an armed group") is none."""
    words = [word for word in name.replace("-", " ").split() if word.lower() not in SMALL]
    return bool(words) and all(not word.lstrip("\"'“‘(")[:1].islower() for word in words)


def as_written(passage: Passage, name: str) -> Run | None:
    """The words that give the name as written, but for case, accents and a leading article."""
    wanted = query(name)
    if len(wanted) > 1 and wanted[0] in ("the", "a", "an"):
        wanted = wanted[1:]
    return passage.find(wanted)


def reordered(passage: Passage, name: str) -> Run | None:
    """The shortest stretch that holds all carrying words of the name, in any order, with little between them."""
    wanted = frozenset(content(name))
    stems = passage.stems
    if not wanted or not stems.issuperset(wanted):
        return None
    places = [position for position, word in enumerate(passage.words) if stem(word) in wanted]
    best: Run | None = None
    for index, first in enumerate(places):
        missing = set(wanted)
        for last in places[index:]:
            missing.discard(stem(passage.words[last]))
            if not missing:
                if best is None or last - first < best[1] - best[0]:
                    best = first, last
                break
    return best if best is not None and best[1] - best[0] < len(wanted) + _SLACK else None


def stands(passage: Passage, name: str) -> Run | None:
    """The name as written or reordered."""
    return as_written(passage, name) or reordered(passage, name)


def anywhere(reading: Reading, name: str) -> bool:
    """Whether a sentence of the article has the name, as written or reordered."""
    return any(stands(sentence, name) for sentence in reading.all)


def variant(reading: Reading, sentence: Sentence, name: str) -> Run | None:
    """A surname, an acronym or another spelling of a proper name whose words all stand in the article."""
    organisation = looks_like_organisation(name)
    if not (is_proper(name) or (organisation and not name.islower())) or not _known(reading, name):
        return None
    if not _may_stand(sentence, name):
        return None
    found = find_in(name, sentence.text, organisation=organisation)
    if found is not None:
        return sentence.at(sentence.start + found[0], sentence.start + found[1])
    return _short(sentence, name) or _in_capitals(sentence, name)


def _in_capitals(sentence: Sentence, name: str) -> Run | None:
    """The surname in a text of capitals, where nothing shows what is a name."""
    words = query(name)
    return sentence.find(words[-1:]) if len(words) > 1 and sentence.text.isupper() and words[-1] not in ROLES else None


def _may_stand(sentence: Sentence, name: str) -> bool:
    """A cheap look before the thorough one: a shared word, or a name with a shared initial, as an acronym or another spelling has."""
    words = query(name)
    if any(word in sentence.vocabulary for word in words if word not in SMALL and len(word) > 2):
        return True
    initials = {word[0] for word in words}
    return any(word[0] in initials and sentence.capitalised(position) for position, word in enumerate(sentence.words))


def _short(sentence: Sentence, name: str) -> Run | None:
    """A name of the sentence that is a part of this one, be it the first: "Guo" for "Guo Zhijun"; titles and countries are no such part."""
    wanted = frozenset(query(name)) - SMALL
    for short in sentence.names:
        words = query(short.text)
        telling = [word for word in words if word not in ROLES and len(word) > 2 and countries.code_of(word) is None]
        if telling and len(words) < len(wanted) and wanted.issuperset(words):
            return sentence.at(short.start, short.end)
    return None


def _known(reading: Reading, name: str) -> bool:
    """Whether the article writes every word of the name somewhere, in some transliteration; "Amir Khan" is no guess then."""
    vocabulary = reading.vocabulary
    for word in query(name):
        if word in vocabulary or word in SMALL or stem(word) in reading.stems:
            continue
        if (code := countries.code_of(word)) is not None and code in reading.countries:
            continue
        if not any(
            other[:1] == word[:1] and transliterated(word, other) for other in sorted(vocabulary) if len(other) > 3 and len(word) > 3
        ):
            return False
    return True


def mention(reading: Reading, sentence: Sentence, name: str) -> Run | None:
    """The words of the sentence that give the name, in the best way they do."""
    key = (sentence.number, name)
    if key not in reading.mentions:
        reading.mentions[key] = as_written(sentence, name) or reordered(sentence, name) or variant(reading, sentence, name)
    return reading.mentions[key]


def support(reading: Reading, name: str, cited: list[Sentence], *, refer: Look | None = None) -> Support | Refusal:
    """Where the name stands in the cited sentences; `refer` finds a pronoun or role noun that stands for a name given earlier."""
    if not query(name):
        return Refusal("it is no name: it has no letters.")
    for sentence in cited:
        if (run := as_written(sentence, name)) is not None:
            return Support(cut_words(reading, sentence, *run))
    for look in (mention, refer) if refer else (mention,):
        for sentence in cited:
            if (run := look(reading, sentence, name)) is not None:
                return Support(cut_words(reading, sentence, *run))
    numbers = tuple(sentence.number for sentence in cited)
    return Refusal(f"the name does not stand in {listed(numbers)}.{elsewhere(reading, name)}")


def elsewhere(reading: Reading, name: str) -> str:
    """What to do about a name that the cited sentences do not hold."""
    for sentence in reading.annotation.sentences:
        if stands(reading.sentence(sentence.number), name):
            where = f" It stands in sentence {sentence.number}: cite that one if it says this,"
            return f"{where} or give the name as the cited sentence writes it."
    return " Give it as the article writes it, or leave it out."
