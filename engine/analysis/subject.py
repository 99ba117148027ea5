"""One rulebook as the proofs see it: its facts, its dates, and a solver."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from engine.analysis.domains import Domains, tied
from engine.analysis.findings import Finding
from engine.analysis.pointed import cuts_behind, pointed
from engine.analysis.regimes import Regime, over_stretches, regimes
from engine.analysis.samples import Sample, Unsettled, assignments
from engine.logic.frame import Frame
from engine.logic.meaning import holds
from engine.rulebook.model.conditions import Condition, NoneOf
from engine.rulebook.model.indicators import IndicatorSet
from engine.rulebook.model.points_asked import facts_behind
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.text.faults import Fault
from engine.rulebook.text.places import Place
from engine.scoring.oracle import scored

MOST_TRIED = 4000


class Solver:
    """Answers for one rulebook's facts."""

    def __init__(self, domains: Domains, indicators: IndicatorSet) -> None:
        self.domains = domains
        self.indicators = indicators

    def example(self, condition: Condition, frame: Frame) -> Sample | None:
        """Return facts under which a condition holds, None where there are none; raises Unsettled."""
        book = self.domains.rulebook
        names = facts_behind(condition, book)
        cuts = cuts_behind(condition, book, frame)
        count, samples = assignments(names, self.domains, cuts or {})
        if cuts is None or count > MOST_TRIED or tied(names, self.indicators):
            from engine.analysis.z3_solver import example

            return example(condition, names, self.domains, self.indicators, frame)
        return next((s for s in samples if holds(condition, pointed(s, book, frame), frame) is True), None)


Witness = tuple[Sample, Regime]
MOST_SHOWN = 6  # facts a reader takes in; of more, only those that keep points away are told


@dataclass(frozen=True, slots=True)
class Studied:
    """A rulebook under study."""

    rules: Rules
    rulebook: Rulebook
    domains: Domains
    solver: Solver
    reached: dict[object, Any] = field(default_factory=dict, compare=False)  # points found so far, by Scores

    def regimes(self, parameters: Iterable[str]) -> tuple[tuple[Regime, ...], ...]:
        return regimes(self.rules, self.rulebook, parameters)

    def example(self, condition: Condition, units: Iterable[Regime]) -> Witness | None:
        """Return facts under which a condition holds for some kind of unit.

        Where that could not be settled there may be some: no facts are given, and nothing is proved.
        """
        for regime in units:
            try:
                sample = self.solver.example(condition, regime.frame)
            except Unsettled:
                sample = {}
            if sample is not None:
                return sample, regime
        return None

    def on_dates(
        self, parameters: Iterable[str], ask: Callable[[tuple[Regime, ...]], Finding | None]
    ) -> Iterable[Finding]:
        """Ask on each date in turn; a finding on dates in a row is told once, with its days."""
        findings = ((units, ask(units)) for units in self.regimes(parameters))
        return over_stretches((units, [found] if found is not None else []) for units, found in findings)

    def on_regimes(
        self, parameters: Iterable[str], ask: Callable[[Regime], Finding | None]
    ) -> Iterable[Finding]:
        """Ask on each date for each kind of unit; the first finding of a date stands for all."""
        return self.on_dates(parameters, lambda units: next(filter(None, map(ask, units)), None))

    def constant(
        self, codes: tuple[str, str], id_: str, place: Place, test: Condition, units: Iterable[Regime]
    ) -> Finding | None:
        """Tell a test that never holds, by the first code, or always, by the second."""
        holding = self.example(test, units)
        if holding is None:
            return self.finding(codes[0], place, None, id=id_)
        if self.example(NoneOf((test,)), units) is None:
            return self.finding(codes[1], place, holding, id=id_)
        return None

    def finding(
        self, code: str, place: Place, shown: Witness | None, pair: Sample | None = None, **params: object
    ) -> Finding:
        words = {key: str(value) for key, value in params.items()}
        fault = Fault(code, place, words)
        if shown is None:
            return Finding(fault, self.rulebook.name)
        sample, regime = shown
        blamed, matters = blame(self.rulebook, sample, regime) if len(sample) > MOST_SHOWN else ((), ())
        return Finding(
            fault, self.rulebook.name, regime.day, sample, pair or {}, regime.unit, None, blamed, matters
        )


def blame(rulebook: Rulebook, sample: Sample, regime: Regime) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the criteria below their most in a sample, and the facts behind them and held gates."""
    try:
        score = scored(rulebook, sample.__getitem__, regime.frame)
    except KeyError:
        return (), ()
    short = [c for c in rulebook.criteria if score.criteria[c.id].high < c.maximum]
    facts = [fact for c in short for fact in c.facts]
    facts += [n for gate in rulebook.gates if score.gates[gate.id] for n in facts_behind(gate.when, rulebook)]
    return tuple(c.id for c in short), tuple(dict.fromkeys(facts))


def studied(rules: Rules, rulebook: Rulebook) -> Studied:
    domains = Domains(rules, rulebook)
    return Studied(rules, rulebook, domains, Solver(domains, rules.indicator_sets[rulebook.subject]))
