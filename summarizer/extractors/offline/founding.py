"""What a mention must tell to found an event of its own: no habits, names of offences, totals of a war."""

from typing import TYPE_CHECKING

from summarizer.extractors.offline import acts, offices
from summarizer.extractors.offline.aiming import aimed_at
from summarizer.extractors.offline.frames import TALKS, VIOLENT
from summarizer.extractors.offline.identity import HARMFUL
from summarizer.extractors.offline.lexicon import classes, words
from summarizer.extractors.offline.mentions import Cast
from summarizer.extractors.offline.mishaps import happened
from summarizer.extractors.offline.phrases import child, children, complement, conjuncts, lemma, passive, subject_of
from summarizer.extractors.offline.triggers import Mention, offence
from summarizer.normalize import edtf
from summarizer.normalize.countries import code_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_YEAR = 364  # days from its first to its last
WAR = 1000  # dead in one deed of people; what counts more sums up a war


SPECIFIC = frozenset({"recent", "latest", "deadly", "fatal", "yesterday"})  # adjectives of one deed: "the recent clash"


def charged(mention: Mention) -> bool:
    """ "charged with murder", "two counts of homicide": a name for an offence, not the telling of it."""
    dated = bool(mention.dates) and any(True for _ in complement(mention.token, "of"))  # "accused of the murder of two priests on Monday"
    return offence(mention.token) and not mention.places and not dated


def habitual(mention: Mention) -> bool:
    """Present tense, "have been killing", or a count "since 1980": no single event."""
    if not mention.verbal:
        return False
    token = mention.token
    auxiliaries = {one.lower_ for one in children(token, "aux", "auxpass")}
    if token.tag_ in {"VBP", "VBZ"} and not auxiliaries:
        return not mention.dates
    if any(one.lower_ in words("things", "hedges", "habit") for one in children(token, "advmod")):
        return not mention.dates
    if token.tag_ == "VBG" and auxiliaries & {"are", "is", "been", "be"}:
        return not (mention.dates or mention.places)
    return any(one.lower_ == "since" for one in children(token, "prep", "mark"))


def reproach(mention: Mention) -> bool:
    """ "gangs that have killed many judges", "murders of lawyers and journalists": of nobody in particular, at no time and no place."""
    scene = any(role == "scene" for _, role in mention.places) and mention.token.dep_ != "pcomp"  # "blamed for killing civilians in Peru"
    if mention.dates or mention.weapons or scene:
        return False
    struck = [noun for token in [mention.token, *mention.extra] for one in _struck(token) for noun in conjuncts(one)]
    return bool(struck) and all(_anybody(noun) or code_of(noun.text) is not None for noun in struck)


def specific(mention: Mention) -> bool:
    """ "The killings of the priests", "after an attack on a bus": a noun with its victim, who is somebody, told as past and not quoted."""
    if mention.verbal or mention.quoted or mention.type not in VIOLENT | {"abduction"}:
        return False
    struck = _struck(mention.token)
    over = next((one for one in mention.token.ancestors if one.pos_ in {"VERB", "AUX"}), None)
    past = over is not None and (over.tag_ in {"VBD", "VBN"} or any(one.lower_ in {"has", "have", "had"} for one in children(over, "aux")))
    return past and bool(struck) and not any(_anybody(noun) or noun.pos_ == "PRON" for noun in struck)


def _struck(token: "Token") -> list["Token"]:
    if token.pos_ != "VERB":
        return [*complement(token, "of", "on", "against"), *aimed_at(token)]
    patients = [*children(token, "nsubjpass" if passive(token) else "dobj")]
    return patients or ([token.head] if token.dep_ in {"acl", "amod"} else [])


def _anybody(noun: "Token") -> bool:
    """A bare plural, or "many", "several" of them: no name, no number, no "the"."""
    people = noun.tag_ == "NNPS" and noun.ent_type_ == "NORP"  # "many Colombians"
    if not (noun.tag_ == "NNS" or people) or any(True for _ in complement(noun, "of")):
        return False
    return all(
        one.dep_ in {"amod", "compound", "nmod", "cc", "conj", "punct", "relcl"} and (one.pos_ != "PROPN" or one.ent_type_ == "NORP")
        for one in noun.children
    )


def statistic(mention: Mention) -> bool:
    """ "Forty-nine people were killed in drug-related violence in 2023": a year's total, and no event of that year."""
    spans = bool(mention.dates) and all(_long(date.edtf) for date in mention.dates)
    return mention.verbal and ((spans and not _one_deed(mention)) or _over_years(mention.token))


def _long(date: str | None) -> bool:
    """A year or more: "in 2023", "over the past nine years"."""
    bounds = edtf.bounds(date)
    return bounds is not None and (bounds[1] - bounds[0]).days >= _YEAR


def in_general(mention: Mention) -> bool:
    """Whether a mention tells of deeds in general and of none: counts over a time, years of fighting, what would befall anybody."""
    if mention.type not in HARMFUL | {None}:
        return False
    verb = mention.token
    years = verb.dep_ in {"advcl", "xcomp", "acl"} and lemma(verb.head) == "spend"  # "spent nine years fighting the party"
    patients = children(verb, "dobj", "nsubjpass") if mention.verbal else ()
    anybody = any(each.lower_ == "any" for one in patients for each in children(one, "det"))
    return counted_since(mention) or years or anybody or bool(mention.count and statistic(mention))


def counted_since(mention: Mention) -> bool:
    """ "Thirty people have been killed in Lyon since January": a count over a time, which tells nothing of the deed told before."""
    chain = (mention.token, *mention.token.ancestors)
    verb = next((one for one in chain if one.pos_ in {"VERB", "AUX"}), None)
    if not mention.verbal or verb is None or not any(one.lower_ in {"has", "have"} for one in children(verb, "aux")):
        return False
    return _over_years(verb) or any(one.lower_ == "since" and child(one, "pobj") is not None for one in children(verb, "prep"))


def _one_deed(mention: Mention) -> bool:
    """ "In 2019, gunmen killed 15 people at a church", "in 1992 an airliner crashed": by its doer one deed, whose day is left out."""
    if mention.type in {"accident", "disaster"} and any(happened(token) for token in (mention.token, *mention.extra)):
        return True
    doer = None if passive(mention.token) else subject_of(mention.token)
    if doer is None:
        return False
    indefinite = any(one.lower_ in {"a", "an", "two", "three"} for one in doer.children)
    return indefinite or classes("people", "groups").get(lemma(doer)) == "attackers"


def _over_years(verb: "Token") -> bool:
    """ "In the past ten years many priests have been killed", "five judges have been killed this year"."""
    for one in verb.subtree:
        time = one.lower_ in {"year", "years", "decade", "decades", "months"} and one.dep_ in {"npadvmod", "pobj"}
        if time and any(x.lower_ in {"past", "last", "this", "recent", "previous"} or x.like_num for x in one.children):
            perfect = any(x.lower_ in {"have", "has"} for x in children(verb, "aux"))
            if perfect and one.head.lower_ not in {"ago", "old", "after", "before", "for"}:
                return True
    return False


def named(mention: Mention) -> int:
    return sum(1 for name, _ in mention.participants if any(part[:1].isupper() for part in name.split()))


def held(mention: Mention) -> bool:
    verb = mention.token.head
    return mention.token.dep_ in {"dobj", "nsubjpass"} and lemma(verb) in words("events", "light", "hold")


def founds(mention: Mention, cast: Cast) -> bool:
    """Whether a mention tells of an event of its own rather than touching on one."""
    if statistic(mention):
        return False
    if mention.type is None:
        counted = [toll.low for toll in mention.tolls if toll.low is not None]
        return bool(counted) and max(counted) < WAR and not mention.quoted and not habitual(mention)
    if mention.verbal and acts.act(mention.token) is not None:
        return offices.suffice(mention, cast) and not habitual(mention)
    if mention.quoted and not (mention.tolls or mention.dates):
        return False
    if mention.type in TALKS and offices.convene(mention, cast):
        return True
    if mention.type == "sanction" and held(mention):
        return True
    if mention.plural and not mention.verbal:
        encounters = mention.type in TALKS and named(mention) >= 1 and bool(mention.dates or mention.places)
        told = any(toll.low is not None for toll in mention.tolls) or bool(mention.tolls and (mention.dates or mention.places))
        return told or specific(mention) or encounters
    if mention.type == "other" and not mention.verbal and all(_long(date.edtf) for date in mention.dates):
        return bool(mention.places)  # "the 2016 election" of a background
    if mention.type == "other":
        tried = mention.verbal and not mention.subordinate and any(role == "target" for _, role in mention.participants)
        return tried or bool(mention.dates or mention.places)
    if mention.verbal and mention.type == "call":
        return _officials(mention, cast)
    if mention.type == "visit":
        return bool(mention.participants) and bool(mention.places or mention.dates)
    if mention.type in TALKS | {"agreement"}:
        return named(mention) >= (1 if mention.verbal or mention.dates or mention.places or held(mention) else 2) or (
            not mention.verbal and bool(mention.participants or mention.places) and not mention.definite
        )
    if mention.type in {"sanction", "deployment", "evacuation", "investigation"}:
        return held(mention) or (bool(mention.participants) and (mention.verbal or bool(mention.dates or mention.places)))
    if not mention.verbal and charged(mention):
        return False
    if mention.type in HARMFUL | {"arrest"}:
        return _particular(mention)
    return mention.telling


def _particular(mention: Mention) -> bool:
    """Whether a deed is told as one event, with particulars, and not as a habit, a war's total or a bare reproach."""
    warlike = mention.type not in {"accident", "disaster"} and any(one.low is not None and one.low >= WAR for one in mention.tolls)
    if warlike or habitual(mention) or reproach(mention):
        return False
    known = sum(
        (
            bool(mention.dates),
            bool(mention.places),
            any(toll.low is not None and (toll.noun.pos_ != "PRON" or mention.token.dep_ == "advcl") for toll in mention.tolls),
            _as_aftermath(mention.token) and bool(mention.tolls),
            bool(mention.weapons),
            len({role for _, role in mention.participants}) > 1,
            named(mention) > 0,
            not mention.verbal and bool(mention.participants),
            happened(mention.token),
            not mention.verbal and any(one.lower_ in SPECIFIC for one in children(mention.token, "amod")),
            specific(mention),
        )
    )
    pointed = not mention.verbal and mention.definite and not mention.plural and not mention.quoted and bool(mention.dates)
    return known >= (1 if pointed or (mention.verbal and not mention.subordinate and not mention.quoted) else 2)


def _as_aftermath(token: "Token") -> bool:
    """Whether a clause tells what something followed: "a hunt began after six people were shot", "after police say six were shot"."""
    told = token.head if token.dep_ == "ccomp" and lemma(token.head) in words("speech", "verbs", "report") else token
    return told.dep_ == "advcl"


def _officials(mention: Mention, cast: Cast) -> bool:
    """Holders of office who speak with each other; a reporter's interview is no event."""
    titled = {person.name for person in cast.persons if person.roles}
    return sum(1 for name, _ in mention.participants if name in titled or offices.official(name, cast)) > 1 or (
        named(mention) > 1 and any(one.lower_ in words("things", "virtual", "words") for one in mention.token.subtree)
    )
