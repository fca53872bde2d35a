"""One article's structured summary: what happened and who said what, each with the sentence it stands on."""

import json
from collections.abc import Iterator, Sequence

from summarizer.records.brief import Brief
from summarizer.rendering import markdown
from summarizer.rendering.escape import markdown as esc
from summarizer.rendering.view import View, view


def render(briefs: Sequence[Brief]) -> str:
    """The summaries as Markdown, one after the other, ending in a newline. Each brief is that of one article."""
    first = 1
    parts = []
    for brief in briefs:
        parts.append("\n\n".join(_blocks(view(brief, first))))
        first += len(brief.articles)
    return "\n\n---\n\n".join(parts) + "\n"


def to_json(briefs: Sequence[Brief]) -> str:
    """The briefs as a JSON array, in the form of `rendering.document`."""
    documents = [brief.model_dump(mode="json") for brief in briefs]
    return json.dumps(documents, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _blocks(shown: View) -> Iterator[str]:
    source = shown.sources[0] if shown.sources else None
    yield f"# {esc(source.title or source.name) if source else 'No article'}"
    if source is not None:
        facts = [source.outlet, source.when, source.url, *source.paths, *shown.reading]
        yield " · ".join(esc(fact) for fact in facts if fact)
    yield from markdown.section("In short", [markdown.bottom_line(shown)])
    yield from markdown.section("What happened", (markdown.incident(one) for one in shown.incidents))
    yield from markdown.section("Who said what", (markdown.speaker(one) for one in shown.speakers))
    yield from markdown.section("Not known", [markdown.gaps(shown)])
    yield from markdown.section("Refused claims", markdown.refused(shown.refused))
    yield from markdown.section("Possibly missed", markdown.missed(shown.missed))
    if not shown.incidents and not shown.speakers:
        yield "No incident and no statement was found in this article."
    if shown.references:
        yield markdown.footnotes(shown)
