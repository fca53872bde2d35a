"""Places where victims of a deed are taken, treated or die, or where those speak who treat them: none is the place of the deed."""

from typing import TYPE_CHECKING

from summarizer.extractors.offline.fates import outcome_of
from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.phrases import children, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

_INTO = frozenset({"at", "in", "into", "to", "inside"})


def cared_for(place: "Token") -> bool:
    """Whether a preposition's noun is such a place: "medics at South Hospital said", "died in hospital", and not "a blast at a clinic"."""
    if place.dep_ != "pobj" or place.head.lower_ not in _INTO or not _of_care(place):
        return False
    over = place.head.head
    if over.pos_ in {"VERB", "AUX"}:
        return lemma(over) in words("places_of_care", "over", "verbs") or (
            outcome_of(over) is not None and lemma(over) in words("places_of_care", "over", "deaths")
        )
    return not {lemma(over), lemma(over).removesuffix("s")}.isdisjoint(words("places_of_care", "over", "people"))


def _of_care(place: "Token") -> bool:
    if lemma(place) in words("places_of_care", "places", "nouns"):
        return True
    before = {lemma(one) for one in children(place, "compound", "amod")}
    return lemma(place) in {"center", "centre", "facility"} and not before.isdisjoint({"medical", "health", "trauma"})
