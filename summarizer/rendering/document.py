"""The brief as a JSON document (`brief/1`) and back."""

import json

from pydantic import ValidationError

from summarizer.errors import UsageError
from summarizer.records.brief import Brief
from summarizer.records.faults import first_fault


def to_json(brief: Brief) -> str:
    """The brief as UTF-8 JSON, keys sorted, two spaces deep, with a newline at the end. The same brief gives the same characters."""
    return json.dumps(brief.model_dump(mode="json"), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def from_json(text: str) -> Brief:
    """The brief that `to_json` wrote. Raises `UsageError` for anything else."""
    try:
        return Brief.model_validate_json(text)
    except ValidationError as error:
        wrong = first_fault(error)
        raise UsageError(
            f"This is no brief/1: {wrong.path or 'the document'} {wrong.what}.", "Give a file that `brief --format json` wrote."
        ) from error
