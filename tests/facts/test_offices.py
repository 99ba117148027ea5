"""Offices by day: who has a role, whom a cover may name, and what is said where nobody is known."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desk.workspace.store import context_of
from engine.rulebook.model.rulebook import Rules
from facts.intake import problems
from facts.intake.cover import ReturnCover, cover_from_sheet
from facts.intake.grid import Sheet
from facts.intake.problems import FileFault
from facts.offices import Offices


@pytest.mark.parametrize(
    ("role", "day", "office"),
    [
        ("standing_body", date(2020, 6, 1), "Phòng LĐTBXH"),
        ("standing_body", date(2025, 2, 28), "Phòng LĐTBXH"),
        ("standing_body", date(2025, 3, 1), "Sở Y tế"),
        ("investigation", date(2020, 6, 1), "Công an huyện"),
        ("investigation", date(2026, 6, 1), "Công an tỉnh"),
        ("team_178", date(2026, 6, 1), "Đội 178"),
        ("child_protection", date(2020, 6, 1), "Phòng LĐTBXH"),
    ],
)
def test_a_role_is_held_by_the_office_of_the_day(
    role: str, day: date, office: str, shipped_rules: Rules
) -> None:
    assert shipped_rules.offices.named(role, day) == office


def test_where_nobody_is_known_the_role_is_said_to_be_open(shipped_rules: Rules) -> None:
    said = shipped_rules.offices.named("child_protection", date(2026, 6, 1))
    assert said == "Cơ quan bảo vệ trẻ em (chưa xác định)"


def test_an_office_named_outright_stays_as_it_is(shipped_rules: Rules) -> None:
    assert shipped_rules.offices.named("Công an huyện", date(2026, 6, 1)) == "Công an huyện"
    assert Offices().named("standing_body", date(2026, 6, 1)) == "standing_body"


def cover(rules: Rules, **says: Any) -> ReturnCover:
    rows = [
        ("Mã đơn vị", says.get("unit", "30988")),
        ("Kỳ báo cáo", says["period"]),
        ("Cơ quan lập", says["office"]),
        ("Ngày lập", says["made"]),
    ]
    return cover_from_sheet(Sheet("B00", tuple(rows)), "a.xlsx", context_of(rules))


@pytest.mark.parametrize(
    ("office", "period", "made"),
    [
        ("Phòng LĐTBXH", "2020", "16/12/2020"),
        ("Công an huyện", "2024", "5/3/2025"),  # there in the period, though no more when it is made
        ("Sở Y tế", "2024", "16/3/2025"),
        ("Sở Y tế", "2026", "16/12/2026"),
        ("Công an xã", "2026", "16/12/2026"),
        ("Đội 178", "2026", "16/12/2026"),
    ],
)
def test_a_cover_names_an_office_of_its_days(
    office: str, period: str, made: str, shipped_rules: Rules
) -> None:
    assert cover(shipped_rules, office=office, period=period, made=made).office == office


@pytest.mark.parametrize("office", ["Phòng LĐTBXH", "Công an huyện"])
def test_a_cover_of_2026_cannot_name_an_office_that_is_no_more(office: str, shipped_rules: Rules) -> None:
    with pytest.raises(FileFault) as caught:
        cover(shipped_rules, office=office, period="2026", made="16/12/2026")
    assert caught.value.code == problems.OFFICE_NO_MORE
    assert "Sở Y tế" in dict(caught.value.params)["choices"]
