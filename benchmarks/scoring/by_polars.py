"""The same in Polars: one pass of expressions over a frame, which it spreads over the cores itself."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl

from benchmarks.scoring import by_numpy
from benchmarks.scoring.example import (
    BANDS,
    BOTH,
    HOTSPOTS,
    LATE,
    MINUS,
    RETURNED,
    SHARES,
    STEPS,
    WHERE,
    Facts,
)

EPSILON = by_numpy.EPSILON


def columns(found: Facts) -> pl.DataFrame:
    return pl.DataFrame(by_numpy.columns(found))


def scored(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the points of each criterion, their total and the band."""
    made = [expression.alias(f"C{n}") for n, expression in enumerate(_criteria())]
    total = pl.sum_horizontal([f"C{n}" for n in range(len(made))]).alias("total")
    points = frame.lazy().select(HOTSPOTS, RETURNED, *made).with_columns(total)
    return points.with_columns(_band().alias("band")).collect()


def _criteria() -> list[pl.Expr]:
    c = pl.col
    made = [_steps(c(name) >= high, more, c(name) >= low, less) for name, high, low, more, less in STEPS]
    made += [_steps(c(a) & c(b), give, c(a), half) for a, b, give, half in BOTH]
    made += [
        ((c(name) * (give / full)).clip(upper_bound=give) * 100 + (0.5 + EPSILON)).floor() / 100
        for name, full, give in SHARES
    ]
    made += [(start - c(name) * float(each)).clip(lower_bound=0.0) for name, start, each in MINUS]
    made += [_steps(c(name) <= 0, give, c(name) <= days, less) for name, days, give, less in LATE]
    return made + [_steps(c(where) & ~c(name), 0, True, give) for where, name, give in WHERE]


def _steps(first: pl.Expr, give: Any, second: pl.Expr | bool, less: Any) -> pl.Expr:
    chain = pl.when(first).then(pl.lit(float(give)))
    if second is True:
        return chain.otherwise(pl.lit(float(less)))
    return chain.when(second).then(pl.lit(float(less))).otherwise(pl.lit(0.0))


def _band() -> pl.Expr:
    total, found = pl.col("total"), pl.lit(3, pl.Int8)
    for place, (_, at) in reversed(tuple(enumerate(BANDS[:3]))):
        found = pl.when(total >= at - EPSILON).then(pl.lit(place, pl.Int8)).otherwise(found)
    found = pl.when(pl.col(HOTSPOTS) >= 1).then(pl.max_horizontal(found, pl.lit(2, pl.Int8))).otherwise(found)
    return pl.when(pl.col(RETURNED)).then(found).otherwise(pl.lit(4, pl.Int8))


def answers(frame: pl.DataFrame) -> tuple[Any, Any]:
    points = np.array([frame[f"C{n}"].to_numpy() for n in range(30)])
    return np.rint(points * 100), frame["band"].to_numpy()
