"""HTML → title, text and what the page states about itself, by trafilatura (its only importer)."""

from summarizer.ingest.decoding import Trouble
from summarizer.ingest.fields import Fields
from summarizer.ingest.published import normalised


def read_page(data: bytes | str) -> Fields | Trouble:
    """The page's article. The text is what stands in it as running text, with entities resolved; a page without any is trouble."""
    import trafilatura  # costs 0.3 s, and most runs read no page
    from trafilatura.settings import Document

    document = trafilatura.bare_extraction(data, with_metadata=True, include_comments=False, include_tables=True)
    if not isinstance(document, Document) or not (document.text or "").strip():
        return Trouble("No article text was found in the page.", "Check that the file is a whole article page, or give its text as .txt.")
    return Fields(
        text=document.text or "",
        title=document.title,
        outlet=document.sitename,
        url=document.url,
        published=normalised(document.date) if document.date else None,
        language=document.language,
    )
