"""The workspace, its rules or its database goes away under an open desk: each page says so in both languages,
without a stack trace in the window, and works again when it is back."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from desk.base.faults import Stop
from desk.workspace.desk_database import own_file
from desk.workspace.folder import Workspace
from tests.desk.web.conftest import SignedIn

FILE = "desk/desk.sqlite3"


@contextmanager
def _harmed(folder: Path, harm: str) -> Iterator[None]:
    """Take a part away; or, of the database's files, write over them or take them away."""
    from django.db import connection

    connection.close()
    place = folder / harm.partition(" ")[0]
    away = folder.with_name("away")
    if place.is_dir():
        place.rename(away)
    else:
        shutil.copytree(place.parent, away)
        for file in place.parent.glob(f"{place.name}*"):
            if harm.endswith("junk"):
                file.write_bytes("rác".encode() * 4000)
            else:
                file.unlink()
    try:
        yield
    finally:
        connection.close()
        place = place if away.joinpath("workspace.json").exists() or harm == "rules" else folder / "desk"
        shutil.rmtree(place, ignore_errors=True)
        away.rename(place)


@pytest.mark.parametrize(
    ("harm", "name"),
    [
        (".", "Không thấy thư mục workspace:"),
        ("desk", "Không thấy thư mục workspace/desk:"),
        ("rules", "Không thấy thư mục workspace/rules:"),
        (f"{FILE} junk", "(workspace/desk): tệp không phải cơ sở dữ liệu"),
        (f"{FILE} lost", "(workspace/desk): không mở được tệp"),
    ],
)
def test_pages_say_what_is_gone_and_work_again(
    harm: str, name: str, desk: Workspace, signed_in: SignedIn, caplog: pytest.LogCaptureFixture
) -> None:
    browser = signed_in("danh-gia", raise_request_exception=False)
    for url in ("/", "/ket-qua/2020/", "/khong-co/"):
        before = browser.get(url).status_code
        with _harmed(desk.folder, harm):
            caplog.clear()
            page = browser.get(url)
            words = page.content.decode()
            assert (page.status_code, name in words, 'lang="en"' in words) == (503, True, True)
            assert [bool(record.exc_info) for record in caplog.records] == [False]
        assert browser.get(url).status_code == before


def test_a_database_moved_away_is_not_replaced_and_loses_nothing(
    desk: Workspace, signed_in: SignedIn
) -> None:
    """SQLite takes away the journal that lies beside a new file, with all that stands in it alone."""
    from django.db import connection

    file = own_file(desk)
    with closing(sqlite3.connect(file)) as other:
        other.execute("pragma schema_version").fetchone()  # it is open: the journal is not written back
        browser = signed_in("danh-gia", raise_request_exception=False)
        connection.close()
        assert file.with_name(f"{file.name}-wal").stat().st_size
        away = file.rename(file.with_name("away"))
        try:
            assert browser.get("/").status_code == 503
            made = file.exists()
        finally:
            connection.close()
            away.rename(file)
        assert (made, browser.get("/").status_code) == (False, 200)


def test_a_desk_is_not_opened_without_the_file_of_its_journal(tmp_path: Path) -> None:
    from desk.web.serving import _close_database

    tmp_path.joinpath("desk.sqlite3-wal").write_bytes(b"x")
    with pytest.raises(Stop, match=r"desk\.sqlite3-wal còn giữ điều đã ghi"):
        _close_database(tmp_path / "desk.sqlite3")
    assert not tmp_path.joinpath("desk.sqlite3").exists()
