"""How much a rulebook may hold: just so much is taken, one more is refused."""

from __future__ import annotations

from typing import Any

import pytest

from engine.rulebook.compile.scoring_files import MOST_OPEN_TESTS
from tests.conformance.suite import Refused, Suite, criterion, gate, suite_of

BANDS: list[dict[str, Any]] = [{"id": f"b{n}", "title": {"vi": f"b{n}"}, "from": n} for n in (2, 1, 0)]
TESTED: dict[str, Any] = {"id": "b3", "title": {"vi": "b3"}, "from": 3, "when": {"x": {"at_least": 1}}}


def gates(many: int) -> list[dict[str, Any]]:
    return [gate(f"G{n}", {"x": {"less_than": n}}, "b0") for n in range(many)]


def suite(many: int, bands: list[dict[str, Any]]) -> Suite:
    points = [criterion("A1", [{"points": 1, "when": {"x": 1}}, {"points": 0}])]
    return suite_of({"x": "number"}, criteria=points, gates=gates(many), bands=bands)


def test_bands_that_ask_nothing_are_not_counted_among_tests() -> None:
    assert suite(MOST_OPEN_TESTS, BANDS)
    assert suite(MOST_OPEN_TESTS - 1, [TESTED, *BANDS])


@pytest.mark.parametrize(
    ("many", "bands"), [(MOST_OPEN_TESTS + 1, BANDS), (MOST_OPEN_TESTS, [TESTED, *BANDS])]
)
def test_a_test_too_many_in_gates_or_bands_is_refused(many: int, bands: list[dict[str, Any]]) -> None:
    with pytest.raises(Refused, match="R515"):
        suite(many, bands)
