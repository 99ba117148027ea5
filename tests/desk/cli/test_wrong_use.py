"""What the verbs can't do is told with its exit code and the way out, and nothing is written."""

from __future__ import annotations

import errno
import json
import shlex
import shutil
from pathlib import Path

import pytest

from desk.workspace.folder import Workspace
from tests.desk.cli.conftest import Call

FILE = "tệp có sẵn"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["nothing"], 2),
        (["run"], 2),
        (["run", "--year", "hai nghìn"], 2),
        (["run", "--year", "2020", "--as-of", "31/13/2020"], 2),
        (["results", "no-such-run"], 2),
        (["results", "--lang", "fr"], 2),
        (["explain", "latest"], 2),
        (["import"], 2),
        (["verify", "latest", "--workspace", "/nonexistent"], 2),
        (["check", "/nonexistent"], 3),
    ],
)
def test_wrong_use_has_its_exit_code_and_a_vietnamese_sentence(
    call: Call, arguments: list[str], code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found, _, err = call(*arguments)
    assert found == code
    assert err.strip()
    assert not err.isascii()


def test_a_file_that_is_no_workbook_does_not_stop_the_others(
    call: Call, example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANHMANH_KEY", str(tmp_path / "k.key"))
    returns = tmp_path / "r"
    returns.mkdir()
    shutil.copy(example / "2018" / "30991 Xã Tây Yên A.xlsx", returns)
    (returns / "hỏng.xlsx").write_bytes(b"not a workbook")
    code, out, err = call("import", returns, "--workspace", tmp_path / "w", "--json")
    found = json.loads(out)
    assert code == 0
    assert [f["file"] for f in found["faults"]] == ["hỏng.xlsx"]
    assert found["totals"]["venue"]["kept"] == 31
    assert "hỏng.xlsx" in out + err
    assert call("import", returns, "--workspace", tmp_path / "w", "--strict")[0] == 1
    assert call("import", returns / "hỏng.xlsx", "--workspace", tmp_path / "w")[0] == 4


@pytest.mark.parametrize(
    "verb", [("print", "healthy_commune"), ("check",), ("schema",), ("coverage",), ("results", "latest")]
)
@pytest.mark.parametrize("what", ["không có", FILE])
def test_a_workspace_that_is_none_is_not_taken_for_the_samples(
    call: Call, tmp_path: Path, verb: tuple[str, ...], what: str
) -> None:
    (tmp_path / FILE).write_text("giữ nguyên", "utf-8")
    code, _, err = call(*verb, "--workspace", tmp_path / what)
    assert code == 2
    new = tmp_path / ("so-lieu" if what == FILE else what)
    assert err.endswith(f"Tạo mới: lanhmanh init {shlex.quote(str(new))}\n")


@pytest.mark.parametrize("signer", ["b\udce9", "b\x01", "b\x0b"])
def test_an_argument_that_no_document_can_hold_is_told(
    call: Call, example_workspace: Workspace, tmp_path: Path, signer: str
) -> None:
    verb = ("print", "healthy_commune", tmp_path / "in", "--workspace", example_workspace.folder)
    code, _, err = call(*verb, "--signer", signer)
    assert code == 2
    assert "'b□'" in err
    assert not (tmp_path / "in").exists()


def test_a_rule_file_that_leads_nowhere_is_named(
    call: Call, example_workspace: Workspace, tmp_path: Path
) -> None:
    shutil.copytree(example_workspace.rules, tmp_path / "rules")
    (tmp_path / "rules" / "thư mục.yaml").mkdir()
    assert call("check", tmp_path / "rules")[0] == 0
    (tmp_path / "rules" / "gãy.yaml").symlink_to("không-có.yaml")
    code, _, err = call("check", tmp_path / "rules")
    assert code == 3
    assert "gãy.yaml" in err


def test_what_can_not_be_written_is_named_and_not_the_file_written_aside(
    call: Call, example_workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, *_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr("facts.durable_files._new", refused)
    code, _, err = call("backup", tmp_path / "a.tar.gz", "--workspace", example_workspace.folder)
    assert code == 5
    assert f"{tmp_path / 'a.tar.gz'}: không có quyền" in err


def test_an_argument_too_many_is_named(call: Call) -> None:
    code, _, err = call("results", "latest", "thừa-ra")
    assert (code, err) == (2, "Thừa tham số: thừa-ra. Xem: lanhmanh results --help\n")


def test_a_mistyped_workspace_is_answered_with_those_there_are(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANHMANH_KEY", str(tmp_path / "k" / "k.key"))
    office = tmp_path / "van-phong"
    assert call("init", office / "so-lieu", "--json")[0] == 0
    for typed in (office / "so-liu", office, office / "so-lieu" / "archive"):
        code, _, err = call("results", "latest", "--workspace", typed)
        assert code == 2
        assert f"Có phải: {office / 'so-lieu'}?" in err
        assert "init" not in err
    (tmp_path / "khac").mkdir()
    (tmp_path / "khac" / "thu.txt").write_text("x", "utf-8")
    err = call("results", "latest", "--workspace", tmp_path / "khac")[2]
    assert f"lanhmanh init {tmp_path / 'khac' / 'so-lieu'}" in err  # never into what lies there


def test_a_folder_with_anything_in_it_is_made_no_workspace(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANHMANH_KEY", str(tmp_path / "k" / "k.key"))
    for name, text in (("rules/cua_toi.yaml", "a: 1\n"), ("archive/x/manifest.json", "{}"), ("thu.txt", "x")):
        file = tmp_path / name.split("/")[0] / name if "/" not in name else tmp_path / "f" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        folder = tmp_path / "f" if "/" in name else file.parent
        code, _, err = call("init", folder)
        assert code == 2, name
        assert "đã có nội dung khác" in err
        assert file.read_text("utf-8") == text
        file.unlink()
