"""Topics by name, as the settings file gives them.

[topics.border]
countries = ["TJ", "AF"]
types = ["armed_clash", "attack"]
"""

import json
from collections.abc import Mapping

from pydantic import JsonValue, ValidationError

from summarizer.errors import UsageError
from summarizer.pipeline import Topic
from summarizer.records.faults import first_fault
from summarizer.settings import Settings


def named(settings: Settings, name: str | None) -> Topic | None:
    """The topic of that name; null where none is asked for. Raises `UsageError` where there is none, or one of the settings is wrong."""
    topics = {each: _topic(each, given) for each, given in sorted(settings.topics.items())}
    if name is None:
        return None
    if name not in topics:
        known = ", ".join(topics) or "none"
        raise UsageError(f"There is no topic {name!r}; the settings have {known}.", "Write it as [topics.NAME] in the settings file.")
    return topics[name]


def _topic(name: str, given: Mapping[str, JsonValue]) -> Topic:
    try:
        return Topic.model_validate_json(json.dumps({"name": name, **given}))
    except ValidationError as error:
        wrong = first_fault(error)
        raise UsageError(f"The topic {name!r}: {wrong.place} {wrong.what}.", "Correct it in the settings file.") from error
