"""What protects children is said first: what must be done, and apart from it what nobody knows yet."""

from __future__ import annotations

from datetime import date

from desk.reports.children import children_remarks, protecting
from engine.follow_up.conclusions import Conclusion
from engine.logic.cells import Owed
from engine.rulebook.model.rulebook import Rules

CELL = Owed("B06", "UBND xã", "30985", "2020", "minors", "30985-VA-2020-01")
FORM = Owed("B18", "Công an xã", "30988", "2020", "", "")


def conclusion(name: str, unit: str, *missing: Owed, kind: str = "action") -> Conclusion:
    day = None if missing else date(2020, 12, 1)
    return Conclusion(kind, name, (unit,), "F8", unit, not missing, day, "unit", "", "", (), missing)


def test_what_hangs_on_a_blank_cell_is_said_apart_from_what_must_be_done(shipped_rules: Rules) -> None:
    name = next(name for name, action in shipped_rules.actions.items() if action.does == "protect")
    of_none = next(name for name, action in shipped_rules.actions.items() if action.does != "protect")
    tasks = protecting(
        [
            conclusion(name, "30985"),
            conclusion(name, "30985", CELL),
            conclusion(name, "30988", FORM),
            conclusion(of_none, "30991"),
            conclusion(name, "30991", kind="sign"),
        ],
        shipped_rules,
    )
    assert [str(remark.text) for remark in children_remarks(tasks, str)] == [
        "Trẻ em trước hết: 1 việc bảo vệ trẻ em phải làm ngay, hạn sớm nhất 01/12/2020 (30985 1).",
        "Về trẻ em còn 1 việc chưa rõ, vì ô trống hoặc sai (30985 1).",
    ]
    assert not list(children_remarks((), str))
