.PHONY: check test lint types imports generated lock

check: lint types imports generated test

test:
	uv run pytest

lint:
	uv run ruff check
	uv run ruff format --check

types:
	uv run mypy

imports:
	uv run lint-imports

generated:
	uv run python -m tools.generate --check

lock:
	uv run python -m tools.lock
