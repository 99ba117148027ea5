"""Property: the columnar evaluator gives what the oracle gives, on every input, to the byte."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings

from engine.logic.cells import NEVER, NOT_APPLICABLE, between, unknown
from engine.logic.frame import Frame
from engine.logic.kleene import Kleene
from engine.rulebook.model.points import AlongNumber
from engine.scoring.columnar.scores import ScoreColumns, scores
from engine.scoring.oracle import scored
from tests.engine.scoring.builders import CALENDAR, cell, criterion, period, rulebook
from tests.engine.scoring.fact_columns import rows_from_cells
from tests.engine.scoring.strategies import TYPES, Case, cases
from tests.long_run import examples

CODES = {False: 0, True: 1, None: 2}
# 200 draws are some 2,400 rows
SLOW = settings(max_examples=examples(60), suppress_health_check=list(HealthCheck))


def frame_of(case: Case, row: int) -> Frame:
    return Frame(period(), CALENDAR, case.parameters, case.units[row].__getitem__)


def code(answers: dict[str, Kleene]) -> list[int]:
    return [CODES[answer] for answer in answers.values()]


def assert_row_agrees(case: Case, row: int, found: ScoreColumns) -> None:
    expected = scored(case.rulebook, case.rows[row].__getitem__, frame_of(case, row))
    points = [(int(low[row]), int(high[row])) for low, high in found.points.values()]
    assert points == [(c.low * found.scale, c.high * found.scale) for c in expected.criteria.values()]
    score = tuple(int(end[row]) for end in found.score)
    assert score == (expected.low * found.scale, expected.high * found.scale)
    assert [int(codes[row]) for codes in found.gates.values()] == code(expected.gates)
    assert [int(codes[row]) for codes in found.tests.values()] == code(expected.tests)
    possible = [id_ for place, id_ in enumerate(found.bands) if int(found.possible[row]) >> place & 1]
    assert possible == list(expected.bands)
    assert (found.bands[found.best[row]], found.bands[found.worst[row]]) == (possible[0], possible[-1])
    assert bool(found.undecided[row]) is (expected.band is None)


@SLOW
@given(case=cases())
def test_every_row_is_scored_as_the_oracle_scores_it(case: Case) -> None:
    found = scores(case.rulebook, rows_from_cells(TYPES, case.rows, frame_of(case, 0), case.units))
    for row in range(len(case.rows)):
        assert_row_agrees(case, row, found)


@pytest.mark.parametrize("full", [-2, 0, 2])
def test_a_share_of_nothing_and_of_less_is_reached_as_the_oracle_says(full: int) -> None:
    book = rulebook(
        criterion("A1", AlongNumber(of="n1", full_at=Fraction(full), ends=(Fraction(0), Fraction(10))))
    )
    cells = [
        *map(cell, (-3, -2, -1, 0, 1, 2, 3)),
        NEVER,
        NOT_APPLICABLE,
        unknown(),
        between(Fraction(-1), Fraction(1)),
    ]
    case = Case(book, {}, [{"n1": one} for one in cells], [{} for _ in cells])
    found = scores(book, rows_from_cells({"n1": TYPES["n1"]}, case.rows, frame_of(case, 0), case.units))
    for row in range(len(cells)):
        assert_row_agrees(case, row, found)
