"""A brief as Markdown, HTML, JSON, a terminal view, and in the exchange formats of the conflict-data projects."""

from summarizer.rendering.rendering import render as render
