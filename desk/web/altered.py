"""Cells of the desk's database that no desk writes, as bytes in a column of text: someone wrote there past
it. And its tables: brought up to date, and how they are then put on record."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from desk.base.faults import STORE, Stop
from desk.web.accounts.record import rights_today
from desk.web.shelf import workspace
from desk.workspace.desk_database import SCHEMA, StrangeCell, schema_of, schemas_on_record, strange_cells
from desk.workspace.logs import DESK, log_of

ACCOUNTS = "accounts_account"
ON_RECORD = (ACCOUNTS, "proposals_proposal")  # tables the sealed log has too: its rows stop the desk


def strange_rows_set_aside() -> tuple[str, ...]:
    """Take rows with a cell no desk writes away, on record. Raise Stop if the sealed log has its row."""
    strange = strange_cells(workspace())
    for cell in strange:
        if cell.table in ON_RECORD and _on_record(cell):
            raise changed(str(cell))
    for cell in strange:
        content = {"work": str(cell)}
        log_of(workspace(), DESK).add({"kind": "row_removed", "by": "–", "content": content})
        with connection.cursor() as cursor:
            cursor.execute(
                f"delete from {connection.ops.quote_name(cell.table)} where rowid = %s", [cell.row]
            )
    return tuple(map(str, strange))


def _on_record(cell: StrangeCell) -> bool:
    """Tell whether the sealed log has the row of a cell; of a desk of before there was a log it may have
    every row."""
    rights = rights_today()
    known: Mapping[int, object] = rights.accounts if cell.table == ACCOUNTS else rights.proposals
    return cell.row in known or not rights.accounts


def alteration() -> Stop | None:
    """Return what to say of a failure that such a cell led to; None if every cell is as the desk writes."""
    try:
        places = strange_rows_set_aside()
    except Stop as stop:
        return stop
    except DatabaseError:  # it can't be looked at either
        return None
    if not places:
        return None
    return Stop(
        STORE,
        "Có người sửa thẳng cơ sở dữ liệu của bàn làm việc: %(places)s. Các dòng ấy đã gỡ, có ghi sổ. Mở lại"
        " trang, và báo thanh tra.",
        places="; ".join(places),
    )


def changed(place: str) -> Stop:
    """Return what to say of a cell that stops the desk."""
    return Stop(
        STORE,
        "Cơ sở dữ liệu của bàn làm việc (%(value)s) có ô chương trình không ghi như thế: %(place)s. Có"
        " người sửa thẳng cơ sở dữ liệu. Xem các dòng khác sổ: lanhmanh verify. Lấy lại thư mục desk từ bản"
        " sao lưu.",
        value=workspace().folder / "desk",
        place=place,
    )


def migrated() -> None:
    """Bring the tables up to date. On record before too, if they were on record: cut off in between, they are
    as no record says."""
    executor = MigrationExecutor(connection)
    _refuse_unfinished(executor.loader)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()) and schemas_on_record(workspace()):
        _put_on_record({})
    call_command("migrate", verbosity=0, interactive=False)
    if schema := schema_of(workspace()):
        _put_on_record(schema)


def _refuse_unfinished(loader: MigrationLoader) -> None:
    """Raise Stop for tables of an application that is known here without its first step: they were made in
    steps there are no more, and not all of these."""
    known = {app for app, _ in loader.applied_migrations}
    lacking = {app for app, name in loader.graph.root_nodes() if (app, name) not in loader.applied_migrations}
    if names := sorted(known & lacking):
        raise Stop(
            STORE,
            "Cơ sở dữ liệu của bàn làm việc (%(value)s) do bản trước 1.0 lập: %(names)s. Chuyển thư mục ấy ra"
            " ngoài rồi mở lại bàn: tài khoản lấy lại theo sổ niêm phong, bản nháp và việc cũ thì không.",
            value=workspace().folder / "desk",
            names=", ".join(names),
        )


def _put_on_record(schema: dict[str, str]) -> None:
    entry = {"kind": SCHEMA, "by": "–", "content": {"schema": schema}}
    log_of(workspace(), DESK).add(entry, same=("kind",))
