"""The armed group behind "the rebels": the one group of fighters that an article names."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.extractors.offline.frames import VIOLENT
from summarizer.extractors.offline.identity import Event
from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.parse import Parsed, Reading
from summarizer.extractors.offline.phrases import child, children, complement, is_proper, lemma, negated, phrase, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITH_ACRONYM = re.compile(r"((?:[A-Z][\w'’-]+(?: (?:of|de|for|and)(?= [A-Z]))? ){2,8})[(\[]([A-Z][A-Z-]{1,7})[)\]]")


def add_affiliations(reading: Reading, events: list[Event]) -> None:
    """Gives fighters of no named group the article's only one: "FMLN guerrillas shelled … . The rebels attacked a bank".

    Where an article names two groups, nobody knows whose "the rebels" are.
    """
    groups = armed_groups(reading)
    if len(groups) != 1:
        return
    for event in events:
        for mention in event.mentions if event.type in VIOLENT | {"abduction"} else ():
            for name, role in mention.participants:
                fighters = name.split(" of ")[0].split()[-1].lower().removesuffix("s") in words("people", "groups", "fighters")
                if role in {"perpetrator", "party"} and fighters and name not in mention.affiliations:
                    mention.affiliations[name] = groups[0]


def armed_groups(reading: Reading) -> list[str]:
    """The names of the groups of fighters, each in its first form, in text order; a name and its acronym are one."""
    full = {acronym: name.strip() for name, acronym in _WITH_ACRONYM.findall(reading.article.text)}
    found: list[str] = []
    for parsed in reading.sentences:
        for name in _named(parsed):
            known = {one for group in found for one in (group, full.get(group, group), _acronym(group))}
            if not {name, full.get(name, name), _acronym(name)} & known:
                found.append(name)
    return found


def _acronym(name: str) -> str:
    """The acronym in brackets behind a name, else the name."""
    bracketed = re.search(r"[(\[]([A-Z-]{2,})[)\]]", name)
    return bracketed[1] if bracketed else name


def _named(parsed: Parsed) -> Iterator[str]:
    fighters, bands = words("people", "groups", "fighters"), words("people", "bodies", "bands")
    for token in parsed.doc:
        if lemma(token) in fighters and token.pos_ == "NOUN":
            yield from _before(parsed, token)
            yield from (words_of(parsed, *phrase(one)) for one in complement(token, "of", "from") if _proper(one))
        elif lemma(token) in bands | {"group"} and any(lemma(one) in fighters | {"armed"} for one in children(token, "compound", "amod")):
            yield from _before(parsed, token)
            yield from (words_of(parsed, *phrase(one)) for one in children(token, "appos") if _proper(one))
        elif _proper(token) and token.dep_ not in {"compound", "amod", "nmod"} and (_calls_itself_armed(token) or _claims(token)):
            yield words_of(parsed, *phrase(token))


def _proper(token: "Token") -> bool:
    return token.pos_ == "PROPN" and is_proper(token) and token.ent_type_ not in {"GPE", "DATE", "PERSON", "LOC", "NORP"}


def _before(parsed: Parsed, noun: "Token") -> Iterator[str]:
    """The name in front: "FMLN guerrillas", "the Shining Path rebel group"."""
    for one in children(noun, "compound", "nmod", "poss"):
        if _proper(one):
            yield words_of(parsed, one.left_edge.i, one.i)


def _calls_itself_armed(head: "Token") -> bool:
    """ "National Liberation Front", "Revolutionary Armed Forces of …"."""
    parts = {one.lower_ for one in children(head, "compound", "amod", "nmod")}
    return lemma(head) in words("people", "bodies", "bands") | {"front", "forces"} and (
        bool(parts & {"liberation", "guerrilla", "resistance", "jihad"}) or parts >= {"revolutionary", "armed"}
    )


def _claims(head: "Token") -> bool:
    """ "The Red Brigade claimed responsibility for …"."""
    verb = head.head
    if head.dep_ != "nsubj" or lemma(verb) not in words("events", "blame", "claim") or negated(verb):
        return False
    thing = child(verb, "dobj")
    return thing is not None and lemma(thing) in {"responsibility", "credit"}
