"""A stint that ended and the next venue's that began are a move; what began or ended after the day is not
known yet."""

from __future__ import annotations

from dataclasses import replace
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


def test_the_next_venue_is_the_first_of_the_others_in_order_of_arrival() -> None:
    left = stint("30985-CS-001", date(2020, 1, 1), date(2020, 3, 1))
    later = [
        stint("30985-CS-003", date(2020, 3, 9), None, 8),
        stint("30985-CS-004", date(2020, 3, 5), None, 7),
        stint("30985-CS-001", date(2020, 3, 2), None, 6),  # back where they were
        stint("30985-CS-005", date(2020, 2, 28), None, 4),  # before they left
    ]
    (move,) = moves_of([left, *later], DAY, 30)
    assert (move.left, move.came, move.gap_days) == ("30985-CS-001", "30985-CS-004", 4)


def test_a_stint_of_many_is_looked_at_once_in_a_country() -> None:
    """Who left looks at the stints that began right after, not at all of the same hash."""
    looked = 0

    class Values(dict[str, object]):
        def __getitem__(self, key: str) -> object:
            nonlocal looked
            looked += key == "venue_id"
            return super().__getitem__(key)

    days = [date(2020, 1, 1) + timedelta(n) for n in range(300)]
    plain = [stint(f"30985-CS-{n:03}", day, day) for n, day in enumerate(days)]
    stints = [replace(e, records=(replace(e.record, values=Values(e.record.values)),)) for e in plain]
    moves_of(stints, DAY, 30)
    assert looked < 30 * len(stints)
