"""The JSON Schemas of the public documents: what a model must answer, a report line, a brief."""

from typing import Any, Literal, get_args

from summarizer.errors import UsageError

SchemaName = Literal["extraction", "report", "brief"]
NAMES: tuple[SchemaName, ...] = get_args(SchemaName)


def schema(name: SchemaName) -> dict[str, Any]:
    """The JSON Schema of one document. `extraction` is the strict form that is sent to models."""
    if name == "extraction":
        from summarizer.extractors.schema import strict_schema

        return strict_schema()
    if name == "report":
        from summarizer.records.report import ReportLine

        return ReportLine.model_json_schema()
    if name == "brief":
        from summarizer.records.brief import Brief

        return Brief.model_json_schema(mode="serialization")
    raise UsageError(f"There is no schema {name!r}.", f"Ask for one of: {', '.join(NAMES)}.")
