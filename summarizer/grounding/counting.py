"""Which count tells of which fate: the counts of a sentence bound to its outcome words."""

from dataclasses import dataclass
from itertools import pairwise

from summarizer.grounding.fates import Fate, fates
from summarizer.grounding.quantities import Quantity, quantities
from summarizer.grounding.reading import Sentence
from summarizer.grounding.tallies import running
from summarizer.grounding.words import CLAUSE, JOINTS, PARTS

_BARE = "victims"  # says a fate only where nothing else does: "two victims were killed"
_FARTHEST = 40  # cost beyond which a count and a fate have nothing to do with each other
_PER_COUNT, _PER_COMMA, _PER_FATE, _PER_DASH = 6, 3, 8, 5
_PER_LISTED = 4  # "killed five adults and a child …": a count joined to an object is rather another object
_OFF = frozenset({"in", "for", "after", "of"})
_TOWARDS = frozenset(
    {"of", "to", "among", "at", "stands", "toll", "rose", "reached", "include", "including"}
)  # "deaths of 3", "the death toll rose to 5"


@dataclass(frozen=True, slots=True)
class Bound:
    """A count and the fate it tells of, if any.

    `part`: it is a part of another count ("including two children"); `again`: it says the one before once more ("one victim, a teenager,").
    """

    quantity: Quantity
    fate: Fate | None
    part: bool
    again: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """All that a sentence counts."""

    bound: tuple[Bound, ...]
    fates: tuple[Fate, ...]

    def together(self, fate: Fate) -> tuple[Bound, ...]:
        """The disjoint counts that share one fate."""
        return tuple(one for one in self.bound if one.fate == fate and not one.part and not one.again)

    def parts(self, fate: Fate) -> tuple[Bound, ...]:
        return tuple(one for one in self.bound if one.fate == fate and one.part)


def count(sentence: Sentence) -> Count:
    """The sentence's counts, each with the nearest fate on the side where that fate takes its count."""
    if sentence.counted is None:
        sentence.counted = _count(sentence)
    return sentence.counted


def _count(sentence: Sentence) -> Count:
    amounts = quantities(sentence)
    told = fates(sentence, frozenset(amount.first for amount in amounts))
    people = [amount for amount in amounts if amount.of == "people"]
    totals = dict(running(sentence, people, told))
    free = tuple(fate for fate in told if fate not in totals.values())
    bound: list[Bound] = []
    for amount in amounts:
        if amount in totals:
            bound.append(Bound(amount, totals[amount], part=False))
            continue
        fate = _fate_of(sentence, amount, people, free) if amount.of == "people" else None
        of_others = any(_within(sentence, amount, other) for other in people)
        part = fate is not None and (of_others or _is_part(sentence, amount, fate, bound))
        bound.append(Bound(amount, fate, part, not part and bool(bound) and _is_again(sentence, bound[-1], amount, fate)))
    return Count(tuple(bound), told)


def _within(sentence: Sentence, amount: Quantity, other: Quantity) -> bool:
    """Whether a count is taken out of another: "one of two men", "one of at least eight people"."""
    return (
        amount.last < other.first <= amount.last + 4
        and sentence.words[amount.last + 1] == "of"
        and not _followed_by_whole(sentence, amount)
    )


def _fate_of(sentence: Sentence, amount: Quantity, people: list[Quantity], told: tuple[Fate, ...]) -> Fate | None:
    best: tuple[bool, int, int, Fate] | None = None
    for fate in told:
        noun = fate.first == fate.last and sentence.words[fate.first] == _BARE
        cost = _ahead(sentence, amount, fate, people, told) if fate.first > amount.last else _behind(sentence, amount, fate, people, told)
        if cost is not None and cost <= _FARTHEST and (best is None or (noun, cost, fate.first) < best[:3]):
            best = noun, cost, fate.first, fate
    return best[3] if best is not None else None


def _ahead(sentence: Sentence, amount: Quantity, fate: Fate, people: list[Quantity], told: tuple[Fate, ...]) -> int | None:
    """The cost of a fate that follows the count: "three employees of the company were killed"."""
    if fate.side == "after":
        return None
    if fate.side == "beside":
        near = fate.first - amount.last <= 3 and not any(mark in sentence.between(amount.last, fate.first) for mark in ",;:–—()")
        return fate.first - amount.last if near and not _words(sentence, amount.last, fate.first).intersection(_OFF) else None
    between = [other for other in people if amount.first < other.first < fate.first]
    chain = [amount, *between]
    if not all(_coordinated(sentence, left, right) for left, right in pairwise(chain)):
        return None
    if ";" in sentence.between(amount.last, fate.first) or _words(sentence, chain[-1].phrase, fate.first).intersection(CLAUSE):
        return None
    passed = sum(1 for other in told if amount.last < other.first < fate.first)
    previous = [other for other in people if other.phrase < amount.first]
    object_too = any(one.side == "after" and previous and one.last < previous[-1].first for one in told)
    listed = _PER_LISTED if object_too and _coordinated(sentence, previous[-1], amount) else 0
    return _distance(sentence, amount.last, fate.first) + _PER_COUNT * len(between) + _PER_FATE * passed + listed


def _behind(sentence: Sentence, amount: Quantity, fate: Fate, people: list[Quantity], told: tuple[Fate, ...]) -> int | None:
    """The cost of a fate that goes before the count: "killing three people and a guard", "deaths of 3 workers"."""
    text = sentence.between(fate.last, amount.first)
    if ";" in text or fate.first > amount.first or _of_whom(sentence, amount, told):
        return None
    between = [other for other in people if fate.last < other.first < amount.first]
    inner = _words(sentence, fate.last, amount.first)
    opened = _opens(text) or _followed_by_whole(sentence, amount) or _among(sentence, fate) or bool(inner.intersection(PARTS))
    if fate.side == "before" and not opened:
        return None
    if fate.side == "beside" and not between and not inner.intersection(_TOWARDS):
        return None
    chain = [*between, amount]
    if not opened and not all(_coordinated(sentence, left, right) for left, right in pairwise(chain)):
        return None
    if inner.intersection(CLAUSE) and not opened:
        return None
    passed = sum(1 for other in told if fate.last < other.first < amount.first)
    return _distance(sentence, fate.last, amount.first) + _PER_COUNT * len(between) + _PER_FATE * passed


def _distance(sentence: Sentence, left: int, right: int) -> int:
    text = sentence.between(left, right)
    return right - left + _PER_COMMA * text.count(",") + _PER_DASH * sum(text.count(mark) for mark in ":–—")


def _opens(text: str) -> bool:
    """Whether a dash, a colon or a bracket opens a list of parts."""
    return any(mark in text for mark in ":–—(") or " - " in text


def _words(sentence: Sentence, left: int, right: int) -> frozenset[str]:
    return frozenset(sentence.words[left + 1 : right])


def _coordinated(sentence: Sentence, left: Quantity, right: Quantity) -> bool:
    """Whether nothing but "and", commas, dashes or "including" stands between two counted phrases."""
    inner = sentence.words[left.phrase + 1 : right.first]
    return all(word in JOINTS or word in PARTS for word in inner)


def _followed_by_whole(sentence: Sentence, amount: Quantity) -> bool:
    after = sentence.words[amount.last + 1 : amount.last + 3]
    return len(after) == 2 and after[0] == "of" and after[1] in ("them", "whom", "those", "these")


def _of_whom(sentence: Sentence, amount: Quantity, told: tuple[Fate, ...]) -> bool:
    """ "Six were shot, two of whom died": what the clause behind says befell the two."""
    after = next((one for one in told if one.first > amount.last), None)
    if after is None or sentence.words[amount.last + 1 : amount.last + 3] != ["of", "whom"]:
        return False
    return after.side == "before" and not any(mark in sentence.between(amount.last, after.first) for mark in ",;:–—()")


def _among(sentence: Sentence, fate: Fate) -> bool:
    """ "Among the dead were two children": what follows are parts."""
    return "among" in sentence.words[max(0, fate.first - 2) : fate.first]


def _is_again(sentence: Sentence, before: Bound, amount: Quantity, fate: Fate | None) -> bool:
    """Whether the count is an apposition to the one before: the same value after a bare comma."""
    same = (before.quantity.low, before.quantity.high) == (amount.low, amount.high) and before.fate == fate
    return same and before.quantity.phrase < amount.first and sentence.between(before.quantity.phrase, amount.first).strip() == ","


def _is_part(sentence: Sentence, amount: Quantity, fate: Fate, earlier: list[Bound]) -> bool:
    """Whether the count is introduced as a part of one before it that shares its fate."""
    shared = [one for one in earlier if one.fate == fate]
    if fate.last < amount.first and _among(sentence, fate):
        return True
    if not shared and sentence.words[amount.phrase + 1 : amount.phrase + 2] == ["who"] and amount.phrase < fate.first:
        return False  # "three were hurt, including a girl who died": the only one who did
    if not shared:
        return bool(frozenset(sentence.words[max(0, amount.first - 2) : amount.first]).intersection(PARTS - {"among"}))
    if _followed_by_whole(sentence, amount):
        return True
    previous = shared[-1]
    if previous.part and _within(sentence, previous.quantity, amount):
        return False
    text = sentence.between(previous.quantity.phrase, amount.first)
    opened = _opens(text)
    inner = _words(sentence, previous.quantity.phrase, amount.first)
    if opened or inner.intersection(PARTS):
        return True
    return previous.part and ("and" in inner or text.strip() in (",", ""))
