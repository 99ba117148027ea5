"""The guide for those who verify leads, walked as written: its commands run, what it says they print is
printed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from desk.base.faults import DONE, TO_LOOK_AT
from desk.cli.app import code_of

ROOT = Path(__file__).resolve().parents[3]
GUIDE = ROOT / "docs" / "guide" / "manh-moi.md"


def flat(text: str) -> str:
    """Return text without the frames of tables and the widths they set."""
    return re.sub(r"[\s│┃]+", " ", text)


def test_the_guide_can_be_walked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANHMANH_KEY", str(tmp_path / "khoa" / "k"))
    monkeypatch.chdir(tmp_path)
    Path("examples").symlink_to(ROOT / "examples")
    told = ""
    for info, body in re.findall(r"```([^\n]*)\n(.*?)```", GUIDE.read_text("utf-8"), flags=re.DOTALL):
        if info == "sh":
            for line in body.splitlines():
                words = shlex.split(line)
                assert words[0] == "./lanhmanh"
                assert code_of(words[1:]) in (DONE, TO_LOOK_AT), line
            told = flat("".join(capsys.readouterr()))
        else:
            assert info == "text"
            missing = [line for line in body.splitlines() if flat(line).strip() not in told]
            assert missing == [], told
    assert {p.name for p in Path("hinh").iterdir()} == {"manh-moi.svg", "dien-bien.svg", "cac-xa.svg"}
    assert len(list(Path("xuat").iterdir())) == 6


def test_the_months_the_guide_names_are_those_of_the_rules() -> None:
    rules = (ROOT / "rules" / "links" / "leads.yaml").read_text("utf-8")
    told = re.findall(r"\| `(\w+)` \| .*? \| (\d+) tháng \|", GUIDE.read_text("utf-8"))
    assert told == re.findall(r"(looking|referred|dismissed): +\{months: (\d+),", rules)
    assert len(told) == 3
