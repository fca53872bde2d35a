"""What is wrong with a document that does not fit its record, in a person's words."""

from collections.abc import Mapping
from typing import NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

_FORMS = {
    "bool": "true or false",
    "dict": "a table",
    "float": "a number",
    "int": "a whole number",
    "list": "a list",
    "model": "a table",
    "string": "a text",
    "tuple": "a list",
}
"""What should stand there, by the first word of pydantic's kind of error."""
_BOUNDS = {"ge": "less than", "gt": "not more than", "le": "more than", "lt": "not less than"}
_LONGEST = 60
"""Characters of a wrong value that are shown."""


class Fault(NamedTuple):
    """The first thing that is wrong: where, and what ("is missing")."""

    steps: tuple[str | int, ...]
    what: str

    @property
    def path(self) -> str:
        """Where it stands as JSON counts, from 0: "incidents/0/type"; empty for the document as a whole."""
        return "/".join(map(str, self.steps))

    @property
    def place(self) -> str:
        """Where it stands as people count, from 1: "judgement 1, reports 2, sentence"; empty for the document as a whole."""
        words: list[str] = []
        for step in self.steps:
            if isinstance(step, int) and words:
                words[-1] += f" {step + 1}"
            else:
                words.append(str(step))
        return ", ".join(words)


def first_fault(error: ValidationError) -> Fault:
    """The first fault that pydantic found."""
    detail = error.errors(include_url=False)[0]
    return Fault(detail["loc"], _what(detail))


def _what(detail: ErrorDetails) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    value = repr(detail["input"])
    shown = value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
    bound = next((f"{words} {context[name]}" for name, words in _BOUNDS.items() if name in context), None)
    form = _FORMS.get(kind.partition("_")[0]) if kind.endswith(("_type", "_parsing")) else None
    if kind in ("missing", "extra_forbidden"):
        return "is missing" if kind == "missing" else "is not known"
    if kind == "literal_error":
        return f"is {shown}, none of {_listed(context)}"
    if kind == "value_error":
        return f"is wrong: {context['error']}"
    if kind == "string_too_short":
        return "is empty"
    if bound is not None:
        return f"is {shown}, {bound}"
    return f"is {shown}, not {form}" if form is not None else f"is {shown}: {detail['msg']}"


def _listed(context: Mapping[str, object]) -> str:
    return str(context["expected"]).replace("'", "").replace(" or ", ", ")
