"""Accounts and drafts come back with the workspace, whoever is writing meanwhile."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from desk.cli.app import code_of
from desk.workspace.folder import Workspace


def test_a_backup_holds_what_the_desks_database_had_committed(desk: Workspace, tmp_path: Path) -> None:
    from desk.web.accounts.models import Account

    Account.objects.made("de-sao-luu", "mot-cau-dai-de-nho", "auditor", shown_as="Thanh tra")
    file, back = tmp_path / "b.tar.gz", tmp_path / "back"
    assert code_of(["backup", str(file), "--workspace", str(desk.folder)]) == 0
    assert code_of(["restore", str(file), str(back)]) == 0
    assert not list(back.rglob("*.sqlite3-wal"))
    with sqlite3.connect(back / "desk" / "desk.sqlite3") as database:
        names = {row[0] for row in database.execute("select username from accounts_account")}
    assert {"de-sao-luu", "danh-gia"} <= names


def test_a_deployment_is_checked_point_by_point(desk: Workspace) -> None:
    from desk.web.deployment import points

    told = {point.vi: point.good for point in points()}
    assert not next(good for words, good in told.items() if "LANHMANH_TLS" in words)
    assert not next(good for words, good in told.items() if "tài khoản của ví dụ" in words)
    assert next(good for words, good in told.items() if "quản trị" in words)
