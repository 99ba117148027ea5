"""Files that can't be taken: each gives its fault, and the others are imported."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desk.base.language import LANGUAGES, language_of_facts
from facts.executors.port import ENDED, Lost
from facts.intake import problems
from facts.intake.files import ReturnFile
from facts.intake.messages import fault_text, problem_text
from facts.intake.problems import FILES
from facts.intake.reading import ReturnReader, returns_in
from facts.intake.walking import walked
from facts.intake.workbook import MAX_BYTES
from tests.facts import builders
from tests.facts.builders import venue
from tests.facts.conftest import Workspace

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(60 * 1024 * 1024))


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)


def not_excel(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "hello")


BAD_FILES = {
    "text.xlsx": (lambda path: path.write_text("hello"), "not_a_workbook"),
    "zip.xlsx": (not_excel, "not_a_workbook"),
    "cut.xlsx": (lambda path: path.write_bytes(b"PK\x03\x04" + bytes(50)), "not_a_workbook"),
    "old.xls": (lambda path: path.write_bytes(OLE), "not_a_workbook"),
    "locked.xlsx": (
        lambda path: path.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le")),
        "password_protected",
    ),
    "empty.xlsx": (lambda path: path.write_bytes(b""), "empty_file"),
    "bomb.xlsx": (bomb, "zip_bomb"),
    "huge.xlsx": (huge, "too_large"),
}


@pytest.mark.parametrize("name", list(BAD_FILES))
def test_a_bad_file_is_a_fault_and_the_others_are_imported(name: str, workspace: Workspace) -> None:
    folder = workspace.folder.parent / "sent"
    builders.return_file(folder / "good.xlsx", {"B02": [venue()]})
    make, code = BAD_FILES[name]
    make(folder / name)
    report = workspace.take(folder)
    assert [(fault.code, fault.file) for fault in report.faults] == [(code, name)]
    assert report.totals["venue"].kept == 1


@pytest.mark.parametrize(
    ("cover", "code"),
    [
        ({"unit_code": "99999"}, "unit_unknown"),
        ({"unit_code": None}, "cover_incomplete"),
        ({"period": "2020-13T"}, "period_unknown"),
        ({"period": None}, "cover_incomplete"),
        ({"prepared_on": "31/2/2020"}, "cover_incomplete"),
        ({"office": "Hội Nông dân"}, "office_unknown"),
        ({"form_version": "returns: 2"}, "other_form_version"),
    ],
)
def test_a_cover_that_does_not_say_whose_return_it_is_is_a_fault(
    cover: dict[str, Any], code: str, workspace: Workspace
) -> None:
    report = workspace.take_return({"B02": [venue()]}, "a.xlsx", **cover)
    assert [fault.code for fault in report.faults] == [code]
    assert not report.files


def test_every_blank_of_a_cover_is_named_at_once(workspace: Workspace) -> None:
    blank = {"unit_code": None, "period": None, "prepared_on": None}
    (fault,) = workspace.take_return({"B02": [venue()]}, "a.xlsx", **blank).faults
    text = fault_text(fault, language_of_facts("vi"))
    assert all(f"“{header}”" in text for header in ("Mã đơn vị", "Kỳ báo cáo", "Ngày lập"))
    assert dict(fault.params)["cell"].count(",") == 2


def test_a_workbook_without_a_cover_is_a_fault(workspace: Workspace) -> None:
    path = workspace.folder.parent / "a.xlsx"
    openpyxl.Workbook().save(path)
    assert [fault.code for fault in workspace.take(path).faults] == ["no_cover"]


def test_csv_that_no_encoding_reads_is_a_fault(workspace: Workspace) -> None:
    folder = workspace.folder.parent / "csv"
    folder.mkdir()
    (folder / "B00.csv").write_bytes(b"\xff\xfea")
    (folder / "B02.csv").write_bytes(b"\xd2\x81\x8a")
    assert [fault.code for fault in workspace.take(folder).faults] == ["csv_undecodable"]


def test_a_path_that_is_not_there_is_a_fault(workspace: Workspace) -> None:
    assert [f.code for f in workspace.take(workspace.folder / "none.xlsx").faults] == ["no_such_file"]


def test_a_sheet_longer_than_any_return_is_a_fault(workspace: Workspace) -> None:
    report = workspace.take_return({"B02": [venue()]}, "a.xlsx")  # the same, with one filled cell far below
    path = workspace.folder.parent / "sent" / "a.xlsx"
    book = openpyxl.load_workbook(path)
    book["B02"]["A1048576"] = "30985-CS-002"
    book.save(path)
    assert not report.faults
    assert [fault.code for fault in workspace.take(path).faults] == ["too_many_cells"]


def test_lock_files_are_passed_over_by_name(tmp_path: Path) -> None:
    for name in ("a.xlsx", "~$a.xlsx", "Thumbs.db"):
        (tmp_path / name).write_bytes(b"x")
    met = walked([tmp_path])
    assert ([file.name for file in met.files], met.faults) == (["a.xlsx"], ())
    assert [Path(name).name for name in met.passed] == ["Thumbs.db", "~$a.xlsx"]


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ([""], ["2019/a.xlsx", "2020/a.xlsx", "2020/c"]),
        (["2020"], ["a.xlsx", "c"]),
        (["2019", "2020/a.xlsx"], ["2019/a.xlsx", "2020/a.xlsx"]),
        (["2020/a.xlsx"], ["2020/a.xlsx"]),
        (["2020/c"], ["2020/c"]),
    ],
)
def test_a_file_goes_by_its_path_below_what_all_paths_share(
    given: list[str], names: list[str], tmp_path: Path
) -> None:
    for name in ("2019/a.xlsx", "2020/a.xlsx", "2020/c/B00.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert [file.name for file in walked([tmp_path / path for path in given]).files] == names


def test_a_message_names_place_expectation_and_what_was_there(workspace: Workspace) -> None:
    report = workspace.take_return({"B02": [venue(type="bi-a")], "B08": [], "B15": []}, "a.xlsx")
    for found in report.problems:
        for language in map(language_of_facts, LANGUAGES):
            assert found.file in problem_text(found.file, found.problem, language)
    bad = next(p for p in report.problems if p.problem.code == "value_not_allowed")
    said = problem_text(bad.file, bad.problem)
    assert all(part in said for part in ("sent/a.xlsx", "B02", "C2", "loại hình", "bi-a"))


class CutOff:
    """Begins no item, as on a machine that has no time for it."""

    def each(self, task: object, items: Sequence[object]) -> Iterator[Any]:
        return (Lost(ENDED) for _ in items)


def test_a_file_whose_reading_was_cut_off_is_to_be_imported_again(workspace: Workspace) -> None:
    file = ReturnFile(workspace.folder / "a.xlsx", "a.xlsx")
    reader = ReturnReader(workspace.context, date(2021, 1, 1), frozenset())
    ((_, fault),) = returns_in([file], reader, CutOff(), lambda done: None)
    assert isinstance(fault, problems.FileFault)
    assert "nhập lại tệp này" in fault_text(fault)
    assert "ended" not in fault_text(fault)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", list(FILES))
def test_every_file_fault_can_be_said(code: str, language: str) -> None:
    fault = problems.FileFault(
        code,
        "a.xlsx",
        cell="B2",
        header="Kỳ",
        found="x",
        expected="y",
        sheet="B02",
        row="3",
        period="2020",
        wanted="b.xlsx",
        name="c.xlsx",
        unit="30985",
        office="UBND xã",
        whose="Công an xã",
        day="30/01/2021",
        made="31/01/2021",
        error="ValueError",
        count="9",
        choices="Sở Y tế",
    )
    assert fault_text(fault, language_of_facts(language)).startswith("a.xlsx: ")


def test_a_return_with_more_faults_than_anyone_fixes_is_a_fault(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facts.intake.returns.MAX_PROBLEMS", 3)
    rows = [venue(n, type="bi-a") for n in range(1, 5)]
    assert [f.code for f in workspace.take_return({"B02": rows}, "a.xlsx").faults] == ["too_many_problems"]
