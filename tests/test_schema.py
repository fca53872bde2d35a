"""The strict schema that models see: everything required, nothing else allowed, and it says the same as the types."""

from collections.abc import Iterator

from pydantic import BaseModel, JsonValue

from summarizer.extractors import schema
from summarizer.records.extraction import Extraction


def nodes(value: JsonValue) -> Iterator[dict[str, JsonValue]]:
    """Every object of a JSON document."""
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from nodes(part)
    elif isinstance(value, list):
        for part in value:
            yield from nodes(part)


def test_every_object_is_closed_and_requires_all_its_keys() -> None:
    objects = [node for node in nodes(schema.strict_schema()) if node.get("type") == "object"]
    assert len(objects) == 11
    for node in objects:
        assert node["additionalProperties"] is False
        assert isinstance(node["properties"], dict)
        assert node["required"] == list(node["properties"])


def test_a_reference_stands_alone() -> None:
    for node in nodes(schema.strict_schema()):
        assert "$ref" not in node or set(node) == {"$ref"}


def test_no_keyword_is_sent_that_strict_endpoints_refuse() -> None:
    """A map of properties or definitions holds names, not keywords."""
    maps = [
        id(node[keyword])
        for node in nodes(schema.strict_schema())
        for keyword in ("properties", "$defs")
        if "type" in node and keyword in node
    ]
    for node in nodes(schema.strict_schema()):
        assert id(node) in maps or set(node) <= schema.KEPT


def test_descriptions_stay_and_are_one_line() -> None:
    described = [node["description"] for node in nodes(schema.strict_schema()) if isinstance(node.get("description"), str)]
    assert "Numbers of the sentences that say it." in described
    assert all("\n" not in str(words) for words in described)


def test_unknown_keywords_go_and_fields_that_are_called_like_keywords_stay() -> None:
    class Odd(BaseModel):
        """An odd one."""

        default: int = 3
        title: str | None = None

    assert schema.strict(Odd.model_json_schema()) == {
        "description": "An odd one.",
        "type": "object",
        "properties": {"default": {"type": "integer"}, "title": {"anyOf": [{"type": "string"}, {"type": "null"}]}},
        "required": ["default", "title"],
        "additionalProperties": False,
    }


def test_the_schema_lists_what_the_types_hold() -> None:
    definitions = schema.strict_schema()["$defs"]
    assert isinstance(definitions, dict)
    plain = Extraction.model_json_schema()["$defs"]
    assert set(definitions) == set(plain)
    for name, node in nodes_by_name(definitions):
        assert list(node) == list(plain[name]["properties"])


def nodes_by_name(definitions: dict[str, JsonValue]) -> Iterator[tuple[str, dict[str, JsonValue]]]:
    for name, node in definitions.items():
        assert isinstance(node, dict)
        properties = node["properties"]
        assert isinstance(properties, dict)
        yield name, properties


def test_the_response_format_is_strict() -> None:
    form = schema.response_format()["json_schema"]
    assert isinstance(form, dict)
    assert form["strict"] is True
    assert form["schema"] == schema.strict_schema()
    assert len(schema.schema_hash()) == 16
