"""Counts of people and what befell them, bound to the word that says it: "three workers were killed", "the deaths of 3", "5 dead"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.extractors.offline.lexicon import classes, words
from summarizer.extractors.offline.mentions import Cast
from summarizer.extractors.offline.parse import Parsed
from summarizer.extractors.offline.phrases import (
    child,
    children,
    complement,
    conjuncts,
    lemma,
    negated,
    passive,
    phrase,
    subject_of,
    words_of,
)
from summarizer.records.vocabulary import Outcome, VictimGroup

if TYPE_CHECKING:
    from spacy.tokens import Token

_FATAL = frozenset({"dead", "fatally", "death"})
_INTRANSITIVE = frozenset({"die", "perish", "vanish", "disappear", "drown"})
_OTHERS = frozenset({"other", "others"})


@dataclass(frozen=True, slots=True)
class Toll:
    """One count. `anchor` is the word that gives the outcome, `noun` heads the victims; null bounds where the words give no number."""

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


def find(parsed: Parsed, cast: Cast) -> list[Toll]:
    """All tolls of a sentence, in text order."""
    found: list[Toll] = []
    for token in parsed.doc:
        for outcome, victims, anchor in _befallen(token):
            found += _counted(parsed, cast, anchor, outcome, victims)
    return _without_repeats(_combined(found))


# --- what befell whom --------------------------------------------------------------------------------------------------------------


def _befallen(token: "Token") -> Iterator[tuple[Outcome, "Token", "Token"]]:
    if token.pos_ in {"VERB", "AUX"}:
        yield from _by_verb(token)
    elif token.pos_ == "NOUN":
        yield from _by_noun(token)
    if token.lower_ == "condition" and token.dep_ == "pobj" and token.head.lower_ == "in":
        yield from _in_condition(token)
    if token.pos_ in {"ADJ", "VERB", "NOUN"} and token.lower_ in _adjectives():
        yield from _by_adjective(token)


def _in_condition(token: "Token") -> Iterator[tuple[Outcome, "Token", "Token"]]:
    """ "Two men were in critical condition": hurt."""
    verb = token.head.head
    if not any(one.lower_ in words("people", "states", "conditions") for one in children(token, "amod")) or verb.pos_ not in {
        "VERB",
        "AUX",
    }:
        return
    who = subject_of(verb)
    if who is not None:
        yield "injured", who, token


def _adjectives() -> dict[str, Outcome]:
    known: dict[str, Outcome] = {
        "dead": "killed", "lifeless": "killed", "missing": "missing", "homeless": "displaced", "captive": "captured", "unaccounted": "missing",
        "injured": "injured", "wounded": "injured", "hospitalized": "injured",
    }  # fmt: skip
    return known


def outcome_of(verb: "Token") -> Outcome | None:
    """What a verb says befell its object: "shot dead" and "fatally shot" kill, "shot" alone hurts."""
    found = classes("people", "outcomes").get(lemma(verb))
    if found is None:
        return None
    if found == "injured" and any(one.lower_ in _FATAL for one in verb.children):
        return "killed"
    if found == "injured" and any(one.lower_ == "to" and any(x.lower_ == "death" for x in one.children) for one in verb.children):
        return "killed"
    outcomes: dict[str, Outcome] = {
        "killed": "killed", "injured": "injured", "missing": "missing", "captured": "captured", "displaced": "displaced",
    }  # fmt: skip
    return outcomes.get(found)


def _by_verb(token: "Token") -> Iterator[tuple[Outcome, "Token", "Token"]]:
    outcome = outcome_of(token)
    if outcome is None:
        if lemma(token) in {"claim", "lose", "cost", "take"}:
            lives = child(token, "dobj")
            if lives is not None and lemma(lives) == "life":
                who = subject_of(token) if lemma(token) == "lose" else next(complement(lives, "of"), lives)
                if who is not None:
                    yield "killed", who, token
        elif lemma(token) in words("people", "states", "suffer"):
            harm = child(token, "dobj")
            who = subject_of(token)
            if harm is not None and who is not None and lemma(harm) in words("people", "states", "harms"):
                yield ("killed" if any(one.lower_ == "fatal" for one in harm.children) else "injured"), who, token
        elif lemma(token) in {"put", "send", "find", "take"}:
            yield from _taken_in(token)
        elif lemma(token) in {"pronounce", "declare"} and any(one.lower_ == "dead" for one in token.children):
            who = child(token, "nsubjpass", "dobj")
            if who is not None:
                yield "killed", who, token
        return
    if negated(token) or _unreal(token) or _statistical(token):
        return
    if lemma(token) in {"strike", "hit"} and not (passive(token) or token.tag_ == "VBG"):
        return
    if lemma(token) in _INTRANSITIVE:
        who = subject_of(token)
    elif passive(token):
        who = (
            child(token, "nsubjpass")
            or (child(token, "nsubj") if token.dep_ == "advcl" else None)
            or (token.head if token.dep_ in {"acl", "relcl"} else None)
            or subject_of(token)
        )
    else:
        who = child(token, "dobj") or _shared_object(token)
    if who is not None and not (lemma(token) == "evacuate" and not passive(token)):
        if who.tag_ in {"WP", "WDT"}:
            clause = next((one for one in token.ancestors if one.dep_ == "relcl"), token if token.dep_ == "relcl" else None)
            who = clause.head if clause is not None else who
        yield outcome, who, token


def _taken_in(token: "Token") -> Iterator[tuple[Outcome, "Token", "Token"]]:
    """ "put four people in the hospital", "two were found with gunshot wounds": hurt."""
    who = child(token, "nsubjpass") if passive(token) else child(token, "dobj")
    if who is None:
        return
    hospital = lemma(token) in {"put", "send"} and any(lemma(one) == "hospital" for one in complement(token, "in", "to"))
    harmed = any(lemma(one) in words("people", "states", "harms") for verb in (token, who) for one in complement(verb, "with"))
    if hospital or (harmed and lemma(token) == "find"):
        yield "injured", who, token


def _statistical(verb: "Token") -> bool:
    """A count over a time, not of a deed: "126 people have been killed this year", "so far", "since 1980"."""
    for one in verb.subtree:
        if (
            one.lower_ == "year"
            and any(x.lower_ in {"this", "last", "past", "each", "every", "per", "a"} for x in one.children)
            and one.dep_ in {"npadvmod", "pobj"}
        ):
            return True
        if one.lower_ == "far" and any(x.lower_ == "so" for x in one.children):
            return True
        if one.lower_ == "since" and one.dep_ == "prep" and one.head.i == verb.i:
            return True
    return False


def _shared_object(verb: "Token") -> "Token | None":
    """ "killed and injured several nationals": the object stands with the last verb."""
    for one in verb.conjuncts:
        if one.i > verb.i and not passive(one):
            found = child(one, "dobj")
            if found is not None and one.i - verb.i <= 4:
                return found
    return None


def _by_noun(token: "Token") -> Iterator[tuple[Outcome, "Token", "Token"]]:
    found = classes("people", "outcome_nouns").get(lemma(token))
    if lemma(token) in {"shooting", "stabbing"}:
        victim = next(complement(token, "of"), None)
        if victim is not None:
            yield ("killed" if any(one.lower_ in {"fatal", "deadly"} for one in children(token, "amod")) else "injured"), victim, token
        return
    if found is None or (lemma(token) in {"body", "loss"} and not any(True for _ in complement(token, "of"))):
        return
    outcome: Outcome = (
        "killed" if found == "killed" else "injured" if found == "injured" else "captured" if found == "captured" else "displaced"
    )
    who = next(complement(token, "of"), None)
    if lemma(token) == "loss":
        return
    if who is None and token.dep_ == "conj":
        who = next(complement(token.head, "of"), None)
    if who is None:
        later = next((one for one in token.conjuncts if one.i > token.i), None)
        who = next(complement(later, "of"), None) if later is not None and lemma(later) in classes("people", "outcome_nouns") else None
    if who is not None and lemma(token) in words("people", "outcome_nouns", "of"):
        yield outcome, who, token
    if who is None and lemma(token) in {"death", "injury", "fatality"} and any(one.dep_ == "nummod" for one in token.children):
        yield outcome, token, token


def _by_adjective(token: "Token") -> Iterator[tuple[Outcome, "Token", "Token"]]:
    outcome = _adjectives()[token.lower_]
    if (
        token.dep_ in {"oprd", "ccomp", "acomp", "xcomp"} or (token.dep_ == "advcl" and lemma(token.head) == "leave")
    ) and token.head.pos_ in {"VERB", "AUX"}:
        verb = token.head
        if lemma(verb) in {"leave", "find", "shoot"} and not passive(verb):
            who = child(verb, "dobj") or child(token, "nsubj")
        else:
            who = child(verb, "nsubjpass", "nsubj") or child(token, "nsubj")
        if lemma(verb) == "shoot":
            return
        if who is not None and not negated(verb):
            yield outcome, who, token
        elif token.dep_ == "ccomp" and child(token, "nummod") is not None:
            yield outcome, token, token
    elif token.dep_ in {"acl", "amod"} and token.i > token.head.i and token.head.pos_ in {"NOUN", "PROPN", "NUM"} and token.pos_ != "VERB":
        yield outcome, token.head, token
    elif token.pos_ in {"NOUN", "ADJ"} and any(one.dep_ == "nummod" for one in token.children):
        yield outcome, token, token


def _unreal(verb: "Token") -> bool:
    auxiliaries = {one.lower_ for one in children(verb, "aux", "auxpass")}
    if auxiliaries & {"could", "may", "might", "would", "will", "should", "must", "can", "'ll"}:
        return True
    if "to" in auxiliaries:
        return verb.dep_ in {"xcomp", "acl", "advcl", "relcl", "ccomp"} and lemma(verb.head) not in {
            "continue",
            "begin",
            "manage",
            "happen",
        }
    return any(one.dep_ == "mark" and one.lower_ in {"if", "unless"} for one in verb.children)


# --- how many ----------------------------------------------------------------------------------------------------------------------


def _counted(parsed: Parsed, cast: Cast, anchor: "Token", outcome: Outcome, victims: "Token") -> Iterator[Toll]:
    parts = [one for one in conjuncts(victims) if one.i == victims.i or abs(one.i - victims.i) < 25]
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
    return not any(one.dep_ in {"det", "nummod", "poss", "amod"} for one in part.children)


def _speaks(noun: "Token", anchor: "Token") -> bool:
    """Whether a noun is the speaker beside the toll, which a parse may coordinate with it: "…, Capt. Reyes said"."""
    head = noun.head
    return noun.dep_ == "nsubj" and head.i != anchor.i and lemma(head) in {"say", "tell", "report", "add", "announce"} and anchor.i < noun.i


def _with_groups(tolls: list[Toll]) -> Iterator[Toll]:
    """A lone count is the total; parts of one clause are groups, and their sum is the total."""
    if len(tolls) < 2:
        yield from tolls
        return
    if all(toll.low is not None and toll.low == toll.high for toll in tolls):
        first, last = tolls[0], tolls[-1]
        text = first.parsed.doc[_left(first) : last.noun.i + 1].text
        start, end = first.parsed.offset + first.parsed.doc[_left(first)].idx, first.parsed.end(last.noun)
        if end > start:
            total = sum(toll.low or 0 for toll in tolls)
            yield Toll(
                first.parsed,
                first.anchor,
                first.noun,
                first.outcome,
                "total",
                total,
                total,
                text,
                None,
                all(toll.definite for toll in tolls),
            )
    yield from (_grouped(toll) for toll in tolls)


def _left(toll: Toll) -> int:
    return phrase(toll.noun)[0]


def _grouped(toll: Toll) -> Toll:
    group = _group(toll.noun)
    return Toll(
        toll.parsed, toll.anchor, toll.noun, toll.outcome, group, toll.low, toll.high, toll.text, toll.victims, toll.definite, part=True
    )


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
    person = cast.person_at(parsed, noun)
    first, last = phrase(noun)
    number = _number(parsed, noun, first, last)
    if (
        noun.pos_ == "PRON"
        and noun.lower_
        not in {
            "he",
            "she",
            "him",
            "her",
            "both",
            "others",
            "one",
            "another",
            "someone",
            "somebody",
            "himself",
            "herself",
        }
        and number is None
    ):
        return None
    low: int | None
    high: int | None
    definite = any(
        one.lower_ in {"the", "his", "her", "their", "this", "that", "these", "those"}
        for one in noun.children
        if one.dep_ in {"det", "poss"}
    )
    text = words_of(parsed, first, max(last, noun.i), article=True)
    if number is not None and not (is_person(noun) or noun.pos_ in {"NUM", "PRON", "PROPN", "DET"} or _human(noun)):
        return None
    if number is None and _mass(noun):
        return None
    if number is not None:
        low, high = number
    elif noun.lower_ == "another":
        low = high = 1
    elif person is not None or noun.lower_ in {"he", "she", "him", "her", "himself", "herself"}:
        low = high = 1
        definite = True
    elif not is_person(noun):
        return None
    elif (noun.tag_ == "NN" or noun.lower_ == "old") and lemma(noun) != "people" and not _mass(noun):
        low = high = 1
    else:
        low = high = None
    if low is None and definite:
        return None
    victims = words_of(parsed, first, max(last, noun.i)) if noun.pos_ in {"NOUN", "PROPN"} else None
    return Toll(parsed, anchor, noun, outcome, "total", low, high, text, victims, definite)


def _number(parsed: Parsed, noun: "Token", first: int, last: int) -> tuple[int | None, int | None] | None:
    """The count that stands in the phrase as its number, never an age."""
    counting = {
        one.i for token in (noun,) for child_ in children(token, "nummod", "quantmod", "amod", "det", "advmod") for one in child_.subtree
    }
    if noun.pos_ == "NUM" or noun.lower_ in {"dozens", "hundreds", "thousands", "scores"}:
        counting.add(noun.i)
    start, end = parsed.start(parsed.doc[first]), parsed.end(parsed.doc[max(last, noun.i)])
    for number in parsed.numbers:
        if number.kind != "cardinal" or not (start <= number.start < end):
            continue
        if any(number.start <= parsed.start(parsed.doc[i]) < number.end for i in counting):
            return number.low, number.high
    return None


def is_person(noun: "Token") -> bool:
    """Whether a noun names people, by the word lists."""
    name = lemma(noun)
    return (
        name in words("people", "person", "nouns")
        or name in classes("people", "groups")
        or (
            name in words("speech", "speakers", "roles")
            and name not in {"group", "party", "church", "school", "government", "company", "country"}
        )
        or name in _adjectives()
        or (name.endswith("-old") or noun.lower_ == "old")
    )


def _human(noun: "Token") -> bool:
    """By its ending a noun for people: "miners", "cyclists", "civilians"; an outcome noun counts people too ("12 deaths")."""
    name = lemma(noun)
    return (
        name.endswith(("er", "or", "ist", "ian", "man", "ee", "ese"))
        or name in classes("people", "outcome_nouns")
        or noun.ent_type_ == "NORP"
        or name == "life"
    )


def _mass(noun: "Token") -> bool:
    return lemma(noun) in {"police", "army", "military", "family", "staff", "crew", "personnel", "group", "team", "band"}


# --- joining -----------------------------------------------------------------------------------------------------------------------


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
        kept.append(
            Toll(
                toll.parsed,
                twin.anchor,
                toll.noun,
                "killed_or_injured",
                toll.group,
                toll.low,
                toll.high,
                toll.text,
                toll.victims,
                toll.definite,
            )
        )
    return kept


def _without_repeats(tolls: list[Toll]) -> list[Toll]:
    """One claim per victims and outcome; "shot and killed" is a death, not an injury too."""
    killed = {toll.noun.i for toll in tolls if toll.outcome == "killed"}
    kept: list[Toll] = []
    for toll in tolls:
        if toll.outcome == "injured" and toll.noun.i in killed and lemma(toll.anchor) in {"shoot", "stab", "wound"}:
            continue
        if not any(one.noun.i == toll.noun.i and one.outcome == toll.outcome and one.group == toll.group for one in kept):
            kept.append(toll)
    return kept


def names_people(noun: str) -> bool:
    """Whether a noun (lower case, singular or plural) stands in the lists of people."""
    forms = {noun, noun.removesuffix("s"), noun.removesuffix("es"), noun.replace("men", "man")}
    return bool(forms & (words("people", "person", "nouns") | classes("people", "groups").keys()))
