"""The strict JSON Schema of `extraction/1`, derived from the types: every key required, no extra keys, null for absence.

Strict endpoints refuse unknown keywords, so only structure, enums and descriptions are kept; what a bound would say is checked by code.
"""

import hashlib
import json
from collections.abc import Mapping
from functools import cache

from pydantic import JsonValue

from summarizer.records.extraction import Extraction

KEPT = frozenset(
    {"$defs", "$ref", "additionalProperties", "anyOf", "const", "description", "enum", "items", "properties", "required", "type"}
)
"""The keywords of JSON Schema that strict endpoints take and that we send."""

JsonObject = dict[str, JsonValue]


def strict(schema: Mapping[str, JsonValue]) -> JsonObject:
    """The schema in the strict sense: unknown keywords go, every property is required, every object is closed."""
    if "$ref" in schema:
        return {"$ref": schema["$ref"]}
    kept: JsonObject = {}
    for keyword, value in schema.items():
        if keyword not in KEPT:
            continue
        if keyword in ("properties", "$defs") and isinstance(value, dict):
            kept[keyword] = {name: _inner(part) for name, part in value.items()}
        elif keyword == "description" and isinstance(value, str):
            kept[keyword] = " ".join(value.split())
        else:
            kept[keyword] = _inner(value)
    properties = kept.get("properties")
    if kept.get("type") == "object" and isinstance(properties, dict):
        kept["required"] = list(properties)
        kept["additionalProperties"] = False
    return kept


def _inner(value: JsonValue) -> JsonValue:
    if isinstance(value, dict):
        return strict(value)
    if isinstance(value, list):
        return [_inner(part) for part in value]
    return value


@cache
def strict_schema() -> JsonObject:
    """The strict schema that models see. Treat it as read-only."""
    return strict(Extraction.model_json_schema())


@cache
def schema_hash() -> str:
    """Sixteen hex digits that name this version of the schema."""
    return hashlib.sha256(json.dumps(strict_schema(), sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


@cache
def response_format() -> JsonObject:
    """The `response_format` of a chat completion that must follow the schema. Treat it as read-only."""
    return {"type": "json_schema", "json_schema": {"name": "extraction", "strict": True, "schema": strict_schema()}}
