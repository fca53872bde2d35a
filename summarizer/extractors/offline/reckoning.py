"""What the persons and counts of one event come to: its tolls, as few as say all.

A number that counts everybody is the toll; persons and lower counts that the article tells beside it are parts of it and no rivals. Where
no number counts everybody, those told one by one are added ("a driver …, his wife …, three others"). Who was wounded and died is dead and
not wounded. Several counts of one outcome stand side by side only where different claimants give them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.extractors.offline.casualties import Toll
from summarizer.extractors.offline.identity import Event
from summarizer.extractors.offline.individuals import Individual, apart_in_words, further, told_apart
from summarizer.extractors.offline.lexicon import classes, words
from summarizer.extractors.offline.phrases import child, children, complement, lemma, passive
from summarizer.extractors.offline.totals import among, everybody
from summarizer.extractors.offline.triggers import Mention
from summarizer.extractors.offline.victims import NEAR, Telling, Unit, died, units_of
from summarizer.records.vocabulary import Outcome

Claimants = Callable[[Mention], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Count:
    """What is claimed: one telling, or several that a sum adds up. Null bounds where the words give no number."""

    outcome: Outcome
    low: int | None
    high: int | None
    tellings: tuple[Telling, ...]


def reckoned(event: Event, claimants: Claimants) -> list[Count]:
    """The tolls of an event, in text order."""
    tellings = [Telling(mention, toll) for mention in event.mentions for toll in mention.tolls]
    units = units_of([one for one in tellings if _counts(one.toll) and not _left_out(one, tellings)])
    killed = [unit for unit in units if unit.toll.outcome == "killed"]
    hurt = [unit for unit in units if unit.toll.outcome == "injured" and not died(unit)]
    dead = _addends(killed)
    counts = [*_claimed(dead, killed, claimants), *_injured(hurt, dead, units, claimants)]
    counts += _kept(tellings, counts)
    return sorted(counts, key=lambda count: (count.tellings[0].toll.parsed.number, count.tellings[0].toll.noun.i, len(count.tellings)))


def _left_out(one: Telling, tellings: Sequence[Telling]) -> bool:
    return _elsewhere(one.toll, tellings) or _in_speech(one) or _corrected(one.toll, tellings)


def _corrected(toll: Toll, tellings: Sequence[Telling]) -> bool:
    """ "Police initially said three had died", where the article counts them otherwise too."""
    return _at_first(toll) and any(one.toll.outcome == toll.outcome and not _at_first(one.toll) for one in tellings)


def _at_first(toll: Toll) -> bool:
    over = (toll.anchor, *toll.anchor.ancestors)
    return any(one.lower_ in words("tolls", "at_first", "adverbs") for verb in over for one in children(verb, "advmod"))


def _counts(toll: Toll) -> bool:
    return toll.outcome in {"killed", "injured"} and toll.low is not None and not toll.part


def _elsewhere(toll: Toll, tellings: Sequence[Telling]) -> bool:
    """A relative's fate told in passing: "the mayor, whose sister was killed in a crash", "a man tried for killing Marr's brother"."""
    owner = child(toll.noun, "poss")
    if owner is None or lemma(toll.noun) not in words("tolls", "kin", "words"):
        return False
    passing = owner.tag_ == "WP$" or (owner.pos_ == "PROPN" and any(one.dep_ == "relcl" for one in (toll.anchor, *toll.anchor.ancestors)))
    return passing and any(one.toll.outcome == toll.outcome and one.toll is not toll for one in tellings)


def _in_speech(telling: Telling) -> bool:
    """ "I don't want to hear another child is dead": one more in somebody's speech is a manner of speaking."""
    return telling.mention.quoted and telling.toll.low == telling.toll.high == 1 and apart_in_words(telling.toll)


def _kept(tellings: Sequence[Telling], counts: Sequence[Count]) -> Iterator[Count]:
    """Every other toll as it stands: other outcomes, no number, the parts of a sum that is claimed or that cannot be drawn."""
    sums = [one.toll for count in counts for one in count.tellings]
    struck = [one.toll for count in counts if count.outcome == "killed_or_injured" for one in count.tellings]
    for one in tellings:
        toll = one.toll
        part_of = any(toll.anchor is whole.anchor and toll.parsed.number == whole.parsed.number for whole in sums)
        alone = not any(part is toll or part.noun is toll.noun for whole in tellings for part in whole.toll.parts)
        if (toll.part and (part_of or alone or not toll.low)) or not (toll.part or _counts(toll)):
            hit = toll.part and any(toll.anchor is whole.anchor and toll.parsed is whole.parsed for whole in struck)
            yield Count("killed_or_injured" if hit else toll.outcome, toll.low, toll.high, (one,))


def _addends(units: Sequence[Unit]) -> list[Unit]:
    """Those whose sum is the toll: a single number that counts everybody, or all who are told apart."""
    declared: list[Unit] = []
    listed: list[Unit] = []
    seen: list[Individual] = []
    for unit in units:
        if unit.person is not None:
            if any(unit.person is one for one in seen):
                continue
            seen.append(unit.person)
            if not all(one.person is None or told_apart(one.person, unit.person) for one in (*declared, *listed)):
                continue
            (declared if _besides(unit, declared, listed) else listed).append(unit)
        elif unit.toll.tally:
            declared, listed = [max(unit, *declared, key=lambda one: one.low) if len(declared) == 1 else unit], []
        elif unit.further:
            if _of_total(unit, declared):
                continue
            if not (listed or declared):
                declared = [unit]  # "Three others were hurt. A girl was shot in the leg": nobody but the dead was told before
            else:
                (listed if listed or not declared else declared).append(unit)
        elif unit.low > _sum(declared) and unit.low >= _sum(listed):
            declared, listed = [unit], []
            seen.clear()  # the killer who is told again after a number of his victims is none of them
        elif unit.low != _sum(declared):
            listed.append(unit)
    return declared or listed


def _of_total(unit: Unit, declared: Sequence[Unit]) -> bool:
    return len(declared) == 1 and declared[0].person is None and among(declared[0].toll, unit.toll)


def _besides(unit: Unit, declared: Sequence[Unit], listed: Sequence[Unit]) -> bool:
    """Whether one person comes on top of a number: "the gunman was also killed" right after it, the death of him who killed so many."""
    if not declared or len(declared) > 1:
        return False
    number = declared[0].toll
    near = unit.toll.parsed.number - number.parsed.number <= NEAR
    more = unit.further and near and not listed and (_doer(unit) or apart_in_words(unit.toll))
    return more or (_doer(unit) and _dealt(number))


def _doer(unit: Unit) -> bool:
    return unit.person is not None and any(one.kind == "attackers" for one in unit.person.traits)


def _dealt(toll: Toll) -> bool:
    """Whether somebody deals the fate, who is then not among those whom it befalls: "a gunman killed four people"."""
    return toll.anchor.pos_ == "VERB" and not passive(toll.anchor) and lemma(toll.anchor) in classes("people", "outcomes")


def _sum(units: Iterable[Unit]) -> int:
    return sum(unit.low for unit in units)


def _claimed(addends: Sequence[Unit], units: Sequence[Unit], claimants: Claimants) -> Iterator[Count]:
    """The toll, with the places that tell it again and the rivals that other claimants give."""
    if not addends:
        return
    if len(addends) > 1:
        yield _added([_by_name(one, units) for one in addends])
        return
    only = addends[0]
    for unit in units:
        again = unit.person is only.person if only.person is not None else unit.person is None and unit.low == only.low
        pronoun = unit is not only and unit.toll.noun.pos_ == "PRON"
        if (again and not pronoun) or (unit.person is None and not again and _rivals(unit, only, claimants)):
            yield Count(unit.toll.outcome, unit.toll.low, unit.toll.high, (unit.telling,))


def _by_name(addend: Unit, units: Sequence[Unit]) -> Unit:
    """Where the article gives the person's name, if it does: in a sum, names tell people apart best."""
    if addend.person is None or addend.toll.person is not None or addend.whole.toll.parts:
        return addend
    named = (one for one in units if one.person is addend.person and one.toll.person is not None and one.toll.noun.pos_ == "PROPN")
    return next(named, addend)


def _added(addends: Sequence[Unit]) -> Count:
    open_ = any(unit.toll.high is None for unit in addends)
    addends = sorted(addends, key=lambda unit: (unit.toll.parsed.number, unit.toll.noun.i))
    low, high = _sum(addends), None if open_ else sum(unit.toll.high or 0 for unit in addends)
    return Count(addends[0].toll.outcome, low, high, tuple(_breaths(addends)))


def _breaths(addends: Sequence[Unit]) -> Iterator[Telling]:
    """The places of a sum: those added up in one breath as one, unless only some of them count."""
    told: list[Telling] = []
    for unit in addends:
        together = [one for one in addends if one.whole is unit.whole]
        if len(together) == max(1, len(unit.whole.toll.parts)):
            if unit.whole not in told:
                told.append(unit.whole)
                yield unit.whole
        else:
            yield unit.telling


def _rivals(unit: Unit, toll: Unit, claimants: Claimants) -> bool:
    """Whether another number is another claimant's count of everybody, and no part: "rebels said 12 people died"."""
    toll_ = unit.toll
    here = not toll_.tally and {one.lower_ for one in toll_.parsed.doc} & words("tolls", "here", "words")
    voices = claimants(unit.telling.mention), claimants(toll.telling.mention)
    if lemma(toll_.anchor) == "condition":
        return False  # "two people are in critical condition": how many of the hurt are so
    same = everybody(toll_) or (lemma(toll_.noun) == lemma(toll.toll.noun) and toll_.noun.tag_ == "NNS")  # 2 soldiers against 12
    return same and not toll_.definite and not unit.further and not here and voices[0] != voices[1]


def _injured(hurt: Sequence[Unit], dead: Sequence[Unit], units: Sequence[Unit], claimants: Claimants) -> Iterator[Count]:
    """Those who were hurt; a number of people shot some of whom died counts both together."""
    deaths = _sum(dead)
    victims = _sum(unit for unit in dead if not _doer(unit))  # of those whom he struck
    struck = [unit for unit in hurt if unit.toll.hit and unit.person is None and not _others(unit, units)]
    struck = [unit for unit in struck if (victims if _dealt(unit.toll) else deaths)]
    everybody = max(struck, key=lambda unit: unit.low, default=None)
    nameless = deaths > len({id(unit.person) for unit in units if unit.person is not None and unit.person.dead})
    rest = [unit for unit in hurt if unit not in struck and not (nameless and unit.toll.hit and unit.person is not None)]
    addends = _addends(rest)
    if everybody is not None and _wounded(everybody):
        addends = addends or [everybody]
    elif everybody is not None:
        yield Count("killed_or_injured", everybody.toll.low, everybody.toll.high, (everybody.telling,))
    lost = [unit for unit in dead if len(addends) == 1 and addends[0].person is None and _of_them(unit, addends[0])]
    if lost and _sum(lost) < addends[0].low == addends[0].toll.high:
        yield _less(addends[0], lost)
    elif everybody is None or _sum(addends) >= everybody.low - deaths:
        yield from _claimed(addends, rest, claimants)


def _wounded(unit: Unit) -> bool:
    """ "Four people were found with wounds": a count of the wounded, of whom some may have died since."""
    return lemma(unit.toll.anchor) in words("tolls", "verbs", "found")


def _of_them(unit: Unit, whole: Unit) -> bool:
    """ "Three were injured, one of whom died", "including a girl who died": the dead are among those hurt."""
    noun = unit.toll.noun
    of = next(complement(noun, "of"), None)
    taken = of is not None and (of.pos_ == "PRON" or lemma(of) in words("tolls", "everybody", "words"))
    included = noun.dep_ == "pobj" and noun.head.lower_ == "including"
    after = (unit.toll.parsed.number, noun.i) > (whole.toll.parsed.number, whole.toll.noun.i)
    return after and (taken or (included and unit.toll.parsed.number == whole.toll.parsed.number))


def _less(whole: Unit, lost: Sequence[Unit]) -> Count:
    count = whole.low - _sum(lost)
    return Count("injured", count, count, (whole.telling, *(unit.telling for unit in lost)))


def _others(unit: Unit, units: Sequence[Unit]) -> bool:
    """ "A man was killed and three others were shot": the others are not among the dead."""
    before = [one for one in units if (one.toll.parsed.number, one.toll.noun.i) < (unit.toll.parsed.number, unit.toll.noun.i)]
    return further(unit.toll) and any(one.toll.outcome == "killed" for one in before)
