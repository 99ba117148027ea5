"""Bands nobody can get, scores that fit none, and points that never add up to the total."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from engine.analysis.cases import Combination, Spot
from engine.analysis.findings import Finding
from engine.analysis.regimes import Regime
from engine.analysis.subject import Studied
from engine.rulebook.model.conditions import Compare
from engine.rulebook.model.rulebook import Band

Units = tuple[Regime, ...]


def band_findings(studied: Studied, units: Units, score_points: list[Spot]) -> Iterator[Finding]:
    yield from _never_given(studied, score_points)
    for band in studied.rulebook.bands:
        if band.when is not None:
            constant = studied.constant(("P302", "P303"), band.id, band.place, band.when, units)
            if constant is not None and (constant.fault.code != "P303" or _has_own_test(band)):
                yield constant
    yield from _gaps(studied, score_points)
    yield from _healthy_below(studied)


def _has_own_test(band: Band) -> bool:
    """Tell whether a band has a `when`: one that begins at a parameter is tested for that alone."""
    return band.from_parameter is None or not isinstance(band.when, Compare)


def _never_given(studied: Studied, score_points: list[Spot]) -> Iterator[Finding]:
    book = studied.rulebook
    given = {spot.band(book) for spot in score_points}
    best = max(score_points, key=lambda spot: spot.case.total.most, default=None)
    for band in book.bands if score_points else ():
        if band.id not in given:
            assert best is not None
            top = Spot(best.case, best.case.total.most, best.scale)
            most = f"{float(top.score):g}"
            yield studied.finding("P301", band.place, top.witness(book), id=band.id, most=most)


def _gaps(studied: Studied, score_points: list[Spot]) -> Iterator[Finding]:
    """Tell a score that reaches no band whose test holds: the lowest band allowed is given all the same."""
    book = studied.rulebook
    for spot in score_points:
        if any(gate.band is not None and spot.case.gates[gate.id] for gate in book.gates):
            continue
        tests = spot.case.tests
        fitting = [b for b in book.bands if b.from_ is not None and tests.get(b.id, True)]
        if any(b.from_ is not None and b.from_ <= spot.score for b in fitting):
            continue
        shown = spot.witness(book)
        if shown is not None:
            band = spot.band(book)
            place = book.band(band).place
            yield studied.finding("P304", place, shown, score=f"{float(spot.score):g}", id=band)
            return


def _healthy_below(studied: Studied) -> Iterator[Finding]:
    ranked = [band for band in studied.rulebook.bands if band.from_ is not None]
    for above, below in itertools.pairwise(ranked):
        if below.healthy and not above.healthy:
            yield studied.finding("P305", below.place, None, id=below.id, above=above.id)


def total_findings(studied: Studied, combinations: list[Combination]) -> Iterator[Finding]:
    """Tell points that can never add up to the total, and the most they come to."""
    book = studied.rulebook
    if book.total is None or not combinations:
        return
    scale = 10**book.decimals
    best = max(combinations, key=lambda case: case.total.most)
    if best.total.most < book.total * scale:
        top = Spot(best, best.total.most, scale)
        most, total = f"{float(top.score):g}", f"{float(book.total):g}"
        yield studied.finding("P401", book.place, top.witness(book), most=most, total=total)
