"""Whether a toll's count stands in the cited sentences, bound to that outcome and those victims."""

from summarizer.grounding.outcome import Refusal, Support, cut, listed
from summarizer.grounding.reading import Reading, Sentence
from summarizer.records.extraction import CasualtyClaim


def support(reading: Reading, claim: CasualtyClaim, cited: list[Sentence]) -> Support | Refusal:
    """Where the toll stands."""
    for sentence in cited:
        for mention in sentence.numbers:
            if (mention.low, mention.high) == (claim.low, claim.high) and mention.kind == "cardinal":
                return Support(cut(reading, sentence, mention.start, mention.end))
    return Refusal(f"no count of that value stands in {listed(tuple(s.number for s in cited))}.")
