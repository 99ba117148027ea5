"""Promises of direction, proved for every value or refuted by two cases that differ in one fact."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from functools import partial

from engine.analysis.findings import Finding
from engine.analysis.regimes import Regime
from engine.analysis.samples import (
    Cuts,
    assignments,
    cuts_of_condition,
    cuts_of_points,
    ordered,
    values_of,
)
from engine.analysis.subject import Studied
from engine.logic.cells import Cell
from engine.rulebook.compile.parameter_dates import parameters_of
from engine.rulebook.model.facts_used import used_facts
from engine.rulebook.model.points import Plus
from engine.rulebook.model.rulebook import Criterion
from engine.rulebook.model.types import NUMBER, YES_NO
from engine.scoring.points import scored_criterion

MOST_TRIED = 30_000
Units = tuple[Regime, ...]


def monotone_findings(studied: Studied) -> Iterator[Finding]:
    for criterion in studied.rulebook.criteria:
        for fact, way in criterion.monotone.items():
            yield from studied.on_dates(
                parameters_of(criterion),
                partial(_refuted, studied, criterion, fact, way),
            )
        for fact in () if _is_decided(criterion) else used_facts(criterion.points):
            if fact not in criterion.monotone and studied.domains[fact].kind in (NUMBER, YES_NO):
                yield from studied.on_dates(
                    parameters_of(criterion), partial(_unpromised, studied, criterion, fact)
                )


def _is_decided(criterion: Criterion) -> bool:
    """Tell whether points are those that an office decides: more of them is more, without a promise."""
    return isinstance(criterion.points, Plus) and criterion.points.decided


def _unpromised(studied: Studied, criterion: Criterion, fact: str, units: Units) -> Finding | None:
    """Tell a figure on which nothing is promised, with two cases in which more of it gives fewer points, if
    any."""
    for regime in units:
        less = _pair(studied, criterion, fact, "up", regime)
        more = _pair(studied, criterion, fact, "down", regime)
        if not isinstance(less, tuple) and not isinstance(more, tuple):
            continue  # points never move with it
        shown = less if isinstance(less, tuple) else more
        assert isinstance(shown, tuple)
        ways = ("down" if isinstance(less, tuple) else "", "up" if isinstance(more, tuple) else "")
        way = " hoặc ".join(_VI[w] for w in ways if w)
        en = " or ".join(w for w in ways if w)
        params = {
            "id": criterion.id,
            "fact": fact,
            "way_vi": way,
            "way": en,
            "promise": en if " " not in en else "…",
        }
        return studied.finding("P504", criterion.place, (shown[0], regime), shown[1], **params)
    return None


_VI = {"up": "tăng", "down": "giảm"}


def _refuted(studied: Studied, criterion: Criterion, fact: str, way: str, units: Units) -> Finding | None:
    for regime in units:
        pair = _pair(studied, criterion, fact, way, regime)
        if pair == "many":
            return studied.finding("P503", criterion.place, None, id=criterion.id, fact=fact)
        if isinstance(pair, tuple):
            less, more = pair
            params = {"id": criterion.id, "fact": fact, "way": way, "way_vi": _vi(way)}
            return studied.finding("P501", criterion.place, (less, regime), more, **params)
    return None


def _vi(way: str) -> str:
    return "không giảm" if way == "up" else "không tăng"


def _pair(
    studied: Studied, criterion: Criterion, fact: str, way: str, regime: Regime
) -> tuple[Mapping[str, Cell], Mapping[str, Cell]] | str | None:
    """Return two cases that differ in the fact alone and go against the promise.

    Points change at thresholds only, and straight between them, so the standing values settle it.
    """
    cuts: Cuts = cuts_of_points(criterion.points, regime.frame, {})
    cuts_of_condition(criterion.applies_when, regime.frame, cuts)
    scale = ordered(values_of(studied.domains[fact], cuts.get(fact, ())))
    others = [name for name in used_facts(criterion.points, criterion.applies_when) if name != fact]
    count, samples = assignments(others, studied.domains, cuts)
    if count * len(scale) > MOST_TRIED:
        return "many"
    for rest in samples:
        cases = [{**rest, fact: cell} for cell in scale]
        points = [
            scored_criterion(criterion, studied.rulebook, case.__getitem__, regime.frame).low
            for case in cases
        ]
        for i, j in itertools.pairwise(range(len(cases))):
            if points[j] < points[i] if way == "up" else points[j] > points[i]:
                return cases[i], cases[j]
    return None
