"""That a number is at most 0, said aloud: of what is counted or added up that is 0; a share or a delay may
lie below."""

from __future__ import annotations

from fractions import Fraction

import pytest

from desk.words.condition_words import Speaker
from engine.rulebook.model.conditions import Compare
from engine.rulebook.model.rulebook import Rules


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("hotspots_active", "bằng 0"),
        ("cases_due", "bằng 0"),
        ("inspected_share", "không lớn hơn 0"),
        ("plan_late_days", "không lớn hơn 0"),
    ],
)
def test_at_most_none_is_said_by_what_the_number_is(shipped_rules: Rules, name: str, said: str) -> None:
    title = shipped_rules.indicator_sets["commune_period"].indicators[name].title["vi"]
    test = Compare(name, "at_most", (Fraction(0),))
    assert Speaker(shipped_rules, "commune_period").say(test) == f"{title} {said}"
