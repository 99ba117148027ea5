"""What is timed is right: the engines agree, and with unknowns every row is as the oracle scores it."""

from __future__ import annotations

import pytest

from benchmarks.scoring.example import NAMES, RATIOS, YES_NO, Facts, facts, frame, rows, rulebook
from benchmarks.scoring.measuring import Measured, bars, measured
from engine.logic.cells import Cell, known, unknown
from engine.scoring.columnar.scores import scores
from engine.scoring.oracle import scored
from tests.engine.scoring.builders import Fraction


def cell(found: Facts, name: str, row: int) -> Cell:
    if name in found.unknown and found.unknown[name][row]:
        return unknown()
    value = int(found.above[name][row])
    if name in RATIOS:
        return known(Fraction(value * 100, int(found.below[name][row])))
    return known(bool(value)) if name in YES_NO else known(value)


@pytest.mark.parametrize("share_unknown", [0.0, 0.05])
def test_the_facts_of_the_bench_are_scored_as_the_oracle_scores_them(share_unknown):
    found, book = facts(150, share_unknown), rulebook()
    in_columns = scores(book, rows(found))
    for row in range(found.rows):
        cells = {name: cell(found, name, row) for name in NAMES}
        expected = scored(book, cells.__getitem__, frame())
        ends = [(int(low[row]), int(high[row])) for low, high in in_columns.points.values()]
        assert ends == [(c.low * 100, c.high * 100) for c in expected.criteria.values()]
        bands = in_columns.bands
        assert (bands[in_columns.best[row]], bands[in_columns.worst[row]]) == (
            expected.bands[0],
            expected.bands[-1],
        )


def test_every_engine_at_hand_is_measured_and_agrees():
    found = {(one.engine, one.unknown): one for one in measured(300, rounds=1)}
    assert {("numpy", 0.0), ("python", 0.0), ("this_program", 0.0), ("this_program", 0.05)} <= set(found)
    assert all(one.per_second > 0 for one in found.values())


def test_an_engine_that_gives_other_points_stops_the_bench(monkeypatch):
    from benchmarks.scoring import by_python

    monkeypatch.setattr(by_python, "share_points", lambda *given: 1)
    with pytest.raises(AssertionError, match="python"):
        list(measured(50, rounds=1))


def test_a_miss_is_called_a_miss():
    def one(engine, unknown, seconds, ratio, extra):
        return Measured(engine, 100_000, unknown, (seconds,), (seconds,), (ratio,), (ratio,), extra)

    given = [
        one("numpy", 0.0, 1.0, 1.0, 1.2),
        one("this_program", 0.0, 1.0, 1.0, 1.4),
        one("this_program", 0.05, 2.0, 0.5, 1.6),
        one("openfisca", 0.0, 1.4, 0.7, 1.3),
    ]
    assert {bar.name for bar in bars(given) if not bar.met} == {"numpy, 5 %", "openfisca", "memory, 5 %"}
