"""What is wrong with a document: where, as people or as JSON counts, and in words of our own."""

from typing import Literal

import pytest
from pydantic import Field, ValidationError, model_validator

from summarizer.records.base import Value
from summarizer.records.faults import Fault, first_fault


class Part(Value):
    size: int = Field(default=1, ge=1, le=9)
    kind: Literal["wide", "narrow"] = "wide"
    name: str = Field(default="x", min_length=1)
    broken: bool = False


class Whole(Value):
    parts: tuple[Part, ...]
    colour: str | None = None

    @model_validator(mode="after")
    def _has_parts(self) -> "Whole":
        if not self.parts:
            raise ValueError("there is no part")
        return self


def fault(text: str) -> Fault:
    with pytest.raises(ValidationError) as found:
        Whole.model_validate_json(text)
    return first_fault(found.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{}", "parts is missing"),
        ('{"parts": 3}', "parts is 3, not a list"),
        ('{"parts": [{}, 3]}', "parts 2 is 3, not a table"),
        ('{"parts": [{}, {"size": 0}]}', "parts 2, size is 0, less than 1"),
        ('{"parts": [{"size": 10}]}', "parts 1, size is 10, more than 9"),
        ('{"parts": [{"size": "1"}]}', "parts 1, size is '1', not a whole number"),
        ('{"parts": [{"kind": "high"}]}', "parts 1, kind is 'high', none of wide, narrow"),
        ('{"parts": [{"name": ""}]}', "parts 1, name is empty"),
        ('{"parts": [{"broken": "no"}]}', "parts 1, broken is 'no', not true or false"),
        ('{"parts": [{"weight": 3}]}', "parts 1, weight is not known"),
        ('{"parts": [], "colour": "red"}', " is wrong: there is no part"),
        (f'{{"parts": [], "colour": [{"1, " * 40}1]}}', f"colour is [{'1, ' * 19}1,…, not a text"),
    ],
)
def test_a_fault_is_told_in_words_and_counted_from_one(text: str, said: str) -> None:
    found = fault(text)
    assert f"{found.place} {found.what}" == said


def test_a_program_counts_from_zero() -> None:
    assert fault('{"parts": [{}, {"size": 0}]}').path == "parts/1/size"
