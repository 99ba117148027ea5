"""What checks a form's rows: a pydantic model of its class, made when the first row is read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

import pydantic

from facts.forms.fields import Count, Day, Field, Kind, Points, Row, Text, YesNo, field_name, hints_of

_OWN_TYPES: Mapping[str, Any] = {"yes_no": YesNo, "int": Count, "decimal": Points, "date": Day, "text": Text}
_CONFIG = pydantic.ConfigDict(frozen=True, strict=True, extra="forbid")


def model_of(kind: Kind) -> type[pydantic.BaseModel]:
    """Return the model that a row's values, by name of field, must fit."""
    by_class = {*map(field_name, hints_of(kind.row))}
    own = tuple(field for name, field in kind.fields.items() if name not in by_class)
    return _model(kind.row, own)  # type: ignore[arg-type]  # mypy takes a class for one that can't be hashed


@cache
def _model(row: type[Row], own: tuple[Field, ...]) -> type[pydantic.BaseModel]:
    fields: dict[str, Any] = {
        attribute: (hint, pydantic.Field(getattr(row, attribute, ...), alias=field_name(attribute)))
        for attribute, hint in hints_of(row).items()
    }
    # An office's own columns may be blank, and their names may be words that Python keeps for itself.
    fields |= {
        f"own_{n}": (_OWN_TYPES.get(f.type, Literal[f.values]) | None, pydantic.Field(None, alias=f.name))
        for n, f in enumerate(own)
    }
    return pydantic.create_model(row.__name__, __config__=_CONFIG, **fields)
