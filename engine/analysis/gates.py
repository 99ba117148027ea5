"""Gates that never act, always act, hide one another, contradict one another, or lift a band."""

from __future__ import annotations

from collections.abc import Iterator

from engine.analysis.cases import Spot
from engine.analysis.findings import Finding
from engine.analysis.regimes import Regime
from engine.analysis.subject import Studied
from engine.rulebook.model.conditions import AllOf, NoneOf
from engine.rulebook.model.rulebook import Gate

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
