"""Gates and bands that never or always act, hide or contradict one another; scores that fit no band."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from engine.analysis.cases import Combination, Spot
from engine.analysis.findings import Finding
from engine.analysis.regimes import Regime
from engine.analysis.subject import Studied
from engine.rulebook.model.conditions import AllOf, Compare, NoneOf
from engine.rulebook.model.rulebook import Band, Gate

Units = tuple[Regime, ...]


def gate_findings(studied: Studied, units: Units, score_points: list[Spot]) -> Iterator[Finding]:
    """Yield what is wrong with gates on one date."""
    live = []
    for gate in studied.rulebook.gates:
        constant = studied.constant(("P201", "P202"), gate.id, gate.place, gate.when, units)
        finding = constant or _hidden(studied, gate, units)
        if finding is not None:
            yield finding
        else:
            live.append(gate)
    for gate in live:
        yield from _effect(studied, gate, score_points)
        yield from _contradicted(studied, gate, units)


def _hidden(studied: Studied, gate: Gate, units: Units) -> Finding | None:
    """Return the gate that does at least as much whenever this one holds."""
    for other in studied.rulebook.gates:
        if other is gate or not _stronger(studied, other, gate):
            continue
        if studied.example(AllOf((gate.when, NoneOf((other.when,)))), units) is None:
            shown = studied.example(AllOf((gate.when, other.when)), units)
            return studied.finding("P203", gate.place, shown, id=gate.id, by=other.id)
    return None


def _stronger(studied: Studied, other: Gate, gate: Gate) -> bool:
    order = [g.id for g in studied.rulebook.gates]
    first = order.index(other.id) < order.index(gate.id)
    if other.band is not None:
        return gate.band is None or first
    if gate.band is not None or other.bands_allowed is None or gate.bands_allowed is None:
        return False
    inside = set(other.bands_allowed) <= set(gate.bands_allowed)
    return inside and (first or set(other.bands_allowed) != set(gate.bands_allowed))


def _effect(studied: Studied, gate: Gate, score_points: list[Spot]) -> Iterator[Finding]:
    """Tell a gate that changes no band at all, and one that gives a better band than the points do."""
    book = studied.rulebook
    ranks = {band.id: rank for rank, band in enumerate(book.bands)}
    changed = False
    for spot in score_points:
        if not spot.case.gates[gate.id]:
            continue
        without, with_ = spot.band(book, {**spot.case.gates, gate.id: False}), spot.band(book)
        changed = changed or without != with_
        if gate.band is None and ranks[with_] < ranks[without]:
            shown = spot.witness(book)
            if shown is not None:
                yield studied.finding("P205", gate.place, shown, id=gate.id, band=with_, without=without)
                return
    if score_points and not changed:
        shown = next((w for s in score_points if s.case.gates[gate.id] and (w := s.witness(book))), None)
        yield studied.finding("P204", gate.place, shown, id=gate.id)


def _contradicted(studied: Studied, gate: Gate, units: Units) -> Iterator[Finding]:
    """Tell gates that can hold at once and leave no band, or name two different ones."""
    gates = studied.rulebook.gates
    for other in gates[: gates.index(gate)]:
        code = _clash(gate, other)
        shown = studied.example(AllOf((gate.when, other.when)), units) if code else None
        if code and shown is not None and shown[0]:
            yield studied.finding(code, gate.place, shown, id=gate.id, by=other.id)


def _clash(gate: Gate, other: Gate) -> str | None:
    if gate.band is not None and other.band is not None:
        return "P207" if gate.band != other.band else None
    if gate.bands_allowed is not None and other.bands_allowed is not None:
        return "P206" if not set(gate.bands_allowed) & set(other.bands_allowed) else None
    return None


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
