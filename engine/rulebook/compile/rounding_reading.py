"""Reads how a rulebook rounds, and whether rounded sums can still come to what there is to be had."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.kinds.words import settled
from engine.rulebook.model.rounding import USUAL, Rounding
from engine.rulebook.model.rulebook import RulebookFile
from engine.rulebook.text.figures import shown
from engine.rulebook.text.places import Place

GROUPS, TOTAL = "group_decimals", "total_decimals"


def rounding_from(file: RulebookFile, decimals: int, faulting: Faulting) -> Rounding:
    """Return how points are rounded; decimals beyond those of a criterion round nothing, and are reported."""
    shape = file.rounding
    if shape is None:
        return USUAL
    if file.answers == "pass_or_fail":
        faulting.add("R536", file.spot("rounding"), name="rounding")
    found = {key: getattr(shape, key) for key in (GROUPS, TOTAL)}
    for key, value in found.items():
        if value is not None and not 0 <= value <= decimals:
            faulting.add("R583", shape.spot(key), name=key, found=value, most=decimals)
            found[key] = None
    return settled(replace(shape, **found))


def check_fits(number: Fraction, decimals: int | None, key: str, place: Place, faulting: Faulting) -> None:
    """Report points that a rounded sum can never come to: a total, an end, where a band begins."""
    if decimals is not None and (number * 10**decimals).denominator != 1:
        faulting.add("R584", place, found=shown(number), name=key, decimals=decimals)
