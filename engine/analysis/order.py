"""Gates and bands that ask about the order of units the wrong way round: who is further back gets more."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from engine.analysis.findings import Finding
from engine.analysis.incentives import Incentive, gain, things
from engine.analysis.regimes import Regime
from engine.analysis.subject import Studied
from engine.indicators.hiding_moves import UP, FigureMove
from engine.rulebook.model.among_units import RANK, RANK_PERCENT
from engine.rulebook.model.rulebook import Gate, Rulebook

FURTHER_BACK = FigureMove(UP, frozenset())


def order_findings(studied: Studied) -> Iterator[Finding]:
    """Tell a band that needs a place further back, or a gate that keeps only the first from a good band."""
    lowering = {gate.id for gate in studied.rulebook.gates if _lowers(gate, studied.rulebook)}
    for thing in things(studied):
        ranks = {RANK, RANK_PERCENT} & set(thing.facts)
        if ranks and (thing.kind == "band" or thing.id in lowering):
            yield from studied.on_dates(thing.parameters, partial(_upside_down, studied, thing, ranks))


def _lowers(gate: Gate, rulebook: Rulebook) -> bool:
    """Tell whether a gate can only take a better band away: the best is not among those it leaves."""
    best = next((band.id for band in rulebook.bands if band.from_ is not None or band.all_met), None)
    lowest = [
        band.id for band in rulebook.bands if (band.from_ is None and not band.all_met) or band.from_ == 0
    ]
    left = gate.bands_allowed or ((gate.band,) if gate.band in lowest else ())
    return bool(left) and best not in left


def _upside_down(
    studied: Studied, thing: Incentive, ranks: set[str], units: tuple[Regime, ...]
) -> Finding | None:
    for regime in units:
        for name in sorted(ranks):
            gained = gain(studied, thing, {name: FURTHER_BACK}, regime)
            if gained is not None:
                back, ahead = gained[:2]
                params = {"id": thing.id, "kind": thing.kind}
                return studied.finding("P211", thing.place, (back, regime), ahead, **params)
    return None
