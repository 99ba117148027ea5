"""Accounts and drafts come back with the workspace, whoever is writing meanwhile."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from desk.base.faults import DONE, STORE, TO_LOOK_AT, WRONG_USE
from desk.cli.app import code_of
from desk.workspace import backup
from desk.workspace.folder import Workspace, opened
from tests.ready import ran

WRITING = """
import os, sys
from pathlib import Path
os.umask(0o022)
folder = Path(sys.argv[1])
(folder / "desk").mkdir(mode=0o700)
(folder / "desk" / "desk.sqlite3").touch()  # as an earlier version left it
from desk.web.serving import prepared
prepared(folder)
from desk.web.accounts.record import account_made
account_made("mở-bàn", "mot-cau-dai-de-nho", "auditor", "", shown_as="Thanh tra")
for path in sorted((folder / "desk").iterdir()):
    print(path.name, f"{path.stat().st_mode & 0o777:o}")
"""


def test_a_backup_holds_what_the_desks_database_had_committed(desk: Workspace, tmp_path: Path) -> None:
    from desk.web.accounts.record import account_made

    account_made("de-sao-luu", "mot-cau-dai-de-nho", "auditor", "", shown_as="Thanh tra")
    file, back = tmp_path / "b.tar.gz", tmp_path / "back"
    assert code_of(["backup", str(file), "--workspace", str(desk.folder)]) == 0
    assert code_of(["restore", str(file), str(back)]) == 0
    assert not list(back.rglob("*.sqlite3-wal"))
    with sqlite3.connect(back / "desk" / "desk.sqlite3") as database:
        names = {row[0] for row in database.execute("select username from accounts_account")}
    assert {"de-sao-luu", "danh-gia"} <= names


@pytest.fixture
def office(
    copied: Callable[[Path], tuple[Path, Path]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Return a copy of the workspace, without the desk's database; its key is the one asked for."""
    folder, key = copied(tmp_path / "bản")
    monkeypatch.setenv("LANHMANH_KEY", str(key))
    return folder


@pytest.mark.parametrize("instead", ["nothing", "a folder", "no database"])
def test_a_backup_says_that_the_desks_database_is_not_what_is_on_record(
    instead: str, office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = office / "desk" / "desk.sqlite3"
    if instead == "a folder":
        database.mkdir(parents=True)
    elif instead == "no database":
        database.parent.mkdir()
        database.write_text("không phải cơ sở dữ liệu")
    words = ["backup", str(tmp_path / "b.tar.gz"), "--workspace", str(office), "--strict"]
    assert code_of(words) == TO_LOOK_AT
    assert f"{database}: " in capsys.readouterr().err
    assert (tmp_path / "b.tar.gz").exists()


@pytest.mark.parametrize(
    ("url", "of_before", "code", "words"),
    [
        ("", False, STORE, "cơ sở dữ liệu của bàn làm việc không còn"),
        ("postgres://u:p@may-khac/desk", False, DONE, "sao lưu nó riêng"),
        ("", True, DONE, "không biết được nó đã mất"),
    ],
)
def test_a_backup_without_the_desks_database_says_whether_it_was_to_be_in_it(
    url: str,
    of_before: bool,
    code: int,
    words: str,
    office: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    if of_before:
        monkeypatch.setattr(backup, "desk_kept", lambda workspace: None)
    backup.backed_up(opened(office), tmp_path / "b.tar.gz")
    monkeypatch.delenv("DATABASE_URL")
    assert code_of(["verify", str(tmp_path / "b.tar.gz"), "--workspace", str(office)]) == code
    assert words in capsys.readouterr().out


def test_the_desks_database_is_its_owners_alone_whatever_the_umask(
    desk: Workspace, copied: Callable[[Path], tuple[Path, Path]], tmp_path: Path
) -> None:
    folder, key = copied(tmp_path / "bản")
    found = ran(WRITING, folder, env={**os.environ, "LANHMANH_KEY": str(key)}).stdout.split()
    names = (".opening.lock", "desk.sqlite3", "desk.sqlite3-shm", "desk.sqlite3-wal")
    assert found == [word for name in names for word in (name, "600")]


def test_a_deployment_is_checked_point_by_point(desk: Workspace) -> None:
    from desk.web.deployment import points

    told = {point.text: point.good for point in points()}
    assert not next(good for words, good in told.items() if "LANHMANH_TLS" in words)
    assert not next(good for words, good in told.items() if "tài khoản của ví dụ" in words)
    assert next(good for words, good in told.items() if "quản trị" in words)


def test_who_opens_a_desk_whose_database_is_gone_reads_what_the_record_has_and_the_way_back(
    desk: Workspace, copied: Callable[[Path], tuple[Path, Path]], tmp_path: Path
) -> None:
    folder, key = copied(tmp_path / "bản")

    def run(verb: str) -> tuple[int, str]:
        program, there = "from desk.cli.app import main; main()", {**os.environ, "LANHMANH_KEY": str(key)}
        done = ran(program, verb, "--workspace", folder, env=there)
        return done.returncode, done.stdout

    code, said = run("verify")
    assert (code, "desk.sqlite3: cơ sở dữ liệu của bàn làm việc không còn" in said) == (STORE, True)
    assert "Lấy lại thư mục desk từ bản sao lưu" in said
    code, said = run("serve")
    assert (code, "bằng đúng tên đã có trong sổ (quan-tri)" in said) == (WRONG_USE, True)
    assert re.search(r"không có \d+ tài khoản mà sổ niêm phong có", said)
    code, said = run("verify")
    assert code == STORE
    assert re.search(r"Tài khoản 'quan-tri' \(\d+\) có trong sổ niêm phong, không còn", said)
