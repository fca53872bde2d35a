"""A brief as Markdown, HTML, JSON, a terminal view, and in the exchange formats of the conflict-data projects."""
