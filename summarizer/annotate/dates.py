"""Date words in running text."""

from summarizer.records.annotation import DateMention, Sentence


def find(text: str, sentences: tuple[Sentence, ...], published: str | None) -> tuple[DateMention, ...]:
    """Every date mention, in text order."""
    return ()
