"""What goes on over sentences: quotations without a cue of their own, quotations announced by "He said:", block quotations."""

from collections.abc import Callable
from dataclasses import replace

from summarizer.extractors.offline import cues, quoting
from summarizer.extractors.offline.parse import Parsed, Reading
from summarizer.extractors.offline.utterances import Utterance
from summarizer.records.annotation import Quotation

_SENTENCES_OF_A_BLOCK = 2  # a single line behind a colon may be a list's item or a cross-heading
_COVERED = 0.7  # the share of a sentence's words that a quotation going on must hold
_SMALL = 3  # letters of the words that titles leave small
_REACH = 2  # sentences over which a quotation goes on


class Continuation:
    """What one article's quotations without a cue hang on. `keep` takes each utterance found; `quoted` are the quotations taken."""

    def __init__(self, reading: Reading, keep: Callable[[Utterance], bool]) -> None:
        self.reading, self._keep = reading, keep
        self.quoted: set[int] = set()
        self._block: set[int] = set()  # sentences of the block quotation just read
        self._opening: Utterance | None = None  # "He said:" closing the sentence just read
        self._waiting: Utterance | None = None  # the same of the sentence before

    def announced(self, opening: Utterance | None) -> None:
        """Notes that the sentence just read closes with "He said:", or with nothing of the kind."""
        self._opening = opening

    def is_block(self, parsed: Parsed) -> bool:
        """A paragraph without quotation marks behind "She added:" at a paragraph's end is her words whole."""
        if parsed.number in self._block:
            return True
        opening = self._opening
        if opening is None or parsed.quotations or opening.cue.parsed.paragraph == parsed.paragraph:
            return False
        said = [one for one in self.reading.sentences if one.paragraph == parsed.paragraph]
        if len(said) < _SENTENCES_OF_A_BLOCK or any(one.quotations for one in said):
            return False
        self._opening = None
        self._block = {one.number for one in said}
        span = (parsed.sentence.start, said[-1].sentence.end)
        self._keep(replace(opening, spans=[span], sentences=self._block | opening.sentences, quotes=set()))
        return True

    def read(self, parsed: Parsed, last: Utterance | None) -> None:
        """A quotation that no cue holds goes on from the one before: `"…," he said. "…"`, or stands after "he said:"."""
        opening, self._waiting = self._waiting, self._opening
        for quotation in parsed.quotations:
            if quotation.number in self.quoted or quotation.sentences[0] != parsed.number or quoting.is_name(quotation):
                continue
            if opening is not None:
                last = self._take(opening, quotation, self._read_sentences(quotation) | opening.sentences)
            elif last is not None and self._goes_on(last, quotation, parsed):
                last = self._go_on(last, quotation, parsed)
                self.quoted.add(quotation.number)

    def _read_sentences(self, quotation: Quotation) -> set[int]:
        return {number for number in quotation.sentences if number in self.reading.by_number}

    def _take(self, who: Utterance, quotation: Quotation, sentences: set[int]) -> Utterance:
        one = replace(who, spans=[(quotation.start, quotation.end)], sentences=sentences, quotes={quotation.number})
        self._keep(one)
        return one

    def _goes_on(self, last: Utterance, quotation: Quotation, parsed: Parsed) -> bool:
        """Whether a quotation, no title, is most of its sentence, has no cue of its own and stands close behind the speaker's words."""
        spoken = [token for token in parsed.doc if not token.is_punct]
        covered = sum(1 for token in parsed.doc if parsed.quoted(token) is quotation)
        longer = [token for token in spoken[1:] if len(token) > _SMALL]
        titled = bool(longer) and all(token.text[:1].isupper() for token in longer)
        if titled or covered < _COVERED * len(spoken) or self._cue_follows(quotation):
            return False
        gap = parsed.number - max(last.sentences)
        near = max(last.sentences) in self.reading.by_number and gap <= _REACH
        return near and bool(last.quotes or last.cue.parsed.text.rstrip().endswith(":"))

    def _go_on(self, last: Utterance, quotation: Quotation, parsed: Parsed) -> Utterance:
        """The utterance that the quotation is part of: the last one within its paragraph, a new one of the same speaker behind it."""
        before = self.reading.by_number[max(last.sentences)]
        if parsed.paragraph == before.paragraph and parsed.number - before.number <= 1:
            last.quotes.add(quotation.number)
            last.sentences |= self._read_sentences(quotation)
            last.spans.append((quotation.start, quotation.end))
            return last
        return self._take(replace(last, kind="report", addressee=None), quotation, self._read_sentences(quotation))

    def _cue_follows(self, quotation: Quotation) -> bool:
        """Whether the quotation's last sentence has a cue of its own, which will claim it."""
        last = self.reading.by_number.get(quotation.sentences[-1])
        if last is None or last.number == quotation.sentences[0]:
            return False
        own = [cue for cue in cues.find(last) if last.quoted(cue.token) is None and cue.source is not None]
        return any(quoting.beside(self.reading.article.text, cue, quotation) for cue in own)
