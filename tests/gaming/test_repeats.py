"""Tricks that say the same again are met by signs of their own; their honest twins raise none of those."""

from __future__ import annotations

import pytest

from engine.rulebook.model.rulebook import Rules
from tests.gaming.edits import Trick
from tests.gaming.honest import Returns, honest_returns
from tests.gaming.repeats import REPEATS, SEEN_BY, TWINS
from tests.gaming.replay import outcome_of, tried
from tests.long_run import some_of

UNITS, UNIT = ("30988", "30991", "31006"), "30991"


@pytest.fixture(scope="module")
def district() -> Returns:
    return honest_returns(33, UNITS, (18, 24))


@pytest.mark.parametrize("trick", some_of(REPEATS, 3), ids=lambda trick: trick.name)
def test_each_trick_gains_and_is_met(trick: Trick, district: Returns, shipped_rules: Rules) -> None:
    found = tried(trick, district, UNIT, shipped_rules)
    assert found.moved
    assert any(sign.split()[-1] in SEEN_BY for sign in found.signs), found


@pytest.mark.parametrize("twin", some_of(TWINS, 3), ids=lambda twin: twin.name)
def test_the_honest_twin_is_not(twin: Trick, district: Returns, shipped_rules: Rules) -> None:
    signs = tried(twin, district, UNIT, shipped_rules).signs
    assert not [sign for sign in signs if sign.split()[-1] in SEEN_BY]


def test_honest_returns_raise_none(district: Returns, shipped_rules: Rules) -> None:
    signs = outcome_of(district, shipped_rules).signs
    assert not [sign for unit in UNITS for sign in signs[unit] if sign in SEEN_BY]
