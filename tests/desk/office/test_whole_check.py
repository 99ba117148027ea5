"""`verify` says what it can't know, and holds a place to its workspace, a backup to the logs."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from desk.base.faults import DONE, STORE
from desk.cli.app import code_of
from desk.office.whole_check import unknown_of
from desk.workspace.folder import created, opened
from desk.workspace.logs import compared, heads_of, key_ready, shown_heads
from tests.desk.conftest import Office
from tests.facts import builders


@pytest.fixture
def kept(office: Office) -> Office:
    office.send("a.xlsx", {"B02": [builders.venue(1)]})
    return office


def line_of(office: Office) -> str:
    return " ".join(map(str, shown_heads(office.made)[0]))


def test_what_only_paper_can_tell_is_said_until_it_is_compared(
    kept: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kept.run("verify") == DONE
    said = capsys.readouterr().out
    assert "chưa lần nào" in said
    assert "--compare" in said
    assert not compared(kept.made, "decisions.jsonl 1 " + "0" * 16)
    assert list(unknown_of(kept.made, date.today()))
    assert kept.run("audit", "head", "--compare", line_of(kept)) == DONE
    assert not list(unknown_of(kept.made, date.today()))
    kept.send("b.xlsx", {"B02": [builders.venue(2)]}, period="2020-6T")
    assert not list(unknown_of(kept.made, date.today()))
    (later,) = unknown_of(kept.made, date.today() + timedelta(days=40))
    assert any(f"{days} ngày trước" in str(later) for days in (39, 40, 41))


def test_a_whole_workspace_exchanged_with_a_key_beside_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("LANHMANH_KEY")
    own = created(tmp_path / "cơ quan" / "so-lieu")
    key_ready(own)
    monkeypatch.setenv("LANHMANH_KEY", str(tmp_path / "kẻ khác" / "khoa" / "demo.key"))
    key_ready(created(tmp_path / "kẻ khác" / "so-lieu"))
    monkeypatch.delenv("LANHMANH_KEY")
    assert code_of(["verify", "-w", str(own.folder)]) == DONE
    shutil.rmtree(own.folder)
    shutil.copytree(tmp_path / "kẻ khác", own.folder.parent, dirs_exist_ok=True)
    capsys.readouterr()
    assert code_of(["verify", "-w", str(own.folder)]) == STORE
    said = capsys.readouterr().out
    assert own.id in said
    assert "nằm cạnh nó" in said
    assert code_of(["seal", "--reason", "cơ quan để vào", "-w", str(own.folder)]) == DONE
    assert code_of(["verify", "-w", str(own.folder)]) == DONE


def test_a_workspace_moved_elsewhere_is_no_exchange(kept: Office) -> None:
    place = kept.folder / "chỗ mới"
    shutil.move(kept.made.folder, place)
    kept.made = opened(place)
    assert kept.run("verify") == DONE
    assert kept.run("verify") == DONE


def backed_up(office: Office, name: str = "sao.tar.gz") -> Path:
    file = office.folder / name
    assert office.run("backup", str(file)) == DONE
    return file


def test_a_backup_is_held_to_the_logs(kept: Office, capsys: pytest.CaptureFixture[str]) -> None:
    file = backed_up(kept)
    assert kept.run("verify", str(file)) == DONE
    kept.send("b.xlsx", {"B02": [builders.venue(2)]}, period="2020-6T")
    assert kept.run("verify", str(file)) == DONE
    later = backed_up(kept, "sau.tar.gz")
    log = kept.made.folder / "decisions" / "decisions.jsonl"
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:-1]))
    assert kept.run("verify", str(file)) == DONE
    capsys.readouterr()
    assert kept.run("verify", str(later)) == STORE
    assert "decisions.jsonl" in capsys.readouterr().out


def test_a_backup_of_another_workspace_or_without_a_seal_is_told(kept: Office, tmp_path: Path) -> None:
    other = created(tmp_path / "khác")
    file = tmp_path / "khác.tar.gz"
    assert code_of(["backup", str(file), "-w", str(other.folder)]) == DONE
    assert kept.run("verify", str(file)) == STORE
    key = kept.made.key
    key.rename(tmp_path / "giấu")
    unsealed = backed_up(kept, "không dấu.tar.gz")
    (tmp_path / "giấu").rename(key)
    assert kept.run("verify", str(unsealed)) == STORE


def test_heads_of_an_earlier_version_are_read(kept: Office) -> None:
    heads = heads_of(kept.made)
    assert heads is not None
    told = heads.read()
    assert told is not None
    assert b"compared" not in heads.path.read_bytes()
    heads.write(replace(told, compared="2021-01-02T00:00:00+00:00"))
    assert heads.read() == replace(told, compared="2021-01-02T00:00:00+00:00")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="gives files away as root alone can")
def test_files_of_another_account_than_the_workspaces_are_noted(
    kept: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    manifest = next(iter(kept.made.archive.glob("*/manifest.json")))
    for path in (manifest, kept.made.key):
        os.chown(path, 4321, -1)
    assert kept.run("verify") == DONE
    said = capsys.readouterr().out
    assert said.count("thuộc tài khoản máy khác") == 2
    assert all(f"({path}: thuộc" in said for path in (manifest, kept.made.key))
