"""The brief as a JSON document (`brief/1`) and back."""

import json

from pydantic import ValidationError

from summarizer.errors import UsageError
from summarizer.records.brief import Brief


def to_json(brief: Brief) -> str:
    """The brief as UTF-8 JSON, keys sorted, two spaces deep, with a newline at the end. The same brief gives the same characters."""
    return json.dumps(brief.model_dump(mode="json"), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def from_json(text: str) -> Brief:
    """The brief that `to_json` wrote. Raises `UsageError` for anything else."""
    try:
        return Brief.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = "/".join(str(part) for part in first["loc"]) or "the document"
        raise UsageError(f"This is no brief/1: {where}: {first['msg']}.", "Give a file that `brief --format json` wrote.") from error
