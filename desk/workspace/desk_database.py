"""The rows of the desk's database that are compared with the sealed log, and the cells no desk writes; read
without the desk."""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, datetime
from pathlib import Path
from typing import Any, TypeVar

from desk.base.faults import STORE, Stop
from desk.base.files import folder_in_the_way
from desk.base.language import Lazy, LazyText, gettext_noop
from desk.workspace.folder import Workspace
from desk.workspace.logs import DESK, log_of
from desk.workspace.rights import RIGHTS
from facts.parsed_json import parsed
from facts.visible_text import short_value

Row = dict[str, Any]
T = TypeVar("T")
OBJECTS = ("content", "asked", "result")  # columns of JSON
WHOLE = re.compile("bool|integer|bigint")
MOST = 2**53  # after the last number there is SQLite gives no other, and says that the disk is full
NUMBERS, MOST_ROWS = ("id", "seq"), 10**9  # what rows are numbered by: an address takes nine digits
MIGRATIONS = "django_migrations"
IN_FILE, APART, NO_DESK = "file", "elsewhere", "none"  # where a desk's database is, as a backup says it
SCHEMA = "desk_schema"
"""The kind of record in the log of the desk that says how the tables are; an empty one: they are being
changed."""
REASONS = {
    sqlite3.SQLITE_CANTOPEN: gettext_noop("không mở được tệp"),
    sqlite3.SQLITE_NOTADB: gettext_noop("tệp không phải cơ sở dữ liệu"),
    sqlite3.SQLITE_CORRUPT: gettext_noop("tệp bị hỏng"),
    sqlite3.SQLITE_BUSY: gettext_noop("chương trình khác đang giữ tệp"),
    sqlite3.SQLITE_READONLY: gettext_noop("không có quyền đọc hoặc ghi"),
    sqlite3.SQLITE_FULL: gettext_noop("đĩa đã đầy"),
    sqlite3.SQLITE_IOERR: gettext_noop("lỗi đĩa"),
}
OTHER_FORM = gettext_noop("bảng, cột, ô không như bàn làm việc lập")


@dataclass(frozen=True, slots=True)
class StrangeCell:
    """A cell that holds what its column takes and no desk writes there, as bytes for text."""

    table: str
    row: int  # SQLite's own number of it
    column: str

    def __str__(self) -> str:
        return f"{self.table} {self.row}, {self.column}"


@dataclass(frozen=True, slots=True)
class DeskRows:
    accounts: tuple[Row, ...]
    proposals: tuple[Row, ...]
    jobs: tuple[Row, ...]
    strange: tuple[StrangeCell, ...] = ()


def desk_rows(workspace: Workspace, own: bool = False) -> DeskRows | None:
    """Return accounts, proposals and long work; None if no desk has a database here, or an empty one. Raise
    Stop if it can't be read, or its tables are not those on record. `own`: of the workspace's own file,
    wherever the desk of this computer keeps its database."""
    file = own_file(workspace) if own else sqlite_of(workspace)
    return _in_postgres(os.environ["DATABASE_URL"]) if file is None else _in(file, workspace, _rows_if_any)


def strange_cells(workspace: Workspace) -> tuple[StrangeCell, ...]:
    """Return the cells no desk writes; a database other than SQLite takes none."""
    return _in_sqlite(workspace, _strange_in) or ()


def schema_of(workspace: Workspace) -> dict[str, str]:
    """Return how each table and index is made, by a digest, and which migrations made them; nothing of a
    database other than SQLite."""
    return _in_sqlite(workspace, _schema_in) or {}


def refuse_altered(workspace: Workspace) -> None:
    """Raise Stop if the database holds what acts on its own, or other tables than those on record, or can't
    be read."""
    _in_sqlite(workspace, lambda database: None)


def schemas_on_record(workspace: Workspace) -> list[dict[str, str]]:
    """Return how the tables were each time they were put on record; none while they are being changed."""
    entries, fault = log_of(workspace, DESK).examined()
    schemas = [entry["content"]["schema"] for entry in entries if entry.get("kind") == SCHEMA]
    return schemas if not fault and all(schemas[-1:]) else []


def sqlite_of(workspace: Workspace) -> Path | None:
    url = os.environ.get("DATABASE_URL", "")
    if url.startswith(("postgres://", "postgresql://")):
        return None
    return Path(url) if url else own_file(workspace)


def own_file(workspace: Workspace) -> Path:
    return workspace.folder / "desk" / "desk.sqlite3"


def desk_kept(workspace: Workspace) -> str:
    """Return where the desk keeps its database: a file of the workspace, elsewhere, or there is no desk."""
    if sqlite_of(workspace) != own_file(workspace):
        return APART
    there = own_file(workspace).exists() or log_of(workspace, RIGHTS).bare()
    return IN_FILE if there else NO_DESK


def _in_sqlite(workspace: Workspace, read: Callable[[sqlite3.Connection], T]) -> T | None:
    """Return what is read of the database; None if there is none, or it is no file."""
    file = sqlite_of(workspace)
    return None if file is None else _in(file, workspace, read)


def _in(file: Path, workspace: Workspace, read: Callable[[sqlite3.Connection], T]) -> T | None:
    _refuse_folders(file)
    if not file.exists():
        return None
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as database:
            database.text_factory = _text_or_bytes
            _refuse_programs(file, database)
            _refuse_broken(database)
            _refuse_other_tables(file, database, schemas_on_record(workspace))
            return read(database)
    except (sqlite3.Error, ValueError) as error:
        raise _file_unreadable(file, error) from error


def _text_or_bytes(content: bytes) -> str | bytes:
    """Return a cell's text; the bytes of what is no text, so that it counts as a cell no desk writes."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content


def _refuse_folders(file: Path) -> None:
    """Raise Stop if a folder is in the place of the database, or of a file SQLite keeps beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        place = file.with_name(f"{file.name}{ending}")
        if place.is_dir():
            raise folder_in_the_way(place)


def _refuse_programs(file: Path, database: sqlite3.Connection) -> None:
    """Raise Stop if the database holds what acts on its own; the desk makes none. A view in the place of a
    table may have no end, a trigger changes what the desk writes."""
    programs = database.execute("select name from sqlite_master where type in ('view', 'trigger')").fetchall()
    if programs:
        raise Stop(
            STORE,
            "%(file)s: có thứ bàn làm việc không bao giờ lập (view, trigger): %(names)s. Có người sửa thẳng"
            " cơ sở dữ liệu; lấy lại từ bản sao lưu.",
            file=file,
            names=short_value(", ".join(str(name) for (name,) in programs)),
        )


def _refuse_broken(database: sqlite3.Connection) -> None:
    """Raise sqlite3.Error if an index does not say what its table holds: by it an account would not be found,
    or found twice. Values no desk writes are named one by one elsewhere."""
    of_values = (" value in ", "CHECK constraint failed")
    for (fault,) in database.execute("pragma integrity_check").fetchall():
        if fault != "ok" and not any(words in str(fault) for words in of_values):
            error = sqlite3.DatabaseError(str(fault))
            error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
            raise error


def _schema_in(database: sqlite3.Connection) -> dict[str, str]:
    parts = database.execute(
        "select name, sql from sqlite_master where sql is not null and name != 'sqlite_sequence'"
    )
    schema = {str(name): hashlib.sha256(str(sql).encode()).hexdigest()[:16] for name, sql in parts}
    if MIGRATIONS in schema:
        steps = database.execute(f"select app, name from {MIGRATIONS}")
        # a step of bytes is a strange row, set aside
        schema |= {
            f"{app}.{name}": "" for app, name in steps if isinstance(app, str) and isinstance(name, str)
        }
    return schema


def _refuse_other_tables(file: Path, database: sqlite3.Connection, recorded: list[dict[str, str]]) -> None:
    """Raise Stop if the tables were never as they are: the desk would make a table again that is there, or
    never make the one that is gone. Tables as they once were are brought up to date."""
    schema = _schema_in(database)
    if not schema or not recorded or schema in recorded:
        return
    last = recorded[-1]
    differing = sorted(n for n in schema.keys() | last.keys() if schema.get(n) != last.get(n))
    raise Stop(
        STORE,
        "%(file)s: bảng, chỉ mục, danh sách nâng cấp không như sổ niêm phong ghi: %(names)s. Có người sửa"
        " thẳng cơ sở dữ liệu; bàn làm việc không mở được với nó. Chuyển tệp này ra ngoài, lấy lại thư mục"
        " desk từ bản sao lưu.",
        file=file,
        names=short_value(", ".join(differing)),
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
    if not database.execute("select 1 from sqlite_master").fetchone():
        return None
    return replace(_rows_in(database), strange=_strange_in(database))


def _strange_in(database: sqlite3.Connection) -> tuple[StrangeCell, ...]:
    tables = database.execute("select name from sqlite_master where type = 'table'").fetchall()
    return tuple(cell for (name,) in tables for cell in _strange_of(database, str(name)))


def _strange_of(database: sqlite3.Connection, table: str) -> Iterator[StrangeCell]:
    quoted = '"' + table.replace('"', '""') + '"'
    columns = [tuple(row[1:4]) for row in database.execute(f"pragma table_info({quoted})")]
    for number, *values in database.execute(f"select rowid, * from {quoted}"):
        for (column, kind, needed), value in zip(columns, values, strict=True):
            wrong = needed if value is None else not _is_right(str(column), str(kind).lower(), value)
            if wrong:
                yield StrangeCell(table, number, str(column))


def _is_right(column: str, kind: str, value: object) -> bool:
    """Tell whether a value is what the desk writes into a column declared as of a kind."""
    if isinstance(value, int) and (value >= MOST or (column in NUMBERS and not 0 <= value < MOST_ROWS)):
        return False
    if WHOLE.match(kind):
        return isinstance(value, int) and (kind != "bool" or value in (0, 1))
    if not isinstance(value, str):
        return not kind.startswith(("text", "varchar", "char", "datetime"))
    try:
        if kind == "datetime":
            return MINYEAR < datetime.fromisoformat(value).year < MAXYEAR  # a moment in every zone
        return kind != "text" or column not in OBJECTS or isinstance(parsed(value), dict)
    except ValueError:
        return False


def _rows_in(database: Any) -> DeskRows:
    names = ("accounts_account", "proposals_proposal", "work_job")
    accounts, proposals, jobs = (tuple(table_of(database, name)) for name in names)
    return DeskRows(accounts, proposals, jobs)


def table_of(database: Any, name: str) -> Iterator[Row]:
    cursor = database.cursor()
    cursor.execute(f"select * from {name}")
    columns = [column[0] for column in cursor.description]
    for values in cursor.fetchall():
        row = dict(zip(columns, values, strict=True))
        for column in OBJECTS:
            if isinstance(row.get(column), str):
                with suppress(ValueError):  # it stays text, and differs from every record
                    row[column] = parsed(row[column])
        yield row


def _file_unreadable(file: Path, error: Exception) -> Stop:
    return Stop(
        STORE,
        "%(file)s: không đọc được cơ sở dữ liệu của bàn làm việc (%(error)s). Tệp bị hỏng, bị thay, hoặc tài"
        " khoản máy này không có quyền đọc: xem quyền của tệp; hỏng thì lấy lại thư mục desk từ bản sao lưu.",
        file=file,
        error=reason_of(error),
    )


def reason_of(error: BaseException) -> Lazy | str:
    """Say in words why a database can't be read; of a server, what it says itself."""
    known = (sqlite3.Error, ValueError)
    cause = next((fault for fault in (error, error.__cause__) if isinstance(fault, known)), None)
    if cause is None:
        return str(error)
    return LazyText(REASONS.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF, OTHER_FORM))


def _unreachable(error: Exception) -> Stop:
    return Stop(
        STORE,
        "DATABASE_URL: không nối được cơ sở dữ liệu PostgreSQL của bàn làm việc (%(error)s). Xem máy chủ"
        " PostgreSQL có chạy không, và biến DATABASE_URL có đúng như khi mở bàn không.",
        error=error,
    )
