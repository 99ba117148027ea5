"""Who is reminded of what: each office of the forms it owes and of the cells in what it sent."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desk.office.reminders import AskedOfUnit, Owing, missing_of_all, reminders
from desk.workspace.importing import imported
from desk.workspace.office import IssuingOffice
from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts
from facts.forms.catalogue import FORMS
from facts.standing import COMMUNE, HAS_DATA, NIL, Delivery, Standing
from tests.desk.conftest import Office
from tests.desk.office.test_papers import text_of
from tests.facts import builders

DAY = date(2027, 1, 6)
POLICE, HEALTH = "Công an xã", "Sở Y tế"
HEALTH_OFFICE = IssuingOffice(name="Sở Y tế tỉnh An Giang", symbol="SYT", place="An Giang")


@pytest.fixture(scope="module")
def rules() -> Rules:
    """Every shipped rulebook, that on drugs among them."""
    return rules_from_texts(rule_texts(SHIPPED))


def owing_without(rules: Rules, *missing: str) -> list[Owing]:
    """Return what is owed of the first unit in 2026 where all came but some forms."""
    period = rules.calendar.at("year", 2026)
    assert period is not None
    unit = rules.units.on(period.end)[0].code
    places = [(kind.sender, form) for form, kind in FORMS.items() if form not in missing]
    came = [
        Delivery(unit, period.code, office, form, HAS_DATA, DAY, DAY, f"{office}.xlsx")
        for office, form in [*places, (POLICE, "B17")]
    ]
    return [one for one in missing_of_all(Standing(came, {}, {}), rules, period) if one.unit.code == unit]


def test_each_office_is_asked_for_the_forms_it_owes_of_a_unit(rules: Rules) -> None:
    owing = owing_without(rules, "B04", "B19", "B20")
    assert [(o.office, [k.form for k in o.forms]) for o in owing] == [
        (COMMUNE, ["B04"]),
        (POLICE, ["B19"]),
        (HEALTH, ["B20"]),
    ]
    assert owing_without(rules) == []


def test_a_letter_goes_to_the_office_that_owes_and_none_to_itself(rules: Rules) -> None:
    owing = owing_without(rules, "B19", "B20")
    letters = reminders([AskedOfUnit(one, ()) for one in owing], rules, HEALTH_OFFICE, DAY, None)
    (text,) = (text_of(letter) for letter in letters)
    name = owing[0].unit.name
    assert f"Kính gửi: Công an {name[:1].lower()}{name[1:]}" in text
    assert "B19" in text
    assert "B20" not in text


def test_a_letter_that_will_be_signed_does_not_call_itself_a_draft(rules: Rules) -> None:
    owing = owing_without(rules, "B19")
    for letter in reminders([AskedOfUnit(one, ()) for one in owing], rules, HEALTH_OFFICE, DAY, None):
        assert "ự thảo" not in str(letter.mark)
        assert "không phải biểu mẫu chính thức" in str(letter.mark)


def test_an_office_is_asked_to_correct_the_cells_it_sent(office: Office, capsys: Any) -> None:
    office.send("a.xlsx", {"B02": [builders.venue(1)]})
    wrong = {**builders.case(1), "found_on": "31/02"}
    office.send("ca.xlsx", {"B06": [wrong]}, states={}, office="Công an huyện")
    capsys.readouterr()
    office.run("remind", "2020", "--json")
    asked = {(o["unit"], o["office"]): o for o in json.loads(capsys.readouterr().out)["owing"]}
    assert asked["30985", "Công an huyện"]["cells"] == 1
    assert not asked.get(("30985", COMMUNE), {"cells": 0})["cells"]


def test_nobody_corrects_a_code_whose_form_the_commune_owes(office: Office, capsys: Any) -> None:
    told = {**builders.case(1), "venue_id": "30985-CS-0001"}
    office.send("a.xlsx", {}, states={"B02": ""})
    office.send("ca.xlsx", {"B06": [told]}, states={}, office="Công an huyện")
    capsys.readouterr()
    office.run("remind", "2020", "--json")
    asked = {(o["unit"], o["office"]): o for o in json.loads(capsys.readouterr().out)["owing"]}
    assert asked["30985", COMMUNE]["forms"] == ["B02"]
    assert ("30985", "Công an huyện") not in asked
    office.run("lock", "2020", "--json", "--despite", "chờ B02")
    said = [line["said"] for line in json.loads(capsys.readouterr().out)["checklist"]]
    assert "Không còn ô nào phải sửa." in said


def send_folder(office: Office, name: str, rows: list[Any], **cover: Any) -> None:
    """Import a folder that holds one return, always of the same file name."""
    folder = office.folder / "sent" / name
    said = {**dict.fromkeys(FORMS, NIL), "B02": HAS_DATA}
    builders.return_file(folder / "báo cáo.xlsx", {"B02": rows}, states=said, **cover)
    imported(office.made, office.rules, [folder], DAY, None, lambda *_: None)


def cells_asked(office: Office, period: str, capsys: Any) -> dict[tuple[str, str], int]:
    capsys.readouterr()
    office.run("remind", period, "--json")
    owing = json.loads(capsys.readouterr().out)["owing"]
    return {(o["unit"], o["office"]): o["cells"] for o in owing if o["cells"]}


WRONG = {**builders.venue(1), "opened_on": "31/02"}


def test_a_cell_is_asked_for_in_its_own_period_and_unit_though_files_have_one_name(
    office: Office, capsys: Any
) -> None:
    send_folder(office, "6T", [WRONG], period="2020-6T")
    send_folder(office, "năm", [builders.venue(1)])
    send_folder(office, "năm, xã khác", [builders.venue(1, "30988")], unit_code="30988")
    assert cells_asked(office, "2020-6T", capsys) == {("30985", COMMUNE): 1}
    assert cells_asked(office, "2020", capsys) == {}


def test_a_cell_mended_in_a_file_of_the_same_name_is_asked_for_no_more(office: Office, capsys: Any) -> None:
    send_folder(office, "đầu", [WRONG], prepared_on=date(2020, 12, 15))
    assert cells_asked(office, "2020", capsys) == {("30985", COMMUNE): 1}
    send_folder(office, "sau", [builders.venue(1)], prepared_on=date(2020, 12, 18))
    assert cells_asked(office, "2020", capsys) == {}
    office.run("lock", "2020", "--json", "--despite", "thử")
    said = [line["said"] for line in json.loads(capsys.readouterr().out)["checklist"]]
    assert "Không còn ô nào phải sửa." in said


def test_nobody_corrects_a_code_that_a_form_of_an_earlier_year_would_declare(
    office: Office, capsys: Any
) -> None:
    cover = {"period": "2019", "prepared_on": date(2019, 12, 15), "received_on": date(2019, 12, 16)}
    office.send("2019.xlsx", {"B02": [builders.venue(1)]}, states={"B04": ""}, **cover)
    inspected = builders.inspection(1, id="30985-BB-2019-001", date=date(2019, 5, 5))
    violation = builders.violation(1, inspection_id=inspected["id"])
    office.send("2020.xlsx", {"B02": [builders.venue(1)], "B05": [violation]})
    assert cells_asked(office, "2020", capsys) == {}
    office.send("2019 (sửa).xlsx", {"B02": [builders.venue(1)]}, **cover)
    assert cells_asked(office, "2020", capsys) == {("30985", COMMUNE): 1}


def asked_in_results(office: Office, capsys: Any) -> tuple[set[str], list[str]]:
    """Return the forms the commune's points wait for, and the rows it is asked to correct."""
    office.run("run", "--year", "2020")
    capsys.readouterr()
    office.run("results", "2020", "--json")
    row = next(r for r in json.loads(capsys.readouterr().out)["rows"] if r["unit"] == "30985")
    owed = [need for need in row["needs"] if need["period"] == "2020"]
    rows = sorted({need["row"].rpartition(", ")[0] for need in owed if need["correct"]})
    return {need["form"] for need in owed if not need["row"]}, rows


def test_results_ask_for_the_form_that_a_row_waits_for_not_for_the_row(office: Office, capsys: Any) -> None:
    forms = {"B02": [builders.venue(1)], "B05": [builders.violation(1)]}
    office.send("a.xlsx", forms, states={"B04": ""}, prepared_on=date(2020, 12, 15))
    forms_asked, rows = asked_in_results(office, capsys)
    assert "B04" in forms_asked
    assert rows == []
    office.send("b.xlsx", forms, prepared_on=date(2020, 12, 18))
    forms_asked, rows = asked_in_results(office, capsys)
    assert "B04" not in forms_asked
    assert rows == ["sent/b.xlsx, B05"]


def test_import_counts_no_cell_that_waits_for_a_form_as_one_to_correct(office: Office, capsys: Any) -> None:
    forms = {"B02": [builders.venue(1)], "B05": [builders.violation(1)]}
    states = {**dict.fromkeys(FORMS, NIL), **dict.fromkeys(forms, HAS_DATA), "B04": ""}
    path = builders.return_file(office.folder / "a.xlsx", forms, states=states)
    capsys.readouterr()
    office.run("import", str(path), "--full")
    said = capsys.readouterr().out
    assert "Ô phải sửa" not in said
    assert "Chờ biểu chưa nộp" in said


def test_a_sheet_that_stands_twice_is_no_row_among_those_read(office: Office, capsys: Any) -> None:
    first = builders.return_file(office.folder / "a.xlsx", {"B02": [builders.venue(1)]})
    book = openpyxl.load_workbook(first)
    book.copy_worksheet(book["B02"]).title = "B02 (2)"
    book.save(first)
    again = builders.return_file(
        office.folder / "b.xlsx", {"B02": [builders.venue(1)]}, prepared_on=date(2020, 12, 18)
    )
    capsys.readouterr()
    office.run("import", str(first), str(again))
    said = capsys.readouterr().out
    assert ", 0 trùng, 0 chưa dùng được" in said
    assert "dòng sai trong bản trước" not in said


@pytest.fixture
def sheet_lost(office: Office) -> Path:
    """An archive with venues, and a later return whose sheet of venues has no header."""
    office.send("a.xlsx", {"B02": [builders.venue(1)]}, prepared_on=date(2020, 12, 15))
    states = {**dict.fromkeys(FORMS, NIL), "B02": HAS_DATA}
    forms = {"B02": [builders.venue(1), builders.venue(2)]}
    path = builders.return_file(
        office.folder / "b.xlsx", forms, states=states, prepared_on=date(2020, 12, 18)
    )
    book = openpyxl.load_workbook(path)
    for cell in book["B02"][1]:
        cell.value = cell.value and f"cột {cell.column}"
    book.save(path)
    return path


def test_a_sheet_unread_after_one_that_counts_is_named_as_to_correct(
    office: Office, sheet_lost: Path, capsys: Any
) -> None:
    capsys.readouterr()
    office.run("import", str(sheet_lost), "--full")
    assert "không nhận ra hàng tiêu đề" in capsys.readouterr().out
    assert cells_asked(office, "2020", capsys) == {("30985", COMMUNE): 1}
    office.run("lock", "2020", "--json", "--despite", "thử")
    checked = [line["said"] for line in json.loads(capsys.readouterr().out)["checklist"]]
    assert any(text.startswith("1 ô phải sửa") for text in checked)


def test_a_sheet_unread_is_asked_for_no_more_once_sent_again(
    office: Office, sheet_lost: Path, capsys: Any
) -> None:
    imported(office.made, office.rules, [sheet_lost], DAY, None, lambda *_: None)
    office.send("c.xlsx", {"B02": [builders.venue(2)]}, prepared_on=date(2020, 12, 20))
    assert cells_asked(office, "2020", capsys) == {}
    office.run("import", str(sheet_lost), "--full")
    assert "không nhận ra hàng tiêu đề" not in capsys.readouterr().out


def test_a_promised_sheet_that_did_not_come_again_is_named(office: Office, capsys: Any) -> None:
    office.send("a.xlsx", {"B02": [builders.venue(1)]}, prepared_on=date(2020, 12, 15))
    path = builders.return_file(
        office.folder / "b.xlsx",
        {"B03": [builders.party(1)]},
        states={**dict.fromkeys(FORMS, NIL), "B02": HAS_DATA, "B03": HAS_DATA},
        prepared_on=date(2020, 12, 18),
    )
    capsys.readouterr()
    office.run("import", str(path), "--full")
    assert "bìa ghi có số liệu nhưng không có trang của biểu" in capsys.readouterr().out
