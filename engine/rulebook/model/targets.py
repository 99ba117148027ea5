"""Targets assigned from above (`giao chỉ tiêu`): what a paper of an office above asks of a year, of all units
or of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from engine.rulebook.text.places import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class FigureTarget:
    """An indicator of all units together that is to be no less, or no more, than a number."""

    figure: str
    at_least: Fraction | None
    at_most: Fraction | None
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Assignment:
    """What one paper assigns for one year. `recognised` is how many units; `bands` which band a unit is to
    reach."""

    year: int
    assigned_by: str
    document: str
    signed_on: date
    recognised: int | None
    figures: tuple[FigureTarget, ...]
    bands: Mapping[str, str]
    place: Place = field(default=NOWHERE, compare=False)  # where it says how many units
