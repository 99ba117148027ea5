"""Offices by day: who has a role, whom a cover may name, and what is said where nobody is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desk.authoring.schema_files import schema_texts
from desk.office.appraising import may_appraise
from desk.office.blanks import choices_of
from desk.workspace.rule_files import SHIPPED, rule_texts
from desk.workspace.store import context_of
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import RuleFaults
from facts.archive.door import ImportReport
from facts.forms.catalogue import COVER
from facts.intake.cover import ReturnCover, cover_from_sheet
from facts.intake.grid import Sheet
from facts.intake.problems import FileFault
from facts.intake.sender import named_in
from facts.offices import Offices
from facts.periods import YEAR
from tests.facts import builders
from tests.facts.conftest import Workspace


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
    assert caught.value.code == "office_no_more"
    assert "Sở Y tế" in dict(caught.value.params)["choices"]


NEW = "Phòng Y tế"
LINE = (
    "  - {name: Phòng Y tế, level: district, roles: [], sends: yes, FORMS certainty: open, cites: [minh-hoa]}"
)


def with_new_office(forms: str = "", **more: tuple[str, str]) -> Rules:
    """Return the shipped rules with one more office, and other edits by file: what stands there, and what
    instead."""
    texts = rule_texts(SHIPPED)
    texts["rules/offices.yaml"] = texts["rules/offices.yaml"].replace(
        "signing:\n", f"{LINE.replace('FORMS', forms)}\nsigning:\n", 1
    )
    for name, (old, new) in more.items():
        file = next(file for file in texts if file.endswith(f"/{name}.yaml"))
        assert old in texts[file]
        texts[file] = texts[file].replace(old, new, 1)
    return rules_from_texts(texts)


def imported(rules: Rules, workspace: Workspace, **cover: Any) -> ImportReport:
    """Import a row of inspections of an office."""
    workspace = replace(workspace, context=context_of(rules))
    forms = {"B02": [builders.venue()], "B04": [builders.inspection()]}
    return workspace.take_return(forms, "a.xlsx", **cover)


def test_an_office_added_in_yaml_sends_returns(workspace: Workspace) -> None:
    report = imported(with_new_office(), workspace, office=NEW)
    assert (report.faults, [file.sender.office for file in report.files]) == ((), [NEW])
    assert named_in("30985 Thứ Ba - phong y te", context_of(with_new_office())).office == NEW


def test_an_office_that_the_rules_list_nowhere_is_refused(workspace: Workspace, shipped_rules: Rules) -> None:
    report = imported(shipped_rules, workspace, office=NEW)
    assert [fault.code for fault in report.faults] == ["office_unknown"]


def test_where_the_rules_list_no_office_any_may_send(shipped_rules: Rules) -> None:
    rules = replace(shipped_rules, offices=Offices())
    assert cover(rules, office=NEW, period="2020", made="16/12/2020").office == NEW


@pytest.mark.parametrize(
    ("forms", "codes"), [("", []), ("forms: [B04],", ["B02"]), ("forms: [B02, B04],", [])]
)
def test_a_form_that_an_office_is_not_named_for_is_a_problem_and_counts(
    forms: str, codes: list[str], workspace: Workspace
) -> None:
    report = imported(with_new_office(forms), workspace, office=NEW)
    code = "form_of_another_office"
    assert [p.problem.sheet for p in report.problems if p.problem.code == code] == codes
    assert report.totals["venue"].kept == 1


def test_a_blank_offers_the_offices_of_its_period() -> None:
    rules = with_new_office("until: 2024-12-31,")
    for year, there in ((2020, True), (2026, False)):
        period = rules.calendar.at(YEAR, year)
        assert period is not None
        offered = choices_of(rules, period, rules.units.on(period.end)[0])[COVER.form, "office"]
        assert (NEW in offered, "Phòng LĐTBXH" in offered) == (there, there)


@pytest.mark.parametrize(("forms", "may"), [("", True), ("forms: [B16],", True), ("forms: [B04],", False)])
def test_an_office_appraises_if_it_sends_the_form_of_appraisals(forms: str, may: bool) -> None:
    rules = with_new_office(forms)
    period = rules.calendar.at(YEAR, 2020)
    assert period is not None
    assert may_appraise(rules, period, NEW) is may
    assert not may_appraise(rules, period, "UBND xã")


def test_a_rule_may_name_an_office_added_in_yaml_and_no_other() -> None:
    edit = ("office: UBND xã", f"office: {NEW}")
    assert with_new_office(commune_period=edit).offices.names[-1] == NEW
    with pytest.raises(RuleFaults, match="Phòng Y té"):
        with_new_office(commune_period=(edit[0], "office: Phòng Y té"))


def test_editors_offer_an_office_added_in_yaml() -> None:
    schema = schema_texts(with_new_office())
    assert all(NEW in schema[f"{name}.json"] for name in ("indicators", "follow_up", "declared_facts"))


def test_a_form_that_is_none_is_refused() -> None:
    with pytest.raises(RuleFaults, match="B99"):
        with_new_office("forms: [B99],")
