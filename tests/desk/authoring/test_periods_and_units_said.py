"""What the calendar and the list of units say differently is told, each with what it was and is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desk.authoring.rule_differences import UNITS_NAMED, differences
from engine.rulebook.model.rulebook import Rules
from facts.units import Unit, Units


def test_a_later_deadline_and_another_first_year_are_told(shipped_rules: Rules) -> None:
    calendar = shipped_rules.calendar
    year = calendar.kinds["year"]
    window = replace(year.windows[0], due=(12, 31))
    moved = replace(year, windows=(window, *year.windows[1:]), owed_from=2020)
    told = [
        d.text
        for d in differences(
            shipped_rules,
            replace(shipped_rules, calendar=replace(calendar, kinds={**calendar.kinds, "year": moved})),
        )
    ]
    assert told == [
        "Kỳ year (Năm): phải nộp từ năm: 2018 → 2020",
        (
            "Kỳ year (Năm): ngày của kỳ: từ 01/01/2016: 15/12 năm trước – 14/12, hạn 20/12 → từ 01/01/2016:"
            " 15/12 năm trước – 14/12, hạn 31/12"
        ),
    ]


def test_units_are_told_one_by_one_and_counted_where_they_are_many(shipped_rules: Rules) -> None:
    units = shipped_rules.units.units
    renamed = replace(units[0], name="Xã Khác")
    made = Unit("39999", "Xã Giả Định", "xã", date(2026, 1, 1))
    changed = replace(shipped_rules, units=Units((renamed, *units[2:], made)))
    assert [d.text for d in differences(shipped_rules, changed)] == [
        f"Đơn vị {units[0].code} (Xã Khác): tên: {units[0].name} → Xã Khác",
        f"Đơn vị {units[1].code} ({units[1].name}): bỏ",
        "Đơn vị 39999 từ 01/01/2026 (Xã Giả Định): thêm",
    ]
    many = tuple(replace(made, code=str(40_000 + n)) for n in range(UNITS_NAMED + 1))
    told = differences(shipped_rules, replace(shipped_rules, units=Units((*units, *many))))
    assert [d.text for d in told] == [f"Danh sách đơn vị: {len(many)} chỗ khác"]
