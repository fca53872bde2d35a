"""Counts of people and what befell them, bound to the word that says it: "three workers were killed", "the deaths of 3", "5 dead"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summarizer.extractors.offline.coordination import together
from summarizer.extractors.offline.fates import befallen, outcome_of
from summarizer.extractors.offline.lexicon import classes, words
from summarizer.extractors.offline.mentions import Cast, Person
from summarizer.extractors.offline.parse import Parsed
from summarizer.extractors.offline.people import human, is_person, lifeless, mass
from summarizer.extractors.offline.phrases import (
    child,
    children,
    complement,
    conjuncts,
    lemma,
    phrase,
    words_of,
)
from summarizer.extractors.offline.tallies import counter, tallied
from summarizer.records.vocabulary import Outcome, VictimGroup

if TYPE_CHECKING:
    from spacy.tokens import Token


Bounds = tuple[int | None, int | None]
_POINTING = frozenset({"the", "his", "her", "their", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class Toll:
    """One count. `anchor` is the word that gives the outcome, `noun` heads the victims; null bounds where the words give no number.

    `parts` are the addends of a sum within one breath, which stand as tolls of their own too, marked `part`. A `tally` is a running total
    ("the death toll has risen to 17"), `counter` who puts it so.
    """

    parsed: Parsed
    anchor: "Token"
    noun: "Token"
    outcome: Outcome
    group: VictimGroup
    low: int | None
    high: int | None
    text: str
    victims: str | None
    definite: bool = False
    part: bool = False
    person: Person | None = None
    parts: tuple["Toll", ...] = ()
    tally: bool = False
    counter: str | None = None

    @property
    def hit(self) -> bool:
        """Whether the word says only that they were hit: shot, stabbed, found with wounds; some of them may have died."""
        found = lemma(self.anchor) in words("tolls", "verbs", "found") and any(lemma(one) == "wound" for one in self.anchor.subtree)
        return self.outcome == "injured" and (found or lemma(self.anchor) in words("tolls", "verbs", "hit"))


def find(parsed: Parsed, cast: Cast) -> list[Toll]:
    """All tolls of a sentence, in text order."""
    found: list[Toll] = []
    for token in parsed.doc:
        for outcome, victims, anchor in befallen(token):
            found += (toll for toll in _counted(parsed, cast, anchor, outcome, victims) if not _held_alone(toll))
    tallies = [
        replace(toll, tally=True, counter=_counter(parsed, token))
        for token in parsed.doc
        for outcome, number in tallied(token)
        for toll in _counted(parsed, cast, token, outcome, number)
    ]
    counted = {toll.outcome for toll in tallies}  # beside a running total, another count of its sentence is what it grew by
    return _without_repeats(_combined([*(toll for toll in found if toll.outcome not in counted), *tallies]))


def _held_alone(toll: Toll) -> bool:
    """ "A man was arrested": one person held is told as a participant; "19 people were arrested" counts them."""
    return lemma(toll.anchor) in words("tolls", "held", "verbs") and (toll.low is None or toll.low == toll.high == 1)


def _counter(parsed: Parsed, tally: "Token") -> str | None:
    who = counter(tally)
    return None if who is None else words_of(parsed, *phrase(who))


def _counted(parsed: Parsed, cast: Cast, anchor: "Token", outcome: Outcome, victims: "Token") -> Iterator[Toll]:
    if any(one.lower_ in {"not", "nor", "never"} for one in victims.subtree if one.i < victims.i):
        return  # "not a single crew member was killed"
    if any(
        lemma(one) in words("tolls", "unknown", "of") and any(x.lower_ == "no" for x in children(one, "det")) for one in victims.ancestors
    ):
        return  # "there is no record of 22 deaths"
    parts = together(victims)
    if any(one.i == anchor.i for one in parts) and len(parts) > 1:
        parts = [victims]
    parts = [part for part in parts if not _speaks(part, anchor) and (part.i == victims.i or not _same_person(part, victims))]
    tolls = [toll for toll in (_one(parsed, cast, anchor, outcome, part) for part in parts) if toll is not None]
    yield from _with_groups(tolls)
    beside = next((one for one in children(victims, "appos") if one.i > victims.i), None)
    if beside is not None and len(tolls) == 1 and tolls[0].low is not None:
        inner = [
            toll
            for toll in (_one(parsed, cast, anchor, outcome, part) for part in conjuncts(beside))
            if toll is not None and toll.low is not None
        ]
        if len(inner) > 1 and sum(toll.low or 0 for toll in inner) == tolls[0].low:
            yield from (_grouped(toll) for toll in inner)


def _same_person(part: "Token", first: "Token") -> bool:
    """ "a husband and father of two" is one man: the second noun has no article or number of its own."""
    if part.tag_ != "NN" or first.tag_ != "NN" or part.pos_ != "NOUN":
        return False
    indefinite = any(one.lower_ in {"a", "an"} for one in children(first, "det")) and len(first.conjuncts) == 1
    return indefinite and not any(one.dep_ in {"det", "nummod", "poss", "amod"} for one in part.children)


def _speaks(noun: "Token", anchor: "Token") -> bool:
    """Whether a noun is the speaker beside the toll, which a parse may coordinate with it: "…, Capt. Reyes said"."""
    head = noun.head
    return noun.dep_ == "nsubj" and head.i != anchor.i and lemma(head) in {"say", "tell", "report", "add", "announce"} and anchor.i < noun.i


def _with_groups(tolls: list[Toll]) -> Iterator[Toll]:
    """A lone count is the total; parts of one clause are groups, and their sum is the total, open where one of them is."""
    if len(tolls) < 2:
        yield from tolls
        return
    if all(toll.low is not None for toll in tolls):
        first, last = tolls[0], tolls[-1]
        text = first.parsed.doc[_left(first) : last.noun.i + 1].text
        start, end = first.parsed.offset + first.parsed.doc[_left(first)].idx, first.parsed.end(last.noun)
        if end > start:
            open_ = any(toll.high is None for toll in tolls)
            yield Toll(
                first.parsed,
                first.anchor,
                first.noun,
                first.outcome,
                "total",
                sum(toll.low or 0 for toll in tolls),
                None if open_ else sum(toll.high or 0 for toll in tolls),
                text,
                None,
                all(toll.definite for toll in tolls),
                parts=tuple(tolls),
            )
    yield from (_grouped(toll) for toll in tolls)


def _left(toll: Toll) -> int:
    return phrase(toll.noun)[0]


def _grouped(toll: Toll) -> Toll:
    return replace(toll, group=_group(toll.noun), part=True)


def _group(noun: "Token") -> VictimGroup:
    found = classes("people", "groups").get(lemma(noun))
    if found is None:
        for one in noun.subtree:
            found = found or (classes("people", "groups").get(lemma(one)) if one.i > noun.i else None)
    if found in {"member", None} and any(lemma(one) in {"terrorist", "militant", "rebel", "guerrilla"} for one in noun.subtree):
        found = "attackers"
    known: dict[str, VictimGroup] = {"civilians": "civilians", "security_forces": "security_forces", "attackers": "attackers"}
    return known.get(found or "", "other")


def _one(parsed: Parsed, cast: Cast, anchor: "Token", outcome: Outcome, noun: "Token") -> Toll | None:
    """The count that a noun of victims gives; null where it names no people, or none that it counts."""
    person = cast.person_at(parsed, noun)
    first, last = phrase(noun)
    number = _number(parsed, noun, first, last)
    if lifeless(noun) or (not _of_people(anchor, noun) if number is not None else mass(noun) or _idle(noun)):
        return None
    if number is not None and lemma(noun) in words("tolls", "households", "words"):
        number = None, None
    bounds = number or _unnumbered(noun, person)
    pointed = any(one.lower_ in _POINTING for one in children(noun, "det", "poss"))
    if bounds is None or (bounds[0] is None and pointed):
        return None
    definite = pointed or (number is None and (person is not None or noun.lower_ in words("tolls", "pronouns", "definite")))
    last = _whole_word(max(last, noun.i), parsed)
    text = words_of(parsed, first, last, article=True)
    named = noun.pos_ in {"NOUN", "PROPN"} and lemma(noun) not in classes("people", "outcome_nouns")  # "170 deaths" are nobody
    victims = words_of(parsed, first, last) if named else None
    return Toll(parsed, anchor, noun, outcome, "total", *bounds, text, victims, definite, person=person)


def _whole_word(last: int, parsed: Parsed) -> int:
    """The end of a word that the parse cuts at its hyphens: "passers-by"."""
    doc = parsed.doc
    while last + 2 < len(doc) and doc[last + 1].text == "-" and not (doc[last].whitespace_ or doc[last + 1].whitespace_):
        last += 2
    return last


def _idle(noun: "Token") -> bool:
    """Pronouns that count nobody: "it", "they", "who"."""
    return noun.pos_ == "PRON" and noun.lower_ not in words("tolls", "pronouns", "definite") | words("tolls", "pronouns", "single")


def _unnumbered(noun: "Token", person: Person | None) -> Bounds | None:
    """What a noun without a number counts: one, two ("both"), some; null where it names no people."""
    if noun.lower_ == "another" or (noun.lower_ in words("tolls", "ordinals", "words") and child(noun, "det") is not None):
        return 1, 1
    if noun.lower_ == "both":
        return 2, 2
    if person is not None or noun.lower_ in words("tolls", "pronouns", "definite") or _apposed(noun):
        return 1, 1
    if not is_person(noun):
        return None
    return (1, 1) if (noun.tag_ == "NN" or noun.lower_ == "old") and lemma(noun) != "people" else (None, None)


def _apposed(name: "Token") -> bool:
    """ "Dolores Vega, a passenger in the van, died": by what is said beside the name it is a person's."""
    beside = [one for one in children(name, "appos") if one.tag_ == "NN" and child(one, "det") is not None]
    return name.tag_ == "NNP" and any(is_person(one) for one in beside)


def _of_people(anchor: "Token", noun: "Token") -> bool:
    """Whether a number counts people: "three miners", "five of them", and not "two of the cars"."""
    of = next(complement(noun, "of"), None) if noun.pos_ == "NUM" else None
    if of is not None and of.pos_ == "NOUN" and not (is_person(of) or human(of)):
        return False
    return is_person(noun) or noun.pos_ in {"NUM", "PRON", "PROPN", "DET"} or human(noun) or _suffers(anchor, noun)


def _suffers(anchor: "Token", noun: "Token") -> bool:
    """ "Killed 21 pilgrims": whom a verb kills or hurts are people, unless they are beasts or no living thing."""
    return anchor.pos_ == "VERB" and outcome_of(anchor) in {"killed", "injured"} and lemma(noun) not in words("tolls", "beasts", "words")


def _number(parsed: Parsed, noun: "Token", first: int, last: int) -> Bounds | None:
    """The count that stands in the phrase as its number, never an age."""
    counting = {
        one.i for token in (noun,) for child_ in children(token, "nummod", "quantmod", "amod", "det", "advmod") for one in child_.subtree
    }
    owner = child(noun, "poss")
    if owner is not None and owner.tag_ == "NN" and noun.tag_ == "NNS":  # "two sheriff's deputies": the number is the deputies'
        counting |= {one.i for one in children(owner, "nummod")}
    if noun.pos_ == "NUM" or noun.lower_ in {"dozens", "hundreds", "thousands", "scores"}:
        counting.add(noun.i)
    start, end = parsed.start(parsed.doc[first]), parsed.end(parsed.doc[max(last, noun.i)])
    for number in parsed.numbers:
        if number.kind != "cardinal" or not (start <= number.start < end):
            continue
        if any(number.start <= parsed.start(parsed.doc[i]) < number.end for i in counting):
            return number.low, number.high
    return None


def _combined(tolls: list[Toll]) -> list[Toll]:
    """One count under "killed or injured", "deaths and injuries of 10": both outcomes share it."""
    kept: list[Toll] = []
    for toll in tolls:
        twin = next(
            (
                one
                for one in kept
                if one.noun.i == toll.noun.i and {one.outcome, toll.outcome} == {"killed", "injured"} and one.low is not None
            ),
            None,
        )
        if twin is None or twin.low == 1 or lemma(twin.anchor) == "shoot" or lemma(toll.anchor) == "shoot":
            kept.append(toll)
            continue
        kept.remove(twin)
        kept.append(replace(toll, anchor=twin.anchor, outcome="killed_or_injured"))
    return kept


def _without_repeats(tolls: list[Toll]) -> list[Toll]:
    """One claim per victims and outcome; "shot and killed" is a death, not an injury too."""
    killed = {toll.noun.i for toll in tolls if toll.outcome == "killed"}
    kept: list[Toll] = []
    for toll in tolls:
        if toll.outcome == "injured" and toll.noun.i in killed and lemma(toll.anchor) in {"shoot", "stab", "wound", "hit", "strike"}:
            continue
        if not any(one.noun.i == toll.noun.i and one.outcome == toll.outcome and one.group == toll.group for one in kept):
            kept.append(toll)
    return kept
