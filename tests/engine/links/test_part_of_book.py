"""A part of a book knows of those outside it the sides that the whole gives them."""

from __future__ import annotations

from engine.links.book import Book
from engine.links.statements import Said


def test_a_part_keeps_the_sides_of_those_outside_it(said: Said) -> None:
    whole = Book(said)
    parts = {id_: whole.part([id_]) for id_ in sorted(whole.subjects)[::5]}
    for id_, part in parts.items():
        others = {one: whole.side(one) for one in part.subjects if one != id_}
        assert part.outside == {one: side for one, side in others.items() if side is not None}
        assert all(part.side(one) == side for one, side in part.outside.items())
    assert any(part.outside for part in parts.values())
