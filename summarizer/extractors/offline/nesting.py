"""Words within words: who carries what another said, and what a quoted text itself reports."""

from summarizer.extractors.offline.cue import Cue
from summarizer.extractors.offline.parse import Parsed
from summarizer.extractors.offline.phrases import lemma, negated, trimmed
from summarizer.extractors.offline.utterances import Utterance, is_media, main_of
from summarizer.records.annotation import Quotation
from summarizer.records.extraction import Speaker, Via


def nested(made: list[Utterance]) -> list[Utterance]:
    """ "X reports that Y said Z": the words are Y's, X carries them; so too "the statement added that he rejected …"."""
    kept = list(made)
    for outer in made:
        for inner in made:
            if inner is outer or inner not in kept or outer not in kept:
                continue
            covered = any(start <= inner.cue.start < end for start, end in outer.cue.spans)
            carrier = (outer.words_of == "document" or is_media(outer)) and (inner.kind != "other" or bool(inner.quotes))
            if covered and inner.kind not in {"report", "confirm"} and not carrier:
                outer.quotes |= inner.quotes if _his_own(outer, inner) else set()
                kept.remove(inner)
            elif covered and carrier and main_of(outer, inner):
                inner.via = _carrier(outer)
                inner.words_of = outer.words_of
                inner.quotes |= outer.quotes
                kept.remove(outer)
    return kept


def _his_own(outer: Utterance, inner: Utterance) -> bool:
    """Whether the words within are the outer speaker's too: "vowed to fight what it called “a threat”", not "what Berg called “rude”"."""
    source = inner.cue.source
    named = inner.cue.predicate and source is not None and source.pos_ != "PRON"
    return not named or inner.speakers == outer.speakers or inner.words_of == "document"


def _carrier(outer: Utterance) -> Via:
    document = outer.via.document if outer.via else None
    return Via(document=document, outlet=outer.speakers[0].name if outer.words_of != "document" else None)


def carried(parsed: Parsed, made: list[Utterance]) -> list[Utterance]:
    """The outlet that carries the sentence: it speaks itself only where the sentence reports nobody's words."""
    if parsed.outlet is None:
        return made
    for one in made:
        one.via = Via(document=one.via.document if one.via else None, outlet=parsed.outlet)
    unsaid = any(lemma(token) in {"announce", "confirm", "comment"} and negated(token) for token in parsed.doc)
    if made or unsaid:
        return made
    root = next(iter(parsed.doc)).sent.root
    cue = Cue(parsed, root, "report", root, [trimmed(parsed, 0, len(parsed.doc) - 1)], clause=root)
    return [Utterance((Speaker(name=parsed.outlet),), None, "report", list(cue.spans), {parsed.number}, set(), cue, cues=[cue])]


def reports_inside(cue: Cue) -> bool:
    """Whether a cue inside a quotation heads the quoted sentence and names its source: "“… Guo demanded that …”"."""
    if cue.source is None or not cue.spans or cue.source.pos_ != "PROPN":
        return False
    above = [one for one in cue.token.ancestors if cue.parsed.quoted(one) is not None]
    return all(cue.source.head.i == one.i or one.dep_ == "advcl" for one in above)


def set_inside(inner: Utterance, quotation: Quotation, carrier: Utterance | None, made: list[Utterance]) -> None:
    """Gives a report inside a quotation its place among a sentence's utterances; whoever speaks the quotation only carries it."""
    parsed = inner.cue.parsed
    inner.quotes, inner.sentences = {quotation.number}, {parsed.number}
    if carrier is not None:
        inner.via, inner.words_of = carrier.via or Via(document=carrier.speakers[0].name), "document"
        rest = carrier.sentences - {parsed.number}
        if carrier in made and (not rest or set(quotation.sentences) == {parsed.number}):
            made.remove(carrier)
        elif carrier in made and quotation.start < parsed.sentence.start:
            carrier.cue.spans = [(quotation.start, parsed.sentence.start)]
    made.append(inner)
