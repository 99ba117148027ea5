"""The access log names the copies somebody took: none that was refused because a file is in its place."""

from __future__ import annotations

import pytest

from desk.base.faults import DONE, TO_LOOK_AT, WRONG_USE
from desk.workspace.logs import ACCESS, log_of
from tests.desk.conftest import Office
from tests.desk.workspace.one_owner import with_one_owner


@pytest.mark.parametrize(
    "words",
    [
        ("report", "--restricted", "2"),
        ("paper", "thong-bao"),
        ("paper", "bao-cao", "--period", "2020"),
    ],
)
def test_a_copy_that_is_refused_is_not_on_record(
    words: tuple[str, ...], office: Office, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("taken")
    with_one_owner(office)
    assert office.run("run", "--year", "2020") in (DONE, TO_LOOK_AT)
    kind = words[1:2] if words[0] == "paper" else ()
    verb = (words[0], *kind, str(folder), *words[1 + len(kind) :], "--reason", "họp thẩm định")
    assert office.run(*verb) in (DONE, TO_LOOK_AT)
    log = log_of(office.made, ACCESS)
    before, files = len(log.examined()[0]), {path: path.read_bytes() for path in folder.iterdir()}
    signed = max(files)
    signed.write_bytes(b"da ky")
    assert office.run(*verb) == WRONG_USE
    assert len(log.examined()[0]) == before
    assert {path: path.read_bytes() for path in folder.iterdir()} == {**files, signed: b"da ky"}
