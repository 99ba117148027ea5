"""Whether a record counts may stand in another row, its venue's or its unit's: open while that row is
lost."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from facts.standing import COMMUNE, SetAside
from tests.engine.evaluation.test_totals_hold_the_truth import told
from tests.engine.indicators.test_bounds_hold_the_truth import rules
from tests.engine.indicators.test_claims import DAY, HOME, MOVED, archive, figure, with_events, without_form

OF_VENUE = SetAside(HOME, "2020", "B02", f"{MOVED}|0", MOVED, COMMUNE, f"{HOME}.xlsx", 7)
OF_UNIT = SetAside(HOME, "2020", "B01", f"{HOME}|0", "", COMMUNE, f"{HOME}.xlsx", 9)


def test_a_measure_is_open_while_the_row_it_stands_in_is_lost() -> None:
    found = figure(archive(None, OF_VENUE), rules(), HOME, "x_types")
    assert found.ends == (Fraction(0), Fraction(1))
    assert [owed.key for owed in found.owed] == [f"{HOME}.xlsx, B02, dòng 7"]


def test_a_measure_is_open_while_the_form_it_stands_in_never_came() -> None:
    found = figure(without_form(archive(HOME), HOME, "B02"), rules(), HOME, "x_types")
    assert found.ends == (Fraction(0), Fraction(1))
    assert [(owed.unit, owed.form) for owed in found.owed] == [(HOME, "B02")]
    assert figure(archive(HOME), rules(), HOME, "x_types").known


@pytest.mark.parametrize(("participants", "ends"), [(1, (1, 1)), (2, (0, 1)), (3, (0, 0))])
def test_a_test_is_open_that_rests_on_a_parameter_by_a_lost_field_of_the_unit(
    participants: int, ends: tuple[int, int]
) -> None:
    held = told("activity", "several", HOME, unit_code=HOME, date=DAY, participants=participants)
    whole = with_events(archive(HOME), held)
    found = figure(replace(whole, set_aside=(OF_UNIT,)), rules(), HOME, "x_by_unit")
    assert found.ends == ends
    assert [owed.key for owed in found.owed] == [f"{HOME}.xlsx, B01, dòng 9"] * (ends == (0, 1))
