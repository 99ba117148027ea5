"""Who is on one side: a venue with its owners, and with who manages for one holder only."""

from __future__ import annotations

from datetime import date

import pytest

from engine.links.sides import sides_from
from engine.links.statements import CASE, NOTES, PARTY, VENUE, LinkSubject, RowRef, Statement

SUBJECTS = {
    id_: LinkSubject(id_, type_, "30985")
    for id_, type_ in [("V1", VENUE), ("V2", VENUE), ("V3", VENUE), ("A", PARTY), ("B", PARTY), ("C", CASE)]
}
Said = tuple[str, str, str]


def statement(said: Said, form: str = "B02") -> Statement:
    return Statement(*said, RowRef(form, "row", "row", ()), frozenset(), date(2020, 1, 1))


@pytest.mark.parametrize(
    ("said", "together"),
    [
        ([], []),
        ([("V1", "owner", "A")], ["V1 A"]),
        ([("V1", "owner", "A"), ("V2", "owner", "A")], ["V1 V2 A"]),
        ([("V1", "owner", "A"), ("V1", "owner", "B")], ["V1 A B"]),
        ([("V1", "owner", "nobody told of")], []),
        ([("V1", "owner", "C")], []),  # no case is on a side
        ([("C", "owner", "A")], []),
        ([("V1", "phone", "A"), ("V2", "case", "B")], []),
        ([("V1", "manager", "B")], ["V1 B"]),
        (
            [("V1", "owner", "A"), ("V2", "owner", "A"), ("V1", "manager", "B"), ("V2", "manager", "B")],
            ["V1 V2 A B"],
        ),
        ([("V1", "manager", "B"), ("V2", "manager", "B")], []),  # for two holders: a tie between them
        (
            [("V1", "owner", "A"), ("V2", "owner", "B"), ("V3", "manager", "B")],
            ["V1 A", "V2 B"],
        ),  # a holder himself
    ],
)
def test_who_is_on_one_side(said: list[Said], together: list[str]) -> None:
    sides = sides_from(SUBJECTS, [statement(one) for one in said])
    found = {side: [id_ for id_ in SUBJECTS if sides.get(id_) == side] for side in sides.values()}
    assert sorted(" ".join(ids) for ids in found.values() if len(ids) > 1) == sorted(together)
    assert set(sides) == {"V1", "V2", "V3", "A", "B"}
    assert all(side == min(ids) for side, ids in found.items())


def test_what_is_only_noted_puts_nobody_on_a_side() -> None:
    assert sides_from(SUBJECTS, [statement(("V1", "owner", "A"), NOTES)])["V1"] == "V1"
