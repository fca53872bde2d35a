"""Which noun phrases stand as participants, under which name, and of which group."""

from typing import TYPE_CHECKING

from summarizer.extractors.offline.acts import act
from summarizer.extractors.offline.blame import accuser, blamed
from summarizer.extractors.offline.coordination import accompanied, companion, titles_of_one
from summarizer.extractors.offline.frames import VIOLENT, animate, trigger_types
from summarizer.extractors.offline.lexicon import classes, words
from summarizer.extractors.offline.membership import group_of, named_group
from summarizer.extractors.offline.mentions import Cast
from summarizer.extractors.offline.parse import Parsed
from summarizer.extractors.offline.people import is_person
from summarizer.extractors.offline.phrases import child, children, complement, conjuncts, is_proper, lemma, phrase, words_of
from summarizer.extractors.offline.triggers import Mention
from summarizer.normalize.countries import countries_in

if TYPE_CHECKING:
    from spacy.tokens import Token


_SIDES = frozenset({"side", "party"})  # "both sides" are those who are named, and "the parties" too


def add_participant(mention: Mention, head: "Token", role: str, cast: Cast) -> None:
    """Adds a noun and what is coordinated with it; a part of a country that is struck is a place: "attacked the border regions"."""
    if lemma(head) in words("people", "person", "remains") | words("people", "person", "amounts"):
        head = next(complement(head, "of"), head)  # "the bodies of two priests murdered last week", "hundreds of its leaders"
    if head.lower_ in {"it", "they"} and act(head.head) is not None:
        head = _sayer(head) or head
    if role == "target" and lemma(head) in words("things", "targets", "parts"):
        head = next((whole for part in conjuncts(head) for whole in complement(part, "of")), head)
    for one in _told_with(mention, head, role, cast):
        if role == "target" and is_area(one) and cast.person_at(mention.parsed, one) is None:
            place = words_of(mention.parsed, *phrase(one))
            somewhere = one.tag_ != "NNS" or any(part[:1].isupper() for part in place.split())  # "villages" is nowhere
            if somewhere and (place, "scene") not in mention.places:
                mention.places.append((place, "scene"))
            continue
        name = name_of(mention.parsed, one, cast)
        if name is None or not _can_be(mention, one, role, cast) or any(known == name for known, _ in mention.participants):
            continue
        mention.participants.append((name, role))  # type: ignore[arg-type]  # the tables' roles are the closed list
        group = group_of(mention.parsed, one)
        if group is not None:
            mention.affiliations[name] = group


def _told_with(mention: Mention, head: "Token", role: str, cast: Cast) -> list["Token"]:
    """A noun and all that is told in one breath with it: what is coordinated, included, apposed, or told to share its fate."""
    parsed, beside = mention.parsed, child(head, "poss")
    shared = [beside] if beside is not None and cast.person_at(parsed, beside) and beside.conjuncts else []  # "X and Y's minister Z"
    nouns = [head] if titles_of_one(head) else conjuncts(head)
    named = [one for noun in nouns for whole in (noun, *complement(noun, "of")) for one in _including(whole)]
    over = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else None
    named += [] if over is None else _including(over)  # "the killing of six of their members, including …"
    named += [one for noun in nouns for one in _apposed(parsed, noun, cast)]
    if role == "target":
        named += [one for noun in nouns for one in _dwellers(parsed, noun, cast) if mention.type in VIOLENT]
        named += [one for one in accompanied(head) if _somebody(parsed, one, cast)]
    return [*shared, *nouns, *named]


def _somebody(parsed: Parsed, noun: "Token", cast: Cast) -> bool:
    return cast.person_at(parsed, noun) is not None or any(is_person(one) for one in (noun, *complement(noun, "of")))


def _apposed(parsed: Parsed, noun: "Token", cast: Cast) -> list["Token"]:
    """What a plural noun stands for, one by one: "two engineers, Ana Silva and Luis Prado", "three vehicles, a bus, a car and a van"."""
    first = next((one for one in children(noun, "appos") if one.i > noun.i), None)
    if first is not None and companion(noun, first):
        return conjuncts(first)
    if first is None or noun.tag_ not in {"NNS", "NNPS"} or noun.ent_type_ == "PERSON":
        return []
    articled = [one for one in conjuncts(first) if one.pos_ == "NOUN" and child(one, "det") is not None]
    listed = [one for one in conjuncts(first) if one in articled or one.pos_ == "PROPN" or cast.person_at(parsed, one) is not None]
    return listed if len(listed) > 1 and len(listed) == len(conjuncts(first)) else []


def add_accused(mention: Mention, deed: "Token", cast: Cast) -> None:
    """Adds whom somebody names as the doers of a deed, with who does: "the army blamed the rebels for the strike"."""
    who = accuser(deed)
    name = name_of(mention.parsed, who, cast) if who is not None else None
    for doer in blamed(deed):
        known = len(mention.participants)
        add_participant(mention, doer, "perpetrator", cast)
        if name is not None:
            mention.accusers |= {added: name for added, _ in mention.participants[known:]}


def _dwellers(parsed: Parsed, noun: "Token", cast: Cast) -> list["Token"]:
    """Whoever is named as living or riding in what is struck: "attacked the home of Mayor Luis Prado", "fired at Ana Silva's car"."""
    if lemma(noun) not in words("things", "targets", "dwellings"):
        return []
    return [one for one in (*children(noun, "poss"), *complement(noun, "of")) if cast.person_at(parsed, one) is not None]


def _including(noun: "Token") -> list["Token"]:
    """Who is named out of several: "six priests, including rector Ana Silva and two deans"."""
    return [one for first in complement(noun, "including") for one in conjuncts(first)]


def is_area(token: "Token") -> bool:
    """Whether a noun names a stretch of land or a town, which is where a deed falls and not what it strikes; a country can be a party."""
    if token.ent_type_ in {"GPE", "LOC"} and token.pos_ == "PROPN":
        return not countries_in(token.text) and lemma(token) not in words("things", "places", "buildings")
    return lemma(token) in words("things", "places", "areas")


def _can_be(mention: Mention, token: "Token", role: str, cast: Cast) -> bool:
    if lemma(token) in _SIDES and token.tag_ == "NNS" and not any(is_proper(one) for one in token.children):
        return False
    if role != "target":
        token = next(complement(token, "of"), token) if token.pos_ == "NUM" else token  # "one of the devices" is no person
        return (animate(token) and not _charge(token)) or cast.person_at(mention.parsed, token) is not None
    never = words("things", "targets", "never") | words("things", "targets", "parts") | classes("people", "outcome_nouns").keys()
    return lemma(token) not in never and token.lower_ not in never and not _charge(token) and not _nation(token)


def _nation(token: "Token") -> bool:
    """ "Crimes against the Salvadoran people", "our people": all of them, whom no single deed strikes."""
    if token.lower_ not in {"people", "nation"} or any(one.dep_ in {"nummod", "relcl", "acl"} for one in token.children):
        return False
    ours = any(one.lower_ in {"our", "my"} for one in children(token, "poss"))
    return ours or (any(one.lower_ == "the" for one in children(token, "det")) and any(one.ent_type_ == "NORP" for one in token.children))


def _charge(token: "Token") -> bool:
    """What goes off, is fired or borne is the weapon and not its target: "detonated a bomb", "11,000 rounds", "captured 46 rifles"."""
    return lemma(token) in words("things", "weapons", "explosives") | words("things", "weapons", "nouns")


def name_of(parsed: Parsed, token: "Token", cast: Cast) -> str | None:
    """What a noun phrase is called: a person by the name, a pronoun by whom it stands for; null where it names nobody."""
    if token.tag_ in {"WP", "WDT"}:
        clause = next((one for one in token.ancestors if one.dep_ in {"relcl"}), None)
        return name_of(parsed, clause.head, cast) if clause is not None and clause.head.i != token.i else None
    if token.pos_ == "PRON":
        person = cast.pronoun(parsed, token) if token.lower_ in {"he", "she", "him", "her"} else None
        return person.name if person else None
    if token.ent_type_ in {"DATE", "TIME"} or token.pos_ not in {"NOUN", "PROPN", "NUM", "ADJ"} or _bare_count(token):
        return None
    if f"noun:{lemma(token)}" in trigger_types() or lemma(token) in words("events", "anaphora", "nouns"):
        return None
    person = cast.person_at(parsed, token)
    if person is not None:
        return person.name
    name = named_group(token)
    if name is not None:
        return words_of(parsed, *phrase(name))
    owner = child(token, "poss")
    if owner is not None and owner.tag_ == "PRP$":
        found = cast.by_role(parsed, token)
        return found.name if found is not None else words_of(parsed, owner.i + 1, max(phrase(token)[1], owner.i + 1))
    first, last = phrase(token)
    if token.tag_ == "NNS":  # "the foreign ministers of Norway and Ghana" are two
        last = max([last, *(phrase(one)[1] for of in complement(token, "of") for one in conjuncts(of) if is_proper(one))])
    return words_of(parsed, first, last)


def _sayer(pronoun: "Token") -> "Token | None":
    """Who says what they did: "Norway said it was expelling two diplomats"."""
    clause = pronoun.head
    if pronoun.dep_ != "nsubj" or clause.dep_ != "ccomp" or lemma(clause.head) not in words("events", "scene", "saying"):
        return None
    found = child(clause.head, "nsubj")
    if found is None or (pronoun.lower_ == "they") != (found.tag_ in {"NNS", "NNPS"} or child(found, "conj") is not None):
        return None
    return found if is_proper(found) or animate(found) else None


def _bare_count(token: "Token") -> bool:
    """A number that names nobody: "killed 27", "three were wounded", "five others"; "two of her guards" names them."""
    counted = token.pos_ == "NUM" or token.like_num or token.text[0].isdigit() or token.lower_ in words("things", "targets", "counts")
    return counted and not any(one.pos_ != "PRON" for one in complement(token, "of"))
