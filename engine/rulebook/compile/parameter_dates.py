"""Checks that every parameter has a value on every day it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from engine.rulebook.kinds.in_force import within
from engine.rulebook.kinds.parameters import Parameter
from engine.rulebook.model.conditions import ParameterRef, parameters_in
from engine.rulebook.model.indicators import Indicator, IndicatorSet
from engine.rulebook.model.points import Lines
from engine.rulebook.model.rulebook import Band, Criterion, Gate, Rulebook, Sign
from engine.rulebook.text.places import Place

if TYPE_CHECKING:  # who only asks where a parameter is used loads no shapes of rule files
    from engine.rulebook.compile.ledger import Faulting


Dated = Criterion | Gate | Band | Sign | Indicator


def check_parameter_dates(
    rulebook: Rulebook,
    sets: Mapping[str, IndicatorSet],
    parameters: Mapping[str, Parameter],
    faulting: Faulting,
) -> None:
    """Report each parameter that begins after what uses it does: a part of a rulebook, or an indicator."""
    seen: set[tuple[Place, str]] = set()
    for part, name in (*_of_rulebook(rulebook), *_of_indicators(sets.get(rulebook.subject))):
        found = parameters.get(name)
        if found is None or (part.place, name) in seen:
            continue
        seen.add((part.place, name))
        first = found.values[0].from_
        start, until = within(part.in_force, rulebook.in_force_from, rulebook.in_force_until)
        if first > start and (until is None or start <= until):
            faulting.add("R309", found.values[0].place, name=name, day=first, start=start)


def _of_rulebook(rulebook: Rulebook) -> Iterator[tuple[Dated, str]]:
    for criterion in rulebook.criteria:
        yield from ((criterion, name) for name in parameters_of(criterion))
    tested: tuple[Gate | Band | Sign, ...] = (*rulebook.gates, *rulebook.bands, *rulebook.signs)
    for part in tested:
        yield from ((part, name) for name in parameters_in(part.when))


def parameters_of(criterion: Criterion) -> tuple[str, ...]:
    """Return the parameters a criterion uses, each once."""
    names = list(parameters_in(criterion.applies_when))
    if isinstance(criterion.points, Lines):
        names += [n for _, condition in criterion.points.lines for n in parameters_in(condition)]
    elif isinstance(criterion.points.full_at, ParameterRef):
        names.append(criterion.points.full_at.name)
    return tuple(dict.fromkeys(names))


def _of_indicators(found: IndicatorSet | None) -> Iterator[tuple[Dated, str]]:
    for indicator in found.indicators.values() if found else ():
        yield from ((indicator, name) for name in indicator.parameters)
