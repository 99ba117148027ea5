import pytest

from scenarios.steps.plain_years import streak_of
from tests.engine.scoring.builders import streak

GOOD, FAIR, WEAK = ("tot",), ("kha",), ("yeu",)
OPEN = ("kha", "trung_binh")  # may be in or out
EITHER = ("tot", "kha")  # undecided, but in whichever it is


@pytest.mark.parametrize(
    ("years", "held", "sure", "possible"),
    [
        ((GOOD, FAIR, GOOD), True, 3, 3),
        ((GOOD, FAIR, WEAK), False, 2, 2),
        ((WEAK, GOOD, GOOD), False, 0, 0),
        ((GOOD, None, GOOD), False, 1, 1),
        ((GOOD, GOOD), False, 2, 2),
        ((), False, 0, 0),
        ((OPEN, GOOD, GOOD), None, 0, 3),
        ((GOOD, OPEN, GOOD), None, 1, 3),
        ((OPEN, WEAK, GOOD), False, 0, 1),
        ((OPEN, None, GOOD), False, 0, 1),
        ((EITHER, GOOD, GOOD), True, 3, 3),
        ((("trung_binh", "yeu"), GOOD, GOOD), False, 0, 0),
        ((OPEN, OPEN, OPEN), None, 0, 3),
        ((GOOD, GOOD, GOOD, GOOD, WEAK), True, 4, 4),
    ],
)
def test_years_running(years, held, sure, possible):
    found = streak_of(streak(years=3), years)
    assert (found.held, found.sure, found.possible) == (held, sure, possible)


def test_a_streak_of_one_year_asks_only_the_newest():
    assert streak_of(streak(years=1), [GOOD, WEAK]).held is True
