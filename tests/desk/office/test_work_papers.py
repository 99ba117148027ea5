"""The work of a year as papers: each office its own, every piece of it, nothing but codes, the same bytes
each time."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from desk.base.faults import WRONG_USE
from desk.cli.app import code_of
from desk.office.papers.work_to_do import by_office, work_papers
from desk.reports.calendar_file import secret_of
from desk.reports.follow_up import Chains
from desk.reports.follow_up_reasons import reasons_of
from desk.runs.run import Run, rules_of
from desk.runs.small_tables import FOLLOW_UP, conclusions_in
from desk.workspace.folder import Workspace
from desk.workspace.logs import ACCESS, log_of
from desk.workspace.office import IssuingOffice
from engine.follow_up.conclusions import Conclusion

DAY = date(2021, 2, 1)
WARD = "Ủy ban nhân dân xã Nam Thái"


@pytest.fixture(scope="module")
def actions(run: Run) -> list[Conclusion]:
    return [c for c in conclusions_in(run.table(FOLLOW_UP)) if c.kind == "action" and c.sure]


@pytest.fixture(scope="module")
def papers(run: Run, actions: list[Conclusion], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers")
    made(run, actions, folder)
    return folder


COMMITTEE = IssuingOffice(name="Ủy ban nhân dân huyện An Biên")


def made(
    run: Run,
    actions: list[Conclusion],
    folder: Path,
    day: date | None = DAY,
    office: IssuingOffice = COMMITTEE,
) -> tuple[Path, ...]:
    rules = rules_of(run)
    chains = Chains(conclusions_in(run.table(FOLLOW_UP)), reasons_of(run, rules), secret_of(run))
    return work_papers(folder, run, rules, office, day, actions, chains)


def test_an_office_writes_no_letter_to_itself_and_names_others_with_their_place(
    run: Run, actions: list[Conclusion], tmp_path: Path
) -> None:
    bureau = "Phòng Lao động - Thương binh và Xã hội huyện An Biên"
    made(run, actions, tmp_path, office=IssuingOffice(name=bureau, above=COMMITTEE.name))
    texts = {path.name: lines_of(path) for path in tmp_path.glob("*.docx")}
    (own,) = (lines for name, lines in texts.items() if "Phòng LĐTBXH" in name)
    assert "DANH MỤC VIỆC CẦN LÀM" in own
    assert not any(line.startswith("Kính gửi") for line in own)
    (team,) = (lines for name, lines in texts.items() if "Đội 178" in name)
    assert "Kính gửi: Đội kiểm tra liên ngành 178 huyện An Biên" in team


def test_a_letter_says_what_it_asks_something_for(papers: Path) -> None:
    """That a venue is on file is no cause: what its row says is."""
    causes = {
        str(row[4])
        for path in papers.glob("*.xlsx")
        for row in openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
        if row[2] == "Ký cam kết"
    }
    assert causes
    assert all(re.fullmatch(r"Theo hồ sơ: cơ sở [\w-]+; chưa ký cam kết", one) for one in causes)


def test_much_work_stands_in_an_annex_that_the_letter_refers_to(
    run: Run, actions: list[Conclusion], tmp_path: Path
) -> None:
    one = next(action for action in actions if action.by == "Đội 178")
    days = [date(2021, 1, n) for n in range(1, 20)]
    made(run, [replace(one, deadline=day) for day in days], tmp_path)
    (letter,) = tmp_path.glob("*.docx")
    lines = lines_of(letter)
    at = lines.index("PHỤ LỤC")
    assert any("19 việc tại Phụ lục kèm theo" in line for line in lines[:at])
    assert any(line.startswith("(Kèm theo Công văn số ……/") for line in lines[at:])


@pytest.mark.parametrize(
    ("many", "said"), [(12, "Thị trấn Thứ Ba; Xã Tây Yên"), (1, "2 đơn vị: xem danh sách kèm theo")]
)
def test_a_letter_names_units_without_codes_and_of_many_says_how_many(
    many: int,
    said: str,
    run: Run,
    actions: list[Conclusion],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("desk.reports.follow_up.MANY", many)
    one = next(action for action in actions if action.by == "Đội 178")
    made(run, [replace(one, about=(unit,)) for unit in ("30985", "30988")], tmp_path)
    (letter,) = tmp_path.glob("*.docx")
    tables = docx.Document(str(letter)).tables
    assert said in {cell.text for table in tables for row in table.rows for cell in row.cells}


def test_a_team_of_a_commune_is_addressed_by_its_whole_name(actions: list[Conclusion], run: Run) -> None:
    action = replace(actions[0], by="Đội 178", unit="30988")
    offices = rules_of(run).offices
    (work,) = by_office([action], offices, date(2026, 12, 14), {"30988": "Xã Tây Yên"})
    assert work.name == "Đội kiểm tra liên ngành 178 xã Tây Yên"


def test_a_letter_to_an_office_nobody_named_leaves_room_for_it(actions: list[Conclusion], run: Run) -> None:
    action = replace(actions[0], by="Cơ quan bảo vệ trẻ em (chưa xác định)")
    (work,) = by_office([action], rules_of(run).offices, date(2026, 12, 14), {})
    assert (work.name, work.unknown) == ("Cơ quan bảo vệ trẻ em", True)


def lines_of(path: Path) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]


def test_every_piece_of_work_is_in_one_list_and_in_one_calendar(
    papers: Path, actions: list[Conclusion]
) -> None:
    rows = [
        row
        for path in papers.glob("*.xlsx")
        for row in openpyxl.load_workbook(path).active.iter_rows(min_row=5, values_only=True)  # type: ignore[union-attr]
        if row[1]
    ]
    assert len(rows) == len(actions)
    events = [path.read_text("utf-8").count("BEGIN:VEVENT") for path in papers.glob("*.ics")]
    assert sum(events) == sum(a.deadline is not None for a in actions)
    codes = {str(row[6]) for row in rows}
    assert all(code in "".join(p.read_text("utf-8") for p in papers.glob("*.ics")) for code in codes)


def test_a_letter_is_to_its_office_and_says_what_is_past_its_deadline(papers: Path) -> None:
    (path,) = papers.glob(f"*{WARD}.docx")
    made = docx.Document(str(path))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    assert any("31000-CS-017, 019, 029" in cell for cell in cells)
    assert "đã quá hạn ngày 20/05/2020" in cells
    assert any("việc đã quá hạn thì thực hiện ngay" in paragraph.text for paragraph in made.paragraphs)
    assert not any("30985-" in cell for cell in cells)
    assert any(WARD in paragraph.text for paragraph in made.paragraphs)


def test_a_letter_says_which_days_its_deadlines_count(
    run: Run, actions: list[Conclusion], tmp_path: Path
) -> None:
    counts = "Hạn tính theo ngày lịch, kể cả ngày nghỉ."
    undue = [replace(action, deadline=None) for action in actions]
    for work, expected in ((actions, True), (undue, False)):
        made(run, work, tmp_path / str(expected))
        for path in (tmp_path / str(expected)).glob(f"*{WARD}.docx"):
            text = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
            assert (counts in text) is expected


def test_no_letter_has_a_deadline_before_its_day(papers: Path) -> None:
    dates = [
        (path.name, cell.text)
        for path in papers.glob("*.docx")
        for table in docx.Document(str(path)).tables
        for row in table.rows[1:]
        if (cell := row.cells[1]) and re.fullmatch(r"\d\d/\d\d/\d{4}", cell.text)
    ]
    assert dates
    assert [one for one in dates if day_of(one[1]) < DAY] == []


def day_of(text: str) -> date:
    day, month, year = map(int, text.split("/"))
    return date(year, month, day)


def test_an_undated_letter_asks_at_once_for_what_is_past_when_it_is_signed(
    run: Run, actions: list[Conclusion], tmp_path: Path
) -> None:
    made(run, [a for a in actions if a.unit == "31000"], tmp_path, None)
    (path,) = tmp_path.glob(f"*{WARD}.docx")
    paragraphs = [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
    assert any("việc có hạn trước ngày ký công văn thì thực hiện ngay" in text for text in paragraphs)


def test_the_police_of_each_commune_has_its_own_letter(
    run: Run, actions: list[Conclusion], tmp_path: Path
) -> None:
    made(run, [replace(a, by="Công an xã") for a in actions if a.unit in ("30985", "31000")], tmp_path)
    assert sorted(path.stem for path in tmp_path.glob("*.docx")) == [
        "Việc cần làm 2020 30985 Công an thị trấn Thứ Ba",
        "Việc cần làm 2020 31000 Công an xã Nam Thái",
    ]
    (path,) = tmp_path.glob("*30985*.docx")
    cells = [
        cell.text for table in docx.Document(str(path)).tables for row in table.rows for cell in row.cells
    ]
    assert not any("31000-" in cell for cell in cells)


def test_papers_made_twice_are_the_same_files(
    papers: Path, run: Run, actions: list[Conclusion], tmp_path: Path
) -> None:
    few = [a for a in actions if a.unit == "31000"]
    for path in made(run, few, tmp_path):
        if WARD in path.name:
            assert path.read_bytes() == (papers / path.name).read_bytes(), path.name


@pytest.mark.parametrize("verb", [("follow-up",), ("plan-inspections", "--capacity", "5")], ids=" ".join)
def test_papers_need_a_reason_which_is_kept(
    run: Run, example_workspace: Workspace, tmp_path: Path, verb: tuple[str, ...]
) -> None:
    where = ["-w", str(example_workspace.folder)]
    before = len(log_of(example_workspace, ACCESS).entries())
    assert code_of([*verb, "--papers", str(tmp_path / "a"), *where]) == WRONG_USE
    assert not (tmp_path / "a").exists()
    code_of([*verb, "--papers", str(tmp_path / "a"), "--reason", "giao việc", *where])
    (some, *_) = sorted((tmp_path / "a").glob("*.docx"))
    signed = [
        cell.text for table in docx.Document(str(some)).tables for row in table.rows for cell in row.cells
    ]
    assert any(
        "TM. ỦY BAN NHÂN DÂN" in text for text in signed
    )  # a committee signs so, though no signer was said
    assert len(log_of(example_workspace, ACCESS).entries()) == before + 1


def test_a_code_of_a_case_fits_its_column(papers: Path) -> None:
    """A code is not broken: wider than its column, it left the semicolon after it on the line above."""
    needed = len("40010-VA-000017-2026;") * 1.28  # per cent of the width, at the size of a dense table
    for path in papers.glob("*.docx"):
        for listed in docx.Document(str(path)).tables:
            if [cell.text for cell in listed.rows[0].cells][-3:-2] == ["Về"]:
                widths = [column.width or 0 for column in listed.columns]
                assert 100 * widths[-3] / sum(widths) >= needed
