"""The tables of a run, in one order, exact: numbers as fractions in words, points as scaled integers."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import polars as pl

from engine.evaluation.years import Evaluation, Result
from engine.indicators.evaluator import PeriodFacts
from engine.indicators.subjects import Subject
from engine.logic.cells import Cell
from engine.logic.kleene import Kleene
from engine.rulebook.model.rulebook import Rulebook
from facts.periods import Period

Step = Callable[[int, int], None]

SCHEMAS: dict[str, dict[str, Any]] = {
    "indicators": {
        "subject_kind": pl.String, "subject": pl.String, "period": pl.String, "name": pl.String,
        "state": pl.String, "value": pl.String, "provisional": pl.Boolean,
    },
    "scores": {
        "rulebook": pl.String, "subject_kind": pl.String, "subject": pl.String, "unit": pl.String, "period": pl.String,
        "decimals": pl.Int8, "low": pl.Int64, "high": pl.Int64, "computed_low": pl.Int64, "computed_high": pl.Int64,
        "self_score": pl.Int64, "bands": pl.List(pl.String), "provisional": pl.Boolean,
    },
    "points": {
        "rulebook": pl.String, "subject": pl.String, "period": pl.String, "criterion": pl.String,
        "low": pl.Int32, "high": pl.Int32, "computed_low": pl.Int32, "computed_high": pl.Int32,
        "self_score": pl.Int32, "appraised": pl.Int32,
    },
    "needs": {
        "rulebook": pl.String, "subject": pl.String, "period": pl.String, "order": pl.Int32, "fact": pl.String,
        "spread": pl.Int64, "used_in": pl.List(pl.String), "form": pl.String, "office": pl.String, "unit": pl.String,
        "owed_period": pl.String, "field": pl.String, "row": pl.String,
    },
    "findings": {
        "rulebook": pl.String, "subject": pl.String, "period": pl.String, "kind": pl.String, "id": pl.String,
        "answer": pl.String, "sure": pl.Int8, "possible": pl.Int8,
    },
}  # fmt: skip


def tables_of(evaluation: Evaluation, period: Period, step: Step) -> dict[str, pl.DataFrame]:
    """Evaluate every rulebook in force for a period and lay the answers out as tables."""
    rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in SCHEMAS}
    books = evaluation.in_force(period)
    for done, book in enumerate(books):
        step(done, len(books))
        for subject in evaluation.subjects(book, period):
            _add(rows, book, evaluation.result(book, subject, period))
    for kind in ("unit", "venue"):
        rows["indicators"] += _indicator_rows(evaluation.facts(period), _everyone(evaluation, kind, period))
    step(len(books), len(books))
    return {name: pl.DataFrame(rows[name], schema=schema, orient="row") for name, schema in SCHEMAS.items()}


def parquet_of(table: pl.DataFrame) -> bytes:
    """Return the bytes of a table's file: the same table, the same bytes."""
    buffer = io.BytesIO()
    table.write_parquet(buffer, compression="zstd", statistics=False)
    return buffer.getvalue()


def written(tables: dict[str, pl.DataFrame], folder: Path) -> None:
    for name, table in tables.items():
        (folder / f"{name}.parquet").write_bytes(parquet_of(table))


def _add(rows: dict[str, list[tuple[Any, ...]]], book: Rulebook, result: Result) -> None:
    scale = 10**book.decimals
    final, computed, id_ = result.scored, result.computed, result.subject.id
    total = _scaled(sum(result.self_score.values(), Fraction(0)), scale) if result.self_score else None
    rows["scores"].append((
        book.name, result.subject.kind, id_, result.unit, result.period, book.decimals,
        _scaled(final.low, scale), _scaled(final.high, scale),
        _scaled(computed.low, scale), _scaled(computed.high, scale),
        total, list(final.bands), result.provisional,
    ))  # fmt: skip
    for criterion in book.criteria:
        mine, theirs = final.criteria[criterion.id], computed.criteria[criterion.id]
        own, decided = result.self_score.get(criterion.id), result.appraised.get(criterion.id)
        rows["points"].append((
            book.name, id_, result.period, criterion.id, _scaled(mine.low, scale), _scaled(mine.high, scale),
            _scaled(theirs.low, scale), _scaled(theirs.high, scale),
            None if own is None else _scaled(own, scale),
            None if decided is None else _scaled(decided.points, scale),
        ))  # fmt: skip
    rows["needs"] += _need_rows(book, result, scale)
    rows["findings"] += _finding_rows(book, result)


def _scaled(points: Fraction, scale: int) -> int:
    return round(points * scale)


def _need_rows(book: Rulebook, result: Result, scale: int) -> Iterable[tuple[Any, ...]]:
    for order, need in enumerate(result.scored.needs):
        head = (book.name, result.subject.id, result.period, order, need.fact, _scaled(need.spread, scale))
        used = list(need.used_in)
        for gap in need.owed:
            yield (*head, used, gap.form, gap.office, gap.unit, gap.period, gap.field, gap.key)
        if not need.owed:
            yield (*head, used, None, None, None, None, None, None)


def _finding_rows(book: Rulebook, result: Result) -> Iterable[tuple[Any, ...]]:
    head = (book.name, result.subject.id, result.period)
    for id_, answer in result.scored.gates.items():
        yield (*head, "gate", id_, _answer(answer), None, None)
    for id_, answer in result.signs.items():
        yield (*head, "sign", id_, _answer(answer), None, None)
    for id_, state in result.streaks.items():
        yield (*head, "streak", id_, _answer(state.held), state.sure, state.possible)


def _answer(answer: Kleene) -> str:
    return "unknown" if answer is None else "yes" if answer else "no"


def _everyone(evaluation: Evaluation, kind: str, period: Period) -> tuple[Subject, ...]:
    """Return the subjects of a kind, in order: those the records know, and those a rulebook is about."""
    subjects = set(evaluation.facts(period).subjects(kind))
    for book in evaluation.in_force(period):
        if evaluation.rules.indicator_sets[book.subject].subject == kind:
            subjects |= set(evaluation.subjects(book, period))
    return tuple(sorted(subjects))


def _indicator_rows(facts: PeriodFacts, subjects: Iterable[Subject]) -> Iterable[tuple[Any, ...]]:
    for subject in subjects:
        indicators = facts.set_of(subject)
        for name in sorted(indicators.indicators):
            cell = facts.cell(subject, name)
            state = cell.state.name.lower()
            yield (
                subject.kind, subject.id, facts.period.code, name, state, exact_words(cell), cell.provisional,
            )  # fmt: skip


def exact_words(cell: Cell) -> str | None:
    """Write a value so that nothing is lost: `7/3`, `yes`, `2020-03-31`, or the text."""
    if cell.value is None:
        return None
    if isinstance(cell.value, bool):
        return "yes" if cell.value else "no"
    return cell.value.isoformat() if isinstance(cell.value, date) else str(cell.value)
