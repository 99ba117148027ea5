"""Which fields of records a set of rules rests on: nothing else has to be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from engine.indicators.aggregates import through_fields
from engine.rulebook.model.conditions import Condition, Moment, facts_in, leaves
from engine.rulebook.model.indicators import Aggregate, DaysBetween, Operation, OwnField
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.model.vocabulary import VENUE_PATHS, Path, path_from
from facts.forms.catalogue import KINDS
from facts.forms.fields import Kind

Named = tuple[str, str]  # a kind and one of its fields


def fields_needed(rules: Rules) -> Mapping[str, frozenset[str]]:
    """Return, by kind counted or led to, the fields that indicators, subjects, dates, references and keys take."""
    found: dict[str, set[str]] = defaultdict(set, {"unit": {"border_area", "town_area"}, "venue": {"id"}})
    for chosen in rules.indicator_sets.values():
        for indicator in chosen.indicators.values():
            _put(found, _operation(indicator.operation))
    for kind in tuple(found):
        _put(found, _own(KINDS[kind]))
    return {kind: frozenset(fields & set(KINDS[kind].record_fields)) for kind, fields in found.items()}


def _put(found: dict[str, set[str]], named: Iterable[Named]) -> None:
    for kind, field in named:
        found[kind].add(field)


def _own(kind: Kind) -> Iterator[Named]:
    """Yield what tells a record's key, day, life, unit and venue."""
    own = (*kind.key, kind.date, kind.dated_by, *(kind.life or ()))
    yield from ((kind.name, name) for name in own if name is not None)
    yield from _followed(kind.name, kind.unit_path)
    yield from _followed(kind.name, VENUE_PATHS.get(kind.name, ()))


def _operation(operation: Operation) -> Iterator[Named]:
    if isinstance(operation, OwnField):
        yield operation.kind, operation.field
    elif isinstance(operation, Aggregate):
        yield from _aggregate(operation)
    elif isinstance(operation, DaysBetween):
        for day in (operation.first, operation.second):
            if isinstance(day, Aggregate):
                yield from _aggregate(day)


def _aggregate(operation: Aggregate) -> Iterator[Named]:
    selection = operation.over
    if selection.kind not in KINDS:
        return
    yield selection.kind, KINDS[selection.kind].key[0]
    for path in (operation.path, selection.dated, *_paths(selection.where)):
        if path is not None:
            yield from _path(selection.kind, path)
    if selection.through is not None:
        yield from _followed(selection.kind, through_fields(selection))


def _paths(where: Condition | None) -> Iterator[str]:
    yield from facts_in(where)
    for leaf in leaves(where):
        for operand in (*getattr(leaf, "operands", ()), getattr(leaf, "other", None)):
            if isinstance(operand, Moment) and operand.what == "field":
                yield str(operand.arg)


def _path(kind: str, path: str) -> Iterator[Named]:
    found = path_from(kind, path)
    if isinstance(found, Path):
        yield from _followed(kind, (*(field for field, _ in found.steps), found.field))


def _followed(kind: str, path: tuple[str, ...]) -> Iterator[Named]:
    """Yield each field of a path with the kind it is of."""
    for field in path:
        yield kind, field
        known = KINDS[kind].record_fields.get(field)
        if known is not None and known.refers_to in KINDS:
            kind = str(known.refers_to)
