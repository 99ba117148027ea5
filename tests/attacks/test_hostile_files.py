"""What someone with write access, and no key, leaves in a workspace for the program to read: named, and
nothing follows from it."""

from __future__ import annotations

import os
import sqlite3
import struct
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from desk.base.faults import STORE
from desk.workspace.folder import opened
from facts.below import MOST_BYTES, MOST_FOLDERS
from tests.desk.conftest import Office

OPEN_DESK = """
import sys
from pathlib import Path
from desk.web.serving import prepared
from desk.base.faults import Stop
try:
    prepared(Path(sys.argv[1]))
except Stop as stop:
    sys.exit(stop.texts["vi"])
"""
MAGIC = bytes.fromhex("d9d505f920a163d7")
VERBS = (("verify",), ("status",), ("run", "--year", "2020"), ("backup", "sao.tar.gz"))


def open_desk(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", OPEN_DESK, str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def journal_naming(database: Path, victim: Path) -> bytes:
    """Return a rollback journal of SQLite that says other databases took part, listed in the file `victim`:
    once it is played back, SQLite deletes that file."""
    with closing(sqlite3.connect(database)) as opened_database:
        size, count = (
            opened_database.execute(f"pragma page_{what}").fetchone()[0] for what in ("size", "count")
        )
    name = str(victim).encode()
    head = (MAGIC + struct.pack(">IIIII", 0, 0, count, 512, size)).ljust(512, b"\0")
    lock_page = struct.pack(">I", 2**30 // size + 1)
    return head + lock_page + name + struct.pack(">II", len(name), sum(name) % 2**32) + MAGIC


def test_no_recovery_file_of_the_database_deletes_the_key(office: Office) -> None:
    key = opened(office.made.folder).key
    assert office.run("verify") == 0
    assert open_desk(office.made.folder).returncode == 0
    database = office.made.folder / "desk" / "desk.sqlite3"
    journal = database.with_name("desk.sqlite3-journal")
    journal.write_bytes(journal_naming(database, key))
    assert str(journal) in open_desk(office.made.folder).stderr
    assert key.exists()
    assert {office.run(*verb) for verb in VERBS} == {STORE}


@pytest.mark.parametrize("place", ["workspace.json", "rules/parameters.yaml", "kept/rules/x", "runs/x"])
def test_a_file_too_large_to_read_is_named(
    office: Office, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = office.made.folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        file.truncate(MOST_BYTES + 1)
    for verb in VERBS:
        assert office.run(*verb) == STORE, verb
        assert str(path) in capsys.readouterr().err


def test_folders_inside_each_other_end_nothing(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    path = office.made.folder / "kept"
    path.joinpath(*["a"] * (20 * MOST_FOLDERS)).mkdir(parents=True)
    for verb in VERBS:
        assert office.run(*verb) == STORE, verb
        assert "lồng quá sâu" in capsys.readouterr().err


def test_a_name_that_is_no_utf_8_is_named(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    Path(os.fsdecode(os.fsencode(office.made.runs) + b"/\xff")).mkdir()
    for verb in VERBS:
        assert office.run(*verb) == STORE, verb
        assert "UTF-8" in capsys.readouterr().err


def test_a_pipe_in_the_place_of_the_settings_hangs_nothing(office: Office) -> None:
    mark = office.made.folder / "workspace.json"
    mark.unlink()
    os.mkfifo(mark)
    for verb in VERBS:
        assert office.run(*verb) == STORE, verb
