"""Paths by which a selection leads from a record to the unit or venue it counts for (`through`)."""

from __future__ import annotations

from engine.rulebook.model.indicators import Selection
from engine.rulebook.model.vocabulary import Path, path_from
from facts.forms.catalogue import KINDS


def through_fields(selection: Selection) -> tuple[str, ...]:
    """Turn `case.venue.unit` into the fields to follow from a case."""
    path = _through(selection)
    return (*(field for field, _ in path.steps), path.field)


def through_forms(selection: Selection) -> tuple[str, ...]:
    """Return the forms of the records that a path leads over: of `case.venue.unit`, that of venues."""
    return tuple(KINDS[kind].form for _, kind in _through(selection).steps)


def through_kinds(selection: Selection) -> tuple[str, ...]:
    """Return the kinds of the records that a path leads over: of `case.venue.unit`, venues."""
    return tuple(kind for _, kind in _through(selection).steps)


def _through(selection: Selection) -> Path:
    _, *steps, last = str(selection.through).split(".")
    path = path_from(selection.kind, ".".join([*steps, f"{last}_code" if last == "unit" else f"{last}_id"]))
    assert isinstance(path, Path)  # settled when the rules were read
    return path
