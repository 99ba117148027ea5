"""The oracle and the columns against `Decimal`: random rulebooks as plain objects, every way the unknown may
turn out."""

from __future__ import annotations

import itertools
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.logic.cells import Cell, known, unknown
from engine.scoring.results import Scored
from tests.conformance.decimal_reference import band_of, score_of
from tests.conformance.random_books import FACTS, NUMBERS, books, counted, values
from tests.conformance.suite import Suite, criterion, suite_of
from tests.long_run import examples

SLOW = settings(max_examples=examples(30), suppress_health_check=list(HealthCheck))


def cells(row: dict[str, Any]) -> dict[str, Cell]:
    return {name: unknown() if value is None else known(_exact(value)) for name, value in row.items()}


def _exact(value: Any) -> Any:
    return value if isinstance(value, bool) else Fraction(value)


def asked(suite: Suite, rows: list[dict[str, Any]]) -> list[Scored]:
    return suite.answers([cells(row) for row in rows])


@SLOW
@given(book=books(), rows=st.lists(values, min_size=1, max_size=6))
def test_known_facts_score_as_decimals_do(book: dict[str, Any], rows: list[dict[str, Any]]) -> None:
    for row, found in zip(rows, asked(suite_of(FACTS, **book), rows), strict=True):
        assert found.low == found.high == _exact(score_of(book, row))
        assert found.bands == (band_of(book, row),)


@SLOW
@given(book=books(), row=values, hidden=st.sets(st.sampled_from(sorted(FACTS)), min_size=1, max_size=2))
def test_every_way_the_unknown_turns_out_is_left_open(
    book: dict[str, Any], row: dict[str, Any], hidden: set[str]
) -> None:
    (found,) = asked(suite_of(FACTS, **book), [{**row, **dict.fromkeys(hidden)}])
    for completion in _completions(row, hidden):
        assert found.low <= _exact(score_of(book, completion)) <= found.high
        assert band_of(book, completion) in found.bands


@SLOW
@given(points=counted)
def test_points_by_one_unknown_number_have_ends_that_can_be_reached(points: dict[str, Any]) -> None:
    book = {
        "criteria": [criterion("C0", points)],
        "bands": [{"id": "low", "title": {"vi": "low"}, "from": 0}],
    }
    (found,) = asked(suite_of(FACTS, **book), [dict.fromkeys(FACTS)])
    ways = [{"n1": n, "n2": n} for n in (*NUMBERS, Decimal(10**9))]
    reached = {_exact(score_of({**book, "points_decimals": 4}, way)) for way in ways}
    reached.add(Fraction(0))  # it may also turn out that there is nothing to divide by: then nothing is given
    assert {found.low, found.high} == {min(reached), max(reached)}


def _completions(row: dict[str, Any], hidden: set[str]) -> list[dict[str, Any]]:
    names = sorted(hidden)
    ways = [NUMBERS if name.startswith("n") else (False, True) for name in names]
    return [{**row, **dict(zip(names, way, strict=True))} for way in itertools.product(*ways)]
