"""Every command of the guide, in its order, on the example: none is used wrongly, none fails."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from desk.cli.app import code_of
from desk.faults import DONE, TO_LOOK_AT

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "guide" / "nam-cong-tac.md"


def commands() -> list[list[str]]:
    blocks = re.findall(r"```sh\n(.*?)```", GUIDE.read_text("utf-8"), flags=re.DOTALL)
    return [shlex.split(line) for block in blocks for line in block.splitlines() if line.strip()]


def test_the_guide_can_be_walked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANHMANH_KEY", str(tmp_path / "khoa" / "k"))
    monkeypatch.chdir(tmp_path)
    for command in commands():
        if command[0] == "cd":
            monkeypatch.chdir(command[1])
            shutil.copytree(ROOT / "examples" / "an_bien", "bao-cao")
        else:
            assert command[0] == "./lanhmanh"
            assert code_of(command[1:]) in (DONE, TO_LOOK_AT), command
    assert len(list(Path("bieu-mau").iterdir())) == 27
    assert list(Path("tra-lai").rglob("*.xlsx"))
    assert len(list(Path("cong-van").iterdir())) == 3
    assert len(list(Path("ket-qua").iterdir())) == 3
    assert Path("../sao-luu/2020.tar.gz").exists()
