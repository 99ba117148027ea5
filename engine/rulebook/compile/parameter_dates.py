"""Checks that every parameter has a value on every day it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.kinds.in_force import within
from engine.rulebook.kinds.parameters import Parameter
from engine.rulebook.model.indicators import Indicator, IndicatorSet
from engine.rulebook.model.rulebook import Band, Criterion, Gate, Rulebook, Sign
from engine.rulebook.text.places import Place

Dated = Criterion | Gate | Band | Sign | Indicator


def check_parameter_dates(
    rulebook: Rulebook,
    sets: Mapping[str, IndicatorSet],
    parameters: Mapping[str, Parameter],
    faulting: Faulting,
) -> None:
    """Report each parameter that begins after what uses it does: a part of a rulebook, or an indicator."""
    seen: set[tuple[Place, str]] = set()
    for part, name in _asking(rulebook, sets.get(rulebook.subject)):
        found = parameters.get(name)
        if found is None or (part.place, name) in seen:
            continue
        seen.add((part.place, name))
        first = found.values[0].from_
        start, until = within(part.in_force, rulebook.in_force_from, rulebook.in_force_until)
        if first > start and (until is None or start <= until):
            faulting.add("R309", found.values[0].place, name=name, day=first, start=start)


def _asking(rulebook: Rulebook, figures: IndicatorSet | None) -> Iterator[tuple[Dated, str]]:
    """Yield each part of a rulebook and each figure with the parameters it names."""
    parts: Iterable[Dated] = (*rulebook.asking, *(figures.indicators.values() if figures else ()))
    return ((part, name) for part in parts for name in part.parameters)
