"""A day on the cover that can't be read puts only the day of receipt in doubt, never what was returned."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject
from engine.rulebook.model.rulebook import Rules
from facts.forms.catalogue import FORMS
from facts.standing import BY_IMPORT, BY_RECEIVER, COMMUNE, HAS_DATA, Delivery, SetAside, Standing
from scenarios.steps.plain_years import PlainEvaluation

UNIT = "30991"
EARLY, LATE = date(2020, 12, 16), date(2020, 12, 28)


def standing(made: date, received: date, by: str = BY_IMPORT) -> Standing:
    deliveries = tuple(
        Delivery(UNIT, "2020", COMMUNE, form, HAS_DATA, made, received, "a.xlsx", True, by) for form in FORMS
    )
    lost = SetAside(UNIT, "2020", "B00", "a.xlsx", None, COMMUNE, "a.xlsx", 0)
    return Standing(deliveries, set_aside=(lost,))


@pytest.mark.parametrize(
    ("made", "received", "by", "least", "most"),
    [
        (EARLY, LATE, BY_IMPORT, 0, 5),  # it came by the day of import, perhaps in time
        (EARLY, EARLY, BY_IMPORT, 5, 5),  # in time whatever the cover says
        (LATE, LATE, BY_IMPORT, 0, 0),  # made too late to come in time
        (EARLY, LATE, BY_RECEIVER, 0, 0),  # the receiver's word is the day
    ],
)
def test_only_the_day_of_receipt_is_in_doubt(
    made: date, received: date, by: str, least: int, most: int, shipped_rules: Rules
) -> None:
    period = shipped_rules.calendar.at("year", 2020)
    assert period is not None
    for kind in (PlainEvaluation, Evaluation):
        facts = kind(standing(made, received, by), shipped_rules).facts(period)
        subject = Subject("unit", UNIT)
        assert facts.cell(subject, "core_forms").value == Fraction(3)
        assert facts.cell(subject, "year_forms_in_time").ends == (Fraction(least), Fraction(most))


def test_columns_say_the_same(shipped_rules: Rules) -> None:
    period = shipped_rules.calendar.at("year", 2020)
    assert period is not None
    evaluation = Evaluation(standing(EARLY, LATE), shipped_rules)
    columns = evaluation.columns(period).facts
    at = list(columns.ids("unit")).index(UNIT)
    core, in_time = (columns.column("unit", name) for name in ("core_forms", "year_forms_in_time"))
    assert core.known[at]
    assert (in_time.low.numerators[at], in_time.high.numerators[at]) == (0, 5)
