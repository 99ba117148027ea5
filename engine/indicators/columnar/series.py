"""Series of a frame as the columns of scoring, and as places of rows in other tables."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from engine.logic.cells import State
from engine.rulebook.model.types import DATE, NUMBER, YES_NO, FactType
from engine.scoring.columnar.columns import FactColumn, days, numbers, ratios, words, yes_no
from engine.scoring.columnar.dtypes import Mask
from facts.intake.cells import DECIMALS

Places = NDArray[np.int64]  # of rows in another table; -1 where there is none
NOWHERE = -1
DAY_0 = 719163  # ordinal of 1970-01-01, from which Polars counts


def at_places(values: NDArray[Any], rows: Places | None, otherwise: int | bool = NOWHERE) -> NDArray[Any]:
    """Return what stands at some rows, `otherwise` where there is none; None are all rows, as they come."""
    if rows is None:
        return values
    if not len(values):
        return np.full(len(rows), otherwise)
    there: NDArray[Any] = np.where(rows >= 0, values[rows], otherwise)
    return there


class Typed:
    """A series whose type is asked once: polars makes an Enum anew, of all its words, each time."""

    def __init__(self, series: pl.Series) -> None:
        self.series = series

    @cached_property
    def type(self) -> pl.DataType:
        return self.series.dtype


def places_in(values: pl.Series | Typed, names: pl.Series | Typed) -> Places:
    """Return where each value stands among names; null and unknown ones nowhere."""
    values, names = (series if isinstance(series, Typed) else Typed(series) for series in (values, names))
    if not len(values.series) or not len(names.series) or values.type == pl.Null:
        return np.full(len(values.series), NOWHERE)
    if isinstance(values.type, pl.Enum):
        return _coded_in(values.series, values.type, names)
    words = values.series.cast(pl.String)
    type_ = pl.Enum(words.drop_nulls().unique(maintain_order=True))
    return _coded_in(words.cast(type_), type_, names)


def first_rows(rows: pl.DataFrame, by: str, names: pl.Series) -> Places:
    """Return the first `row` that is of each name, -1 where there is none."""
    result, firsts = np.full(len(names), NOWHERE), rows.unique(by, keep="first", maintain_order=True)
    place = places_in(firsts[by], names)
    result[place[place >= 0]] = firsts["row"].to_numpy()[place >= 0]
    return result


def _coded_in(values: pl.Series, type_: pl.Enum, names: Typed) -> Places:
    """Return the same for values of an Enum: each of its words is looked for once."""
    coded = names.series if names.type == type_ else names.series.cast(pl.String).cast(type_, strict=False)
    at = np.full(len(type_.categories) + 1, NOWHERE)  # the last one for blanks
    codes, blank = codes_of(coded)
    at[codes[~blank]] = np.flatnonzero(~blank)
    return np.asarray(at[codes_of(values)[0]])


def codes_of(series: pl.Series) -> tuple[Places, Mask]:
    """Return a series as whole numbers, and where it has none (there: -1)."""
    physical = series.to_physical()
    if physical.dtype == pl.Boolean:
        physical = physical.cast(pl.Int8)
    codes = physical.to_numpy()
    if not series.null_count():
        return codes.astype(np.int64), np.zeros(len(codes), np.bool_)
    blank = np.isnan(codes)
    return np.where(blank, NOWHERE, codes).astype(np.int64), blank


def column_from_series(series: pl.Series, type_: FactType) -> FactColumn:
    """Return a field as a column, its blanks unknown."""
    written = series.dtype
    if written == pl.Null:
        return _empty(type_, len(series))
    if written.is_decimal():
        return _decimals(series)
    if written == pl.String:
        written = pl.Enum(series.drop_nulls().unique().sort())
        series = series.cast(written)
    codes, blank = codes_of(series)
    states = blank.astype(np.uint8) if blank.any() else None  # unknown is 1, known 0
    if type_.kind == DATE:
        return days(codes + DAY_0, states)
    if type_.kind == YES_NO:
        return yes_no(codes, states)
    if type_.kind == NUMBER:
        return numbers(codes, states)
    assert isinstance(written, pl.Enum)
    return words(np.maximum(codes, 0), written.categories.to_list(), states)


def _empty(type_: FactType, rows: int) -> FactColumn:
    none, states = np.zeros(rows, np.int8), np.full(rows, State.UNKNOWN, np.uint8)
    if type_.kind == DATE:
        return days(none, states)
    if type_.kind == YES_NO:
        return yes_no(none, states)
    return numbers(none, states) if type_.kind == NUMBER else words(none, ("",), states)


def _decimals(series: pl.Series) -> FactColumn:
    """Return decimals over the least power of ten that makes them whole: where all are whole they stay so."""
    exact = series.cast(pl.Decimal(22, DECIMALS))
    scale = 10 ** next(n for n in range(DECIMALS + 1) if (exact.round(n) == exact).all())
    scaled, blank = _scaled(exact, scale)
    states = blank.astype(np.uint8) if blank.any() else None
    return numbers(scaled, states) if scale == 1 else ratios(scaled, np.full(len(series), scale), states)


def _scaled(series: pl.Series, scale: int) -> tuple[Any, Mask]:
    """Return decimals times a scale as integers, Python's own beyond 64 bits, and where there is none."""
    ends = [abs(end) for end in (series.min(), series.max()) if isinstance(end, Decimal)]
    if max(ends, default=Decimal(0)) * scale < 1 << 63:
        integers = (series * scale).cast(pl.Int64).fill_null(0)
        return integers.to_numpy(), series.is_null().to_numpy()
    values = [0 if value is None else int(value * scale) for value in series.to_list()]
    return np.array(values, object), series.is_null().to_numpy()
