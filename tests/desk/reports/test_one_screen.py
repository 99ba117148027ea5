"""What a person needs first fits on one screen of 40 lines and 80 letters: children, ranking, what is owed,
commands that work as printed."""

from __future__ import annotations

import math
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from desk.base.output import PIPED, Output
from desk.report.console import LINES, print_report
from desk.report.tree import Remark, Report, ReportColumn, Table
from desk.runs.run import Run
from tests.desk.cli.conftest import call

__all__ = ["call"]
Call = Callable[..., tuple[int, str, str]]
EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
CHILDREN = {"vi": "Trẻ em trước hết", "en": "Children first"}
MISSING = {"vi": "biểu chưa nộp (3 nơi gửi)", "en": "missing forms (3 senders)"}


def lines_on_screen(text: str) -> int:
    return sum(max(1, math.ceil(cell_len(line) / PIPED)) for line in text.splitlines())


def commands_in(text: str) -> list[list[str]]:
    return [
        shlex.split(line.partition("lanhmanh ")[2]) for line in text.splitlines() if ": lanhmanh " in line
    ]


@pytest.fixture(scope="module")
def where(run: Run) -> list[str]:
    return ["-w", str(run.workspace)]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_run_and_its_results_fit_on_a_screen_children_first(
    where: list[str], call: Call, lang: str
) -> None:
    for verb in (["run", "--year", "2020"], ["results", "2020"]):
        _, out, err = call(*verb, *where, "--lang", lang)
        assert lines_on_screen(out + err) <= LINES
        parts = [CHILDREN[lang], "│ Xã Đông Thái  ", "│ Xã Nam Yên  ", MISSING[lang], "lanhmanh follow-up"]
        places = [out.index(part) for part in parts]
        assert places == sorted(places)
        assert "G1" not in out
        assert "Q4" not in out


def test_the_commands_on_the_screens_work_as_printed(where: list[str], call: Call) -> None:
    _, results, _ = call("results", "2020", *where)
    _, imported, _ = call("import", EXAMPLES / "an_bien", *where)
    commands = commands_in(results + imported)
    assert [words[0] for words in commands] == [
        *("explain", "follow-up", "results", "status"),
        *("import", "import", "run"),
    ]
    for words in commands:
        if "--annotate" not in words:
            assert call(*words)[0] in (0, 1), words


def test_full_prints_the_tables(where: list[str], call: Call) -> None:
    _, out, _ = call("results", "2020", "--full", *where)
    for text in ("cao nhất là trung bình: ", "biểu còn nợ, dòng phải sửa", "Dấu hiệu về chất lượng báo cáo"):
        assert text in out
    assert max(cell_len(line) for line in out.splitlines() if line.startswith(("│", "┃"))) <= PIPED


def test_an_import_fits_on_a_screen(where: list[str], call: Call) -> None:
    for lang in ("vi", "en"):
        _, out, err = call("import", EXAMPLES / "an_bien", *where, "--lang", lang)
        assert lines_on_screen(out + err) <= LINES
    assert "7 │" in next(line for line in out.splitlines() if "2020/30988 Xã Tây Yên " in line)


def test_the_demo_fits_on_a_screen_with_every_commune(
    tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _, out, err = call("demo", "demo")
    assert lines_on_screen(out + err) <= LINES
    assert "nữa; tất cả: thêm --full" not in out
    for words in commands_in(out):
        assert call(*words)[0] in (0, 1), words


@pytest.mark.parametrize("rows", [0, 3, 40, 5_000])
def test_a_screen_shows_as_many_rows_as_it_has_lines_for(
    capsys: pytest.CaptureFixture[str], rows: int
) -> None:
    table = Table("Bảng", (ReportColumn("Đơn vị", str),), range(rows), more=lambda rest: f"{rest} nữa")
    print_report(Report((table, Remark("dài " * 30))), Output(False), screen=True)
    text = capsys.readouterr().out
    assert lines_on_screen(text) <= LINES
    assert text.count("│") == 2 * (rows if rows <= LINES - 7 else LINES - 8)
