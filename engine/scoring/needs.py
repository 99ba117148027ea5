"""What is still needed for a result to be settled: the unknown facts, and who owes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from engine.cells import Cell, Owed
from engine.kleene import Kleene
from engine.rulebook.conditions import Condition, facts_in, parameters_in
from engine.rulebook.model import Criterion, Lines, Proportion, Rulebook
from engine.rulebook.scoring_files import used_facts
from engine.scoring.frame import Frame
from engine.scoring.meaning import Facts

if TYPE_CHECKING:
    from engine.scoring.oracle import Need, ScoredCriterion

UNIT = "unit."  # a field of the unit, which a parameter varies by


def needs_of(
    rulebook: Rulebook,
    criteria: Mapping[str, ScoredCriterion],
    gates: Mapping[str, Kleene],
    tests: Mapping[str, Kleene],
    facts: Facts,
    frame: Frame,
) -> tuple[Need, ...]:
    """Return the unknown facts behind every test that is not settled, widest spread of points first."""
    collector = _Collector(facts, frame)
    for criterion in rulebook.criteria:
        found = criteria[criterion.id]
        if not found.settled:
            spread = found.high - found.low
            collector.add(criterion.id, spread, used_facts(criterion.points, criterion.applies_when))
            collector.add_units(criterion.id, spread, _parameters(criterion))
    for gate in rulebook.gates:
        if gates[gate.id] is None:
            collector.add_test(gate.id, gate.when)
    for band in rulebook.bands:
        if band.when is not None and tests[band.id] is None:
            collector.add_test(band.id, band.when)
    return collector.needs()


def _parameters(criterion: Criterion) -> tuple[str, ...]:
    names = list(parameters_in(criterion.applies_when))
    if isinstance(criterion.points, Lines):
        names += [n for _, condition in criterion.points.lines for n in parameters_in(condition)]
    elif isinstance(criterion.points, Proportion) and not isinstance(criterion.points.full_at, Fraction):
        names.append(criterion.points.full_at.name)
    return tuple(dict.fromkeys(names))


class _Collector:
    def __init__(self, facts: Facts, frame: Frame) -> None:
        self.facts = facts
        self.frame = frame
        self.spreads: dict[str, Fraction] = {}
        self.used: dict[str, list[str]] = {}
        self.owed: dict[str, tuple[Owed, ...]] = {}

    def add(self, where: str, spread: Fraction, names: Iterable[str]) -> None:
        for name in names:
            if name != "score":
                self._note(name, where, spread, self.facts(name))

    def add_test(self, where: str, condition: Condition) -> None:
        self.add(where, Fraction(0), facts_in(condition))
        self.add_units(where, Fraction(0), parameters_in(condition))

    def add_units(self, where: str, spread: Fraction, parameters: Iterable[str]) -> None:
        for parameter in parameters:
            for _, condition in self.frame.parameters[parameter].on(self.frame.period.end).lines:
                for name in facts_in(condition):
                    self._note(UNIT + name, where, spread, self.frame.unit_fields(name))

    def _note(self, name: str, where: str, spread: Fraction, cell: Cell) -> None:
        if not cell.unknown:
            return
        self.spreads[name] = max(self.spreads.get(name, Fraction(0)), spread)
        self.owed[name] = cell.owed
        if where not in self.used.setdefault(name, []):
            self.used[name].append(where)

    def needs(self) -> tuple[Need, ...]:
        from engine.scoring.oracle import Need

        found = [Need(n, self.spreads[n], tuple(self.used[n]), self.owed[n]) for n in self.spreads]
        return tuple(
            sorted(found, key=lambda need: -need.spread)
        )  # stable: ties stay in the rulebook's order
