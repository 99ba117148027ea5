"""Who sent a return: the receiver's list, the file's name and folder, and last its own cover."""

from __future__ import annotations

import pytest

from facts.archive.door import ImportReport
from facts.archive.store import Store
from facts.intake.sender import disagrees, named_by_file, named_in
from tests.facts import builders
from tests.facts.conftest import Workspace

CONTEXT = builders.context()


@pytest.mark.parametrize(
    ("file", "unit", "office", "field"),
    [
        ("2020/30985 Thị trấn Thứ Ba.xlsx", "30985", "UBND xã", None),
        ("2020/30985 Thị trấn Thứ Ba - Phòng LĐTBXH.xlsx", "30985", "Phòng LĐTBXH", None),
        ("2020/31003 Xã Nam Thái A - CA huyện.xlsx", "31003", "Công an huyện", None),
        ("Công an huyện/bao cao.xlsx", "31003", "Công an huyện", None),
        ("31003 công an.xlsx", "31003", "Công an xã", None),  # of which level it does not say
        ("31003 cong an.xlsx", "31003", "Công an huyện", None),
        ("31003 CA.xlsx", "31003", "Công an xã", None),
        ("31003 công an.xlsx", "31003", "UBND xã", "office"),
        ("31003 y tế.xlsx", "31003", "Sở Y tế", None),
        ("bao cao.xlsx", "31003", "Công an huyện", None),  # it says nothing
        ("Xã Tây Yên A/bao cao.xlsx", "30991", "UBND xã", None),
        ("Xã Tây Yên A/bao cao.xlsx", "30988", "UBND xã", "unit_code"),
        ("30985 Thị trấn Thứ Ba/B16.xlsx", "30985", "Phòng LĐTBXH", "office"),
        ("2020/30985 Thị trấn Thứ Ba (bs).xlsx", "30985", "Công an xã", "office"),
        ("2020/30991.xlsx", "30988", "UBND xã", "unit_code"),
        ("2020/31003 - Công an huyện.xlsx", "31003", "UBND xã", "office"),
    ],
)
def test_a_files_name_is_held_against_its_cover(file: str, unit: str, office: str, field: str | None) -> None:
    assert disagrees(named_by_file(file, CONTEXT), unit, office) == field


def test_of_two_names_the_longer_is_meant() -> None:
    assert named_in("UBND xã Tây Yên A", CONTEXT).units == {"30991"}
    assert named_in("UBND xã Tây Yên", CONTEXT).units == {"30988"}


def told(workspace: Workspace, listed: str) -> ImportReport:
    """Import a commune's file in the name of the police, as the receiver lists it."""
    folder = workspace.folder.parent / "den"
    name = "30985 Thị trấn Thứ Ba"
    builders.return_file(folder / f"{name}.xlsx", {"B08": [builders.hotspot()]}, office="Công an huyện")
    incoming = workspace.folder.parent / "so_den.csv"
    incoming.write_text(f"Tên tệp,Ngày đến,Nơi gửi\n{name},18/12/2020,{listed}\n", "utf-8")
    return workspace.take(folder, incoming=incoming if listed else None)


@pytest.mark.parametrize(
    ("listed", "named", "kept"),
    [
        ("", True, ("bìa", True)),
        ("Công an huyện An Biên", False, ("nơi nhận", False)),
        ("UBND thị trấn Thứ Ba", True, ("bìa", True)),
        ("không rõ", True, ("bìa", True)),
    ],
)
def test_the_receivers_word_goes_before_the_files_name(
    workspace: Workspace, listed: str, named: bool, kept: tuple[str, bool]
) -> None:
    report = told(workspace, listed)
    found = [p.problem for p in report.problems if p.problem.code == "sender_differs"]
    assert bool(found) == named
    assert [(m.sent_by, m.sender_unsure) for m in Store(workspace.archive).manifests()] == [kept]
    assert all((problem.field, problem.found) == ("office", "Công an huyện") for problem in found)


def test_the_unit_a_cover_names_is_shown_beside_the_one_of_the_files_name(workspace: Workspace) -> None:
    report = workspace.take_return({"B08": []}, "30991 Xã Tây Yên A.xlsx", states={"B08": "không phát sinh"})
    told = next(p.problem for p in report.problems if p.problem.code == "sender_differs")
    assert (told.field, told.found, dict(told.params)) == ("unit_code", "30985", {"sender": "30991"})
