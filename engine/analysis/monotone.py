"""Promises of direction, proved for every value or refuted by two cases that differ in one fact."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from functools import partial

from engine.analysis.domains import Domains
from engine.analysis.findings import Finding
from engine.analysis.regimes import Regime
from engine.analysis.samples import Sample, assignments, cuts_of_criteria, ordered, values_of
from engine.analysis.subject import Studied
from engine.rulebook.model.points import AlongNumber
from engine.rulebook.model.rulebook import Criterion
from engine.rulebook.model.types import NUMBER, YES_NO
from engine.scoring.points import scored_criterion

MOST_TRIED = 30_000
_VI = {"up": "tăng", "down": "giảm"}


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
    """Tell a figure on which nothing is promised, with two cases in which more of it gives fewer points, if
    any."""
    refuted = {way: _pair(studied, criterion, fact, way, regime) for way in ("up", "down")}
    pairs = {way: pair for way, pair in refuted.items() if isinstance(pair, tuple)}
    if not pairs:
        return None  # points never move with it
    (shown, more), ways = next(iter(pairs.values())), ["down" if way == "up" else "up" for way in pairs]
    way_vi, way = (" hoặc ".join(_VI[way] for way in ways), " or ".join(ways))
    params = {"id": criterion.id, "fact": fact, "way_vi": way_vi, "way": way}
    promise = ways[0] if len(ways) == 1 else "…"
    return studied.finding("P504", criterion.place, (shown, regime), more, **params, promise=promise)


def _refuted(studied: Studied, criterion: Criterion, fact: str, way: str, regime: Regime) -> Finding | None:
    pair = _pair(studied, criterion, fact, way, regime)
    if pair == "many":
        return studied.finding("P503", criterion.place, None, id=criterion.id, fact=fact)
    if not isinstance(pair, tuple):
        return None
    way_vi = "không giảm" if way == "up" else "không tăng"
    params = {"id": criterion.id, "fact": fact, "way": way, "way_vi": way_vi}
    return studied.finding("P501", criterion.place, (pair[0], regime), pair[1], **params)


def _pair(
    studied: Studied, criterion: Criterion, fact: str, way: str, regime: Regime
) -> tuple[Sample, Sample] | str | None:
    """Return two cases that differ in the fact alone and go against the promise; "many" if not all can be
    tried."""
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
