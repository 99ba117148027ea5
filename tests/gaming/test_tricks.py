"""Tricks on returns not seen before move no point, or leave an interval, a named problem or a sign; honest
work leaves none."""

from __future__ import annotations

import pytest

from engine.rulebook.model.rulebook import Rules
from tests.gaming.doors import DOORS, HONEST
from tests.gaming.edits import Trick
from tests.gaming.honest import Returns, honest_returns
from tests.gaming.replay import outcome_of, tried
from tests.gaming.tricks import TABLE
from tests.long_run import some_of

UNITS = ("30988", "30991", "31006")


@pytest.fixture(scope="module")
def district() -> Returns:
    return honest_returns(21, UNITS, (18, 24))


@pytest.mark.parametrize("trick", [*some_of(TABLE, 5), *some_of(DOORS, 2)], ids=lambda trick: trick.name)
def test_no_trick_gains_points_unseen(trick: Trick, district: Returns, shipped_rules: Rules) -> None:
    found = tried(trick, district, "30991", shipped_rules)
    assert not found.unseen, found


@pytest.mark.parametrize("change", some_of(HONEST, 2), ids=lambda change: change.name)
def test_honest_work_raises_no_sign(change: Trick, district: Returns, shipped_rules: Rules) -> None:
    assert not tried(change, district, "31006", shipped_rules).signs


def test_honest_returns_raise_no_sign(district: Returns, shipped_rules: Rules) -> None:
    signs = outcome_of(district, shipped_rules).signs
    assert {unit: signs[unit] for unit in UNITS if signs[unit]} == {}


def test_something_is_there_to_gain(district: Returns, shipped_rules: Rules) -> None:
    moved = [t for t in TABLE[6:9] if tried(t, district, "30991", shipped_rules).moved]
    assert len(moved) >= 2  # a replay in which nothing ever moves would prove nothing
