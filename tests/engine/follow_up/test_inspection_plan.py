"""The plan: the riskiest first, border and town areas with their share, some by lot, the same for one
seed."""

from __future__ import annotations

from engine.follow_up.inspection_plan import AT_RANDOM, BY_RISK, BY_STRATUM, VenueToInspect, plan_from


def candidate(n: int, rank: int = 3, days: int | None = 100, border: bool = False) -> VenueToInspect:
    return VenueToInspect(f"V{n:03}", "31003", ("thap",), rank, days, border, False)


def venues(plan: tuple) -> list[str]:  # type: ignore[type-arg]
    return [p.candidate.venue for p in plan]


def test_the_riskiest_come_first_then_the_longest_unvisited() -> None:
    found = plan_from(
        [candidate(1), candidate(2, days=None), candidate(3, rank=0), candidate(4, days=300)], 3, 0, 0, "s"
    )
    assert venues(found) == ["V003", "V002", "V004"]
    assert {p.why for p in found} == {BY_RISK}


def test_a_share_is_drawn_by_lot_and_reproducible() -> None:
    many = [candidate(n, rank=n % 4) for n in range(100)]
    first, again = plan_from(many, 20, 20, 0, "run-1"), plan_from(many, 20, 20, 0, "run-1")
    assert first == again
    assert [p.why for p in first].count(AT_RANDOM) == 4
    assert len(set(venues(first))) == 20
    assert venues(plan_from(many, 20, 20, 0, "run-2"))[16:] != venues(first)[16:]


def test_border_and_town_areas_get_their_share() -> None:
    many = [candidate(n, rank=0) for n in range(10)] + [candidate(n, border=True) for n in range(10, 20)]
    found = plan_from(many, 10, 0, 50, "s")
    assert sum(p.candidate.border for p in found) == 5
    assert [p.why for p in found].count(BY_STRATUM) == 5


def test_no_more_than_there_are() -> None:
    assert len(plan_from([candidate(1)], 50, 20, 50, "s")) == 1


def test_where_all_are_in_none_is_drawn_or_put_in_for_its_area() -> None:
    every = [candidate(n, border=n > 8) for n in range(10)]
    assert {p.why for p in plan_from(every, 10, 20, 50, "s")} == {BY_RISK}
    assert AT_RANDOM in {p.why for p in plan_from(every, 9, 20, 0, "s")}
