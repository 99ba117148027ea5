"""Whatever lies in a folder of returns is imported, known already, or told by name why not."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from facts.intake.files import content_of
from facts.intake.messages import fault_text
from facts.intake.walking import DEEPEST, walked
from facts.standing import HAS_DATA
from tests.facts import builders
from tests.facts.builders import venue
from tests.facts.conftest import Workspace
from tests.facts.test_csv_folder import written

TEXT = b"not a workbook"
NAMES = {
    "a.xlsx.download": ("misnamed_workbook", "“a.xlsx”"),
    "a.xlsx.tmp": ("misnamed_workbook", "“a.xlsx”"),
    "Báo cáo xã": ("misnamed_workbook", "“Báo cáo xã.xlsx”"),
    "a.xlsx1": ("misnamed_workbook", "“a.xlsx1.xlsx”"),
    ".b.xlsx": ("hidden_file", "“b.xlsx”"),
    "a.zip": ("packed", "giải nén"),
}


@pytest.fixture
def folder(workspace: Workspace) -> Path:
    """Return a folder with one good return in it."""
    builders.return_file(workspace.folder.parent / "sent" / "tốt.xlsx", {"B02": [venue()]})
    return workspace.folder.parent / "sent"


@pytest.mark.parametrize("name", list(NAMES))
def test_a_workbook_called_otherwise_is_told_what_to_call_it(
    name: str, folder: Path, workspace: Workspace
) -> None:
    builders.return_file(folder / "x.xlsx", {"B02": [venue(2)]}).rename(folder / name)
    code, said = NAMES[name]
    report = workspace.take(folder)
    assert [(Path(f.file).name, f.code) for f in report.faults] == [(name, code)]
    assert said in fault_text(report.faults[0])
    assert report.totals["venue"].kept == 1


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("a.xlsx.crdownload", "unfinished"),
        ("a.tmp", "unfinished"),
        ("a.txt", "other_spreadsheet"),
        ("a.tsv", "other_spreadsheet"),
        ("a.fods", "other_spreadsheet"),
        ("a.eml", "mail"),
        ("a.msg", "mail"),
        ("a.pdf", "not_a_return"),
        ("a.csv", "stray_csv"),
        ("a", "unknown_kind"),
        ("a.bin", "unknown_kind"),
    ],
)
def test_a_file_of_another_kind_is_told_how_to_save_it(
    name: str, code: str, folder: Path, workspace: Workspace
) -> None:
    (folder / name).write_bytes(TEXT)
    report = workspace.take(folder)
    assert [(Path(f.file).name, f.code) for f in report.faults] == [(name, code)]
    assert report.totals["venue"].kept == 1


def test_a_packed_return_is_told_to_be_unpacked(folder: Path, workspace: Workspace) -> None:
    (folder / "a.xlsx.gz").write_bytes(gzip.compress((folder / "tốt.xlsx").read_bytes()))
    assert [f.code for f in workspace.take(folder).faults] == ["packed"]


@pytest.mark.parametrize("name", ["mẫu.xltm", "a.xlsx ", "A.XLSX"])
def test_a_return_under_an_odd_name_is_imported(name: str, folder: Path, workspace: Workspace) -> None:
    builders.return_file(folder / "x.xlsx", {"B02": [venue(2)]}).rename(folder / name)
    report = workspace.take(folder)
    assert not report.faults
    assert report.totals["venue"].kept == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_links_out_and_pipes_are_named_and_not_opened(folder: Path, workspace: Workspace) -> None:
    os.mkfifo(folder / "ống.xlsx")
    (folder / "không.xlsx").symlink_to("/dev/zero")
    (folder / "gãy.xlsx").symlink_to("không có")
    (folder / "ngoài").symlink_to("/etc")
    (folder / "vòng.xlsx").symlink_to("vòng.xlsx")
    (folder / "trong").symlink_to(folder)
    report = workspace.take(folder)
    assert sorted((Path(f.file).name, f.code) for f in report.faults) == [
        ("gãy.xlsx", "link_outside"),
        ("không.xlsx", "link_outside"),
        ("ngoài", "link_outside"),
        ("vòng.xlsx", "link_outside"),
        ("ống.xlsx", "not_a_file"),
    ]
    assert report.totals["venue"].kept == 1


@pytest.mark.parametrize("named", ["folder", "parent"])
@pytest.mark.parametrize("place", ["elsewhere", "sent/sibling", "sent/a/below"])
def test_a_sheet_that_is_a_link_out_of_its_return_is_named_and_not_read(
    place: str, named: str, workspace: Workspace, tmp_path: Path
) -> None:
    (folder := tmp_path / "sent" / "a").mkdir(parents=True)
    (other := tmp_path / place).mkdir(exist_ok=True)
    written(folder / "B00.csv", builders.cover_rows(states={"B02": HAS_DATA}))
    written(other / "B02.csv", builders.form_rows("B02", [venue()]))
    (folder / "B02.csv").symlink_to(other / "B02.csv")
    (folder / "B03.csv").symlink_to("B99.csv")
    report = workspace.take(folder if named == "folder" else folder.parent)
    links = sorted(Path(f.file).name for f in report.faults if f.code == "link_outside")
    assert links == ["B02.csv", "B03.csv"]
    (read,) = [file for file in walked([folder]).files if file.path == folder]
    assert [name for name, _ in content_of(read).parts] == ["B00.csv"]
    assert ("B02", "sheet_missing") in {(p.problem.sheet, p.problem.code) for p in report.problems}
    assert report.totals["venue"].read == 0


def test_a_link_to_the_workbook_of_another_sender_is_no_return_of_its_own(folder: Path) -> None:
    (folder / "a").mkdir()
    (folder / "a" / "a.xlsx").symlink_to(folder / "tốt.xlsx")
    seen = walked([folder])
    assert ([file.path for file in seen.files], seen.faults) == ([folder / "tốt.xlsx"], ())


def test_a_return_all_of_whose_sheets_are_links_out_is_none(tmp_path: Path) -> None:
    (folder := tmp_path / "sent").mkdir()
    (folder / "B00.csv").symlink_to(tmp_path / "B00.csv")
    written(tmp_path / "B00.csv", [["a"]])
    seen = walked([folder])
    assert (seen.files, [f.code for f in seen.faults]) == ((), ["link_outside"])


def test_a_sheet_that_is_a_link_within_its_return_is_read(tmp_path: Path) -> None:
    (folder := tmp_path / "sent").mkdir()
    written(folder / "bìa.txt", [["a"]])
    (folder / "B00.csv").symlink_to("bìa.txt")
    seen = walked([folder])
    assert "link_outside" not in [f.code for f in seen.faults]
    assert [name for name, _ in content_of(seen.files[0]).parts] == ["B00.csv", "bìa.txt"]


def test_folders_one_in_another_end_somewhere(folder: Path, workspace: Workspace) -> None:
    handles = [os.open(folder, os.O_RDONLY)]
    for _ in range(600):
        os.mkdir("d", dir_fd=handles[-1])
        handles.append(os.open("d", os.O_RDONLY, dir_fd=handles[-1]))
    try:
        report = workspace.take(folder)
    finally:  # what cleans up after tests can't go so deep
        for below, above in zip(reversed(handles), reversed(handles[:-1]), strict=False):
            os.close(below)
            os.rmdir("d", dir_fd=above)
        os.close(handles[0])
    assert [f.code for f in report.faults] == ["too_deep"]
    assert report.totals["venue"].kept == 1


def test_as_deep_as_told_is_looked_into(tmp_path: Path) -> None:
    path = tmp_path.joinpath(*["d"] * DEEPEST, "a.xlsx")
    path.parent.mkdir(parents=True)
    path.write_bytes(b"x")
    assert len(walked([tmp_path]).files) == 1
