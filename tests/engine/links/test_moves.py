"""A stint that ended and the next venue's that began are a move; what began or ended after the day is not
known yet."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from engine.links.reading import moves_of, stint_counts
from facts.standing import Event, Record, Source

DAY = date(2020, 12, 31)


def stint(venue: str, start: date, end: date | None, row: int = 5) -> Event:
    """A worker's months at a venue, known by one hash."""
    values = {
        "venue_id": venue,
        "from": start,
        "to": end,
        "arrived_keys": "h",
        "left_key": "h" if end else None,
    }
    key = (venue, str(start))
    return Event(
        "stint",
        key,
        (Record("stint", key, "30985", "2020", "UBND xã", values, Source("a.xlsx", "B09", row)),),
    )


@pytest.mark.parametrize(
    ("ended", "began", "moved"),
    [
        (DAY, DAY, True),
        (DAY - timedelta(30), DAY, True),
        (DAY - timedelta(31), DAY, False),  # too long between them
        (DAY + timedelta(1), DAY + timedelta(1), False),
        (DAY, DAY + timedelta(1), False),
        (DAY, DAY - timedelta(1), False),  # it began before the other ended
    ],
)
def test_a_move_is_known_up_to_the_day(ended: date, began: date, moved: bool) -> None:
    told = [stint("30985-CS-001", date(2020, 1, 1), ended), stint("30985-CS-002", began, None, 6)]
    found = moves_of(told, DAY, 30)
    assert [(m.left, m.came, m.gap_days) for m in found] == (
        [("30985-CS-001", "30985-CS-002", (began - ended).days)] if moved else []
    )


def test_no_one_moves_to_where_they_were() -> None:
    assert not moves_of(
        [stint("30985-CS-001", date(2020, 1, 1), DAY), stint("30985-CS-001", DAY, None, 6)], DAY, 30
    )


@pytest.mark.parametrize(("ended", "left"), [(DAY, 1), (DAY + timedelta(1), 0), (None, 0)])
def test_who_left_is_counted_up_to_the_day(ended: date | None, left: int) -> None:
    told = [stint("30985-CS-001", date(2020, 1, 2), ended), stint("30985-CS-001", date(2020, 1, 20), None, 6)]
    assert stint_counts(told, DAY) == {("B09 30985-CS-001|2020-01", "30985-CS-001"): (2, left)}
