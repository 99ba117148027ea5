"""Every command of the guide, in its order, on the example: none is used wrongly, none fails."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desk.base.faults import DONE, TO_LOOK_AT
from desk.cli.app import code_of
from tests.desk.office.filled_returns import fill_in

ROOT = Path(__file__).resolve().parents[3]
GUIDE = ROOT / "docs" / "guide" / "nam-cong-tac.md"


def commands() -> list[list[str]]:
    blocks = re.findall(r"```sh\n(.*?)```", GUIDE.read_text("utf-8"), flags=re.DOTALL)
    return [shlex.split(line) for block in blocks for line in block.splitlines() if line.strip()]


def appraise() -> None:
    """Fill in the appraisal as the guide asks between two commands."""
    (path,) = Path("nam-2020/tham-dinh").iterdir()
    said = {"reason": "đối chiếu biên bản", "minutes_no": "31/BB-TĐ", "decided_on": date(2021, 1, 12)}
    row: dict[str, Any] = {"unit_code": "30991", "criterion": "C4", "points": 2, **said}
    fill_in(path, {"B16": [row]}, **{"Ngày lập": date(2021, 1, 12)})


BETWEEN: dict[str, Callable[[], None]] = {"import nam-2020/tham-dinh": appraise}  # by the command after it


def test_the_guide_can_be_walked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANHMANH_KEY", str(tmp_path / "khoa" / "k"))
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "examples", "examples")
    said: dict[str, str] = {}
    for command in commands():
        assert command[0] == "./lanhmanh"
        verb = " ".join(command[1:3])
        BETWEEN.get(verb, lambda: None)()
        assert code_of(command[1:]) in (DONE, TO_LOOK_AT), command
        said[verb] = capsys.readouterr().out
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
