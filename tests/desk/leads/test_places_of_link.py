"""Where a tie stands in the records: at its two ends, or in the cases these stand in; never in rows of
workers."""

from __future__ import annotations

from datetime import date

import pytest

from desk.leads.between import places_of_link
from desk.words.masking import STINTS
from engine.links.book import Book
from engine.links.network import Link
from engine.links.statements import CASE, PARTY, VENUE, LinkSubject, RowRef, Said, Statement

DAY = date(2020, 12, 31)
ONE, OTHER, SHOP = "30985-CT-1", "30985-CT-2", "30985-CS-1"
FIRST, SECOND, THIRD = "30985-VA-1", "30985-VA-2", "30985-VA-3"
TYPES = {ONE: PARTY, OTHER: PARTY, SHOP: VENUE, FIRST: CASE, SECOND: CASE, THIRD: CASE}


def stated(subject: str, kind: str, value: str, place: str, form: str = "B06") -> Statement:
    return Statement(
        subject,
        kind,
        value,
        RowRef(form, place, place, ("first", place)),
        frozenset({("B06", "30985", "")}),
        DAY,
    )


SAID = Said(
    DAY,
    {id_: LinkSubject(id_, type_, "30985") for id_, type_ in TYPES.items()},
    (
        stated(ONE, "case", FIRST, "one in the first"),
        stated(OTHER, "case", SECOND, "other in the second"),
        stated(OTHER, "case", FIRST, "other in the first"),
        stated(FIRST, "venue", SHOP, "the first's venue"),
        stated(FIRST, "plate", "68A", "the first's vehicle"),
        stated(SECOND, "plate", "68A", "the second's vehicle"),
        stated(FIRST, "plate", "68B", "another vehicle"),
        stated(THIRD, "plate", "68A", "a case of neither"),
        stated(ONE, "phone", "091", "one's phone"),
        stated(OTHER, "phone", "091", "other's phone"),
        stated(SHOP, "owner", ONE, "owned"),
        stated(SHOP, "rotation", ONE, "a worker's row", STINTS),
    ),
    (),
)


@pytest.mark.parametrize(
    ("ends", "kind", "via", "places"),
    [
        ((ONE, OTHER), "plate", "plate:68A", ["the first's vehicle", "the second's vehicle"]),
        ((ONE, OTHER), "case", FIRST, ["one in the first", "other in the first"]),
        ((ONE, SHOP), "case", FIRST, ["one in the first", "the first's venue"]),
        ((ONE, OTHER), "phone", "phone:091", ["one's phone", "other's phone"]),
        ((ONE, SHOP), "owner", "", ["owned"]),
        ((ONE, SHOP), "rotation", "", []),
    ],
)
def test_a_tie_names_the_rows_it_rests_on(
    ends: tuple[str, str], kind: str, via: str, places: list[str]
) -> None:
    assert list(places_of_link(Book(SAID), Link(*ends, kind, via, 1.0))) == places
