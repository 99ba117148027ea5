"""The access log names the copies somebody took: none that was refused because a file is in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.base.faults import DONE, STORE, TO_LOOK_AT, WRONG_USE
from desk.workspace.logs import ACCESS, log_of
from tests.desk.conftest import Office
from tests.desk.workspace.one_owner import with_one_owner

REASON = ("--reason", "họp thẩm định")
TAKEN = [
    ("report", "FOLDER", "--restricted", "2"),
    ("paper", "thong-bao", "FOLDER"),
    ("paper", "bao-cao", "FOLDER", "--period", "2020"),
    ("follow-up", "--papers", "FOLDER"),
    ("plan-inspections", "--papers", "FOLDER"),
    ("plan-inspections", "--team", "FOLDER"),
    ("template", "FOLDER", "--period", "2020", "--unit", "30985"),
]


@pytest.mark.parametrize("words", TAKEN)
def test_a_copy_that_is_refused_is_not_on_record(
    words: tuple[str, ...], office: Office, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("taken")
    with_one_owner(office)
    assert office.run("run", "--year", "2020") in (DONE, TO_LOOK_AT)
    log = log_of(office.made, ACCESS)

    def take(to: Path) -> int:
        return office.run(*(str(to) if word == "FOLDER" else word for word in words), *REASON)

    assert take(folder) in (DONE, TO_LOOK_AT)
    before, files = len(log.examined()[0]), {path: path.read_bytes() for path in folder.iterdir()}
    assert before
    changed = max(files)
    changed.write_bytes(b"da ky")
    assert take(folder) == WRONG_USE
    assert {path: path.read_bytes() for path in folder.iterdir()} == {**files, changed: b"da ky"}
    assert take(changed / "trong") == STORE  # no folder can be there
    changed.unlink()
    (folder / changed.name).mkdir()
    assert take(folder) != DONE
    assert len(log.examined()[0]) == before
