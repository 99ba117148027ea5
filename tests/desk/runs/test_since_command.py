"""`run --since`, as an officer runs it: what comes in, what is said, and what can't be used."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from desk.base.faults import DONE, STORE, TO_LOOK_AT, WRONG_USE
from desk.runs.run import Run, latest_run_of
from tests.desk.conftest import Office
from tests.facts import builders

HERE, THERE = "30985", "30988"
FILLED = {
    "opened_on": date(2015, 3, 1), "licence_no": "91A8000123", "security_certificate": "có", "commitment_signed": "có",
}  # fmt: skip


@pytest.fixture
def first(office: Office) -> Run:
    """Two communes have sent their returns, and a run was made of them."""
    for number, unit in enumerate((HERE, THERE)):
        rows = {
            "B02": [builders.venue(n, unit, **FILLED) for n in (1, 2, 3)],
            "B04": [builders.inspection(n, unit) for n in (1, 2)],
        }
        office.send(f"{number}.xlsx", rows, unit_code=unit)
    assert office.run("run", "--year", "2020") in (DONE, TO_LOOK_AT)
    return latest_run_of(office.made, "2020")


def corrected(office: Office) -> None:
    """One commune sends its workbook again, with one inspection more."""
    rows = {
        "B02": [builders.venue(n, THERE, **FILLED) for n in (1, 2, 3)],
        "B04": [builders.inspection(n, THERE) for n in (1, 2)]
        + [builders.inspection(3, THERE, venue_id=f"{THERE}-CS-002", result="vi phạm")],
    }
    office.send("sua.xlsx", rows, unit_code=THERE, prepared_on=date(2020, 12, 18))


def contents(run: Run) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(run.folder.iterdir()) if p.name != "journal.json"}


def made_since(office: Office, since: str) -> Run:
    assert office.run("run", "--year", "2020", "--since", since) in (DONE, TO_LOOK_AT)
    return latest_run_of(office.made, "2020")


def in_full(office: Office, run: Run) -> dict[str, bytes]:
    """Return the files of the same run made whole, in a place of its own."""
    aside = office.folder / "aside"
    shutil.move(run.folder, aside)
    assert office.run("run", "--year", "2020") in (DONE, TO_LOOK_AT)
    whole = latest_run_of(office.made, "2020")
    assert whole.id == run.id
    return contents(whole)


def test_a_correction_is_computed_and_the_rest_is_taken_over(
    office: Office, first: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    corrected(office)
    capsys.readouterr()
    run = made_since(office, first.id)
    said = " ".join(capsys.readouterr().out.split())
    assert "tính lại 1/9 đơn vị, 1/6 cơ sở" in said
    assert json.loads((run.folder / "journal.json").read_text("utf-8"))["since"]["run"] == first.id
    kept = contents(run)
    assert in_full(office, run) == kept


def test_a_follow_up_rule_changed_touches_no_score(
    office: Office, first: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    path = office.made.rules / "follow_up" / "communes.yaml"
    path.write_text(path.read_text("utf-8").replace("within_days: 30", "within_days: 31"), "utf-8")
    capsys.readouterr()
    run = made_since(office, "latest")
    assert "tính lại 0/9 đơn vị, 0/6 cơ sở" in " ".join(capsys.readouterr().out.split())
    kept = contents(run)
    assert in_full(office, run) == kept


def test_a_criterion_changed_names_its_rulebook(
    office: Office, first: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    path = office.made.rules / "healthy_commune" / "rulebook.yaml"
    path.write_text(path.read_text("utf-8").replace("from: 90", "from: 88"), "utf-8")
    capsys.readouterr()
    run = made_since(office, first.id)
    said = " ".join(capsys.readouterr().out.split())
    assert "tính lại 9/9 đơn vị, 0/6 cơ sở" in said
    assert "Quy tắc đã đổi: “Xã, thị trấn lành mạnh" in said
    kept = contents(run)
    assert in_full(office, run) == kept


def test_nothing_changed_is_said(office: Office, first: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert made_since(office, "latest").id == first.id
    assert "không có gì đổi" in capsys.readouterr().out


def test_another_program_computes_everything_and_says_so(
    office: Office, first: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    journal = first.folder / "journal.json"
    told = json.loads(journal.read_text("utf-8"))
    journal.write_text(json.dumps({**told, "program": "0" * 32}), "utf-8")
    corrected(office)
    capsys.readouterr()
    run = made_since(office, first.id)
    assert "Đã tính lại toàn bộ" in capsys.readouterr().out
    assert json.loads((run.folder / "journal.json").read_text("utf-8"))["since"]["units"] == [9, 9]


def test_a_damaged_run_is_refused_with_a_way_out(
    office: Office, first: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    corrected(office)
    (first.folder / "points.parquet").write_bytes(b"x")
    assert office.run("run", "--year", "2020", "--since", first.id) == STORE
    said = capsys.readouterr().err
    assert "points.parquet" in said
    assert "lanhmanh run --year 2020" in said


def test_a_run_that_is_gone_is_refused_with_those_there_are(
    office: Office, first: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert office.run("run", "--year", "2020", "--since", "2020-khong-co") == WRONG_USE
    assert first.id in capsys.readouterr().err
    shutil.rmtree(first.folder)
    assert office.run("run", "--year", "2020", "--since", "latest") == WRONG_USE
    assert "lanhmanh run --year 2020" in capsys.readouterr().err


def test_a_run_of_another_year_is_refused(
    office: Office, first: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert office.run("run", "--year", "2019", "--since", first.id) == WRONG_USE
    assert "--since latest" in capsys.readouterr().err


def test_a_person_erased_since_stands_in_nothing_taken_over(office: Office, first: Run) -> None:
    """The erased person's rows are read under the code that stands in; no old row with the id comes through."""
    owner = f"{HERE}-CT-0001"
    rows = {
        "B02": [builders.venue(1, HERE, owner_id=owner)],
        "B03": [builders.party(1, HERE)],
    }
    office.send("chu.xlsx", rows, unit_code=HERE, prepared_on=date(2020, 12, 19))
    named = made_since(office, first.id)
    assert office.run("erase", owner, "--reason", "theo yêu cầu", "--yes") in (DONE, TO_LOOK_AT)
    run = made_since(office, named.id)
    assert run.id != named.id
    assert not any(owner.encode() in data for data in _unpacked(run))
    kept = contents(run)
    assert in_full(office, run) == kept


def _unpacked(run: Run) -> list[bytes]:
    names = [name.removesuffix(".parquet") for name in run.manifest["files"] if name.endswith(".parquet")]
    return [repr(run.table(name).to_dicts()).encode() for name in names]


def test_verify_computes_a_run_made_since_again(office: Office, first: Run) -> None:
    corrected(office)
    run = made_since(office, first.id)
    assert office.run("verify", run.id) == DONE


def test_a_run_of_an_earlier_format_is_not_called_false(
    office: Office, first: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert isinstance(first.folder, Path)
    manifest = json.loads((first.folder / "manifest.json").read_text("utf-8"))
    from desk.base.files import canonical_json
    from desk.runs.run import name_of

    manifest["format"] = 1
    old = first.folder.with_name(f"2020-{name_of(manifest)}")
    shutil.copytree(first.folder, old)
    (old / "manifest.json").write_text(canonical_json(manifest), "utf-8")
    assert office.run("verify", old.name) == STORE
    assert "phiên bản trước" in capsys.readouterr().err
