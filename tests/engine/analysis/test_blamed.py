"""Of an example with more facts than a reader takes in, what keeps points away is named; of a smaller one all
is shown."""

from __future__ import annotations

import pytest

from engine.analysis.proofs import findings_of
from engine.analysis.subject import MOST_SHOWN
from engine.rulebook.plain import rules_from_objects
from tests.conformance.suite import BOOK, criterion, files_of, gate


@pytest.mark.parametrize("more", [0, 1])
def test_what_is_blamed_is_named_only_where_facts_are_many(more: int) -> None:
    names = [f"x{n}" for n in range(MOST_SHOWN + more)]
    files = files_of(
        dict.fromkeys(names, "boolean"),
        total=10,
        points_decimals=0,
        criteria=[criterion("A1", [{"points": 10, "when": {"x0": True}}, {"points": 0}])],
        gates=[
            gate("G1", {"x1": True}, "any_points"),
            gate("G2", {"all": [{name: True} for name in names]}, "any_points"),
        ],
    )
    found = [f for f in findings_of(rules_from_objects(files)) if f.rulebook == BOOK and f.code == "P203"]
    assert [len(f.sample) for f in found] == [len(names)]
    assert [bool(f.matters) for f in found] == [bool(more)]
