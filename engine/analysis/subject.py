"""One rulebook as the proofs see it: its facts, its dates, and a solver."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from engine.analysis.domains import Domains
from engine.analysis.findings import Finding
from engine.analysis.regimes import Regime, regimes
from engine.analysis.samples import Sample
from engine.analysis.solver import Solver
from engine.analysis.unsettled import Unsettled
from engine.rulebook.model.conditions import Condition
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.text.faults import Fault
from engine.rulebook.text.places import Place

Witness = tuple[Sample, Regime]


@dataclass(frozen=True, slots=True)
class Studied:
    """A rulebook under study."""

    rules: Rules
    rulebook: Rulebook
    domains: Domains
    solver: Solver

    def regimes(self, parameters: Iterable[str]) -> tuple[tuple[Regime, ...], ...]:
        return regimes(self.rules, self.rulebook, parameters)

    def example(self, condition: Condition, units: Iterable[Regime]) -> Witness | None:
        """Return facts under which a condition holds for some kind of unit.

        Where that could not be settled there may be some: no facts are given, and nothing is proved.
        """
        for regime in units:
            try:
                found = self.solver.example(condition, regime.frame)
            except Unsettled:
                found = {}
            if found is not None:
                return found, regime
        return None

    def on_dates(
        self, parameters: Iterable[str], ask: Callable[[tuple[Regime, ...]], Finding | None]
    ) -> Iterable[Finding]:
        """Ask on each date in turn; the same finding on later dates is not told twice."""
        told: set[object] = set()
        for units in self.regimes(parameters):
            found = ask(units)
            if found is not None and found.order not in told:
                told.add(found.order)
                yield found

    def finding(
        self, code: str, place: Place, shown: Witness | None, pair: Sample | None = None, **params: object
    ) -> Finding:
        words = {key: str(value) for key, value in params.items()}
        fault = Fault(code, place, words)
        if shown is None:
            return Finding(fault, self.rulebook.name)
        sample, regime = shown
        return Finding(fault, self.rulebook.name, regime.day, sample, pair or {}, regime.unit)


def studied(rules: Rules, rulebook: Rulebook) -> Studied:
    domains = Domains(rules, rulebook)
    return Studied(rules, rulebook, domains, Solver(domains, rules.indicator_sets[rulebook.subject]))
