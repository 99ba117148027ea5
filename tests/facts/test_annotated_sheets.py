"""The annotated copy marks the sheet that is read, where a workbook has several of one form."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl

from facts.intake.annotated import annotated_copy
from facts.intake.files import content_of
from facts.intake.walking import walked
from tests.facts import builders
from tests.facts.conftest import Workspace


def test_the_sheet_with_rows_is_marked_though_a_blank_one_stands_before_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = builders.return_file(tmp_path / "a.xlsx", {"B02": []})
    book = openpyxl.load_workbook(path)
    page = book.create_sheet("B02 Cơ sở")
    for row in builders.form_rows("B02", [builders.venue(type="bi-a")]):
        page.append(row)
    book.save(path)
    report = workspace.take(path)
    (file,) = walked([path]).files
    copy = annotated_copy(content_of(file), [p.problem for p in report.problems])
    made = openpyxl.load_workbook(io.BytesIO(copy))
    assert made["B02 Cơ sở"]["C2"].comment is not None
    assert made["B02"]["C2"].comment is None
