"""Promises of direction: proved for every value, refuted by two cases, or opposed to one another."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from engine.analysis.domains import Domains
from engine.analysis.samples import Sample, assignments, cuts_of_criteria, ordered, values_of
from engine.analysis.subject import Finding, Regime, Studied
from engine.rulebook.model.points import AlongNumber
from engine.rulebook.model.rulebook import Criterion, Rulebook
from engine.rulebook.model.types import NUMBER, YES_NO
from engine.scoring.points import scored_criterion
from facts.visible_text import gettext_noop

MOST_TRIED = 30_000


def monotone_findings(studied: Studied) -> Iterator[Finding]:
    for criterion in studied.rulebook.criteria:
        for fact, way in criterion.monotone.items():
            ask = partial(_refuted, studied, criterion, fact, way)
            yield from studied.on_regimes(criterion.parameters, ask)
        for fact in () if _is_decided(criterion) else criterion.points.facts:
            if fact not in criterion.monotone and studied.domains[fact].kind in (NUMBER, YES_NO):
                ask = partial(_unpromised, studied, criterion, fact)
                yield from studied.on_regimes(criterion.parameters, ask)


def _is_decided(criterion: Criterion) -> bool:
    """Tell whether points are those that an office decides: more of them is more, without a promise."""
    return isinstance(criterion.points, AlongNumber) and criterion.points.decided


def _unpromised(studied: Studied, criterion: Criterion, fact: str, regime: Regime) -> Finding | None:
    """Tell a figure without a promise, with two cases in which more of it gives fewer points, if any."""
    refuted = {way: _pair(studied, criterion, fact, way, regime) for way in ("up", "down")}
    pairs = {way: pair for way, pair in refuted.items() if isinstance(pair, tuple)}
    if not pairs:
        return None  # points never move with it
    (shown, more), ways = next(iter(pairs.values())), ["down" if way == "up" else "up" for way in pairs]
    params = {"id": criterion.id, "fact": fact, "way": " or ".join(ways)}
    promise = ways[0] if len(ways) == 1 else "…"
    return studied.finding("P504", criterion.place, (shown, regime), more, **params, promise=promise)


def _refuted(studied: Studied, criterion: Criterion, fact: str, way: str, regime: Regime) -> Finding | None:
    pair = _pair(studied, criterion, fact, way, regime)
    if pair == "many":
        return studied.finding("P503", criterion.place, None, id=criterion.id, fact=fact)
    if not isinstance(pair, tuple):
        return None
    promised = gettext_noop("không giảm") if way == "up" else gettext_noop("không tăng")
    params = {"id": criterion.id, "fact": fact, "way": way, "promised": promised}
    return studied.finding("P501", criterion.place, (pair[0], regime), pair[1], **params)


def _pair(
    studied: Studied, criterion: Criterion, fact: str, way: str, regime: Regime
) -> tuple[Sample, Sample] | str | None:
    """Return two cases that differ in the fact alone and break the promise; "many" if too many to try."""
    sign = 1 if way == "up" else -1
    rows = cases_along(fact, [criterion], studied.domains, regime)
    if rows is None:
        return "many"
    for cases in rows:
        points = [
            scored_criterion(criterion, studied.rulebook, case.__getitem__, regime.frame).low * sign
            for case in cases
        ]
        for i, (less, more) in enumerate(itertools.pairwise(points)):
            if more < less:
                return cases[i], cases[i + 1]
    return None


def cases_along(
    fact: str, criteria: Sequence[Criterion], domains: Domains, regime: Regime
) -> Iterator[list[Sample]] | None:
    """Return rows of cases that differ in one fact alone, from least to most; None if there are too many.

    Points change at thresholds only, and straight between them, so the standing values settle it.
    """
    cuts = cuts_of_criteria(criteria, regime.frame, {})
    scale = ordered(values_of(domains[fact], cuts.get(fact, ())))
    others = [n for c in criteria for n in c.facts if n != fact]
    count, samples = assignments(others, domains, cuts)
    if count * len(scale) > MOST_TRIED:
        return None
    return ([{**rest, fact: cell} for cell in scale] for rest in samples)


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
    """Tell opposed promises, with two cases between which one gives more and the other less."""
    promises = [Promise(b, c, fact) for b in books for c in b.rulebook.criteria for fact in c.monotone]
    for first, second in itertools.combinations(promises, 2):
        if first.fact == second.fact and first.way != second.way and _meet(first, second):
            yield from _shown(first, second)


def _meet(first: Promise, second: Promise) -> bool:
    """Tell whether both count for one subject on one day, and more points mean the same in both."""
    a, b = first.studied.rulebook, second.studied.rulebook
    together = _begins_in(a, b) or _begins_in(b, a)
    return a.subject == b.subject and (a.total is None) == (b.total is None) and together


def _begins_in(a: Rulebook, b: Rulebook) -> bool:
    first, last = a.in_force_from, b.in_force_until
    return b.in_force_from <= first and (last is None or first <= last)


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
