"""The common ground of all records: frozen values that refuse unknown fields."""

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen record. Unknown fields are refused; numbers are never read out of strings."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, serialize_by_alias=True)
