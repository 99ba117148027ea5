"""Which operations reach before their period, whose forms they need, and which tests read other rows."""

from __future__ import annotations

from fractions import Fraction

import pytest

from engine.indicators.knowledge import place_of
from engine.indicators.values import rests_on
from engine.rulebook.model.conditions import Compare, Known, Leaf, Moment, Near
from engine.rulebook.model.indicators import Selection
from facts.standing import COMMUNE, SetAside
from tests.engine.scoring.builders import is_


@pytest.mark.parametrize(
    ("selection", "back"),
    [
        (Selection("case", within="period"), False),
        (Selection("case", within="months_before_end"), True),
        (Selection("case", within="between_months"), True),
        (Selection("case"), True),  # no window at all: whenever it was
        (Selection("case", life="open_at"), False),
        (Selection("case", life="overlaps"), False),
        (Selection("venue"), False),  # a register tells all there is
        (Selection("venue", within="period"), False),
        (Selection("venue", within="months_before_end"), True),
        (Selection("venue_period"), False),
        (Selection("return"), False),
        (Selection("return", within="months_before_end"), False),
    ],
)
def test_what_reaches_before_its_period(selection: Selection, back: bool) -> None:
    assert selection.looks_back is back


@pytest.mark.parametrize(
    ("selection", "forms"),
    [
        (Selection("return"), ()),
        (Selection("venue_period"), ("B02",)),
        (Selection("case"), ("B06",)),
        (Selection("case", is_("kind")), ("B06",)),
        (Selection("violation", is_("inspection.venue.type")), ("B05", "B04", "B02")),
        (Selection("violation", is_("inspection.date")), ("B05", "B04")),
    ],
)
def test_whose_forms_are_needed(selection: Selection, forms: tuple[str, ...]) -> None:
    assert selection.forms == forms


END, INSPECTED = Moment("period_end"), Moment("field", "inspection.date")


@pytest.mark.parametrize(
    ("leaf", "rests"),
    [
        (is_("act"), False),
        (is_("inspection.date"), True),
        (Near("remedied_on", True, INSPECTED, Fraction(30)), True),
        (Near("remedied_on", True, END, Fraction(30)), False),
        (Compare("remedied_on", "at_least", (INSPECTED,)), True),
        (Compare("remedied_on", "at_least", (END,)), False),
        (Known("inspection.date", True), True),
        (Known("remedied_on", True), False),
    ],
)
def test_which_tests_read_a_row_by_a_path(leaf: Leaf, rests: bool) -> None:
    assert rests_on(leaf, "violation", frozenset({"B04"})) is rests
    assert not rests_on(leaf, "violation", frozenset({"B02"}))


@pytest.mark.parametrize(("row", "place"), [(9, "a.xlsx, B04, dòng 9"), (0, "a.xlsx, B04")])
def test_the_place_of_a_lost_row(row: int, place: str) -> None:
    assert place_of(SetAside("30985", "2020", "B04", "x", None, COMMUNE, "a.xlsx", row)) == place
