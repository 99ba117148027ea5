"""The tables of the desk's database: brought up to date, and how they are then put on record."""

from __future__ import annotations

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from desk.web.shelf import workspace
from desk.workspace.desk_database import SCHEMA, schema_of, schemas_on_record
from desk.workspace.logs import DESK, log_of


def migrated() -> None:
    """Bring the tables up to date. On record before too, if they were on record: cut off in between, they are
    as no record says."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()) and schemas_on_record(workspace()):
        _put_on_record({})
    call_command("migrate", verbosity=0, interactive=False)
    if schema := schema_of(workspace()):
        _put_on_record(schema)


def _put_on_record(schema: dict[str, str]) -> None:
    entry = {"kind": SCHEMA, "by": "–", "content": {"schema": schema}}
    log_of(workspace(), DESK).add(entry, same=("kind",))
