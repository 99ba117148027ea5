"""Which venue a row concerns that can't be used: the one it names, or names by what it refers to; none; or
nobody can tell."""

from __future__ import annotations

import pytest

from tests.facts.builders import Row, case, case_party, inspection, venue
from tests.facts.conftest import Workspace

VENUE = "30985-CS-001"
CASES = [case(1, venue_id=VENUE), case(2), case(3, venue_id="?")]


@pytest.mark.parametrize(
    ("row", "about"),
    [
        (case_party(1, role="lạ"), VENUE),
        (case_party(2, role="lạ"), ""),  # a case that happened in no venue
        (case_party(9, role="lạ"), None),  # a case nobody tells of
        (case_party(1, role="lạ", case_id="?"), None),
    ],
)
def test_the_venue_of_a_row_is_looked_for_behind_what_it_names(
    workspace: Workspace, row: Row, about: str | None
) -> None:
    workspace.take_return({"B02": [venue(1)], "B06": CASES[:2], "B07": [row]}, "a.xlsx")
    assert [one.venue for one in workspace.read()[0].set_aside if one.form == "B07"] == [about]


@pytest.mark.parametrize(
    ("form", "row", "about"),
    [
        ("B06", case(1, venue_id=VENUE, found_on="?"), VENUE),
        ("B06", case(1, found_on="?"), ""),
        ("B06", case(1, venue_id="?"), None),
        ("B04", inspection(venue_id=VENUE, date="?"), VENUE),
        ("B04", inspection(venue_id="?"), None),
        ("B04", inspection(venue_id="30985-CS-999"), "30985-CS-999"),
        ("B06", case(1, venue_id="30985-CS-999"), "30985-CS-999"),
        ("B04", inspection(venue_id="CS-99999-001"), None),
    ],
)
def test_the_venue_a_row_names_itself(workspace: Workspace, form: str, row: Row, about: str | None) -> None:
    workspace.take_return({"B02": [venue(1)], form: [row]}, "a.xlsx")
    assert [one.venue for one in workspace.read()[0].set_aside if one.form == form] == [about]
