"""The guide for policy officers, walked as written: its commands run, its edits are made, its messages are
printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from desk.base.faults import DONE, TO_LOOK_AT
from desk.cli.app import code_of
from tests.desk.authoring.walking import GUIDES, ROOT, Block, blocks, edits, missing, run, with_edit
from tests.long_run import long_only

GUIDE = (GUIDES / "bo-tieu-chi.md").read_text("utf-8")


def walk(said: Callable[[], str]) -> None:
    told = ""
    waiting: list[Block] = []
    for info, body in blocks(GUIDE):
        if info == "sh":
            for line in body.splitlines():
                run(line)
            told = said()
        elif info == "text":
            assert missing(body, told) == [], told
        elif info.startswith("text "):
            assert body in Path(info.removeprefix("text ")).read_text("utf-8")
        else:
            waiting.append((info, body))
            if " tìm " not in info:
                for file, old, new in edits(waiting):
                    Path(file).write_text(with_edit(Path(file).read_text("utf-8"), old, new), "utf-8")
                waiting = []
    assert not waiting


@long_only  # one of the ten changes is walked in every run
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
    (shown,) = [body for info, body in blocks(GUIDE) if info == "yaml"]
    shipped = (ROOT / "rules" / "healthy_commune" / "criteria" / "e.yaml").read_text("utf-8")
    for line in shown.splitlines():
        bare = line.split("#")[0].rstrip().split("en:")[0].rstrip()
        assert bare in shipped, bare
