"""The tables of a run, in one order, exact: numbers as fractions in words, points as scaled integers."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from desk.runs.small_tables import columns_of
from engine.evaluation.years import Evaluation
from engine.indicators.columnar.series import DAY_0
from engine.logic.cells import State
from engine.rulebook.model.rulebook import Rulebook
from engine.rulebook.model.types import DATE, TEXT, YES_NO
from engine.scoring.columnar.columns import FactColumn
from engine.scoring.columnar.dtypes import Ints
from engine.scoring.columnar.scores import ScoreColumns
from facts.durable_files import write_new
from facts.periods import Period

Step = Callable[[int, int], None]

SCHEMAS = {
    "indicators": columns_of("text subject_kind subject period name state value", "yes_no provisional"),
    "scores": columns_of(
        "text rulebook subject_kind subject unit period",
        "int8 decimals",
        "int64 low high computed_low computed_high self_score",
        "texts bands",
        "yes_no provisional",
    ),
    "points": columns_of(
        "text rulebook subject period criterion",
        "int32 low high computed_low computed_high self_score appraised",
    ),
    "needs": columns_of(
        "text rulebook subject period",
        "int32 order",
        "text fact",
        "int64 spread",
        "texts used_in",
        "text form office unit owed_period field row",
    ),
    "findings": columns_of("text rulebook subject period kind id answer", "int8 sure possible"),
}


def tables_of(evaluation: Evaluation, period: Period, step: Step) -> dict[str, pl.DataFrame]:
    """Evaluate every rulebook in force for a period and lay the answers out as tables."""
    parts: dict[str, list[pl.DataFrame]] = {name: [pl.DataFrame(schema=s)] for name, s in SCHEMAS.items()}
    books = evaluation.in_force(period)
    for done, book in enumerate(books):
        step(done, len(books))
        of_book = BookTables(evaluation, book, period)
        for name, table in of_book.tables().items():
            parts[name].append(table)
    parts["indicators"] += [_indicators(evaluation, kind, period) for kind in ("unit", "venue")]
    step(len(books), len(books))
    return {
        name: pl.concat([t.cast(pl.Schema(SCHEMAS[name])) for t in pieces]).rechunk()
        for name, pieces in parts.items()
    }


def parquet_of(table: pl.DataFrame) -> bytes:
    """Return the bytes of a table's file: the same table, the same bytes."""
    buffer = io.BytesIO()
    table.write_parquet(buffer, compression="zstd", statistics=False)
    return buffer.getvalue()


def written(tables: dict[str, pl.DataFrame], folder: Path) -> None:
    for name, table in tables.items():
        write_new(folder / f"{name}.parquet", parquet_of(table))


class BookTables:
    """The tables of one rulebook in one period: a row a subject, a criterion of it, a need, a finding."""

    def __init__(self, evaluation: Evaluation, book: Rulebook, period: Period) -> None:
        self.evaluation, self.book, self.period = evaluation, book, period
        self.year, self.kind = evaluation.columns(period), evaluation.kind_of(book)
        self.rows = np.flatnonzero(self.year.counted(self.kind))
        self.final, self.computed = self.year.scores(book)
        self.ids = self.year.facts.ids(self.kind).gather(self.rows).cast(pl.String)
        self.scale = 10**book.decimals

    def tables(self) -> dict[str, pl.DataFrame]:
        return {
            "scores": self._scores(),
            "points": self._points(),
            "needs": self._needs(),
            "findings": self._findings(),
        }

    def _said(self, points: Ints, scores: ScoreColumns) -> Ints:
        """Return points as the tables write them: times the rulebook's scale, half to even."""
        own = points[self.rows]
        if scores.scale == self.scale:
            return own
        return np.array([round(Fraction(int(p), scores.scale) * self.scale) for p in own], np.int64)

    def _scores(self) -> pl.DataFrame:
        given = self._given("self_score")
        totals = [
            sum(given[row].values(), Fraction(0)) if row in given else None for row in self.rows.tolist()
        ]
        bits = self.final.possible[self.rows].tolist()
        bands = {case: list(self.final.bands_in(case)) for case in set(bits)}
        low, high = self.final.score
        return pl.DataFrame(
            {
                "rulebook": _always(self.book.name, len(self.rows)),
                "subject_kind": _always(self.kind, len(self.rows)),
                "subject": self.ids,
                "unit": self._units(),
                "period": _always(self.period.code, len(self.rows)),
                "decimals": np.full(len(self.rows), self.book.decimals),
                "low": self._said(low, self.final),
                "high": self._said(high, self.final),
                "computed_low": self._said(self.computed.score[0], self.computed),
                "computed_high": self._said(self.computed.score[1], self.computed),
                "self_score": pl.Series([self._scaled(total) for total in totals], dtype=pl.Int64),
                "bands": [bands[case] for case in bits],
                "provisional": (low != high)[self.rows],
            }
        )

    def _units(self) -> pl.Series:
        if self.kind == "unit":
            return self.ids
        return self.year.facts.venues.frame["unit_code"].gather(self.rows).cast(pl.String)

    def _given(self, kind: str) -> Mapping[int, Mapping[str, Fraction]]:
        return self.year.points_given(kind, self.book.name) if self.kind == "unit" else {}

    def _scaled(self, points: Fraction | None) -> int | None:
        return None if points is None else round(points * self.scale)

    def _points(self) -> pl.DataFrame:
        count, criteria = len(self.rows), [criterion.id for criterion in self.book.criteria]
        return pl.DataFrame(
            {
                "rulebook": _always(self.book.name, count * len(criteria)),
                "subject": _each(self.ids, len(criteria)),
                "period": _always(self.period.code, count * len(criteria)),
                "criterion": criteria * count,
                "low": self._points_at(0, self.final),
                "high": self._points_at(1, self.final),
                "computed_low": self._points_at(0, self.computed),
                "computed_high": self._points_at(1, self.computed),
                "self_score": self._points_given("self_score", criteria),
                "appraised": self._points_given("appraisal", criteria),
            }
        )

    def _points_at(self, end: int, scores: ScoreColumns) -> Ints:
        return _in_turn([self._said(points[end], scores) for points in scores.points.values()])

    def _points_given(self, kind: str, criteria: Sequence[str]) -> pl.Series:
        given = self._given(kind)
        if not given:
            return pl.Series([None] * (len(self.rows) * len(criteria)), dtype=pl.Int32)
        points = (given.get(row, {}) for row in self.rows.tolist())
        return pl.Series([self._scaled(one.get(id_)) for one in points for id_ in criteria], dtype=pl.Int32)

    def _needs(self) -> pl.DataFrame:
        rows: list[tuple[Any, ...]] = []
        scores = self.evaluation.scores(self.book, self.period)
        for id_ in self.ids.filter(pl.Series(self.year.unsettled(self.book)[self.rows])).to_list():
            for order, need in enumerate(scores[id_][0].needs):
                head = (self.book.name, id_, self.period.code, order, need.fact, self._scaled(need.spread))
                for gap in need.owed or (None,):
                    owed = (
                        (None,) * 6
                        if gap is None
                        else (gap.form, gap.office, gap.unit, gap.period, gap.field, gap.key)
                    )
                    rows.append((*head, list(need.used_in), *owed))
        return pl.DataFrame(rows, schema=SCHEMAS["needs"], orient="row")

    def _findings(self) -> pl.DataFrame:
        book, rows = self.book, self.rows
        columns: list[tuple[str, str, Ints, Ints | None, Ints | None]] = []
        for id_, codes in self.final.gates.items():
            columns.append(("gate", id_, codes[rows], None, None))
        for sign in book.signs:
            columns.append(
                ("sign", sign.id, self.evaluation.over_years.signs(book, sign, self.period)[rows], None, None)
            )
        for streak in book.streaks:
            state = self.evaluation.over_years.streaks(book, streak, self.period)
            years = (state.sure()[rows], state.possible()[rows])
            columns.append(("streak", streak.id, state.held()[rows], *years))
        if not columns or not len(rows):
            return pl.DataFrame(schema=SCHEMAS["findings"])
        kinds, ids, answers, sure, possible = zip(*columns, strict=True)
        return pl.DataFrame(
            {
                "rulebook": _always(book.name, len(rows) * len(ids)),
                "subject": _each(self.ids, len(ids)),
                "period": _always(self.period.code, len(rows) * len(ids)),
                "kind": list(kinds) * len(rows),
                "id": list(ids) * len(rows),
                "answer": pl.Series(_in_turn(answers)).replace_strict(
                    {0: "no", 1: "yes", 2: "unknown"}, return_dtype=pl.String
                ),
                **{
                    name: _counted(years, len(rows))
                    for name, years in (("sure", sure), ("possible", possible))
                },
            }
        )


def _counted(columns: Sequence[Ints | None], rows: int) -> pl.Series:
    """Return numbers in turn, blank where a finding counts no years."""
    blank = pl.Series(_in_turn([np.full(rows, column is None) for column in columns]))
    counts = pl.Series(
        _in_turn([np.zeros(rows, np.int8) if column is None else column for column in columns])
    )
    return counts.to_frame("n").select(pl.when(~blank).then(pl.col("n")))["n"]


def _always(word: str, rows: int) -> pl.Series:
    return pl.repeat(word, rows, dtype=pl.String, eager=True)


def _each(ids: pl.Series, times: int) -> pl.Series:
    """Return every id so many times in a row."""
    return ids.gather(np.repeat(np.arange(len(ids)), times))


def _in_turn(columns: Sequence[Ints]) -> Ints:
    """Return a row's number of each column, then the next row's."""
    return np.stack(columns, axis=1).reshape(-1) if columns else np.zeros(0, np.int64)


# Indicators


def _indicators(evaluation: Evaluation, kind: str, period: Period) -> pl.DataFrame:
    """Return a row a subject and indicator: subjects that the records know, and those a rulebook is about."""
    year, names = evaluation.columns(period), sorted(evaluation.rules.asked_indicators(kind, period.end))
    about = any(evaluation.kind_of(book) == kind for book in evaluation.in_force(period))
    rows = np.flatnonzero(year.counted(kind) if about or kind == "venue" else year.facts.sent)
    if not names or not len(rows):
        return pl.DataFrame(schema=SCHEMAS["indicators"])
    columns = [year.facts.column(kind, name) for name in names]
    order = np.arange(len(names) * len(rows)).reshape(len(names), len(rows)).T.reshape(-1)
    states = _in_turn([column.states[rows] for column in columns])
    ids = year.facts.ids(kind).gather(rows).cast(pl.String)
    return pl.DataFrame(
        {
            "subject_kind": _always(kind, len(order)),
            "subject": _each(ids, len(names)),
            "period": _always(period.code, len(order)),
            "name": names * len(rows),
            "state": pl.Series(states).replace_strict(
                {int(s): s.name.lower() for s in State}, return_dtype=pl.String
            ),
            "value": pl.concat([exact_words_of(column, rows) for column in columns]).gather(order),
            "provisional": _in_turn([column.bounded[rows] for column in columns]),
        }
    )


def exact_words_of(column: FactColumn, rows: Ints) -> pl.Series:
    """Write a column so that nothing is lost: `7/3`, `yes`, `2020-03-31`, text; blank if unknown."""
    known = column.known[rows]
    above, below = np.where(known, column.low.numerators[rows], 0), column.low.below[rows]
    numbers = pl.Series(above.tolist() if above.dtype.hasobject else above)
    if column.kind == DATE:
        words = (numbers.cast(pl.Int32) - DAY_0).cast(pl.Date).dt.to_string("%Y-%m-%d")
    elif column.kind == YES_NO:
        words = numbers.replace_strict({0: "no", 1: "yes"}, return_dtype=pl.String)
    elif column.kind == TEXT:
        used = {int(n): column.choices[n] for n in numbers.unique().to_list() if column.choices}
        words = numbers.replace_strict(used, return_dtype=pl.String, default=None)
    elif (below <= 1).all():
        words = numbers.cast(pl.String)
    else:  # in lowest terms: `7/3`, and `2` for an integer
        pairs = zip(above.tolist(), below.tolist(), strict=True)
        words = pl.Series([str(Fraction(n, d or 1)) for n, d in pairs], dtype=pl.String)
    return words.to_frame("w").select(pl.when(pl.Series(known)).then(pl.col("w")))["w"]
