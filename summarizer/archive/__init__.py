"""The archive: articles with their versions, what each says, judgements and runs, in one SQLite file."""
