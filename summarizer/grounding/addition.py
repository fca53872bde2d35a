"""Sums over several places of an article: people told one by one, each of whom the text tells apart from those before.

The claim's words give the parts in the order of the text, set apart by " … ": "his father … three others". Each part must stand by itself,
with the claim's outcome, and each must be said to be somebody else than the parts before it: another name, gender or age, "another",
"three others", "himself". Two tellings that may be of one person are no sum.
"""

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files

from summarizer.grounding.outcome import Support
from summarizer.grounding.reading import Sentence, query
from summarizer.grounding.words import COMMON, GROUPS
from summarizer.records.extraction import CasualtyClaim
from summarizer.records.vocabulary import PARTS_APART

Judge = Callable[[Sentence, CasualtyClaim, range], Support | None]

_WORDS = {
    name: frozenset(listed.split())
    for name, listed in tomllib.loads(files(__package__).joinpath("apart.toml").read_text(encoding="utf-8")).items()
}
_OWN = {"he": "his", "him": "his", "himself": "his", "she": "her", "herself": "her"}
_AGE = re.compile(r"\b(\d{1,3})(?=\s|-|,|$)")


_MOST = 40  # people of whom some died later; a count beyond it is no single deed's


@dataclass(frozen=True, slots=True)
class _Part:
    """The words `first` to `last` (closed) of a sentence, which count from `low` to `high` people."""

    sentence: Sentence
    first: int
    last: int
    low: int
    high: int | None
    support: Support

    @property
    def words(self) -> list[str]:
        return self.sentence.words[self.first : self.last + 1]


def support(claim: CasualtyClaim, cited: Sequence[Sentence], judge: Judge) -> Support | None:
    """The sum of the claim's parts with the evidence of each; null where it gives none, or they are not that sum of people told apart."""
    words = claim.text.split(PARTS_APART)
    if len(words) < 2:
        return None
    parts: list[_Part] = []
    for one in words:
        part = _found(claim, one, parts, cited, judge)
        if part is None or not all(_apart(earlier, part) for earlier in parts):
            return _survivors(claim, words, cited, judge)
        parts.append(part)
    low = sum(part.low for part in parts)
    high = None if any(part.high is None for part in parts) else sum(part.high or 0 for part in parts)
    if (low, high) != (claim.low, claim.high):
        return None
    return _joined(parts)


def _joined(parts: Sequence[_Part]) -> Support:
    evidence = tuple(part.support.evidence for part in parts)
    return Support(evidence[0], weak=any(part.support.weak for part in parts), computed=True, more=evidence[1:])


def _survivors(claim: CasualtyClaim, words: Sequence[str], cited: Sequence[Sentence], judge: Judge) -> Support | None:
    """Those hurt less those of them who died: "three were injured, including a girl who died" are two."""
    if claim.outcome != "injured" or claim.low is None or claim.low != claim.high or len(words) != 2:
        return None
    dead = claim.model_copy(update={"outcome": "killed", "low": _MOST, "high": _MOST})
    hurt = claim.model_copy(update={"low": _MOST, "high": _MOST})
    whole = _found(hurt, words[0], (), cited, judge)
    lost = _found(dead, words[1], (whole,), cited, judge) if whole is not None else None
    if whole is None or lost is None or whole.high is None or whole.low - lost.low != claim.low or not _of_them(lost):
        return None
    return _joined((whole, lost))


def _of_them(part: _Part) -> bool:
    """Whether the words take these people out of those told before."""
    before = part.sentence.words[max(0, part.first - 1) : part.first]
    return "including" in before or ("of" in part.words and not _WORDS["them"].isdisjoint(part.words))


def _found(claim: CasualtyClaim, words: str, earlier: Sequence[_Part], cited: Sequence[Sentence], judge: Judge) -> _Part | None:
    """Where a part stands, after the parts before it; the most people that its words count there."""
    behind = (earlier[-1].sentence.number, earlier[-1].last) if earlier else (0, -1)
    for sentence in cited:
        for first, last in sentence.find_all(query(words)):
            if (sentence.number, first) <= behind:
                continue
            for low in range(claim.low or 0, 0, -1):
                for high in (low, None):
                    part = claim.model_copy(update={"low": low, "high": high, "text": words, "victims": None})
                    found = judge(sentence, part, range(first, last + 1))
                    if found is not None:
                        return _Part(sentence, first, last, low, high, found)
    return None


def _apart(one: _Part, other: _Part) -> bool:
    """Whether the later part says that it tells of other people than the earlier one."""
    if _WORDS["further"].intersection(other.words) or _WORDS["reflexive"].intersection(other.words) or _also(other):
        return True
    if len(one.words) == 1 and _OWN.get(one.words[0]) == other.words[0]:
        return True  # "him … his father"
    names = _names(one), _names(other)
    if all(names):
        return _two(*names)
    for trait in (_gender, _age, _group, _minor):
        a, b = trait(one), trait(other)
        if a is not None and b is not None and a != b:
            return True
    return False


def _also(part: _Part) -> bool:
    around = part.sentence.words[max(0, part.first - 3) : part.last + 4]
    return "also" in around


def _names(part: _Part) -> frozenset[str]:
    """The words of a name; none where the phrase ends in a common noun ("a Jackson High School student")."""
    if not part.sentence.capitalised(part.last) or part.words[-1] in COMMON:
        return frozenset()
    named = (i for i in range(part.first, part.last + 1) if part.sentence.capitalised(i))
    return frozenset(part.sentence.words[i] for i in named if part.sentence.words[i] not in COMMON)


def _two(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names are of two people: nothing in common, or one family's with given names that no spelling makes one."""
    if not one & other:
        return True
    initials = {word[0] for word in one - other - _WORDS["titles"]}, {word[0] for word in other - one - _WORDS["titles"]}
    return bool(initials[0] and initials[1]) and not initials[0] & initials[1]


def _gender(part: _Part) -> str | None:
    male, female = not _WORDS["male"].isdisjoint(part.words), not _WORDS["female"].isdisjoint(part.words)
    return None if male == female else "male" if male else "female"


def _age(part: _Part) -> str | None:
    """ "a 34-year-old man", "Jon Marr, 34,"."""
    start, end = part.sentence.starts[part.first], part.sentence.ends[part.last]
    text = part.sentence.text[start - part.sentence.start : end - part.sentence.start + 5]
    found = _AGE.search(text)
    return found[1] if found and ("old" in text or "," in text) else None


def _group(part: _Part) -> str | None:
    found = {GROUPS[word] for word in part.words if word in GROUPS} - {"civilians"}
    return found.pop() if len(found) == 1 else None


def _minor(part: _Part) -> bool | None:
    if not _WORDS["minors"].isdisjoint(part.words):
        return True
    return None if _WORDS["grown"].isdisjoint(part.words) else False
