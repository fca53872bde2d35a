"""Whether date words stand in the cited sentences and date this event; their value is the annotation's, by code."""

from summarizer.grounding.outcome import Refusal, Support, cut, cut_words, listed
from summarizer.grounding.reading import Reading, Sentence, query
from summarizer.grounding.words import TEMPORAL
from summarizer.normalize import dates as date_words
from summarizer.normalize import edtf as edtf_values
from summarizer.records.annotation import DateMention
from summarizer.records.extraction import DateClaim


def locate(reading: Reading, claim: DateClaim, cited: list[Sentence]) -> tuple[Sentence, tuple[int, int] | None, DateMention | None] | None:
    """The sentence, the words and the mention that carry the claim's date words; a mention of the same value may stand for them."""
    wanted = query(claim.text)
    for sentence in cited:
        for run in sentence.find_all(wanted):
            start, end = sentence.starts[run[0]], sentence.ends[run[1]]
            touching = [mention for mention in sentence.dates if mention.start < end and start < mention.end]
            if touching:
                return sentence, run, touching[0]
            if TEMPORAL.intersection(wanted) or date_words.resolve(claim.text, reading.article.published) is not None:
                return sentence, run, None
    value = date_words.resolve(claim.text, reading.article.published)
    if value is not None:
        for sentence in cited:
            for mention in sentence.dates:
                if mention.edtf == value:
                    return sentence, None, mention
    return None


def support(reading: Reading, claim: DateClaim, cited: list[Sentence]) -> tuple[Support, str | None] | Refusal:
    """Where the date words stand, and their value by code (EDTF; null where the words alone cannot say)."""
    found = locate(reading, claim, cited)
    if found is None:
        return Refusal(f"these date words do not stand in {listed(tuple(s.number for s in cited))}.")
    sentence, run, mention = found
    if mention is not None:
        return Support(cut(reading, sentence, mention.start, mention.end)), mention.edtf
    assert run is not None  # noqa: S101 - locate gives a run or a mention
    return Support(cut_words(reading, sentence, *run)), date_words.resolve(claim.text, reading.article.published)


def value(code: str | None, claimed: str | None) -> tuple[str | None, bool, str | None]:
    """The value that counts, whether it is the extractor's, and what is wrong with the extractor's, if anything."""
    if claimed is None:
        return code, False, None
    if not edtf_values.valid(claimed):
        return code, False, "it is no EDTF value."
    if code is None:
        return claimed, True, None
    if not edtf_values.compatible(code, claimed):
        return code, False, f"the words give {code} by the publication date."
    return code, False, None
