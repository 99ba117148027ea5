"""The annotated copy: bad cells red, values as sent; once fixed it imports with nothing set aside."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desk.office.annotation import annotated_copies
from desk.workspace.folder import Workspace, created, opened
from desk.workspace.importing import imported
from desk.workspace.store import stored
from engine.rulebook.model.rulebook import Rules
from facts.archive.door import ImportReport
from facts.executors.port import Serial
from facts.intake.annotated import SHEET
from facts.intake.grid import form_from_name
from scenarios.steps.twins import twin
from tests.long_run import long_only

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "an_bien"
MENDED: dict[str, Any] = {
    "date_invalid": date(2020, 3, 2),
    "number_invalid": 20,
    "number_negative": 15,
    "cell_error": 2020,
    "above_maximum": 1,
}
BY_FIELD = {"điểm": 0, "ngày nhận": date(2020, 3, 2), "ngày": date(2020, 3, 2)}
BY_EXPECTED = {"một loại hình trong danh mục": "karaoke", "đạt hoặc vi phạm": "đạt"}


class Sent:
    """The example taken in, its annotated copies, and the import that made them."""

    def __init__(self, workspace: Workspace, report: ImportReport, folder: Path) -> None:
        self.workspace = workspace
        self.report = report
        self.folder = folder


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory, shipped_rules: Rules) -> Sent:
    folder = tmp_path_factory.mktemp("annotated")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANHMANH_KEY", str(folder / "khoa" / "k"))
        made = created(folder / "ws")
        report = imported(made, shipped_rules, [EXAMPLE], date(2021, 3, 1), None, lambda *_: None)
    annotated_copies([EXAMPLE], report, folder / "copies", Serial())
    return Sent(made, report, folder)


def copy_of(sent: Sent, file: str) -> Path:
    stem = file.removesuffix(".xlsx").rsplit("/", 1)
    return sent.folder / "copies" / stem[0] / f"{stem[1]}_(sửa lỗi).xlsx"


def page_of(book: Any, form: str) -> Any:
    return next(s for s in book.worksheets if form_from_name(s.title) == form and s.sheet_state == "visible")


def fixed(said: dict[str, Any], unit: str) -> Any:
    if said["reason"] == "reference_unknown":
        return f"{unit}-CS-001"
    if said["reason"] == "value_not_allowed":
        return BY_EXPECTED[said["expected"]]
    return BY_FIELD[said["expected"]] if said["found"] is None else MENDED[said["reason"]]


def test_every_bad_cell_is_red_with_a_note_and_keeps_its_value(sent: Sent, truth: dict[str, Any]) -> None:
    for said in truth["set_aside"]:
        cell = page_of(openpyxl.load_workbook(copy_of(sent, said["file"])), said["sheet"])[said["cell"]]
        assert cell.fill.start_color.rgb == "FFFF9C9C", said
        assert cell.comment is not None
        if isinstance(said["found"], str):
            assert str(cell.value).strip() == said["found"]


def test_only_returns_with_something_to_mend_come_back(sent: Sent, truth: dict[str, Any]) -> None:
    files = {said["file"] for said in (*truth["set_aside"], *truth["reports"])}
    assert {copy_of(sent, file) for file in files} == set((sent.folder / "copies").rglob("*.xlsx"))


def test_it_lists_what_to_do_on_a_page_of_its_own(sent: Sent, truth: dict[str, Any]) -> None:
    file = "2020/30994 Xã Nam Yên (Tập 1).xlsx"
    rows = list(openpyxl.load_workbook(copy_of(sent, file))[SHEET].iter_rows(min_row=5, values_only=True))
    assert len(rows) == sum(said["file"] == file for said in truth["set_aside"])


def as_the_same_row_says(report: ImportReport, copies: Path, mended: set[tuple[Path, str, str]]) -> int:
    """Give each mended cell of a row sent twice what the row that was right says there; return how many there
    were."""
    count = 0
    found = [(copies / p.file, p.problem, int(dict(p.problem.params)["row"])) for p in report.problems]
    for path, problem, other in found:
        if (path, problem.sheet, problem.cell) not in mended:
            continue
        book = openpyxl.load_workbook(path)
        page = page_of(book, problem.sheet)
        cell = page[problem.cell]
        beside = [(p.row, row) for at, p, row in found if (at, p.sheet) == (path, problem.sheet)]
        rows = [other, *(row for row, named in beside if named in (problem.row, other))]
        right = next(r for r in rows if (path, problem.sheet, f"{cell.column_letter}{r}") not in mended)
        cell.value = page.cell(right, cell.column).value
        book.save(path)
        count += 1
    return count


@long_only
def test_mended_it_imports_with_nothing_set_aside(
    sent: Sent, truth: dict[str, Any], shipped_rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANHMANH_KEY", str(sent.folder / "khoa" / "k"))
    told = [*truth["set_aside"], *truth["reports"]]
    files = {said["file"] for said in told}
    units = {f["file"]: f["unit_code"] for f in truth["files"]}
    mended = set()
    for file in files:
        path = copy_of(sent, file)
        book = openpyxl.load_workbook(path)
        for said in (s for s in told if s["file"] == file):
            cell = page_of(book, said["sheet"])[said["cell"]]
            cell.value = None if said["expected"] == "để trống hoặc giá trị" else fixed(said, units[file])
            mended.add((path, said["sheet"], said["cell"]))
        book.save(path)
    copies = sent.folder / "copies"
    trial = opened(twin(sent.workspace.folder, sent.folder / "trial"))
    first = imported(trial, shipped_rules, [copies], date(2021, 3, 9), None, lambda *_: None)
    assert {p.problem.code for p in first.problems} == {"rows_differ"}
    assert as_the_same_row_says(first, copies, mended) > 0
    again = imported(sent.workspace, shipped_rules, [copies], date(2021, 3, 10), None, lambda *_: None)
    assert not again.faults
    assert [p.problem for p in again.problems] == []
    assert sum(tally.set_aside for tally in again.totals.values()) == 0
    assert stored(sent.workspace, shipped_rules).standing.provisional == frozenset()
