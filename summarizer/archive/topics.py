"""Topics by name, as the settings file gives them.

[topics.border]
countries = ["TJ", "AF"]
types = ["armed_clash", "attack"]
"""

import json

from pydantic import ValidationError

from summarizer.errors import UsageError
from summarizer.pipeline import Topic
from summarizer.settings import Settings


def named(settings: Settings, name: str | None) -> Topic | None:
    """The topic of that name; null where none is asked for. Raises `UsageError` where there is none or it is wrong."""
    if name is None:
        return None
    if name not in settings.topics:
        known = ", ".join(sorted(settings.topics)) or "none"
        raise UsageError(f"There is no topic {name!r}; the settings have {known}.", "Write it as [topics.NAME] in the settings file.")
    try:
        return Topic.model_validate_json(json.dumps({"name": name, **settings.topics[name]}))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"The topic {name!r} is wrong at {place}: {first['msg']}.", "Correct it in the settings file.") from error
