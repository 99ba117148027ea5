"""Points that a board decides: unknown until it declares them, never outside what the paper lets it give."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from desk.words.condition_words import Speaker
from desk.words.rule_words import points_lines
from engine.indicators.operations.figures import decided
from engine.logic.cells import CORRECT, Cell, Owed, between, known, unknown
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.plain import rules_from_objects
from engine.rulebook.text.faults import RuleFaults
from engine.scoring.oracle import scored
from engine.scoring.results import Scored
from facts.standing import Record, Source
from tests.conformance.suite import BOOK, CITE, Suite, files_of

F = Fraction
ASKED = {
    "asks": "points",
    "at_most": 10,
    "office": "Phòng LĐTBXH",
    "cites": [CITE],
    "vi": "Điểm hội đồng chấm",
}


def rules(asked: dict[str, Any] = ASKED, points: Any = None) -> Rules:
    files = files_of(
        {"files": "number"},
        subject="board_facts",
        total=10,
        points_decimals=1,
        criteria=[
            {"id": "A1", "title": {"vi": "Mô hình"}, "cites": [CITE], "points": points or {"of": "mo_hinh"}}
        ],
        bands=[
            {"id": "tot", "title": {"vi": "Tốt"}, "from": 8},
            {"id": "yeu", "title": {"vi": "Yếu"}, "from": 0},
        ],
    )
    files["rules/declared/board.yaml"] = {
        "declared_facts": "board_facts",
        "subject": "suite_facts",
        "title": {"vi": "Hội đồng"},
        "cites": [CITE],
        "in_force": {"from": "2016-01-01"},
        "within": ["01-01", "12-31"],
        "facts": {"mo_hinh": asked},
    }
    return rules_from_objects(files)


def given(cell: Cell) -> Scored:
    made = rules()
    return scored(made.rulebooks[BOOK], {"mo_hinh": cell}.__getitem__, Suite(made).frame)


def told(points: int) -> Cell:
    source = Source("tep.xlsx", "B17", 7)
    record = Record("declared", ("MO_HINH",), "31003", "2020", "Phòng LĐTBXH", {"number": F(points)}, source)
    return known(F(points), (record,))


def test_what_the_board_decided_counts_as_it_is() -> None:
    found = given(known(F("7.5")))
    assert (found.low, found.high, found.band) == (F("7.5"), F("7.5"), "yeu")
    assert given(known(9)).band == "tot"


def test_until_then_the_points_lie_between_the_least_and_the_most() -> None:
    found = given(decided(unknown((Owed("B17", "Phòng LĐTBXH", "31003", "2020"),)), F(0), F(10)))
    assert (found.low, found.high, found.bands) == (0, 10, ("tot", "yeu"))
    (need,) = found.needs
    assert (need.fact, need.owed[0].office) == ("mo_hinh", "Phòng LĐTBXH")


def test_points_outside_what_the_paper_allows_are_no_decision() -> None:
    cell = decided(told(12), F(0), F(10))
    assert cell.ends == (0, 10)
    assert [gap.field for gap in cell.owed] == [CORRECT]
    assert decided(told(10), F(0), F(10)).value == 10


def test_a_least_above_nothing_is_kept() -> None:
    assert decided(unknown(), F(2), F(5)) == between(F(2), F(5))


def test_it_is_said_as_a_decision() -> None:
    made = rules()
    (criterion,) = made.rulebooks[BOOK].criteria
    assert points_lines(criterion.points, Speaker(made, "board_facts")) == (
        "số điểm được quyết định ở “Điểm hội đồng chấm”, tối đa 10 điểm",
    )


@pytest.mark.parametrize(
    ("asked", "points", "codes"),
    [
        ({**ASKED, "asks": "count"}, None, ["R150", "R570"]),
        ({**ASKED, "at_least": 10}, None, ["R151"]),
        ({k: v for k, v in ASKED.items() if k != "at_most"}, None, ["R106"]),
        (ASKED, {"of": "files"}, ["R570"]),
        ({**ASKED, "at_most": "10.25"}, None, ["R501", "R514"]),
    ],
)
def test_a_wrong_edit_is_named_and_no_sum_that_it_leaves_unknown(
    asked: dict[str, Any], points: Any, codes: list[str]
) -> None:
    with pytest.raises(RuleFaults) as faults:
        rules(asked, points)
    assert [fault.code for fault in faults.value.faults] == codes
