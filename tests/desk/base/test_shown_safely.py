"""What people typed never acts on a terminal or hides in a paper, and is not printed whole when it is
long."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import openpyxl
import pytest

from desk.base.language import language_of_facts
from desk.base.output import Output
from desk.base.paper.docx_parts import add_body, blank_paper, bytes_of
from desk.base.workbook import NewWorkbook
from desk.words.svg import text
from facts.intake.annotated import annotated_copy
from facts.intake.files import content_of
from facts.intake.messages import problem_text
from facts.intake.walking import walked
from facts.visible_text import json_text
from tests.facts import builders
from tests.facts.builders import venue
from tests.facts.conftest import Workspace, make_workspace

ESCAPE, OVERRIDE = "\x1b[31mQuán\x07", "\u202eQuán"
SHOWN = ("\\x1b[31mQuán\\x07", "\\u202eQuán")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path / "work", tmp_path / "secret.key", builders.context())


@pytest.mark.parametrize("hidden", [ESCAPE, OVERRIDE, "a\u2066b", "a\x9bb", "a\x7fb", "a\rb"])
def test_a_terminal_is_told_what_stands_there(hidden: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = Output(False)
    out.say(hidden)
    out.note(hidden)
    out.error(hidden)
    out.table(hidden, [hidden], [[hidden]])
    Output(True).json({hidden: hidden})
    printed = "".join(capsys.readouterr())
    acting = {c for c in hidden if not c.isprintable()}
    assert not acting & set(printed)
    assert printed.count("\\") >= 5


def test_letters_marks_and_line_breaks_stay(capsys: pytest.CaptureFixture[str]) -> None:
    said = "Nguyễn\tÁ\nỡ 😀 e\u0301"
    Output(False).error(said)
    assert capsys.readouterr().err == said + "\n"


def test_json_says_the_same() -> None:
    assert json.loads(json_text(json.dumps([ESCAPE, OVERRIDE], ensure_ascii=False))) == [ESCAPE, OVERRIDE]


def test_workbooks_letters_and_drawings_hold_any_text() -> None:
    made = NewWorkbook()
    made.sheet("a", footer="").write(0, 0, ESCAPE + OVERRIDE)
    made.book.get_worksheet_by_name("a").write(1, 0, "x" * 40_000)
    sheet = openpyxl.load_workbook(io.BytesIO(made.content()))["a"]
    assert sheet["A1"].value == "".join(SHOWN)
    assert sheet["A2"].value.endswith("(40000 ký tự)")
    paper = blank_paper()
    add_body(paper, ESCAPE + OVERRIDE)
    read = docx.Document(io.BytesIO(bytes_of(paper)))
    assert [p.text for p in read.paragraphs if p.text] == ["".join(SHOWN)]
    assert "\\x1b" in text(0, 0, ESCAPE)


def test_a_long_bad_value_is_cut_with_its_length(workspace: Workspace) -> None:
    report = workspace.take_return({"B02": [venue(type="x" * 24_000)]}, "a.xlsx")
    (filed,) = report.problems
    for language, length in (("vi", "24.000 ký tự"), ("en", "24,000 characters")):
        said = problem_text(filed.file, filed.problem, language_of_facts(language))
        assert length in said
        assert len(said) < 500


def test_a_copy_can_be_made_of_what_no_workbook_may_hold(workspace: Workspace) -> None:
    folder = workspace.folder.parent / "csv"
    folder.mkdir()
    cover = "Mã đơn vị,30985\nKỳ báo cáo,2020\nNgày lập,10/12/2020\n"
    (folder / "B00.csv").write_text(cover)
    (folder / "B02.csv").write_text(
        f"Mã cơ sở,Tên cơ sở,Loại hình\n30985-CS-001,{ESCAPE}{OVERRIDE},bi-a\x1b\n"
    )
    report = workspace.take(folder)
    assert report.problems
    (file,) = walked([folder]).files
    copy = openpyxl.load_workbook(
        io.BytesIO(annotated_copy(content_of(file), [p.problem for p in report.problems]))
    )
    assert copy["B02"]["B2"].value == "".join(SHOWN)
