"""A figure held against those of the other subjects, for all subjects at once: `engine/indicators/peers.py`
over columns."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import numpy as np

from engine.indicators.columnar.ends import known_in
from engine.indicators.peers import chance_of
from engine.logic.cells import Cell, unknown
from engine.rulebook.model.types import NUMBER, FactType
from engine.scoring.columnar.cells import column_from_cells
from engine.scoring.columnar.columns import FactColumn, Mask


def chances(found: FactColumn, looked: FactColumn, counted: Mask, times: int) -> FactColumn:
    """Return how likely it is that so few are found; `counted` are the subjects that a figure is held
    against."""
    known = known_in(found) & known_in(looked)
    pairs = list(zip(_whole(found), _whole(looked), strict=True))
    peers = [pairs[at] for at in np.flatnonzero(known & counted)]
    total = sum(one[0] for one in peers), sum(one[1] for one in peers)
    of_pair = cache(lambda own: chance_of(own, total, times))
    cells: Iterator[Cell] = (
        of_pair(own) if is_known else unknown() for own, is_known in zip(pairs, known, strict=True)
    )
    return column_from_cells(FactType(NUMBER), list(cells))


def _whole(column: FactColumn) -> list[int]:
    """Return the whole part of each number, whatever stands where it is not known."""
    above = column.numerators.tolist()
    if column.denominators is None:
        return [int(number) for number in above]
    return [int(Fraction(a, b)) for a, b in zip(above, column.denominators.tolist(), strict=True)]
