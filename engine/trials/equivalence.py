"""Changes that change nothing, proved: equal answers for every value of every fact, unknown ones too.

A test changes its answer at thresholds only, and points are straight between them. So the two versions are
asked at every threshold of either, once in every gap, in each other state a fact can have, and where it is
unknown. Facts are taken to vary freely: equal on more than can be is equal on all that can be.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

from engine.analysis.domains import Domains
from engine.analysis.regimes import regimes
from engine.analysis.samples import Cuts, Sample, cuts_of_condition, cuts_of_criteria, values_of
from engine.logic.cells import Cell, between, known, unknown
from engine.logic.comparison import compared
from engine.logic.frame import Frame
from engine.logic.kleene import Kleene
from engine.logic.meaning import holds
from engine.rulebook.model import conditions as tree
from engine.rulebook.model.editions import editions
from engine.rulebook.model.points_asked import is_points, points_in
from engine.rulebook.model.rulebook import Criterion, Rulebook, Rules
from engine.rulebook.model.types import BAND
from engine.scoring.bands import band_at
from engine.scoring.points import free_points, points_of
from engine.trials.follow_up_equivalence import cases_of_rule
from engine.trials.mutants import ITEMS, Mutant
from engine.trials.points_reached import PointsReached

MOST_TRIED = 50_000
MOST_POINTS = 300  # different points of one test, so that every two of them can be tried


def cases_compared(rules: Rules, mutant: Mutant) -> int | None:
    """Return over how many cases the change was proved to change nothing; None where it was not."""
    if mutant.deep or mutant.kind == "citation":
        return None
    if mutant.rulebook not in rules.rulebooks:
        changed = [(a, b) for a, b in zip(rules.follow_up, mutant.rules.follow_up, strict=True) if a is not b]
        return cases_of_rule(*changed[0]) if len(changed) == 1 else None
    pairs = zip(*(editions(r.rulebooks[mutant.rulebook]) for r in (rules, mutant.rules)), strict=True)
    try:
        return sum(_Proof(rules, before).compared(before, after) for before, after in pairs)
    except _Differ:
        return None


class _Differ(Exception):
    """The two versions answer differently, or there is too much to try."""


class _Proof:
    def __init__(self, rules: Rules, book: Rulebook) -> None:
        self.rules = rules
        self.book = book
        self.domains = Domains(rules, book)
        self.reached = PointsReached(book, self.domains)

    def compared(self, before: Rulebook, after: Rulebook) -> int:
        """Compare every part in which two versions differ; return the cases tried."""
        if any(getattr(before, key) != getattr(after, key) for key in ("decimals", "rounding", "among")):
            raise _Differ
        cases = 0
        for key in ITEMS:
            for old, two in zip(getattr(before, key), getattr(after, key), strict=True):
                cases += 0 if old == two else self._part(key, old, two, before, after)
        return cases

    def _part(self, key: str, old: Any, two: Any, before: Rulebook, after: Rulebook) -> int:
        if key == "criteria":
            return self._criteria(old, two)
        if key in ("gates", "bands", "signs") and replace(two, when=old.when) == old:
            return self._conditions(old.when, two.when)
        if key == "bands" or (key == "gates" and old.quota == two.quota):
            return _bands(before, after)
        raise _Differ

    def _criteria(self, old: Criterion, two: Criterion) -> int:
        if (old.bonus, old.leaves) != (two.bonus, two.leaves):
            raise _Differ
        names = [n for c in (old, two) for n in c.facts]

        def cuts(frame: Frame) -> Cuts:
            return cuts_of_criteria((old, two), frame, {})

        def answer(criterion: Criterion, sample: Sample, frame: Frame) -> object:
            free = free_points(criterion, self.book)
            given = points_of(criterion.points, free, sample.__getitem__, frame)
            condition = criterion.applies_when
            applies = True if condition is None else holds(condition, sample.__getitem__, frame)
            return applies, free, given.low, given.high, given.nothing_to_divide

        parameters = (*old.parameters, *two.parameters)
        return self._tried(names, cuts, parameters, lambda s, f: answer(old, s, f) == answer(two, s, f))

    def _conditions(self, old: tree.Condition, two: tree.Condition) -> int:
        if any(isinstance(leaf, tree.Apart) for test in (old, two) for leaf in tree.leaves(test)):
            raise _Differ

        if points_in(old, two):
            return self._of_points(old, two)

        def cuts(frame: Frame) -> Cuts:
            return cuts_of_condition(two, frame, cuts_of_condition(old, frame, {}))

        def same(sample: Sample, frame: Frame) -> bool:
            return holds(old, sample.__getitem__, frame) == holds(two, sample.__getitem__, frame)

        parameters = (*tree.parameters_in(old), *tree.parameters_in(two))
        return self._tried([*tree.facts_in(old), *tree.facts_in(two)], cuts, parameters, same)

    def _of_points(self, old: tree.Condition, two: tree.Condition) -> int:
        """Compare tests alike but for points: at all points there can be, and between any two."""
        if isinstance(old, tree.AllOf | tree.AnyOf | tree.NoneOf | tree.AtLeastOf):
            if type(old) is not type(two) or len(old.parts) != len(two.parts):
                raise _Differ
            if isinstance(old, tree.AtLeastOf) and old.n != two.n:  # type: ignore[union-attr]
                raise _Differ
            pairs = zip(old.parts, two.parts, strict=True)
            return sum(self._of_points(a, b) for a, b in pairs)
        if old == two:
            return 0
        if not (isinstance(old, tree.Compare) and isinstance(two, tree.Compare)) or old.fact != two.fact:
            raise _Differ
        if not is_points(old.fact):
            return self._conditions(old, two)
        if tree.parameters_in(old) or tree.parameters_in(two):
            raise _Differ
        values = self._points_there_can_be(old, two)
        cells = [known(v) for v in values] + [between(a, b) for a, b in itertools.combinations(values, 2)]
        if any(_answer(old, cell) is not _answer(two, cell) for cell in cells):
            raise _Differ
        return len(cells)

    def _points_there_can_be(self, old: tree.Compare, two: tree.Compare) -> list[Fraction]:
        """Return the points that can be reached; of very many, the thresholds and one in each gap."""
        values = self.reached.values(old.fact)
        if len(values) <= MOST_POINTS:
            return values
        numbers = {o for leaf in (old, two) for o in leaf.operands if isinstance(o, Fraction)}
        cells = values_of(self.domains[old.fact], numbers)
        return [cell.value for cell in cells if isinstance(cell.value, Fraction)]

    def _tried(
        self,
        names: list[str],
        cuts: Callable[[Frame], Cuts],
        parameters: tuple[str, ...],
        same: Callable[[Sample, Frame], bool],
    ) -> int:
        tried = 0
        for units in regimes(self.rules, self.book, parameters):
            for regime in units:
                for sample in self._samples(names, cuts(regime.frame)):
                    tried += 1
                    if tried > MOST_TRIED or not same(sample, regime.frame):
                        raise _Differ
        return tried

    def _samples(self, names: list[str], cuts: Cuts) -> Iterator[Sample]:
        facts = list(dict.fromkeys(names))
        columns = [self._column(name, cuts) for name in facts]
        return (dict(zip(facts, row, strict=True)) for row in itertools.product(*columns))

    def _column(self, name: str, cuts: Cuts) -> tuple[Cell, ...]:
        domain = self.domains[name]
        if domain.kind == BAND:  # what a band may still be is a set of its own
            raise _Differ
        return (*values_of(domain, cuts.get(name, ())), unknown())


def _answer(leaf: tree.Compare, cell: Cell) -> Kleene:
    numbers = [operand for operand in leaf.operands if isinstance(operand, Fraction)]
    return compared(leaf.op, cell, [(number,) for number in numbers])


def _bands(before: Rulebook, after: Rulebook) -> int:
    """Compare the band of every score, whatever gates and band tests answer."""
    froms = sorted({b.from_ for book in (before, after) for b in book.bands if b.from_ is not None})
    between = [(a + b) / 2 for a, b in itertools.pairwise(froms)]
    scores = sorted({Fraction(0), *froms, *between, froms[-1] + 1}) if froms else [Fraction(0)]
    tested = [b.id for b in before.bands if b.when is not None]
    tried = 0
    for answers in itertools.product((False, True), repeat=len(before.gates) + len(tested)):
        gates = dict(zip([g.id for g in before.gates], answers, strict=False))
        tests = dict(zip(tested, answers[len(before.gates) :], strict=True))
        for score in scores:
            tried += 1
            if band_at(before, score, gates, tests) != band_at(after, score, gates, tests):
                raise _Differ
    return tried
