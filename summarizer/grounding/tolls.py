"""Whether a toll's count stands in the cited sentences, bound to that outcome and those victims."""

from dataclasses import dataclass

from summarizer.grounding import addition, victims
from summarizer.grounding.counting import Bound, Count, count
from summarizer.grounding.fates import Fate
from summarizer.grounding.names import content
from summarizer.grounding.outcome import Refusal, Support, cut_words, listed
from summarizer.grounding.reading import Reading, Sentence, query, stem
from summarizer.grounding.words import GROUPS, PEOPLE, VAGUE
from summarizer.records.extraction import CasualtyClaim
from summarizer.records.report import Evidence
from summarizer.wording import range_words


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What one sentence says to the claim; among several refusals the highest `rank` knows best why."""

    support: Support | None
    reason: str = ""
    rank: int = 0


def support(reading: Reading, claim: CasualtyClaim, cited: list[Sentence]) -> Support | Refusal:
    """Where the toll stands: strong support before weak, earlier sentences before later ones; of a sum over several places each part."""
    added = addition.support(claim, cited, lambda sentence, part, within: _judge(reading, sentence, part, within).support)
    if added is not None:
        return added
    verdicts = [_judge(reading, sentence, claim) for sentence in cited]
    standing = [verdict.support for verdict in verdicts if verdict.support is not None]
    if standing:
        return min(standing, key=lambda found: found.weak)
    best = max(verdicts, key=lambda verdict: verdict.rank, default=_Verdict(None))
    if best.rank:
        return Refusal(best.reason)
    return Refusal(f"no count of {_interval(claim.low, claim.high)} people stands in {listed(tuple(s.number for s in cited))}.")


def _judge(reading: Reading, sentence: Sentence, claim: CasualtyClaim, within: range | None = None) -> _Verdict:
    """What the sentence says to the claim; with `within`, what the victims at these words alone do."""
    counted = count(sentence)
    if claim.low is None:
        return _uncounted(reading, sentence, counted, claim)
    meant = [bound for bound in _meant(sentence, counted, claim) if within is None or bound.quantity.first in within]
    verdicts = [_one(reading, sentence, counted, bound, claim) for bound in meant]
    verdicts += [_sum(reading, sentence, counted, fate, claim, within) for fate in counted.fates]
    if (claim.low, claim.high) == (1, 1):
        verdicts.append(_alone(reading, sentence, counted, claim, within))
    standing = [verdict for verdict in verdicts if verdict.support is not None]
    if standing:
        return min(standing, key=_strength)
    verdicts += [_otherwise(sentence, bound) for bound in counted.bound if bound.quantity.first in _positions(sentence, claim.text)]
    return max(verdicts, key=lambda verdict: verdict.rank, default=_Verdict(None))


def _otherwise(sentence: Sentence, bound: Bound) -> _Verdict:
    """The claim's own words hold another number."""
    return _Verdict(None, f"{_said(sentence, bound)} gives {_interval(bound.quantity.low, bound.quantity.high)}.", 1)


def _strength(verdict: _Verdict) -> tuple[bool, bool]:
    return (verdict.support is None or verdict.support.weak, verdict.support is not None and verdict.support.computed)


def _meant(sentence: Sentence, counted: Count, claim: CasualtyClaim) -> list[Bound]:
    """The counts of the claim's value; those inside the claim's own words alone, where there are any."""
    same = [
        bound
        for bound in counted.bound
        if (bound.quantity.low, bound.quantity.high) == (claim.low, claim.high) and bound.quantity.kind != "vague"
    ]
    runs = sentence.find_all(query(claim.text))
    inside = [bound for bound in same if any(first <= bound.quantity.last and bound.quantity.first <= last for first, last in runs)]
    return inside or same


def _one(reading: Reading, sentence: Sentence, counted: Count, bound: Bound, claim: CasualtyClaim) -> _Verdict:
    words = _said(sentence, bound)
    wrong = _uncountable(bound, words)
    if wrong is not None:
        return _Verdict(None, wrong, 2)
    fate = bound.fate
    if fate is None:
        return _unbound(reading, sentence, counted, bound, claim, words)
    if not _tells(sentence, fate, claim):
        later = _main_fate(sentence, counted, bound, fate, claim)
        if later is not None:
            return _Verdict(Support(_evidence(reading, sentence, [bound], later)))
        return _Verdict(None, f"{words} tells of the {_NAMES.get(fate.outcome, fate.outcome)}, not of the {_NAMES[claim.outcome]}.", 3)
    wrong = _wrong_group(sentence, counted, bound, claim, words) or _wrong_victims(sentence, counted, bound, claim, words)
    if wrong is not None:
        return _Verdict(None, wrong, 4)
    loose = _loose_group(sentence, bound, claim) or fate.outcome not in (claim.outcome, "mixed")
    return _Verdict(Support(_evidence(reading, sentence, [bound], fate), weak=loose))


_HIT = frozenset({"shot", "shooting", "stabbed", "hit", "hitting", "struck", "striking"})


def _tells(sentence: Sentence, fate: Fate, claim: CasualtyClaim) -> bool:
    """Whether the outcome words say the claim's outcome; "shot" and "survived" alone say an injury, though weakly."""
    shot = fate.first == fate.last and sentence.words[fate.first] in _HIT
    both = fate.outcome == "mixed" and claim.outcome in fate.apart and "and" in sentence.words[fate.first : fate.last + 1]
    return fate.outcome == claim.outcome or both or ((shot or fate.outcome == "survived") and claim.outcome == "injured")


def _main_fate(sentence: Sentence, counted: Count, bound: Bound, fate: Fate, claim: CasualtyClaim) -> Fate | None:
    """A further fate of the same people: "a toddler who was injured has died", "the two were shot and died"."""
    relative = not {"who", "that", "which", "whom"}.isdisjoint(sentence.words[bound.quantity.phrase + 1 : fate.first])
    for later in counted.fates:
        free = later.first > fate.last and later.side == "before" and all(one.fate != later for one in counted.bound)
        joined = sentence.words[later.first - 1] in ("and", "later") and bound.quantity.last < fate.first
        if free and (relative or joined) and _tells(sentence, later, claim):
            return later
    return None


_NAMES = {
    "killed": "killed",
    "injured": "injured",
    "killed_or_injured": "killed and injured together",
    "missing": "missing",
    "captured": "captured",
    "displaced": "displaced",
    "mixed": "several fates together",
    "survived": "survivors",
}


def _uncountable(bound: Bound, words: str) -> str | None:
    match bound.quantity.of:
        case "value":
            return f"{words} is no count of people ({bound.quantity.kind})."
        case "things":
            return f"{words} counts no people."
        case "circumstance":
            return f"{words} counts circumstances, not victims."
        case "speaker":
            return f"{words} counts those who speak, not victims."
        case _:
            return None


def _unbound(reading: Reading, sentence: Sentence, counted: Count, bound: Bound, claim: CasualtyClaim, words: str) -> _Verdict:
    """A count of people that no fate takes: weak where the outcome is told beside it, refused where it is not."""
    here = any(claim.outcome in fate.apart or _tells(sentence, fate, claim) for fate in counted.fates)
    before = reading.has(sentence.number - 1) and any(
        fate.outcome == claim.outcome for fate in count(reading.sentence(sentence.number - 1)).fates
    )
    if not here and not (before and not counted.fates):
        return _Verdict(None, f"{words} is not said to be {_NAMES[claim.outcome]} there.", 2)
    taken = [one for one in counted.bound if one.fate is not None and one.fate.outcome == claim.outcome and one.quantity.low is not None]
    if taken:
        return _Verdict(None, f"{words} is not said to be {_NAMES[claim.outcome]}: {_said(sentence, taken[0])} is.", 3)
    wrong = _wrong_victims(sentence, counted, bound, claim, words)
    if wrong is not None:
        return _Verdict(None, wrong, 4)
    return _Verdict(Support(_evidence(reading, sentence, [bound], None), weak=True))


def _sum(reading: Reading, sentence: Sentence, counted: Count, fate: Fate, claim: CasualtyClaim, within: range | None = None) -> _Verdict:
    """A sum of disjoint counts of one outcome in one clause: "two officers and three attackers were killed" is 5."""
    if not _tells(sentence, fate, claim):
        return _Verdict(None)
    for group in (counted.together(fate), counted.parts(fate)):
        addends = [one for one in group if claim.group == "total" or claim.group in _groups(sentence, one)]
        if len(addends) < 2 or any(one.quantity.low is None or (within and one.quantity.first not in within) for one in addends):
            continue
        low = sum(one.quantity.low or 0 for one in addends)
        high = None if any(one.quantity.high is None for one in addends) else sum(one.quantity.high or 0 for one in addends)
        if (low, high) == (claim.low, claim.high):
            return _Verdict(Support(_evidence(reading, sentence, addends, fate), computed=True, weak=fate.outcome != claim.outcome))
    return _named_sum(reading, sentence, counted, fate, claim)


def _named_sum(reading: Reading, sentence: Sentence, counted: Count, fate: Fate, claim: CasualtyClaim) -> _Verdict:
    """Victims told one by one in the claim's own words: "Ana Cruz, 34, and her 2-year-old son" are 2."""
    run = sentence.find(query(claim.text))
    nearest = run and min(counted.fates, key=lambda one: (victims.apart(run, one), one.first))
    if run is None or nearest != fate or claim.low != claim.high or (claim.low or 0) < 2 or victims.heads(sentence, run) != claim.low:
        return _Verdict(None)
    first, last = min(run[0], fate.first), max(run[1], fate.last)
    return _Verdict(Support(cut_words(reading, sentence, first, last), computed=True, weak=fate.outcome != claim.outcome))


def _alone(reading: Reading, sentence: Sentence, counted: Count, claim: CasualtyClaim, within: range | None = None) -> _Verdict:
    """One person without a number: a name, a pronoun or a definite singular beside an outcome word that counts nobody else."""
    for fate in counted.fates:
        if not _tells(sentence, fate, claim) or any(one.fate == fate for one in counted.bound):
            continue
        victim = victims.lone(sentence, fate)
        if victim is None:
            victim = victims.named(sentence, counted, fate, claim)
        if victim is not None and (within is None or victim in within):
            first, last = min(victim, fate.first), max(victim, fate.last)
            return _Verdict(Support(cut_words(reading, sentence, first, last), weak=fate.outcome != claim.outcome))
    return _Verdict(None)


def _uncounted(reading: Reading, sentence: Sentence, counted: Count, claim: CasualtyClaim) -> _Verdict:
    """ "several", or plural victims without a number."""
    for fate in counted.fates:
        if claim.outcome not in fate.apart and not _tells(sentence, fate, claim):
            continue
        exact = next((one for one in counted.bound if one.fate == fate and one.quantity.low is not None), None)
        if exact is not None and (exact.quantity.high == 0 or exact.quantity.first in _positions(sentence, claim.text)):
            return _Verdict(None, f"{_said(sentence, exact)} gives a number: {_interval(exact.quantity.low, exact.quantity.high)}.", 4)
        first, last = max(0, fate.first - victims.NEAR), min(len(sentence.words), fate.last + victims.NEAR)
        for position in sorted(range(first, last), key=lambda position: (abs(position - fate.first), position)):
            word = sentence.words[position]
            if word in VAGUE or (word in PEOPLE and (stem(word) != word or word in ("people", "men", "women", "children", "police"))):
                first, last = min(position, fate.first), max(position, fate.last)
                loose = claim.outcome not in (fate.outcome, *fate.apart)
                return _Verdict(Support(cut_words(reading, sentence, first, last), weak=loose))
        return _Verdict(Support(cut_words(reading, sentence, fate.first, fate.last), weak=True))
    return _Verdict(None, f"the sentence does not tell of any {_NAMES[claim.outcome]}.", 1)


def _positions(sentence: Sentence, text: str) -> frozenset[int]:
    return frozenset(position for first, last in sentence.find_all(query(text)) for position in range(first, last + 1))


def _wrong_group(sentence: Sentence, counted: Count, bound: Bound, claim: CasualtyClaim, words: str) -> str | None:
    """A part is no total, and a count of officers is none of attackers."""
    assert bound.fate is not None  # noqa: S101 - only counts with a fate are asked
    if claim.group == "total":
        if bound.part:
            return f"{words} is a part, not the total."
        others = [one for one in counted.together(bound.fate) if one != bound and one.quantity.low is not None and not bound.again]
        if others and bound.quantity.low:
            return f"{words} is one of several counts that add up ({', '.join(_said(sentence, one) for one in others)})."
        return None
    said = _groups(sentence, bound)
    if said and claim.group not in said and claim.group != "other":
        return f"{words} counts {' and '.join(sorted(said))}, not {claim.group}."
    if not said and counted.parts(bound.fate) and not bound.part:
        return f"{words} is the total, not the {claim.group} alone."
    return None


def _groups(sentence: Sentence, bound: Bound) -> frozenset[str]:
    return frozenset(GROUPS[word] for word in sentence.words[bound.quantity.first : bound.quantity.phrase + 1] if word in GROUPS)


def _loose_group(sentence: Sentence, bound: Bound, claim: CasualtyClaim) -> bool:
    """Whether the words leave open which group they count."""
    return claim.group in ("security_forces", "attackers") and claim.group not in _groups(sentence, bound) and not _victims_say(claim)


def _victims_say(claim: CasualtyClaim) -> bool:
    return any(GROUPS.get(word) == claim.group for word in query(claim.victims or ""))


def _wrong_victims(sentence: Sentence, counted: Count, bound: Bound, claim: CasualtyClaim, words: str) -> str | None:
    """Victims that the sentence counts with another number."""
    if claim.victims is None:
        return None
    wanted = {word for word in content(claim.victims) if word in PEOPLE or stem(word) in PEOPLE or word + "s" in PEOPLE}
    own = {stem(word) for word in sentence.words[bound.quantity.first : bound.quantity.phrase + 1]}
    if not wanted or wanted & own:
        return None
    for one in counted.bound:
        if one.quantity is not bound.quantity and one.quantity.of == "people":
            theirs = {stem(word) for word in sentence.words[one.quantity.first : one.quantity.phrase + 1]}
            if wanted & theirs and (one.quantity.low, one.quantity.high) != (claim.low, claim.high) and one.fate is not None:
                if one.part and not bound.part:
                    continue
                return f"{_said(sentence, one)} counts these victims, {words} others."
    return None


def _evidence(reading: Reading, sentence: Sentence, bound: list[Bound], fate: Fate | None) -> Evidence:
    spans = [(one.quantity.first, one.quantity.phrase) for one in bound] + ([(fate.first, fate.last)] if fate is not None else [])
    return cut_words(reading, sentence, min(first for first, _ in spans), max(last for _, last in spans))


def _said(sentence: Sentence, bound: Bound) -> str:
    return repr(sentence.written(bound.quantity.first, bound.quantity.phrase))


def _interval(low: int | None, high: int | None) -> str:
    return "an unnumbered group of" if low is None else range_words(low, high)
