"""Acts of states and bodies: papers signed, journeys and receptions, envoys summoned or sent home, votes, exchanges, takeovers.

A verb tells of one by what it is done to ("signed a protocol", "expelled two diplomats"); the tables stand in `data/acts.toml`.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, cast

from summarizer.extractors.offline.lexicon import load, section, words
from summarizer.extractors.offline.phrases import child, children, complement, conjuncts, lemma, passive, subject_of
from summarizer.records.vocabulary import IncidentType

if TYPE_CHECKING:
    from spacy.tokens import Token


def act(token: "Token") -> str | None:
    """The table of the act that a verb or a noun tells of; null for other words."""
    verbal = token.pos_ == "VERB"
    listed = _by_word("verbs" if verbal else "nouns").get(lemma(token), ())
    return next((name for name in listed if (_tells if verbal else _names)(token, name)), None)


@cache
def _by_word(kind: str) -> Mapping[str, Sequence[str]]:
    """Lemma → the tables that list it, in their order; of "take_over" the verb, of "peace_deal" the last noun."""
    found: dict[str, list[str]] = {}
    for name, table in load("acts").items():
        listed = table.get(kind, "") if not isinstance(table, str) and "verbs" in table else ""
        for word in listed.split() if isinstance(listed, str) else ():
            key = word.partition("_")[0] if kind == "verbs" else word.rpartition("_")[2]
            if name not in found.setdefault(key, []):
                found[key].append(name)
    return found


def apart(one: "Token", other: "Token") -> bool:
    """Whether two words tell of acts that are never one: a vote and a coup, an envoy expelled and goods barred."""
    ours, theirs = _family(one), _family(other)
    return (ours != theirs and "other" in {type_of(one), type_of(other)}) or (
        None not in {ours, theirs} and ours != theirs and type_of(one) == "sanction"
    )


def type_of(verb: "Token") -> IncidentType | None:
    """The type of incident that a verb tells of as such an act."""
    name = act(verb)
    return None if name is None else cast(IncidentType, section("acts", name)["type"])


def roles(verb: "Token") -> Mapping[str, str] | None:
    """Who plays which role in the act that a verb tells of; an empty role is nobody's."""
    name = act(verb)
    return None if name is None else section("acts", name)


def needs(verb: "Token") -> str | None:
    """What must be told beside the act: "office", "offices" or "party"."""
    name = act(verb)
    return None if name is None else section("acts", name)["needs"]


def patients(verb: "Token") -> list["Token"]:
    """What an act is done to: the verb's objects, and who is declared persona non grata, which a parse may take for anything."""
    if act(verb) != "banishment":
        return list(children(verb, "dobj"))
    behind = [one for one in verb.subtree if one.i > verb.i and one.pos_ in {"NOUN", "PROPN"} and not _declared(one)]
    return [one for one in behind if one.dep_ in {"nsubj", "dobj"}][:1] or [one for one in behind if _declared(one.head)][:1]


def goals(verb: "Token") -> list["Token"]:
    """Where a convoy comes to, told as the verb's object: "reached the town"."""
    return list(children(verb, "dobj")) if act(verb) == "convoy" else []


def _family(token: "Token") -> str | None:
    name = act(token)
    return None if name is None else section("acts", name).get("family", name)


def _names(noun: "Token", name: str) -> bool:
    listed = section("acts", name).get("nouns", "").split()
    return lemma(noun) in listed or any(f"{lemma(one)}_{lemma(noun)}" in listed for one in children(noun, "compound", "amod"))


def _declared(noun: "Token") -> bool:
    return noun.lower_ in words("acts", "banishment", "declared") or lemma(noun) in {"grata", "gratae"}


def _tells(verb: "Token", name: str) -> bool:
    table, listed = section("acts", name), words("acts", name, "verbs")
    base = lemma(verb)
    particles = {one.lower_ for one in children(verb, "prt", "advmod", "xcomp", "prep")}
    if base not in listed and not any(f"{base}_{one}" in listed for one in particles):
        return False
    if name == "accord" and _step(verb) is not None:
        return True
    if name == "banishment":
        return any(_declared(one) for one in verb.subtree)
    if name == "removal":
        return any(lemma(one) in words("acts", name, "from") for one in complement(verb, "from"))
    if name == "convoy":
        return _carries(subject_of(verb))
    things = list(_objects(verb, table.get("to", "").split()))
    if "objects" in table:
        return any(_heads(one) & words("acts", name, "objects") for one in things)
    if table["needs"] == "office":
        return _acts(subject_of(verb)) and child(verb, "dobj") is None and any(_town(one) for one in things)
    return any(_acts(one) for one in things) if table["needs"] == "offices" else bool(things)


def _carries(carrier: "Token | None") -> bool:
    """Whether a noun names a convoy with aid: "trucks carrying flour", "an aid convoy", "a ship with food"."""
    if carrier is None or lemma(carrier) not in words("acts", "convoy", "carriers"):
        return False
    loads = [*children(carrier, "compound", "amod"), *complement(carrier, "with", "of")]
    loads += [one for participle in children(carrier, "acl", "relcl") for one in children(participle, "dobj")]
    return any(
        lemma(each) in words("acts", "convoy", "objects") for one in loads for each in (*conjuncts(one), *children(one, "compound", "amod"))
    )


def _step(verb: "Token") -> "Token | None":
    """What the parties agree to do with a paper: "agreed to extend the truce"."""
    for one in children(verb, "xcomp"):
        paper = child(one, "dobj")
        if paper is not None and lemma(one) in words("acts", "accord", "steps") and lemma(paper) in words("acts", "accord", "objects"):
            return one
    return None


def _objects(verb: "Token", prepositions: list[str]) -> Iterator["Token"]:
    """What an act is done to; where prepositions are given, what stands behind them."""
    if passive(verb):
        patients = [*children(verb, "nsubjpass")] or [
            one for one in (verb.head if verb.dep_ == "acl" else subject_of(verb),) if one is not None
        ]
        yield from patients
    else:
        yield from children(verb, "dobj", "oprd", "attr")
    yield from complement(verb, *prepositions)


def _heads(noun: "Token") -> set[str]:
    """The lemmas that an object and what is coordinated with it hold: of its head, of what stands before it, of whose it is."""
    found = set()
    for one in conjuncts(noun):
        beside = [*children(one, "compound", "amod", "nmod", "appos"), *complement(one, "of", "at", "from")]
        found |= {lemma(each) for each in (one, *beside)} | {
            lemma(each) for inner in beside for each in children(inner, "compound", "appos")
        }
    return found


def _town(place: "Token") -> bool:
    """Whether a journey's end is a named place or a capital."""
    return (
        place.ent_type_ in {"GPE", "LOC"}
        or (place.pos_ == "PROPN" and place.ent_type_ not in {"DATE", "TIME"})
        or lemma(place) == "capital"
    )


def _acts(noun: "Token | None") -> bool:
    """Whether a noun can name a holder of office."""
    if noun is None or noun.lower_ in {"it", "this", "that", "which", "what"}:
        return False
    return noun.ent_type_ == "PERSON" or noun.pos_ in {"PROPN", "PRON"} or lemma(noun) in words("acts", "offices", "holders")
