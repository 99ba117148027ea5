"""Reporting-quality signs that can never stand, or always do."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from engine.analysis.findings import Finding
from engine.analysis.regimes import Regime
from engine.analysis.subject import Studied
from engine.rulebook.model.conditions import Apart, NoneOf, leaves, parameters_in
from engine.rulebook.model.rulebook import Sign


def sign_findings(studied: Studied) -> Iterator[Finding]:
    for sign in studied.rulebook.signs:
        if not any(
            isinstance(leaf, Apart) for leaf in leaves(sign.when)
        ):  # a distance to the score can be any
            yield from studied.on_dates(parameters_in(sign.when), partial(_constant, studied, sign))


def _constant(studied: Studied, sign: Sign, units: tuple[Regime, ...]) -> Finding | None:
    holding = studied.example(sign.when, units)
    if holding is None:
        return studied.finding("P701", sign.place, None, id=sign.id)
    if studied.example(NoneOf((sign.when,)), units) is None:
        return studied.finding("P702", sign.place, holding, id=sign.id)
    return None
