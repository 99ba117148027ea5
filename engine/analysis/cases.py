"""Every way gates and band tests can come out, with the scores possible then."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from engine.analysis.samples import (
    Cuts,
    Sample,
    Unsettled,
    assignments,
    band_tests,
    cuts_of_condition,
    cuts_of_criteria,
    keeps,
    shared_cuts,
)
from engine.analysis.scores import Exactly, ReachableTotals, Scores, gate_facts
from engine.analysis.subject import Regime, Studied, Witness
from engine.logic.meaning import holds
from engine.rulebook.model.conditions import parameters_in
from engine.rulebook.model.rulebook import Rulebook
from engine.scoring.bands import band_at
from engine.scoring.oracle import scored

MOST_CASES = 3000


@dataclass(frozen=True, slots=True)
class Combination:
    """The facts of gates and band tests as given, what these answer, and all totals possible then."""

    regime: Regime
    fixed: Sample
    gates: Mapping[str, bool]
    tests: Mapping[str, bool]
    total: ReachableTotals


@dataclass(frozen=True, slots=True)
class Spot:
    """One possible score of one case, standing for all that get the same band."""

    case: Combination
    points: int
    scale: int

    @property
    def score(self) -> Fraction:
        return Fraction(self.points, self.scale)

    def band(self, rulebook: Rulebook, gates: Mapping[str, bool] | None = None) -> str:
        return band_at(rulebook, self.score, gates or self.case.gates, self.case.tests)

    def witness(self, rulebook: Rulebook) -> Witness | None:
        """Return facts that give exactly this score, where the oracle confirms them."""
        sample = {**self.case.total.sample(self.points), **self.case.fixed}
        frame = self.case.regime.frame
        try:
            score = scored(rulebook, sample.__getitem__, frame)
        except KeyError:
            return None
        return (sample, self.case.regime) if score.low == score.high == self.score else None


def parameters_of_rulebook(rulebook: Rulebook) -> tuple[str, ...]:
    names = [name for criterion in rulebook.criteria for name in criterion.parameters]
    names += [name for test in band_tests(rulebook) for name in parameters_in(test)]
    return tuple(dict.fromkeys(names))


def cases(studied: Studied, units: tuple[Regime, ...]) -> list[Combination]:
    """Return all cases on one date. Raises Unsettled where there are too many to try."""
    combinations: list[Combination] = []
    for regime in units:
        scores = Scores(studied.rulebook, studied.domains, regime.frame, studied.reached)
        combinations += _of_regime(studied, regime, scores)
    return combinations


def _of_regime(studied: Studied, regime: Regime, scores: Scores) -> Iterable[Combination]:
    from engine.analysis.z3_solver import is_pointed

    return _pointed(studied, regime) if is_pointed(studied.rulebook) else _free(studied, regime, scores)


def _pointed(studied: Studied, regime: Regime) -> list[Combination]:
    """Return the cases where gates or bands ask about points."""
    from engine.analysis.z3_solver import cases_of_points, settled

    scale = 10**studied.rulebook.decimals
    indicators = studied.rules.indicator_sets[studied.rulebook.subject]
    samples = cases_of_points(studied.domains, indicators, regime.frame)
    totals = (Exactly([], points=int(shown.found.low * scale)) for shown in samples)
    return [
        Combination(regime, shown.sample, settled(shown.found.gates), settled(shown.found.tests), total)
        for shown, total in zip(samples, totals, strict=True)
    ]


def _free(studied: Studied, regime: Regime, scores: Scores) -> Iterator[Combination]:
    book, frame = studied.rulebook, regime.frame
    names = gate_facts(book)
    count, fixings = assignments(names, studied.domains, _cuts(book, names, scores))
    if count > MOST_CASES:
        raise Unsettled
    for fixed in fixings:
        if not keeps(fixed, scores.inside):
            continue
        gates = {g.id: holds(g.when, fixed.__getitem__, frame) is True for g in book.gates}
        tests = {b.id: holds(b.when, fixed.__getitem__, frame) is True for b in book.bands if b.when}
        yield Combination(regime, fixed, gates, tests, scores.given(fixed))


def _cuts(rulebook: Rulebook, names: tuple[str, ...], scores: Scores) -> Cuts:
    cuts = cuts_of_criteria(rulebook.criteria, scores.frame, {})
    for test in band_tests(rulebook):
        cuts_of_condition(test, scores.frame, cuts)
    return {name: values for name, values in shared_cuts(cuts, scores.inside).items() if name in names}


def spots(rulebook: Rulebook, combinations: list[Combination]) -> Iterator[Spot]:
    """Yield, for each case, one possible score between each two thresholds."""
    scale = 10**rulebook.decimals
    ends = sorted({math.ceil(band.from_ * scale) for band in rulebook.bands if band.from_ is not None} | {0})
    for case in combinations:
        for low, high in zip(ends, [*ends[1:], None], strict=True):
            points = case.total.within(low, high)
            if points is not None:
                yield Spot(case, points, scale)
