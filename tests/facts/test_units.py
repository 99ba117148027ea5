"""What is looked up of units by code is what walking the whole list finds."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from facts.units import Unit, Units

CODES = ("1", "2", "3")
days = st.integers(0, 9).map(lambda n: date(2020, 1, 1) + timedelta(days=n))
ends = st.none() | days
units = st.builds(
    Unit,
    st.sampled_from(CODES),
    st.just("Xã Giả Định"),
    st.just("xã"),
    ends,
    ends,
    st.none() | st.sampled_from(CODES),
)


@given(st.lists(units, max_size=6).map(tuple), st.sampled_from((*CODES, "4")), days)
def test_looking_up_a_code_finds_what_walking_the_list_finds(
    listed: tuple[Unit, ...], code: str, day: date
) -> None:
    found = Units(listed)
    mine = [unit for unit in listed if unit.code == code]
    there = next((unit for unit in mine if unit.valid_on(day)), None)
    assert found.called(code) == tuple(mine)
    assert found.get(code, day) == there
    ended = any(unit.valid_until is not None and unit.valid_until < day for unit in mine)
    assert found.no_more(code, day) is (ended and there is None)
    assert found.follower(code, day) == _walked(listed, code, day)


def _walked(listed: tuple[Unit, ...], code: str, day: date) -> Unit | None:
    seen: set[Unit] = set()
    unit = next((u for u in listed if u.code == code and u.valid_until and u.valid_until < day), None)
    while unit is not None and unit not in seen:
        seen.add(unit)
        there = next((u for u in listed if u.code == unit.successor and u.valid_on(day)), None)
        if there is not None:
            return there
        unit = next((u for u in listed if u.code == unit.successor and u not in seen), None)
    return None
