"""Totals and what goes on counting them: after "killing 19 people", "five more bodies" are among the 19."""

from summarizer.extractors.offline.casualties import Toll
from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.phrases import lemma, phrase


def everybody(toll: Toll) -> bool:
    """Whether a count is of everybody, by its noun: "19 people", "19", or as a running total."""
    return toll.tally or lemma(toll.noun) in words("tolls", "everybody", "words") or toll.noun.pos_ == "NUM"


def among(total: Toll, toll: Toll) -> bool:
    """Whether "five more bodies" are among a total told in an earlier sentence: no word says that it is without them, and they fit."""
    return total.parsed.number < toll.parsed.number and everybody(total) and _more(toll) and (toll.low or 0) <= (total.low or 0)


def _more(toll: Toll) -> bool:
    """ "Five more", "another five", "five further", and not "five others", who are others than those just told."""
    first, last = phrase(toll.noun)
    return any(toll.parsed.doc[i].lower_ in words("tolls", "more", "words") for i in range(first, last + 1))
