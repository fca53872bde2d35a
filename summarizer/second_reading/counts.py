"""Counts of people that code alone can see: every number offered with every outcome, for grounding to bind or refuse.

A rule-based reader knows the ways of telling that its frames know; whether a number is bound to an outcome, grounding knows apart from
all frames. What it binds firmly is a count that an answer should hold. Since an answer's own counts pass the same check, these never
second one.
"""

import re
from typing import get_args

from summarizer.records.annotation import Annotation, NumberMention, Sentence
from summarizer.records.article import Article
from summarizer.records.extraction import CasualtyClaim, Extraction, Incident
from summarizer.records.vocabulary import Outcome

_OUTCOMES: tuple[Outcome, ...] = tuple(outcome for outcome in get_args(Outcome) if outcome != "killed_or_injured")
_VAGUE = re.compile(r"(?i)\b(dozens|scores|hundreds|thousands|millions)\b")


def offered(article: Article, annotation: Annotation) -> Extraction:
    """One incident for each sentence with numbers, offering each number as a count of each outcome."""
    incidents = (_of_sentence(article, annotation, sentence) for sentence in annotation.sentences if not sentence.furniture)
    return Extraction(incidents=tuple(incident for incident in incidents if incident.casualties))


def _of_sentence(article: Article, annotation: Annotation, sentence: Sentence) -> Incident:
    words = article.text[sentence.start : sentence.end]
    counts = [number for number in annotation.numbers if number.sentence == sentence.number and _counts(article, number)]
    return Incident(
        key=f"n{sentence.number}",
        type="other",
        title=words,
        summary=words,
        salience="background",
        sentences=(sentence.number,),
        casualties=tuple(_claim(number, outcome) for number in counts for outcome in _OUTCOMES),
    )


def _counts(article: Article, number: NumberMention) -> bool:
    """Whether the words say how many: not "dozens", not "the first", not "16 year old"."""
    if number.kind != "cardinal" or not number.low or _VAGUE.search(number.text):
        return False
    return not article.text[number.end :].lstrip(" -").startswith("year")


def _claim(number: NumberMention, outcome: Outcome) -> CasualtyClaim:
    return CasualtyClaim(outcome=outcome, low=number.low, high=number.high, text=number.text, sentences=(number.sentence,))
