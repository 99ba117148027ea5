"""A return of csv files: a table in a file that no form names is named, and its form waits."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from facts.forms.catalogue import COVER, FORMS
from facts.intake.csv_folder import sheets_from_csv
from facts.intake.messages import problem_text
from facts.standing import HAS_DATA, NIL
from tests.facts import builders
from tests.facts.conftest import Workspace

TABLE = builders.form_rows("B02", [builders.venue(1)])
OTHERWISE = [[{"Tên cơ sở": "Tên quán"}.get(cell, cell) for cell in TABLE[0]], TABLE[1]]


def written(path: Path, rows: Sequence[Sequence[Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(["" if cell is None else cell for cell in row] for row in rows)


def folder_of(workspace: Workspace, state: str | None, **files: Sequence[Sequence[Any]]) -> Path:
    """Write a return of csv whose cover says `state` of B02, and nil of B04."""
    folder = workspace.folder.parent / "sent" / "a"
    folder.mkdir(parents=True)
    written(folder / "B00.csv", builders.cover_rows(states={"B02": state, "B04": NIL}))
    for name, rows in files.items():
        written(folder / name, rows)
    return folder


def said_of(workspace: Workspace, folder: Path) -> list[str]:
    return [problem_text("a", one.problem) for one in workspace.take(folder).problems]


def waiting(workspace: Workspace) -> set[str]:
    return {row.form for row in workspace.read()[0].set_aside}


@pytest.mark.parametrize(
    "name", ["co so.csv", "B02 Cơ sở.CSV", "B2.csv", "b02.txt", "danh sach.tsv", "B02.csv.txt"]
)
def test_a_table_in_a_file_of_another_name_is_named_and_its_form_is_not_nil(
    name: str, workspace: Workspace
) -> None:
    folder = folder_of(workspace, NIL, **{name: TABLE})
    (said,) = said_of(workspace, folder)
    assert "tệp thứ 2 (xếp theo tên)" in said
    assert "giống biểu B02 Cơ sở" in said
    assert waiting(workspace) == {"B02"}


def test_a_file_named_by_any_form_is_its_table() -> None:
    codes = {COVER.form, *FORMS}
    read = sheets_from_csv({f"{code.lower()}.csv": b"a" for code in codes}, "a")
    assert {code for code, _ in read.sheets} == codes


def test_the_header_that_differs_is_named(workspace: Workspace) -> None:
    (said,) = said_of(workspace, folder_of(workspace, NIL, **{"co so.csv": OTHERWISE}))
    assert "… → “Tên cơ sở”" in said
    assert waiting(workspace) == {"B02"}


def test_where_data_were_promised_the_form_is_unknown(workspace: Workspace) -> None:
    said = said_of(workspace, folder_of(workspace, HAS_DATA, **{"co so.csv": TABLE}))
    assert any("giống biểu B02 Cơ sở" in one for one in said)


def test_only_tables_under_other_names_are_no_return(workspace: Workspace) -> None:
    folder = folder_of(workspace, None, **{"co so.csv": TABLE})
    written(folder / "B00.csv", builders.cover_rows(states={"B02": None, "B04": None}))
    assert "nothing_recognised" in [fault.code for fault in workspace.take(folder).faults]


def test_a_second_file_of_a_form_is_waited_for(workspace: Workspace) -> None:
    folder = folder_of(
        workspace,
        HAS_DATA,
        **{"B02.csv": TABLE, "B02 (2).csv": builders.form_rows("B02", [builders.venue(2)])},
    )
    assert any("giống biểu B02 Cơ sở" in one for one in said_of(workspace, folder))
    assert waiting(workspace) == {"B02"}


def test_a_file_that_is_no_table_stops_nothing(workspace: Workspace) -> None:
    folder = folder_of(workspace, HAS_DATA, **{"B02.csv": TABLE})
    (folder / "to.csv").write_bytes(b"a,b\n" * 300_000 + b'"')
    (folder / "hong.csv").write_bytes(b"\xff\xfe\x00" * 7)
    (folder / "ghi chu.txt").write_text("Kính gửi\nỦy ban", "utf-8")
    report = workspace.take(folder)
    assert report.totals["venue"].kept == 1
    assert waiting(workspace) == set()


def test_names_in_capitals_and_a_byte_order_mark_are_read(workspace: Workspace) -> None:
    folder = folder_of(workspace, HAS_DATA, **{"b02.CSV": TABLE})
    (folder / "b02.CSV").write_bytes(codecs.BOM_UTF8 + (folder / "b02.CSV").read_bytes())
    report = workspace.take(folder)
    assert (report.totals["venue"].kept, report.problems) == (1, ())
