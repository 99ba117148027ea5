"""Criteria that pull one fact in opposite directions, in one rulebook or in two over the same subject and
days."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.analysis.findings import Finding
from engine.analysis.monotone import cases_along
from engine.analysis.regimes import Regime
from engine.analysis.samples import Sample
from engine.analysis.subject import Studied
from engine.rulebook.model.rulebook import Criterion, Rulebook
from engine.scoring.points import scored_criterion


@dataclass(frozen=True, slots=True)
class Promise:
    """A criterion's promise on one fact: more of it never gives fewer points (up), or never more (down)."""

    studied: Studied
    criterion: Criterion
    fact: str

    @property
    def way(self) -> str:
        return self.criterion.monotone[self.fact]

    def points(self, case: Sample, regime: Regime) -> Fraction:
        book = self.studied.rulebook
        return scored_criterion(self.criterion, book, case.__getitem__, regime.frame).low


def opposed_findings(books: Sequence[Studied]) -> Iterator[Finding]:
    """Tell promises that oppose one another, with two cases between which one gives more and the other
    less."""
    promises = [Promise(b, c, fact) for b in books for c in b.rulebook.criteria for fact in c.monotone]
    for first, second in itertools.combinations(promises, 2):
        if first.fact == second.fact and first.way != second.way and _meet(first, second):
            yield from _shown(first, second)


def _meet(first: Promise, second: Promise) -> bool:
    """Tell whether both count for one subject on one day, and points mean the same: good in both, or risk in
    both."""
    a, b = first.studied.rulebook, second.studied.rulebook
    together = _begins_in(a, b) or _begins_in(b, a)
    return a.subject == b.subject and (a.total is None) == (b.total is None) and together


def _begins_in(a: Rulebook, b: Rulebook) -> bool:
    return b.in_force_from <= a.in_force_from and (
        b.in_force_until is None or a.in_force_from <= b.in_force_until
    )


def _shown(first: Promise, second: Promise) -> Iterator[Finding]:
    """Yield the finding once, on the first date both move; none where they never move together."""
    names = dict.fromkeys((*first.criterion.parameters, *second.criterion.parameters))
    for units in second.studied.regimes(names):
        for regime in units:
            pair = _cases(first, second, regime)
            if pair is not None:
                yield _finding(first, second, regime, *pair)
                return


def _finding(first: Promise, second: Promise, regime: Regime, less: Sample, more: Sample) -> Finding:
    same = first.studied is second.studied
    params = {"id": second.criterion.id, "by": first.criterion.id, "fact": second.fact}
    if not same:
        params["book"] = first.studied.rulebook.name
    place = second.criterion.place
    shown = (less, regime) if less else None
    return second.studied.finding("P502" if same else "P803", place, shown, more, **params)


def _cases(first: Promise, second: Promise, regime: Regime) -> tuple[Sample, Sample] | None:
    """Return two cases that differ in the fact alone; empty ones where there are too many to try."""
    criteria = [first.criterion, second.criterion]
    rows = cases_along(second.fact, criteria, second.studied.domains, regime)
    if rows is None:
        return {}, {}
    for cases in rows:
        ups = [first.points(case, regime) for case in cases]
        downs = [second.points(case, regime) for case in cases]
        for i, j in itertools.combinations(range(len(cases)), 2):
            if (ups[j] - ups[i]) * (downs[j] - downs[i]) < 0:
                return cases[i], cases[j]
    return None
