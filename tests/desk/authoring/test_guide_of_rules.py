"""The guide for policy officers, walked as written: its commands run, its edits are made, its messages are printed."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from desk.base.faults import DONE, TO_LOOK_AT
from desk.cli.app import code_of

ROOT = Path(__file__).resolve().parents[3]
GUIDE = ROOT / "docs" / "guide" / "bo-tieu-chi.md"


def blocks() -> list[tuple[str, str]]:
    """Return each block with what stands after its fence: `sh`, `text`, or `yaml` with what to do and the file."""
    return re.findall(r"```([^\n]*)\n(.*?)```", GUIDE.read_text("utf-8"), flags=re.DOTALL)


def run(line: str) -> None:
    """Run one line as a person types it; a line says so where it is meant to stop at faults."""
    wanted = re.search(r"# mã thoát (\d+)", line)
    words = shlex.split(line, comments=True)
    if words[0] == "cp":
        shutil.copytree(words[2], words[3])
    elif words[:2] == ["./lanhmanh", "test"]:
        command = [sys.executable, "-m", "pytest", "-p", "no:xdist", "-q", *words[2:]]
        done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout
    else:
        assert words[0] == "./lanhmanh"
        assert code_of(words[1:]) in ([int(wanted[1])] if wanted else [DONE, TO_LOOK_AT]), line


def edit(info: str, body: str, found: list[tuple[Path, str]]) -> None:
    """Do what a block of rules says: find these lines, put those in their place, or add them at the end."""
    _, what, *named = [*info.split(), "", ""]
    if what == "tìm":
        path = Path(named[0])
        assert path.read_text("utf-8").count(body.rstrip("\n")) == 1, body
        found.append((path, body.rstrip("\n")))
    elif what == "thành":
        path, old = found.pop()
        path.write_text(path.read_text("utf-8").replace(old, body.rstrip("\n")), "utf-8")
    elif what == "thêm":
        path = Path(named[0])
        path.write_text(path.read_text("utf-8") + body, "utf-8")


def flat(text: str) -> str:
    """Return text without the frames of tables and the widths they set."""
    return re.sub(r"[\s│┃]+", " ", text)


def walk(said: Callable[[], str]) -> None:
    found: list[tuple[Path, str]] = []
    told = ""
    for info, body in blocks():
        if info == "sh":
            for line in body.splitlines():
                run(line)
            told = said()
        elif info == "text":
            missing = [line for line in body.splitlines() if flat(line).strip() not in flat(told)]
            assert missing == [], told
        elif info.startswith("text "):
            assert body in Path(info.removeprefix("text ")).read_text("utf-8")
        else:
            edit(info, body, found)
    assert not found


def test_the_guide_can_be_walked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANHMANH_KEY", str(tmp_path / "khoa" / "k"))
    monkeypatch.chdir(tmp_path)
    Path("examples").symlink_to(ROOT / "examples")
    walk(lambda: "".join(capsys.readouterr()))
    assert {path.suffix for path in Path("van-ban").iterdir()} == {".docx", ".pdf"}
    assert len(list(Path("van-ban").iterdir())) == 4  # the draft, and the copy of what was adopted
    assert openpyxl.load_workbook("so-sanh.xlsx").sheetnames
    assert "minh họa" not in told_of_results(capsys)


def told_of_results(capsys: pytest.CaptureFixture[str]) -> str:
    assert code_of(["results", "latest", "--workspace", "so-lieu"]) in (DONE, TO_LOOK_AT)
    return capsys.readouterr().out


def test_the_criterion_the_guide_reads_is_the_shipped_one() -> None:
    (shown,) = [body for info, body in blocks() if info == "yaml"]
    shipped = (ROOT / "rules" / "healthy_commune" / "criteria" / "e.yaml").read_text("utf-8")
    for line in shown.splitlines():
        bare = line.split("#")[0].rstrip().split("en:")[0].rstrip()
        assert bare in shipped, bare
