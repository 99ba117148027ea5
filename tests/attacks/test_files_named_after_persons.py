"""A file named after a person: its name is in the importing officer's answer, and nowhere else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desk.base.faults import DONE, STORE, TO_LOOK_AT
from tests.attacks import forging
from tests.desk.conftest import Office
from tests.facts import builders

NAME = "Nguyễn Thị Thử Danh"
FILE = f"{NAME} (sửa).xlsx"
RAN = (DONE, TO_LOOK_AT)


@pytest.fixture
def file(office: Office) -> Path:
    """A return with something wrong in it, in a folder named after someone too."""
    rows = {"B02": [builders.venue(1), builders.venue(2, rooms="nhiều")], "B04": [builders.inspection()]}
    return builders.return_file(office.folder / "gửi" / f"31003 - {NAME}" / FILE, rows)


def test_the_name_of_a_file_that_names_a_person_is_told_to_who_imports_it_alone(
    office: Office, file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    other = builders.return_file(file.parents[1] / "b.xlsx", {"B02": [builders.venue(3)]}, period="2020-6T")
    assert office.run("import", str(file.parents[1]), "--full") in RAN
    out = capfd.readouterr().out
    (kept,) = {line.rpartition(" ")[2].rstrip(".") + "." for line in out.splitlines() if FILE in line}
    assert NAME not in kept
    assert "(sửa)" in out.partition(FILE)[2]
    assert office.run("import", str(file), "--full") in RAN  # again, now by itself
    assert office.run("import", str(file), "--received-on", "20/12/2020", "--json") in RAN
    capfd.readouterr()
    assert office.run("run", "--year", "2020", "--full") in RAN
    for verb in (
        *("results 2020 --full", "explain 30985 2020", "explain 30985 2020 --json", "indicators 2020"),
        *("verify", "verify 2020", "status 2020", "remind 2020", "lock 2020", "so-far 2020"),
        "follow-up 2020",
    ):
        office.run(*verb.split())
    office.run("report", str(office.folder / "ra"), "--restricted", "1", "--reason", "x")
    office.run("backup", str(office.folder / "b.tar.gz"))
    told = "".join(capfd.readouterr())
    assert "tên-người-" in told
    assert NAME not in told
    assert other.exists()
    for path in (p for p in office.folder.rglob("*") if p != file and p != file.parent):
        assert NAME not in path.name
        if path.is_file() and path != file:
            assert NAME.encode() not in path.read_bytes(), path
            assert NAME.encode("unicode_escape") not in path.read_bytes(), path


def test_a_return_kept_under_another_name_comes_back_from_its_original(office: Office, file: Path) -> None:
    assert office.run("import", str(file)) in RAN
    forging.change_return(office.made, sealed=False)
    assert office.run("verify") == STORE
    assert office.run("import", str(file)) in RAN
    assert office.run("verify") == DONE


def test_json_says_what_a_file_is_kept_as(
    office: Office, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert office.run("import", str(file), "--json") in RAN
    data = json.loads(capsys.readouterr().out)
    (one,) = data["renamed"]
    assert one["file"].endswith(FILE)
    assert {found["file"] for found in data["problems"]} == {one["kept"]}
