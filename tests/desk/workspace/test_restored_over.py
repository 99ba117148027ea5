"""What a backup brings back that was not there, or not meant: another workspace, whom was erased."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desk.base.faults import DONE, STORE, TO_LOOK_AT
from desk.cli.app import code_of
from tests.desk.conftest import Office
from tests.desk.workspace.one_owner import PARTY, with_one_owner


def test_a_backup_of_another_workspace_restored_in_the_place_of_one_is_named(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with_one_owner(office)
    assert office.run("verify") == DONE
    other, file = Office(tmp_path / "khác"), tmp_path / "b.tar.gz"
    assert other.run("backup", str(file)) == DONE
    office.made.folder.rename(tmp_path / "cũ")
    capsys.readouterr()
    assert code_of(["restore", str(file), str(office.made.folder)]) == DONE
    named = f"lần trước là không gian làm việc {office.made.id}, nay là {other.made.id}"
    assert named in capsys.readouterr().err
    assert office.run("verify") == STORE
    assert named in capsys.readouterr().out
    assert office.run("seal", "--reason", "đổi chỗ") in (DONE, TO_LOOK_AT)
    assert office.run("verify") == DONE


def test_who_was_erased_after_a_backup_does_not_come_back_unsaid(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with_one_owner(office)
    file = tmp_path / "a.tar.gz"
    assert office.run("backup", str(file)) == DONE
    assert office.run("erase", PARTY, "--reason", "yêu cầu", "--yes") == DONE
    shutil.rmtree(office.made.folder)
    capsys.readouterr()
    assert code_of(["restore", str(file), str(office.made.folder)]) == DONE
    assert "Người đã xóa sau ngày sao lưu phải xóa lại" in capsys.readouterr().out
    assert office.run("verify") == STORE
    capsys.readouterr()
    assert office.run("seal", "--reason", "khôi phục", "--strict") == TO_LOOK_AT
    assert "nay trở lại" in capsys.readouterr().out
    assert office.run("erase", PARTY, "--reason", "xóa lại", "--yes") == DONE
    assert office.run("verify") == DONE
