"""Units from an officer's csv: read however it was saved, every bad row named, all or none added."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from desk.base.faults import INPUT_UNREADABLE, Stop
from desk.workspace.compiled_rules import rules_in
from desk.workspace.unit_list import FILE, units_added, units_replaced
from tests.desk.conftest import Office
from tests.facts.builders import return_file

HEAD = "Mã;Tên;Loại;Tỉnh;Từ ngày;Đến ngày;Thành mã\n"


def written(office: Office, text: str, encoding: str = "utf-8") -> Path:
    path = office.folder / "đơn vị.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_a_csv_as_excel_saves_it_in_vietnamese_is_read(office: Office, encoding: str) -> None:
    head = "code;name;type;province;from\n" if encoding == "cp1258" else "Mã;Tên;Loại;Tỉnh;Từ ngày\n"
    kind = "phường" if encoding != "cp1258" else "phươ\u0300ng"
    path = written(
        office, f"{head}31012;Thu A;{kind};91;1/7/2025\n\n31015;Thu B;{kind};91;2025-07-01\n", encoding
    )
    assert units_added(office.made, path) == 2
    unit = rules_in(office.made.rules).units.get("31012", date(2025, 7, 1))
    assert unit is not None
    assert (unit.type, unit.valid_from) == ("phường", date(2025, 7, 1))


def test_every_bad_row_is_named_and_none_is_added(office: Office) -> None:
    before = (office.made.rules / FILE).read_text("utf-8")
    rows = (
        "31012;Thử A;xã;91;1/7/2025;;\n3101;Thử B;xã;91;;;\n\n31018;Thử C;ấp;91;;;\n31021;Thử"
        " D;xã;91;31/2/2025;;\n31024;Thử Đ;xã;91;;30/6/2025;99999\n"
    )
    with pytest.raises(Stop) as told:
        units_added(office.made, written(office, HEAD + rows))
    said = told.value.texts["vi"]
    assert told.value.code == INPUT_UNREADABLE
    assert [n for n in range(2, 9) if f"đơn vị.csv dòng {n}:" in said] == [3, 5, 6, 7]
    assert "units.yaml" not in said
    assert (office.made.rules / FILE).read_text("utf-8") == before


def test_a_province_by_its_name_is_refused_in_words_of_a_csv(office: Office) -> None:
    rows = "31012;Thử A;xã;Tỉnh An Giang;;;\n31015;Thử B;xã;91;;;\n31018;Thử C;xã;An Giang;;;\n"
    with pytest.raises(Stop) as told:
        units_added(office.made, written(office, HEAD + rows))
    assert "dòng 2, 4: cột Tỉnh ghi mã tỉnh hai chữ số" in told.value.texts["vi"]


def test_a_unit_that_is_there_already_is_named(office: Office) -> None:
    with pytest.raises(Stop) as told:
        units_added(office.made, written(office, HEAD + "30985;Thị trấn Thứ Ba;thị trấn;91;;;\n"))
    assert "dòng 2" in told.value.texts["vi"]


def test_units_are_taken_from_the_returns_of_another_office(office: Office) -> None:
    folder = office.folder / "báo cáo"
    covers = [
        ("30769", "xa My Thai"),
        ("30769", "Xã Mỹ Thái"),
        ("30781", "Rạch Giá"),
        ("30775", "Xã Hòn Đất"),
    ]
    listed = {"30781": {"code": "30781", "name": "Phường Rạch Giá", "type": "phường"}}
    for n, (code, name) in enumerate(covers):
        forms = {"B01": [listed[code]]} if code in listed else {}
        return_file(folder / f"{n}.xlsx", forms, unit_code=code, unit_name=name)
    (folder / "thư.docx").write_bytes(b"no return")
    with pytest.raises(Stop):  # returns of a unit that is not among them are kept
        units_replaced(office.made, folder, {"30985"})
    assert units_replaced(office.made, folder, ()) == 3
    there = {(u.code, u.name, u.type) for u in rules_in(office.made.rules).units.units}
    assert there == {
        ("30769", "Xã Mỹ Thái", "xã"),
        ("30775", "Xã Hòn Đất", "xã"),
        ("30781", "Phường Rạch Giá", "phường"),
    }


def test_what_an_office_wrote_in_its_list_is_kept_where_the_list_is_replaced(office: Office) -> None:
    return_file(office.folder / "báo cáo" / "a.xlsx", {}, unit_code="30769", unit_name="Xã Mỹ Thái")
    units_replaced(office.made, office.folder / "báo cáo", ())
    assert not (office.made.folder / "rules_removed").exists()  # it was as shipped
    for edited in ("# một\n", "# hai\n"):
        with (office.made.rules / FILE).open("a", encoding="utf-8") as file:
            file.write(edited)
        units_replaced(office.made, office.folder / "báo cáo", ())
    kept = sorted(path.read_text("utf-8") for path in (office.made.folder / "rules_removed").iterdir())
    assert len(kept) == 2
    assert {"# một", "# hai"} == {line for text in kept for line in text.splitlines()} & {"# một", "# hai"}


def test_a_unit_whose_type_no_return_tells_is_named(office: Office) -> None:
    return_file(office.folder / "báo cáo" / "a.xlsx", {}, unit_code="30781", unit_name="Rạch Giá")
    with pytest.raises(Stop) as told:
        units_replaced(office.made, office.folder / "báo cáo", ())
    assert "30781 Rạch Giá" in told.value.texts["vi"]


@pytest.mark.parametrize("text", ["", "Mã;Tên\n31012;A\n", HEAD, "\x00\x01"])
def test_what_is_no_list_of_units_is_refused(office: Office, text: str) -> None:
    with pytest.raises(Stop) as told:
        units_added(office.made, written(office, text))
    assert told.value.code == INPUT_UNREADABLE


def test_a_pipe_for_a_list_is_refused(office: Office, tmp_path: Path) -> None:
    pipe = tmp_path / "don-vi.csv"
    os.mkfifo(pipe)
    with pytest.raises(Stop):
        units_added(office.made, pipe)
