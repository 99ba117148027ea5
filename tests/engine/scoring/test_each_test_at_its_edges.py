"""Each single test by columns is what the plain meaning says: on every threshold, a step to either side, open
between two ends, unknown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

import pytest

from engine.logic.cells import NEVER, NO_DATE, NOT_APPLICABLE, Cell, between, known, unknown
from engine.rulebook.model.conditions import Compare, Known, Leaf, Moment, Near, ParameterRef
from engine.rulebook.model.types import BAND, DATE, NUMBER, YES_NO, FactType
from engine.scoring.columnar.scores import scores
from engine.scoring.oracle import scored
from tests.engine.scoring.builders import criterion, frame, is_, lines, parameter, rulebook
from tests.engine.scoring.fact_columns import rows_from_cells
from tests.long_run import some_of

END = date(2020, 12, 14)
EDGE = parameter("edge", (2, is_("a")), 3)
NUMBERS = [Fraction(n, 2) for n in range(9)]
DAYS = [END + timedelta(days=n) for n in (-32, -31, -30, -29, -2, -1, 0, 1, 2, 29, 30, 31, 32)]
LIMITS = (None, Fraction(0), Fraction(1), Fraction(30), Fraction(61, 2), ParameterRef("edge"))
MOMENTS = (END, Moment("period_end"), Moment("days_before_end", Fraction(1)))


def leaves() -> Iterator[tuple[FactType, Leaf]]:
    for op in ("at_least", "at_most", "more_than", "less_than", "equal"):
        for operand in (Fraction(2), Fraction(5, 2), ParameterRef("edge")):
            yield FactType(NUMBER), Compare("x", op, (operand,))
        yield FactType(DATE), Compare("x", op, (END,))
    for op in ("one_of", "none_of"):
        yield FactType(NUMBER), Compare("x", op, (Fraction(2), Fraction(3)))
        yield FactType(BAND, ("tot", "kha", "yeu")), Compare("x", op, ("tot", "kha"))
    yield FactType(BAND, ("tot", "kha", "yeu")), Compare("x", "equal", ("kha",))
    yield from ((FactType(YES_NO), Compare("x", "equal", (wanted,))) for wanted in (True, False))
    yield from ((FactType(DATE), Known("x", wanted)) for wanted in (True, False))
    for after in (True, False):
        for moment in MOMENTS:
            yield from ((FactType(DATE), Near("x", after, moment, limit)) for limit in LIMITS)


def cells(type_: FactType) -> list[Cell]:
    if type_.kind == NUMBER:
        pairs = [(a, b) for a in NUMBERS for b in NUMBERS if a < b]
        return [*map(known, NUMBERS), unknown(), NEVER, NOT_APPLICABLE, *(between(a, b) for a, b in pairs)]
    if type_.kind == DATE:
        pairs = [(a, b) for a in DAYS for b in DAYS if a < b]
        return [*map(known, DAYS), unknown(), NO_DATE, *(between(a, b) for a, b in pairs)]
    values: tuple[str | bool, ...] = type_.choices or (True, False)
    return [*map(known, values), unknown()]


@pytest.mark.parametrize(
    ("type_", "leaf"), some_of(list(leaves()), 24), ids=lambda x: x.kind if isinstance(x, FactType) else ""
)
def test_a_test_by_columns_is_what_it_means(type_: FactType, leaf: Leaf) -> None:
    book = rulebook(criterion("A1", lines((1, leaf), 0)))
    units = ({"a": known(True)}, {"a": known(False)}, {"a": unknown()})
    rows = [(cell, unit) for cell in cells(type_) for unit in units]
    facts, units_ = [{"x": cell} for cell, _ in rows], [unit for _, unit in rows]
    found = scores(book, rows_from_cells({"x": type_}, facts, frame(edge=EDGE), units_))
    said = zip(*(end.tolist() for end in found.points["A1"]), strict=True)
    for (cell, unit), (low, high) in zip(rows, said, strict=True):
        around = frame(unit, edge=EDGE)
        expected = scored(book, {"x": cell}.__getitem__, around).criteria["A1"]
        assert (low, high) == (100 * expected.low, 100 * expected.high), (cell, unit, leaf)
