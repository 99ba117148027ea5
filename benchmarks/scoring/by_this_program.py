"""This program's own columns: narrow whole numbers, exact points, and what is unknown."""

from __future__ import annotations

from typing import Any

import numpy as np

from benchmarks.scoring import example
from engine.scoring.columnar.columns import FactColumns
from engine.scoring.columnar.scores import ScoreColumns, scores_from_columns

columns = example.columns


def scored(facts: FactColumns) -> ScoreColumns:
    return scores_from_columns(example.rulebook(), facts, example.frame())


def answers(found: ScoreColumns) -> tuple[Any, Any]:
    """Return the points and bands of what is settled everywhere."""
    if any((low != high).any() for low, high in zip(found.low, found.high, strict=True)):
        raise ValueError("points of something unknown are two numbers, not one")
    return np.array(found.low), found.best
