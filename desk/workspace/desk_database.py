"""The rows of the desk's database that are held against the sealed log, read without the desk."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from desk.base.faults import STORE, Stop
from desk.workspace.folder import Workspace
from facts.parsed_json import parsed

Row = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DeskRows:
    accounts: tuple[Row, ...]
    proposals: tuple[Row, ...]
    jobs: tuple[Row, ...]


def desk_rows(workspace: Workspace) -> DeskRows | None:
    """Return accounts, proposals and long work; None if no desk has a database here, or an empty one. Raise
    Stop if it can't be read."""
    url = os.environ.get("DATABASE_URL", "")
    if url.startswith(("postgres://", "postgresql://")):
        return _in_postgres(url)
    file = Path(url or workspace.folder / "desk" / "desk.sqlite3")
    return _in_sqlite(file, _rows_if_any) if file.exists() else None


def refuse_programs(file: Path) -> None:
    """Raise Stop if a database of SQLite holds what acts on its own, or can't be read."""
    _in_sqlite(file, lambda database: None)


def _in_sqlite(file: Path, asked: Callable[[sqlite3.Connection], T]) -> T:
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as database:
            _refuse_programs(file, database)
            return asked(database)
    except (sqlite3.Error, ValueError) as error:
        raise _file_unreadable(file, error) from error


def _refuse_programs(file: Path, database: sqlite3.Connection) -> None:
    """Raise Stop if the database holds what acts on its own; the desk makes none. A view in the place of a
    table may have no end, a trigger changes what the desk writes."""
    found = database.execute("select name from sqlite_master where type in ('view', 'trigger')").fetchall()
    if found:
        names = ", ".join(str(name) for (name,) in found)
        raise Stop(
            STORE,
            "%(file)s: có thứ bàn làm việc không bao giờ lập (view, trigger): %(names)s. Có người sửa thẳng"
            " cơ sở dữ liệu; lấy lại từ bản sao lưu.",
            file=file,
            names=names,
        )


def _in_postgres(url: str) -> DeskRows:
    try:
        import psycopg
    except ImportError as error:
        raise _unreachable(error) from error
    try:
        with psycopg.connect(url) as database:
            return _rows_in(database)
    except psycopg.Error as error:
        raise _unreachable(error) from error


def _rows_if_any(database: sqlite3.Connection) -> DeskRows | None:
    """Return the rows; None of an empty database, as there is beside a desk that keeps its own elsewhere."""
    return _rows_in(database) if database.execute("select 1 from sqlite_master").fetchone() else None


def _rows_in(database: Any) -> DeskRows:
    jobs = (row for row in _table(database, "work_job") if "seal" in row)  # none: of a desk of before
    return DeskRows(
        tuple(_table(database, "accounts_account")),
        tuple(_table(database, "proposals_proposal")),
        tuple(jobs),
    )


def _table(database: Any, name: str) -> Iterator[Row]:
    cursor = database.cursor()
    cursor.execute(f"select * from {name}")
    columns = [column[0] for column in cursor.description]
    for values in cursor.fetchall():
        row = dict(zip(columns, values, strict=True))
        for column in ("content", "asked", "result"):
            if isinstance(row.get(column), str):
                row[column] = parsed(row[column])
        yield row


def _file_unreadable(file: Path, error: Exception) -> Stop:
    return Stop(
        STORE,
        "%(file)s: không đọc được cơ sở dữ liệu của bàn làm việc (%(error)s). Tệp bị hỏng, bị thay, hoặc tài"
        " khoản máy này không có quyền đọc: xem quyền của tệp; hỏng thì lấy lại thư mục desk từ bản sao lưu.",
        file=file,
        error=error,
    )


def _unreachable(error: Exception) -> Stop:
    return Stop(
        STORE,
        "DATABASE_URL: không nối được cơ sở dữ liệu PostgreSQL của bàn làm việc (%(error)s). Xem máy chủ"
        " PostgreSQL có chạy không, và biến DATABASE_URL có đúng như khi mở bàn không.",
        error=error,
    )
