"""`lanhmanh check`: exit codes, places, findings with facts, and a new look after every save."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from desk.authoring.checking import checked, saves
from desk.cli.app import code_of
from desk.workspace.rule_files import SHIPPED


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "rules"))


def change(rules: Path, file: str, old: str, new: str) -> None:
    path = rules / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


A = "healthy_commune/criteria/a.yaml"


def test_good_rules_exit_0(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert code_of(["check", str(rules)]) == 0
    assert "không có lỗi" in capsys.readouterr().out


def test_a_fault_exits_3_with_line_and_caret(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(rules, A, "hotspots_active: 0", "hotspot_active: 0")
    assert code_of(["check", str(rules)]) == 3
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith(f"rules/{A}:10:")
    assert "'hotspots_active'" in said[0]
    assert said[2].index("^") == said[1].index("hotspot_active")


def test_a_finding_exits_1_and_shows_facts(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(rules, A, "hotspots_active: 0}", "hotspots_active: {at_most: 1}}")
    assert code_of(["check", str(rules), "--strict"]) == 1
    said = capsys.readouterr().err
    assert "[P102]" in said
    assert "ví dụ" in said
    assert "Tụ điểm mại dâm đang hoạt động cuối kỳ" in said


def test_a_broken_promise_exits_3(rules: Path) -> None:
    change(rules, A, "{hotspots_active: 0}", "{hotspots_active: {at_least: 2}}")
    assert code_of(["check", str(rules)]) == 3


def test_json_names_faults_and_findings(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(rules, A, "    paired_with: [B2]\n", "")
    assert code_of(["check", str(rules), "--json", "--lang", "en", "--strict"]) == 1
    line = (rules / A).read_text("utf-8").split("id: A3")[0].count("\n") + 1
    found = json.loads(capsys.readouterr().out)
    assert found["faults"] == []
    assert [(f["code"], f["line"], f["severity"]) for f in found["findings"]] == [("P601", line, "warning")]
    assert found["findings"][0]["sample"] == {"repeat_venues": 0}


def test_a_missing_folder_exits_3_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert code_of(["check", str(tmp_path / "none")]) == 3
    assert "none" in capsys.readouterr().err


def test_watching_looks_again_after_a_save_only(rules: Path) -> None:
    steps = iter([lambda: None, lambda: change(rules, A, "hotspots_active: 0", "hotspot_active: 0"), None])

    def pause() -> bool:
        step = next(steps)
        if step is None:
            return False
        step()
        return True

    assert [(saved, bool(checked(rules).faults)) for saved in saves(rules, pause)] == [
        ((), False),
        ((A,), True),
    ]


def test_watching_prints_one_line_of_json_a_look(
    rules: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = iter([True, True, False])

    def pause() -> bool:
        change(rules, A, "hotspots_active", "hotspot_active")
        return next(steps)

    monkeypatch.setattr("desk.cli.check._half_a_second", pause)
    assert code_of(["check", str(rules), "--watch", "--json"]) == 0
    said = capsys.readouterr()
    looks = [json.loads(line) for line in said.out.splitlines()]
    assert [bool(look["faults"]) for look in looks] == [False, True, True]
    assert f"đã lưu {A}" in said.err


def test_a_rule_file_that_notepad_renamed_is_named(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (rules / A).rename(rules / f"{A}.txt")
    assert code_of(["check", str(rules)]) == 3
    said = capsys.readouterr().err
    assert f"rules/{A}.txt:1:1 [R021]" in said
    assert "'a.yaml'" in said


def test_what_editors_leave_beside_rule_files_is_not_read(rules: Path) -> None:
    for name in ("~$a.yaml", "._a.yaml", ".a.yaml.swp"):
        (rules / "healthy_commune" / "criteria" / name).write_bytes(b"\xff\x00")
    assert code_of(["check", str(rules)]) == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
@pytest.mark.parametrize("made", ["pipe", "zeros", "loop"])
def test_what_is_no_file_among_the_rules_is_told_and_not_opened(made: str, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(SHIPPED, rules)
    odd = rules / "thêm.yaml"
    if made == "pipe":
        os.mkfifo(odd)
    else:
        odd.symlink_to("/dev/zero" if made == "zeros" else odd.name)
    (rules / "vòng").symlink_to(rules)
    assert code_of(["check", str(rules)]) == 3
