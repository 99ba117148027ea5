"""Of what a change of rules moves, the criterion that moves furthest at either end stands first."""

from __future__ import annotations

from fractions import Fraction

from desk.authoring.movements import movement_of
from engine.scoring.results import Scored, ScoredCriterion

BAND = ("good",)


def scored(**criteria: tuple[int, int]) -> Scored:
    ends = {id_: ScoredCriterion(id_, *map(Fraction, pair)) for id_, pair in criteria.items()}
    low, high = (sum((getattr(c, end) for c in ends.values()), Fraction(0)) for end in ("low", "high"))
    return Scored(ends, low, high, {}, {}, BAND, ())


def test_an_end_is_held_against_the_same_end() -> None:
    before = scored(A=(0, 10), B=(0, 0), C=(3, 3), D=(2, 9))
    after = scored(A=(0, 9), B=(5, 5), C=(3, 3), D=(2, 2))
    moved = movement_of("healthy_commune", 2020, "30985", before, after, "rules")
    assert [shift.criterion for shift in moved.shifts] == ["D", "B", "A"]


def test_a_criterion_of_one_side_only_moves_by_all_it_gives() -> None:
    moved = movement_of(
        "healthy_commune", 2020, "30985", scored(A=(4, 4)), scored(A=(6, 6), E=(0, 3)), "rules"
    )
    assert [(shift.criterion, shift.before) for shift in moved.shifts] == [("E", None), ("A", (4, 4))]
