"""Who is who among the victims of one event: whether two tellings of one person are the same, by name, pronoun, age and kind.

Local news tells the same man three times ("a man was shot", "he died at a hospital", "Jon Marr, 34") and two men in one breath; a toll is
right only if the first are one and the second two.
"""

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from summarizer.extractors.offline.casualties import Toll
from summarizer.extractors.offline.lexicon import classes, words
from summarizer.extractors.offline.mentions import Person
from summarizer.extractors.offline.names import HE, SHE, gender_of_name, gender_of_title
from summarizer.extractors.offline.phrases import agent, child, children, lemma, passive, phrase, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_AGE = re.compile(r"\b(\d{1,3})(?:\s|-)years?(?:\s|-)old|\b(\d{1,3})(?:\s|-)month(?:\s|-)old", re.IGNORECASE)
_GROWN = 18  # years from which nobody is called a boy or a girl in these texts, with one year's grace


@dataclass(frozen=True, slots=True)
class Traits:
    """What one telling says of a person; null where it says nothing. `kind` is the noun's class, `age` in years."""

    person: Person | None
    gender: str | None
    age: int | None
    grown: bool | None
    kind: str | None
    noun: str
    pronoun: bool
    reflexive: bool
    definite: bool
    further: bool


@dataclass(slots=True, eq=False)
class Individual:
    """One person of an event with all tellings of them."""

    tolls: list[Toll] = field(default_factory=list)
    traits: list[Traits] = field(default_factory=list)

    @property
    def dead(self) -> bool:
        """Who died is counted among the dead, whatever was told of them before."""
        return any(toll.outcome == "killed" for toll in self.tolls)


def further(toll: Toll) -> bool:
    """Whether the words say that these are not the ones told before: "another", "three others", "two more", "a fourth", "was also hit"."""
    noun = toll.noun
    beside = any(one.lower_ in words("tolls", "further", "adverbs") for one in children(toll.anchor, "advmod"))
    opened = toll.parsed.doc[0].lower_ in words("tolls", "further", "adverbs") and toll.anchor.i < noun.i  # "Also killed were …"
    return apart_in_words(toll) or beside or opened


def apart_in_words(toll: Toll) -> bool:
    """Whether the phrase itself says so: "another man", "three others"; "more than 40" says nothing of others."""
    first, last = phrase(toll.noun)
    said = [one for one in toll.parsed.doc[first : last + 1] if one.i >= toll.noun.i or one.nbor().lower_ != "than"]
    return any(one.lower_ in words("tolls", "further", "words") for one in said)


def traits(toll: Toll) -> Traits:
    """What this telling says of its person."""
    noun = toll.noun
    base = lemma(noun)
    age = _age(toll)
    grown = False if base in words("tolls", "ages", "minors") else True if base in words("tolls", "ages", "adults") else None
    if age is not None:
        grown = age > _GROWN if age != _GROWN else None
    kind = classes("people", "groups").get(base)
    return Traits(
        person=toll.person,
        gender=_gender(noun, toll.person),
        age=age,
        grown=grown,
        kind="attackers" if _killer(toll) else kind if kind in {"security_forces", "attackers"} else None,
        noun=base,
        pronoun=noun.pos_ == "PRON" and noun.lower_ in HE | SHE,
        reflexive=noun.lower_ in words("tolls", "reflexives", "words"),
        definite=toll.definite,
        further=further(toll),
    )


def _killer(toll: Toll) -> bool:
    """ "Killed himself", "police shot him dead": who is told so is no victim of the deed, but its doer."""
    if toll.noun.lower_ in words("tolls", "reflexives", "words"):
        return True
    doer = agent(toll.anchor) or (child(toll.anchor, "nsubj") if not passive(toll.anchor) else None)
    pronoun = toll.noun.pos_ == "PRON" and toll.noun.lower_ in HE | SHE
    return pronoun and doer is not None and classes("people", "groups").get(lemma(doer)) == "security_forces"


def _gender(noun: "Token", person: Person | None) -> str | None:
    if noun.lower_ in HE or lemma(noun) in words("people", "titles", "male"):
        return "male"
    if noun.lower_ in SHE or lemma(noun) in words("people", "titles", "female"):
        return "female"
    if person is None:
        return None
    titled = next((found for role, _ in person.roles if (found := gender_of_title(role))), None)
    return titled or gender_of_name(person.name)  # not `person.gender`, which pronouns lend


def _age(toll: Toll) -> int | None:
    """ "a 34-year-old man", "Jon Marr, 34, …"."""
    noun, doc = toll.noun, toll.parsed.doc
    first, last = phrase(noun)
    found = _AGE.search(doc[first : last + 1].text)
    if found is not None:
        return int(found[1]) if found[1] else 0
    if last + 2 < len(doc) and doc[last + 1].text == "," and doc[last + 2].text.isdecimal() and len(doc[last + 2].text) < 3:
        closed = last + 3 >= len(doc) or doc[last + 3].is_punct
        return int(doc[last + 2].text) if closed else None
    return None


def may_be(one: Traits, other: Traits) -> bool:
    """Whether nothing that the two tellings say keeps them from being one person."""
    if one.person is not None and other.person is not None and not _one_name(one.person, other.person):
        return False
    for a, b in ((one.gender, other.gender), (one.age, other.age), (one.grown, other.grown), (one.kind, other.kind)):
        if a is not None and b is not None and a != b:
            return False
    return True


def _one_name(one: Person, other: Person) -> bool:
    """ "Ana" and "Ana Marr" are one; Ana and Leo Marr are two."""
    a, b = set(one.name.lower().split()), set(other.name.lower().split())
    return one is other or a <= b or b <= a


def told_apart(one: Individual, other: Individual) -> bool:
    """Whether the words say that these are two: another name, gender or age, "another", one breath, a killer and his victim."""
    beside = any(_beside(toll, one) for toll in other.tolls)
    more = any(its.further or its.reflexive or its.kind == "attackers" for its in other.traits)
    return beside or more or not all(may_be(_as_said(a, b), _as_said(b, a)) for a in one.traits for b in other.traits)


def _as_said(one: Traits, other: Traits) -> Traits:
    """Without the gender that only a name lends: beside somebody nameless it tells nobody apart."""
    return replace(one, gender=None) if one.person is not None and other.person is None else one


def same(told: Traits, toll: Toll, known: list[Individual], *, retold: bool) -> Individual | None:
    """Which of the persons told before this one is; null where it is somebody new. `retold`: its sentence repeats what was told before.

    A name, a pronoun or a definite noun is the last that it fits, one of the dead where it tells a death. An indefinite noun in another
    sentence tells the same person again ("a man was killed … police found a man shot") unless it says that it does not ("another man").
    """
    fitting = [one for one in reversed(known) if not _beside(toll, one) and all(may_be(told, its) for its in one.traits)]
    if told.kind == "attackers" and (told.pronoun or told.reflexive):
        doer = next((one for one in fitting if any(its.kind == "attackers" for its in one.traits)), None)
        return doer or next((one for one in fitting if _by_own_hand(toll, one)), None)
    fitting = _likely(told, toll, fitting, known)
    if told.person is not None:
        named = next((one for one in fitting if any(its.person is not None for its in one.traits)), None)
        unnamed = [one for one in fitting if all(its.person is None for its in one.traits)]
        return named or (None if told.further or not unnamed else unnamed[-1])
    if told.further:
        return next((one for one in fitting if told.definite | retold and any(its.further for its in one.traits)), None)
    if told.pronoun or told.definite:
        alike = next((one for one in fitting if any(its.noun == told.noun for its in one.traits)), None)
        return (None if told.pronoun else alike) or (fitting[0] if fitting else None)
    return next((one for one in fitting if all(toll.parsed.number != its.parsed.number for its in one.tolls)), None)


def _likely(told: Traits, toll: Toll, fitting: list[Individual], known: list[Individual]) -> list[Individual]:
    """Those whom a telling may well mean, the likeliest first: no owner of theirs ("his father"), no dead man for who lives."""
    owner = next((one for one in reversed(known) if _owns(toll, one)), None)
    fitting = [one for one in fitting if one is not owner]
    if told.definite and told.kind is not None:
        fitting = [one for one in fitting if any(its.kind for its in one.traits) or all(its.person is None for its in one.traits)]
    if toll.outcome == "killed":
        return sorted(fitting, key=lambda one: not one.dead)
    lives = toll.anchor.lower_ in words("tolls", "lives", "words") and not (told.pronoun or (told.definite and told.person is None))
    named = [one for one in fitting if told.person is not None and any(its.person is not None for its in one.traits)]
    return named or [one for one in fitting if not (lives and one.dead)]


def _owns(toll: Toll, known: Individual) -> bool:
    """Whether "his" of "his father" can be this person, who is then not that father."""
    if _of_doer(toll, known):
        return False
    owner = child(toll.noun, "poss") or (child(toll.noun.head, "poss") if toll.noun.dep_ == "conj" else None)
    gender = "male" if owner is not None and owner.lower_ in HE else "female" if owner is not None and owner.lower_ in SHE else None
    its = {one.gender for one in known.traits} - {None}
    return gender is not None and its <= {gender} and not any(one.noun == lemma(toll.noun) for one in known.traits)


def _of_doer(toll: Toll, known: Individual) -> bool:
    """Whether "his friend" is the friend of who did it: "a boy was killed on Friday. The suspect shot his friend by mistake"."""
    doer = subject_of(toll.anchor) if not passive(toll.anchor) else None
    if doer is not None and doer.tag_ in {"WP", "WDT"}:
        doer = next((one.head for one in (doer.head, *doer.head.ancestors) if one.dep_ == "relcl"), None)
    if doer is None or doer.pos_ == "PRON" or any(one.parsed.number == toll.parsed.number for one in known.tolls):
        return False
    return all(lemma(doer) != its.noun for its in known.traits)


def _by_own_hand(toll: Toll, known: Individual) -> bool:
    """Whether who "shot himself" or "was shot by police" is this person, told before without a doer: "a toddler died; he shot himself"."""
    subject = subject_of(toll.anchor)
    killer = subject is not None and classes("people", "groups").get(lemma(subject)) == "attackers"
    dealt = any(one.outcome == "killed" and one.anchor.pos_ == "VERB" and child(one.anchor, "dobj") is not None for one in known.tolls)
    return not (dealt or killer)


def _beside(toll: Toll, known: Individual) -> bool:
    """Whether both are told by one word in one breath, so that they are two: "killed a driver and a guard"."""
    return any(
        one.parsed.number == toll.parsed.number and one.anchor.i == toll.anchor.i and one.noun.i != toll.noun.i for one in known.tolls
    )
