"""Every command of the guide, in its order, on the example: none is used wrongly, none fails."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest

from desk.base.faults import DONE, TO_LOOK_AT
from desk.cli.app import code_of
from tests.desk.office.filled_returns import fill_in
from tests.long_run import long_only

ROOT = Path(__file__).resolve().parents[3]
GUIDES = ROOT / "docs" / "guide"


def commands(guide: str) -> list[list[str]]:
    blocks = re.findall(r"```sh\n(.*?)```", (GUIDES / guide).read_text("utf-8"), flags=re.DOTALL)
    return [shlex.split(line) for block in blocks for line in block.splitlines() if line.strip()]


def appraise(folder: str, unit: str, day: date) -> None:
    """Fill in the appraisal as the guide asks between two commands."""
    (path,) = Path(folder).iterdir()
    said = {"reason": "đối chiếu biên bản", "minutes_no": "31/BB-TĐ", "decided_on": day}
    row: dict[str, Any] = {"unit_code": unit, "criterion": "C4", "points": 2, **said}
    fill_in(path, {"B16": [row]}, **{"Ngày lập": day})


class InJanuary(date):
    """A clock after the year that is locked."""

    @classmethod
    def today(cls) -> InJanuary:
        return cls(2027, 1, 12)


BETWEEN: dict[str, Callable[[], None]] = {  # by the command after it
    "import nam-2020/tham-dinh": lambda: appraise("nam-2020/tham-dinh", "30991", date(2021, 1, 12)),
    "import nam-2026/tham-dinh": lambda: appraise("nam-2026/tham-dinh", "30985", date(2027, 1, 5)),
}


def walked(
    guide: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> dict[str, str]:
    """Run every command of a guide; return what each said, by its first two words."""
    monkeypatch.setenv("LANHMANH_KEY", str(folder / "khoa" / "k"))
    monkeypatch.chdir(folder)
    shutil.copytree(ROOT / "examples", "examples")
    said: dict[str, str] = {}
    for command in commands(guide):
        assert command[0] == "./lanhmanh"
        verb = " ".join(command[1:3])
        BETWEEN.get(verb, lambda: None)()
        assert code_of(command[1:]) in (DONE, TO_LOOK_AT), command
        said[verb] = capsys.readouterr().out
    return said


def words_of(path: Path) -> str:
    """Return all words of a Word file, tables too, a line each."""
    paper = docx.Document(str(path))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    words = "\n".join([*(p.text for p in paper.paragraphs), *cells])
    return words.replace("\N{NO-BREAK SPACE}", " ")


def test_a_year_of_two_tiers_goes_from_blanks_to_papers_that_name_no_office_that_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for room in ("desk.cli.lock", "desk.office.closing"):  # it locks the year once that is over
        monkeypatch.setattr(f"{room}.date", InJanuary)
    said = walked("hai-cap.md", tmp_path, monkeypatch, capsys)
    year = Path("nam-2026")
    assert len(list((year / "bieu-mau").iterdir())) == 6 + 9  # no B17: only another rulebook asks for it
    assert "Xã An Biên" in said["results latest"]
    assert "UBND xã" in said["follow-up latest"]
    assert "LĐTBXH" not in said["follow-up latest"]
    assert "giữ số liệu từ 15/12/2025" in said["results latest"]
    papers = {path.stem: words_of(path) for path in sorted((year / "van-ban").glob("*.docx"))}
    assert len(papers) == 3 + 3 + 3
    assert "có thẩm định" in said["results latest"]
    decision = papers["Quyết định công nhận 2026"]
    assert ("CHỦ TỊCH" in decision, "GIÁM ĐỐC SỞ Y TẾ" in decision) == (True, False)
    for name, text in papers.items():
        words = re.sub(r"Căn cứ (Nghị quyết|Nghị định|Thông tư)[^;]*;", "", text)  # of their time
        for gone in ("huyện", "LĐTBXH", "thị trấn lành mạnh", "2026-6T)", "THỦ TRƯỞNG"):
            assert gone not in words, (name, gone)
    assert "GIÁM ĐỐC" in papers["Báo cáo 2026"]
    assert "KT. GIÁM ĐỐC" in papers["Tờ trình công nhận 2026"]
    assert "XÃ, PHƯỜNG, ĐẶC KHU LÀNH MẠNH" in papers["Quyết định công nhận 2026"]
    assert "sáu tháng đầu năm 2026" in papers["Báo cáo 2026-6T"]


def test_a_first_year_goes_from_no_workspace_to_a_ranking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = walked("nam-dau-tien.md", tmp_path, monkeypatch, capsys)
    assert "Thị trấn Thứ Ba" in said["results 2024"]
    assert "lanhmanh run -w so-lieu --year 2024" in said["status -w"]
    assert "còn nợ" in said["lock 2024"]
    assert list((tmp_path / "danh-dau").rglob("*.xlsx"))


@long_only  # the year of two tiers is walked in every run, from blanks to papers
def test_the_guide_can_be_walked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = walked("nam-cong-tac.md", tmp_path, monkeypatch, capsys)
    assert "có thẩm định" in said["results latest"]
    assert "(Thẩm định).xlsx" in said["lock -w"]
    year = Path("nam-2020")
    assert len(list((year / "bieu-mau").iterdir())) == 27
    assert len(list((year / "tra-lai").rglob("*.xlsx"))) == 10
    assert len(list((year / "tra-lai-6T").rglob("*.xlsx"))) == 3
    assert len(list((year / "cong-van").glob("*.docx"))) == 8
    assert len(list((year / "ket-qua").iterdir())) == 3
    assert len(list((year / "van-ban").iterdir())) == 2 * 6
    assert len(list((year / "sau-thang").iterdir())) == 2 * 2
    assert "Chưa thể biết" in said["so-far 2020-6T"]
    assert (year / "sao-luu.tar.gz").exists()
    assert {path.name for path in Path().iterdir()} == {"examples", "khoa", "nam-2020", "noi-lam-viec"}
