"""Numbers in running text."""

from summarizer.records.annotation import NumberMention, Sentence


def find(text: str, sentences: tuple[Sentence, ...]) -> tuple[NumberMention, ...]:
    """Every number mention, in text order."""
    return ()
