"""What checks a form's rows: a pydantic model of its class, made when the first row is read."""

from __future__ import annotations

from functools import cache
from typing import Any

import pydantic

from facts.forms.fields import Kind, Row, field_name, hints_of

_CONFIG = pydantic.ConfigDict(frozen=True, strict=True, extra="forbid")


def model_of(kind: Kind) -> type[pydantic.BaseModel]:
    """Return the model that a row's values, by name of field, must fit."""
    return _model(kind.row)  # type: ignore[arg-type]  # mypy takes a class for one that can't be hashed


@cache
def _model(row: type[Row]) -> type[pydantic.BaseModel]:
    fields: dict[str, Any] = {
        attribute: (hint, pydantic.Field(getattr(row, attribute, ...), alias=field_name(attribute)))
        for attribute, hint in hints_of(row).items()
    }
    return pydantic.create_model(row.__name__, __config__=_CONFIG, **fields)
