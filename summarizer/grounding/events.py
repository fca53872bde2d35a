"""Which event a sentence's dates and counts belong to: ordinals, coordinated dates, and the nearest words that tell of an event."""

from dataclasses import dataclass
from functools import cached_property

from summarizer.grounding.outcome import Refusal
from summarizer.grounding.reading import Reading, Sentence, query
from summarizer.grounding.words import CLAUSE, ORDINALS, TALK, TRIGGERS
from summarizer.records.annotation import DateMention
from summarizer.records.extraction import Incident

_PER_CLAUSE, _PER_COMMA, _PER_DATE = 5, 3, 6
_CLOSE = 4  # cost up to which an event word surely takes the date
_CLEAR = 6  # by how much another event must be nearer
_DATELINE_SENTENCES, _DATELINE_WORDS = 4, 8
_DISPLACED = frozenset({"following", "after", "before"})  # "on Monday, after the attack": no date of the attack
_LINKS = frozenset({"and", "on", "the", "or", "of", "night", "then"})
_SAID = frozenset({"said", "told", "stated", "announced", "confirmed", "added"})
_PREPOSITIONS = frozenset({"on", "in", "at", "late", "early", "since", "from", "by", "until", "during", "last", "after", "before"})


@dataclass(frozen=True)
class Event:
    """One incident of the answer as its claims are bound to it."""

    reading: Reading
    incident: Incident
    own: tuple[int, ...]

    @cached_property
    def rank(self) -> int | None:
        """The incident's ordinal in the article ("In the first, …"), by its sentences, its title or its place among coordinated dates."""
        told = [ranks(self.reading.sentence(number)) for number in self.own]
        found = {rank for one in told if len(one) == 1 for rank in one}
        found = found or {ORDINALS[word] for word in query(self.incident.title) if word in ORDINALS}
        return found.pop() if len(found) == 1 else None

    def elsewhere(self, sentence: Sentence) -> str | None:
        """Why the sentence tells of another event, where ordinals show it."""
        here = ranks(sentence)
        if self.rank is not None and len(here) == 1 and self.rank not in here and self.incident.aggregate is None:
            return f"sentence {sentence.number} tells of number {min(here)}, this incident is number {self.rank}."
        return None

    def dates(self, sentence: Sentence, mention: DateMention) -> Refusal | bool:
        """Whether the mention dates this event; a refusal, or whether the bond is weak."""
        if is_dateline(sentence, mention):
            return Refusal(f"{mention.text!r} is the dateline, not a date of the event.")
        if _dates_speech(sentence, mention) and self.incident.type not in TALK:
            return Refusal(f"{mention.text!r} says when it was said, not when it happened.")
        listed = coordinated(sentence, mention)
        if len(listed) > 1 and self.incident.aggregate is None:
            if self.rank is None:
                return True
            if self.rank <= len(listed) and listed[self.rank - 1] != mention:
                return Refusal(f"the dates stand in order: number {self.rank} is {listed[self.rank - 1].text!r}.")
            return False
        return self._nearest(sentence, mention)

    def _nearest(self, sentence: Sentence, mention: DateMention) -> Refusal | bool:
        run = sentence.at(mention.start, mention.end)
        if run is None:
            return False
        own, rival = self._costs(sentence, run)
        if rival is None or (own is not None and own[0] <= rival[0]):
            return own is not None and self._displaced(sentence, run)
        if own is None:
            return rival[0] <= _CLOSE
        if rival[0] > _CLOSE or own[0] < rival[0] + _CLEAR:
            return False
        others = [other for date in sentence.dates if date != mention and (other := sentence.at(date.start, date.end))]
        if any(distance(sentence, other, own[1]) < own[0] for other in others):
            return Refusal(f"{mention.text!r} stands with {sentence.words[rival[1]]!r}, not with this event.")
        return True

    def _displaced(self, sentence: Sentence, run: tuple[int, int]) -> bool:
        """Whether all words of this event stand behind "after", "before" or "following" from the date on."""
        own = [position for position, word in enumerate(sentence.words) if self.incident.type in TRIGGERS.get(word, ())]
        return all(run[1] < position and not _DISPLACED.isdisjoint(sentence.words[run[1] + 1 : position]) for position in own)

    def _costs(self, sentence: Sentence, run: tuple[int, int]) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
        """The cheapest event word of this type and of another, each with its place."""
        own: tuple[int, int] | None = None
        rival: tuple[int, int] | None = None
        for position, word in enumerate(sentence.words):
            types = TRIGGERS.get(word)
            if types is None or run[0] <= position <= run[1]:
                continue
            found = distance(sentence, run, position), position
            if self.incident.type in types or self.incident.type == "other":
                own = min(own, found) if own is not None else found
            else:
                rival = min(rival, found) if rival is not None else found
        return own, rival


def distance(sentence: Sentence, run: tuple[int, int], position: int) -> int:
    """How far a word is from the words of a date: in words, with a toll on clauses, commas and other dates between."""
    left, right = (position, run[0]) if position < run[0] else (run[1], position)
    inner = sentence.words[left + 1 : right]
    between = sentence.between(left, right)
    dates = sum(1 for date in sentence.dates if sentence.ends[left] <= date.start and date.end <= sentence.starts[right])
    clauses = sum(1 for word in inner if word in CLAUSE)
    return right - left + _PER_CLAUSE * clauses + _PER_COMMA * between.count(",") + _PER_DATE * dates


def ranks(sentence: Sentence) -> frozenset[int]:
    """The ordinals by which the sentence counts events: "In the first, …", "The second attack"."""
    if ORDINALS.keys().isdisjoint(sentence.vocabulary):
        return frozenset()
    found: set[int] = set()
    for position, word in enumerate(sentence.words):
        if word not in ORDINALS:
            continue
        following = sentence.words[position + 1] if position + 1 < len(sentence.words) else ""
        alone = sentence.gap(position + 1).lstrip()[:1] in (",", ".") and position > 0 and sentence.words[position - 1] == "the"
        if alone or following in TRIGGERS or following == "one":
            found.add(ORDINALS[word])
    return frozenset(found)


def coordinated(sentence: Sentence, mention: DateMention) -> list[DateMention]:
    """The dates that are told in one breath with the mention ("on November 24 and November 30"), in text order; it alone where none is."""
    chain: list[DateMention] = []
    for date in sentence.dates:
        if chain and not _joined(sentence, chain[-1], date):
            if mention in chain:
                break
            chain = []
        chain.append(date)
    return chain if mention in chain else [mention]


def _joined(sentence: Sentence, left: DateMention, right: DateMention) -> bool:
    first, last = sentence.at(left.start, left.end), sentence.at(right.start, right.end)
    if first is None or last is None or last[0] <= first[1]:
        return False
    inner = sentence.words[first[1] + 1 : last[0]]
    return "and" in inner and all(word in _LINKS for word in inner)


def is_dateline(sentence: Sentence, mention: DateMention) -> bool:
    """Whether the date stands in a dateline: at the head of an early sentence, after nothing but capitalised place words and dates."""
    run = sentence.at(mention.start, mention.end)
    if run is None or sentence.number > _DATELINE_SENTENCES or run[0] > _DATELINE_WORDS:
        return False
    if sentence.words[0] in ("date", "published", "updated", "posted"):
        first_place = 1
    elif run[0] == 0 or sentence.words[0] in _PREPOSITIONS:
        return False
    else:
        first_place = 0
    for position in range(first_place, run[0]):
        letter = sentence.text[sentence.starts[position] - sentence.start]
        if not (letter.isupper() or letter.isdecimal()):
            return False
    closed = sentence.gap(run[0]).lstrip()[:1]
    return first_place == 1 or (closed in (",", "(", "—", "–", "-") and not _possessive(sentence, run[1]))


def _possessive(sentence: Sentence, position: int) -> bool:
    return sentence.gap(position + 1)[:1] in ("'", "’")


def _dates_speech(sentence: Sentence, mention: DateMention) -> bool:
    """Whether a verb of saying stands right before the date: "police said Monday", "told reporters on Monday" does not."""
    run = sentence.at(mention.start, mention.end)
    if run is None or _possessive(sentence, run[1]):
        return False
    position = run[0] - 1
    while position > 0 and sentence.words[position] in ("on", "late", "early"):
        position -= 1
    return position >= 0 and sentence.words[position] in _SAID and not sentence.gap(position + 1).strip()
