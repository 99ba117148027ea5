"""A day is typed day first, as people here write it; what is no day is told, never guessed."""

from __future__ import annotations

from datetime import date

import pytest

from desk.base.acts import day_needed, day_typed
from desk.base.faults import Stop


@pytest.mark.parametrize("text", ["05/03/2021", "5/3/2021", " 5.3.2021 ", "05-03-2021", "2021-03-05"])
def test_the_day_comes_first(text: str) -> None:
    assert day_typed(text) == date(2021, 3, 5)


def test_none_is_none_and_needed_where_it_is_needed() -> None:
    assert day_typed("  ") is None
    with pytest.raises(Stop):
        day_needed("", "Cần ngày.")


@pytest.mark.parametrize("text", ["31/02/2021", "03/13/2021", "mai", "5/3/21"])
def test_what_is_no_day_is_told(text: str) -> None:
    with pytest.raises(Stop) as stopped:
        day_typed(text)
    assert text in stopped.value.texts["vi"]
