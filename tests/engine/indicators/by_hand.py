"""Indicators made by hand, as if they were read from a file."""

from __future__ import annotations

from typing import Any

from engine.indicators.operations.over_records import OverRecords
from engine.rulebook.model.indicators import Indicator, Selection, operations


def indicator(operation: str, operand: Any, name: str = "x", **more: Any) -> Indicator:
    return operations()[operation](**{"name": name, "vi": name, operation: operand, **more})


def over_records(operation: str, over: Selection, path: str | None = None, name: str = "x") -> OverRecords:
    target = over.kind if path is None else f"{over.kind}.{path}"
    made = indicator(operation, target, name, over=over)
    assert isinstance(made, OverRecords)
    return made
