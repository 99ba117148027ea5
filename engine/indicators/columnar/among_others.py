"""A figure held against those of the other subjects, for all subjects at once: `engine/indicators/peers.py`
over columns."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import numpy as np

from engine.indicators.peers import chance_of
from engine.logic.cells import Cell, unknown
from engine.rulebook.model.types import NUMBER, FactType
from engine.scoring.columnar.columns import FactColumn, column_from_cells
from engine.scoring.columnar.dtypes import Mask


def chances(found: FactColumn, looked: FactColumn, counted: Mask, times: int) -> FactColumn:
    """Return how likely it is that so few are found; `counted` are the subjects that a figure is held
    against."""
    known = found.known & looked.known
    pairs = list(zip(_integers(found), _integers(looked), strict=True))
    peers = [pairs[at] for at in np.flatnonzero(known & counted)]
    total = sum(one[0] for one in peers), sum(one[1] for one in peers)
    of_pair = cache(lambda own: chance_of(own, total, times))
    cells: Iterator[Cell] = (
        of_pair(own) if is_known else unknown() for own, is_known in zip(pairs, known, strict=True)
    )
    return column_from_cells(FactType(NUMBER), list(cells))


def _integers(column: FactColumn) -> list[int]:
    """Return the integer part of each number; what is not known means nothing."""
    pairs = zip(column.low.numerators.tolist(), column.low.below.tolist(), strict=True)
    return [int(Fraction(above, below or 1)) for above, below in pairs]
