"""The tables of the desk's database are as they are on record, cut off while updated too."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from desk.base.faults import DONE, STORE
from desk.workspace.desk_database import SCHEMA
from desk.workspace.folder import Workspace, opened
from desk.workspace.logs import DESK, log_of
from tests.ready import ran

VERIFY = "from desk.cli.app import main; main()"
OPENED = """
import sys
from pathlib import Path
from desk.web.serving import prepared
prepared(Path(sys.argv[1]))
from django.core.management import call_command
from desk.web.altered import _put_on_record
from desk.web.shelf import workspace
from desk.workspace.desk_database import schema_of
"""
OF_AN_EARLIER_PROGRAM = """
_put_on_record({})
call_command("migrate", "saved", "zero", verbosity=0)
_put_on_record(schema_of(workspace()))
"""
BEFORE_1_0 = """
from django.db import connection
_put_on_record({})
with connection.cursor() as cursor:
    cursor.execute("update django_migrations set name = '0001_initial' where app = 'work'")
_put_on_record(schema_of(workspace()))
"""
CUT_OFF = """
_put_on_record({})
call_command("migrate", "saved", "zero", verbosity=0)
"""


def test_an_update_and_one_that_was_cut_off_are_no_alteration_and_one_by_hand_is(
    desk: Workspace, copied: Callable[[Path], tuple[Path, Path]], tmp_path: Path
) -> None:
    folder, key = copied(tmp_path / "bản")
    altered = "bảng, chỉ mục, danh sách nâng cấp không như sổ niêm phong ghi"

    def run(program: str, *words: str) -> subprocess.CompletedProcess[str]:
        return ran(program, *words, folder, env={**os.environ, "LANHMANH_KEY": str(key)})

    def recorded() -> list[bool]:
        entries = log_of(opened(folder), DESK).bare()
        return [bool(entry["content"]["schema"]) for entry in entries if entry["kind"] == SCHEMA]

    for before, records in (
        (OF_AN_EARLIER_PROGRAM, [True, False, True, False, True]),
        (CUT_OFF, [False, True]),
    ):
        earlier = len(recorded())
        assert run(OPENED + before).returncode == DONE
        assert run(OPENED).returncode == DONE
        assert recorded()[earlier:] == records
        assert altered not in run(VERIFY, "verify", "--workspace").stdout
    assert run(OPENED + BEFORE_1_0).returncode == DONE
    refused = run(OPENED)
    assert refused.returncode != DONE
    assert "do bản trước 1.0 lập: work." in refused.stderr
    (folder / "desk").rename(folder.with_name("desk-cũ"))
    assert run(OPENED).returncode == DONE
    with closing(sqlite3.connect(folder / "desk" / "desk.sqlite3")) as database, database:
        database.execute("drop table saved_savedview")
    refused = run(OPENED)
    assert refused.returncode != DONE
    assert altered in refused.stderr
    assert "saved_savedview" in refused.stderr
    said = run(VERIFY, "verify", "--workspace")
    assert said.returncode == STORE
    assert "saved_savedview" in said.stdout
