"""Whether date words stand in the cited sentences and date this event; their value is the annotation's, by code."""

from typing import NamedTuple

from summarizer.grounding.events import Event
from summarizer.grounding.outcome import Refusal, Support, cut, cut_words, listed
from summarizer.grounding.reading import Reading, Sentence, query
from summarizer.grounding.words import TEMPORAL
from summarizer.normalize import dates as date_words
from summarizer.normalize import edtf as edtf_values
from summarizer.records.annotation import DateMention
from summarizer.records.extraction import DateClaim


class _Place(NamedTuple):
    """Where date words stand: in a mention, or at least as words (closed)."""

    sentence: Sentence
    run: tuple[int, int] | None
    mention: DateMention | None


class Dated(NamedTuple):
    """Support for date words and their value by code: EDTF, null where the words alone cannot say."""

    support: Support
    edtf: str | None


def support(reading: Reading, claim: DateClaim, cited: list[Sentence], event: Event | None) -> Dated | Refusal:
    """Where the date words stand, bound to the event if there is one: strong before weak, earlier before later."""
    places = _places(reading, claim, cited)
    if not places:
        return Refusal(f"these date words do not stand in {listed(tuple(s.number for s in cited))}.")
    refusal: Refusal | None = None
    weak: Dated | None = None
    for place in places:
        bond = event.dates(place.sentence, place.mention) if event is not None and place.mention is not None else False
        if isinstance(bond, Refusal):
            refusal = refusal or bond
        elif bond:
            weak = weak or _dated(reading, claim, place, weak=True)
        else:
            return _dated(reading, claim, place, weak=False)
    return weak or refusal or Refusal("these date words could not be read.")


def _places(reading: Reading, claim: DateClaim, cited: list[Sentence]) -> list[_Place]:
    """Every place of the words; where they stand nowhere, the mentions of the same value ("November 30" for "November 24 and 30")."""
    wanted = query(claim.text)
    found: list[_Place] = []
    for sentence in cited:
        for run in sentence.find_all(wanted):
            start, end = sentence.starts[run[0]], sentence.ends[run[1]]
            touching = [mention for mention in sentence.dates if mention.start < end and start < mention.end]
            if touching:
                found.append(_Place(sentence, run, touching[0]))
            elif not TEMPORAL.isdisjoint(wanted) or date_words.resolve(claim.text, reading.article.published) is not None:
                found.append(_Place(sentence, run, None))
    if found:
        return found
    value = date_words.resolve(claim.text, reading.article.published)
    if value is None:
        return []
    return [_Place(sentence, None, mention) for sentence in cited for mention in sentence.dates if mention.edtf == value]


def _dated(reading: Reading, claim: DateClaim, place: _Place, *, weak: bool) -> Dated:
    if place.mention is not None:
        return Dated(Support(cut(reading, place.sentence, place.mention.start, place.mention.end), weak=weak), place.mention.edtf)
    first, last = place.run or (0, 0)
    value = date_words.resolve(claim.text, reading.article.published)
    return Dated(Support(cut_words(reading, place.sentence, first, last), weak=weak), value)


def value(code: str | None, claimed: str | None, latest: str | None) -> tuple[str | None, bool, str | None]:
    """The value that counts, whether it is the extractor's, and what is wrong with the extractor's, if anything.

    `latest` is the publication day of an article whose event has happened: no such event is later.
    """
    if claimed is None:
        return code, False, None
    if not edtf_values.valid(claimed):
        return code, False, "it is no EDTF value."
    if code is not None:
        wrong = None if edtf_values.compatible(code, claimed) else f"the words give {code}."
        return code, False, wrong
    bounds = edtf_values.bounds(claimed)
    if latest is not None and bounds is not None and bounds[0].isoformat() > latest[:10]:
        return None, False, f"the article was published before, on {latest[:10]}."
    return claimed, True, None
