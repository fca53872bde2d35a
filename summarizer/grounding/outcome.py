"""What a check of one claim comes to: support in the text, or a refusal with its reason."""

from dataclasses import dataclass, field

from summarizer.grounding.reading import Reading, Sentence
from summarizer.records.report import Evidence, Rejection


@dataclass(frozen=True, slots=True)
class Support:
    """Where a claim stands. `weak`: it occurs there but could not be bound to its own fact; `more`: where a sum's further parts stand."""

    evidence: Evidence
    weak: bool = False
    computed: bool = False
    more: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a claim does not stand, in words that a model can act on and an editor can read."""

    reason: str


@dataclass(slots=True)
class Ledger:
    """The refusals of one grounding run, in the order in which they were found."""

    rejections: list[Rejection] = field(default_factory=list)

    def refuse(self, path: str, value: str, reason: str, sentences: tuple[int, ...] = ()) -> None:
        self.rejections.append(Rejection(path=path, value=value, reason=reason, sentences=sentences))


def cut(reading: Reading, sentence: Sentence, start: int, end: int) -> Evidence:
    """The evidence of the article's characters from `start` to `end`, kept inside the sentence."""
    start, end = max(start, sentence.start), min(end, sentence.end)
    return Evidence(sentence=sentence.number, start=start, end=end, text=reading.text[start:end])


def cut_words(reading: Reading, sentence: Sentence, first: int, last: int) -> Evidence:
    """The evidence of the words `first` to `last` (closed)."""
    return cut(reading, sentence, sentence.starts[first], sentence.ends[last])


def whole(reading: Reading, sentence: Sentence) -> Evidence:
    """A whole sentence as evidence, without white space at its ends."""
    text = reading.text[sentence.start : sentence.end]
    start = sentence.start + len(text) - len(text.lstrip())
    return cut(reading, sentence, start, max(start, sentence.start + len(text.rstrip())))


def listed(numbers: tuple[int, ...]) -> str:
    """ "sentence 4" or "sentences 4, 5"."""
    if not numbers:
        return "no sentence"
    return f"sentence{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"
