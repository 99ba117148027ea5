"""This program's own columns: narrow integers, exact points, and what is unknown."""

from __future__ import annotations

from typing import Any

import numpy as np

from benchmarks.scoring import example
from engine.scoring.columnar.rows import Rows
from engine.scoring.columnar.scores import ScoreColumns, scores

columns = example.rows


def scored(rows: Rows) -> ScoreColumns:
    return scores(example.rulebook(), rows)


def answers(found: ScoreColumns) -> tuple[Any, Any]:
    """Return the points and bands of what is settled everywhere."""
    if any((low != high).any() for low, high in found.points.values()):
        raise ValueError("points of something unknown are two numbers, not one")
    return np.array([low for low, _ in found.points.values()]), found.best
