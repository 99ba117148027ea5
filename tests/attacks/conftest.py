"""The office of the desk's tests, which is attacked here: empty, or one with a return and a run, copied."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desk.base.faults import DONE, TO_LOOK_AT
from tests.desk.conftest import Office
from tests.desk.conftest import office as office
from tests.facts import builders


@pytest.fixture(scope="session")
def office_with_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an office with a return and a run, key beside it. Copy it; do not change it."""
    folder = tmp_path_factory.mktemp("office-with-run")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANHMANH_KEY", str(folder / "khoa" / "k"))
        office = Office(folder)
        office.send("a.xlsx", {"B02": [builders.venue(1)], "B03": [builders.party(1)]})
        assert office.run("run", "--year", "2020", "--chaining", "plain") in (DONE, TO_LOOK_AT)
        (folder / "khoa" / "workspaces.json").unlink(missing_ok=True)
    return folder


@pytest.fixture
def sent(office_with_run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """A copy of that office: nobody has verified it yet."""
    folder = shutil.copytree(office_with_run, tmp_path / "o")
    monkeypatch.setenv("LANHMANH_KEY", str(folder / "khoa" / "k"))
    return Office(folder)
