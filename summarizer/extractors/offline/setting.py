"""The day and the town of an article's topic where no clause of its own gives them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.extractors.offline.identity import Event
from summarizer.extractors.offline.lexicon import words
from summarizer.extractors.offline.parse import Parsed, Reading
from summarizer.extractors.offline.phrases import child, children, lemma, subject_of
from summarizer.extractors.offline.triggers import SUDDEN, Mention, quoted, told_with_hour
from summarizer.normalize import edtf
from summarizer.records.annotation import DateMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_FRESH = 7  # days before its publication in which an article's news lies


def add_setting(reading: Reading, events: list[Event]) -> None:
    """Gives the topic, the sudden deed told most often, the day and the town that the narrative tells beside it.

    A deed of no known day gets no town: the town alone would make it one with any other deed there.
    """
    sudden = [one for one in events if (one.type in SUDDEN or (one.type is None and one.tolls())) and not one.count]
    topic = max(sudden, key=lambda one: (len(one.mentions), -one.first.parsed.number), default=None)
    if topic is None:
        return
    if not any(one.dates for event in sudden for one in event.mentions):
        _day(reading, events, topic)
    dated = any(one.dates for event in sudden for one in event.mentions)
    if dated and not any(_settlement(one) for event in sudden for one in event.mentions):
        _town(reading, topic)


def _day(reading: Reading, events: list[Event], topic: Event) -> None:
    """The first day that the narrative gives, bound to nothing else: "A car pulled up around 5:45 p.m. on Saturday. Men opened fire"."""
    bound = {(date.start, date.end) for event in events for one in event.mentions for date in one.dates}
    for parsed in reading.sentences:
        for date in parsed.dates:
            token = next((one for one in parsed.doc if parsed.start(one) >= date.start), None)
            if token is None or (date.start, date.end) in bound or quoted(parsed, token):
                continue
            if told_with_hour(parsed, token) or (_news(reading, date) and _narrated(parsed, token)):
                topic.mentions.append(Mention(parsed, token, None, verbal=False, definite=True, scene=True, dates=[date]))
                return


def _news(reading: Reading, date: DateMention) -> bool:
    """Whether a date is a single day shortly before the article's publication."""
    published = reading.article.published
    if published is None or date.edtf is None or edtf.precision(date.edtf) != "day":
        return False
    apart = edtf.days_apart(date.edtf, published[:10])
    return apart is not None and apart <= _FRESH


def _narrated(parsed: Parsed, day: "Token") -> bool:
    """Whether a day stands in what is narrated: "a woman called 911 Wednesday night", "a wound he suffered Saturday has been named …"."""
    verb = next((one for one in day.ancestors if one.pos_ in {"VERB", "AUX"}), None)
    if verb is None:
        return False
    if day.i < verb.i and any(one.dep_ in {"nsubj", "nsubjpass"} and one.i < verb.i for one in (day, *day.ancestors)):
        return day.i > 0
    subject = subject_of(verb)
    if subject is not None and subject.i < day.i < verb.i and verb.tag_ in {"VBZ", "VBP"}:
        return True  # "a shooting that wounded four on Monday appears to have been gang-related"
    return verb.tag_ in {"VBD", "VBN"} and lemma(verb) in (
        words("events", "scene", "happen") | words("events", "scene", "dispatch") | words("events", "scene", "find")
    )


def _settlement(mention: Mention) -> bool:
    """Whether one of a mention's places is, or lies in, a named town or country."""
    told = {part for text, _ in mention.places for part in text.split()}
    return any(token.ent_type_ == "GPE" and token.text in told for token in mention.parsed.doc)


def _town(reading: Reading, topic: Event) -> None:
    """The one town whose police the article names: "Salem police are investigating", "police in Salem"; of two towns' police, neither."""
    named = [found for parsed in reading.sentences for found in _police(parsed)]
    towns = [found for found in named if not found[2].endswith("County")] or named
    if len({name.lower() for _, _, name in towns}) == 1:
        parsed, token, name = towns[0]
        topic.mentions.append(Mention(parsed, token, None, verbal=False, definite=True, scene=True, places=[(name, "scene")]))


def _police(parsed: Parsed) -> Iterator[tuple[Parsed, "Token", str]]:
    for token in parsed.doc:
        if token.lower_ not in words("events", "scene", "forces"):
            continue
        for one in children(token, "prep"):
            town = child(one, "pobj") if one.lower_ == "in" else None
            if town is not None and town.ent_type_ == "GPE":
                yield parsed, town, _name(parsed, town.i)
        before = parsed.doc[token.i - 1] if token.i else None
        if before is not None and _names(before):
            name = _name(parsed, before.i)
            if not {part.lower().strip(".") for part in name.split()} & words("events", "scene", "no_towns"):
                yield parsed, before, name


def _name(parsed: Parsed, last: int) -> str:
    """The run of proper nouns that ends in a token, as written."""
    first = last
    while first and _names(parsed.doc[first - 1]) and parsed.doc[first - 1].ent_type_ == parsed.doc[last].ent_type_:
        first -= 1
    return str(parsed.doc[first : last + 1].text)


def _names(token: "Token") -> bool:
    return token.ent_type_ == "GPE" or (token.pos_ == "PROPN" and token.ent_type_ not in {"DATE", "TIME", "NORP"})
