"""Date words → EDTF against the publication date."""

from summarizer.normalize import edtf


def resolve(words: str, published: str | None) -> str | None:
    """The EDTF value of date words; null where the words alone cannot say."""
    return words if edtf.valid(words) else None
