"""Which operations reach before their period, and whose forms they need."""

from __future__ import annotations

import pytest

from engine.indicators.knowledge import forms_of, looks_back
from engine.rulebook.model.indicators import Selection
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
    assert looks_back(selection) is back


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
    assert forms_of(selection) == forms
