"""One brief, many forms."""

from collections.abc import Iterable
from typing import Literal

from summarizer.records.brief import Brief
from summarizer.records.report import ReportedArticle

Form = Literal["md", "json", "html", "terminal", "acled", "ucdp", "plover", "geojson"]


def render(brief: Brief, form: Form = "md", *, articles: Iterable[ReportedArticle] = (), full_text: bool = False) -> str:
    """The brief as Markdown, JSON, a self-contained page, text for a terminal, or in an exchange format of the conflict-data projects.

    The page shows excerpts of `articles`, or with `full_text` the whole of them; the other forms do not need them.
    """
    if form == "json":
        from summarizer.rendering import document

        return document.to_json(brief)
    if form == "html":
        from summarizer.rendering import html  # Jinja costs a tenth of a second

        return html.render(brief, {article.id: article for article in articles}, full_text=full_text)
    if form == "terminal":
        from summarizer.rendering import terminal  # rich costs half a second

        return terminal.render(brief)
    if form == "md":
        from summarizer.rendering import markdown

        return markdown.render(brief)
    from summarizer.rendering import exports  # the gazetteer costs half a second

    writers = {"acled": exports.acled, "ucdp": exports.ucdp, "plover": exports.plover, "geojson": exports.geojson}
    return writers[form](brief)
