"""A fault is named once, in the row that has it: not again in the rows that refer to that row."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.builders import case, case_party, inspection, party, stint, venue, violation
from tests.facts.conftest import Workspace

TIP = {"id": "30985-TB-2020-01", "received_on": "5/3/2020", "subject": "mại dâm"}
OWNER, VENUE = "30985-CT-0001", "30985-CS-001"


@pytest.mark.parametrize(
    ("forms", "wrong"),
    [
        ({"B02": [venue()], "B04": [inspection(date="31/02/2020")], "B05": [violation()]}, ("B04", "date")),
        ({"B02": [venue()], "B04": [inspection(id="biên bản số 1")], "B05": [violation()]}, ("B04", "id")),
        ({"B02": [venue(type="bi-a")], "B04": [inspection()]}, ("B02", "type")),
        ({"B02": [venue(type="bi-a")], "B09": [stint()]}, ("B02", "type")),
        ({"B02": [venue(type="bi-a")], "B10": [{**TIP, "about_venue": VENUE}]}, ("B02", "type")),
        ({"B02": [venue(type="bi-a")], "B06": [case(venue_id=VENUE)]}, ("B02", "type")),
        ({"B02": [venue(owner_id=OWNER)], "B03": [party(kind="hộ")]}, ("B03", "kind")),
        ({"B03": [party(kind="hộ"), party(2, relative_of=OWNER)]}, ("B03", "kind")),
        ({"B03": [party()], "B06": [case(status="lạ")], "B07": [case_party()]}, ("B06", "status")),
    ],
)
def test_a_fault_is_not_named_again_in_the_rows_that_refer_to_it(
    forms: Any, wrong: tuple[str, str], workspace: Workspace
) -> None:
    report = workspace.take_return(forms, "a.xlsx")
    assert [(p.problem.sheet, p.problem.field) for p in report.problems] == [wrong]


def test_a_code_that_no_row_can_declare_is_still_named(workspace: Workspace) -> None:
    forms = {"B02": [venue()], "B04": [inspection(date="31/02/2020")], "B05": [violation(2)]}
    report = workspace.take_return(forms, "a.xlsx")
    assert [(p.problem.sheet, p.problem.field) for p in report.problems] == [
        ("B04", "date"),
        ("B05", "inspection_id"),
    ]
