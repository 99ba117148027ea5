"""Checks that every parameter has a value on every day it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from engine.rulebook.kinds.parameters import Parameter
from engine.rulebook.model.conditions import ParameterRef, parameters_in
from engine.rulebook.model.indicators import IndicatorSet
from engine.rulebook.model.points import Lines
from engine.rulebook.model.rulebook import Criterion, Rulebook
from engine.rulebook.text.places import Place

if TYPE_CHECKING:  # who only asks where a parameter is used loads no shapes of rule files
    from engine.rulebook.compile.ledger import Faulting


def check_parameter_dates(
    rulebook: Rulebook,
    sets: Mapping[str, IndicatorSet],
    parameters: Mapping[str, Parameter],
    faulting: Faulting,
) -> None:
    """Report each parameter used by a rulebook, or by its indicators, that begins after the rulebook does."""
    seen: set[tuple[Place, str]] = set()
    for place, name in (*_of_rulebook(rulebook), *_of_indicators(sets.get(rulebook.subject))):
        found = parameters.get(name)
        if found is None or (place, name) in seen:
            continue
        seen.add((place, name))
        first = found.values[0].from_
        if first > rulebook.in_force_from:
            faulting.add("R309", found.values[0].place, name=name, day=first, start=rulebook.in_force_from)


def _of_rulebook(rulebook: Rulebook) -> Iterator[tuple[Place, str]]:
    for criterion in rulebook.criteria:
        yield from ((criterion.place, name) for name in parameters_of(criterion))
    for gate in rulebook.gates:
        yield from ((gate.place, name) for name in parameters_in(gate.when))
    for band in rulebook.bands:
        yield from ((band.place, name) for name in parameters_in(band.when))
    for sign in rulebook.signs:
        yield from ((sign.place, name) for name in parameters_in(sign.when))


def parameters_of(criterion: Criterion) -> tuple[str, ...]:
    """Return the parameters a criterion uses, each once."""
    names = list(parameters_in(criterion.applies_when))
    if isinstance(criterion.points, Lines):
        names += [n for _, condition in criterion.points.lines for n in parameters_in(condition)]
    elif isinstance(criterion.points.full_at, ParameterRef):
        names.append(criterion.points.full_at.name)
    return tuple(dict.fromkeys(names))


def _of_indicators(found: IndicatorSet | None) -> Iterator[tuple[Place, str]]:
    for indicator in found.indicators.values() if found else ():
        yield from ((indicator.place, name) for name in indicator.parameters)
