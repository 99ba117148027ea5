"""Returns the program itself fails on leave their own unit undecided and named; the district's run ends."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desk.base.faults import DONE, OURS, TO_LOOK_AT
from desk.runs.failing import REPORT
from desk.runs.found_runs import latest_run_of
from desk.workspace.logs import key_ready
from desk.workspace.store import archive_of, context_today, vault_of
from desk.workspace.sweeping import recorded_imports, writing
from facts.archive.sealing import sealed
from facts.intake.files import ReturnFile
from facts.intake.reading import ReturnReader, Taken
from facts.standing import HAS_DATA
from scenarios.steps.twins import twin
from tests.desk.conftest import NIL_FORMS, Office
from tests.facts import builders

APPRAISED = {"B16": [builders.appraisal()]}
FORMS = {"B02": [builders.venue(1, "30988")], "B15": [builders.self_score(unit_code="30988")]}


def stored_as_no_form_allows(
    at: Office, name: str, form: str, changes: dict[str, Any], last: int = 0, **cover: Any
) -> None:
    """Store a return of which the `last` rows of a form (0: all) say what reading would have refused, as an
    unknown fault would."""
    sent = APPRAISED if form == "B16" else FORMS
    states = dict.fromkeys(sent, HAS_DATA) if form == "B16" else NIL_FORMS | dict.fromkeys(sent, HAS_DATA)
    path = builders.return_file(at.folder / "sent" / name, sent, states=states, **cover)
    read = ReturnReader(context_today(at.made, at.rules, None), date(2021, 1, 2), frozenset())
    taken = read(ReturnFile(path, name))
    assert isinstance(taken, Taken)
    assert taken.read is not None
    filing = sealed(taken.read, taken.hash, vault_of(at.made).keys, date(2021, 1, 2))[0]
    forms = tuple(
        replace(
            f,
            rows=(
                *f.rows[: -last or 0],
                *(replace(r, values={**r.values, **changes}) for r in f.rows[-last:]),
            ),
        )
        if f.form == form
        else f
        for f in filing.forms
    )
    with writing(at.made):
        key_ready(at.made).file([filing.hash])
        archive_of(at.made).add(replace(filing, forms=forms))
        recorded_imports(at.made)


def rows_of(office: Office, capsys: Any) -> dict[str, Any]:
    capsys.readouterr()
    office.run("results", "latest", "--json")
    return {row["unit"]: row for row in json.loads(capsys.readouterr().out)["rows"]}


@pytest.fixture(scope="module")
def ran_district(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Three communes, one of whose returns the program fails on: its self-score has no points. The year was
    run."""
    folder = tmp_path_factory.mktemp("district")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANHMANH_KEY", str(folder / "khoa" / "k"))
        made = others(Office(folder))
        stored_as_no_form_allows(made, "lỗi.xlsx", "B15", {"points": None}, unit_code="30988")
        assert made.run("run", "--year", "2020") == OURS
    return made


@pytest.fixture
def district(ran_district: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Read it; do not change it. Its key is that of workspaces made beside it."""
    monkeypatch.setenv("LANHMANH_KEY", str(ran_district.folder / "khoa" / "k"))
    return ran_district


def others(office: Office) -> Office:
    for unit in ("30985", "31009"):
        office.send(f"{unit}.xlsx", {"B02": [builders.venue(1, unit, unit_code=unit)]}, unit_code=unit)
    return office


def test_the_year_is_scored_but_for_the_unit_the_program_fails_on_and_others_as_without_it(
    district: Office, tmp_path: Path, capsys: Any
) -> None:
    rows = rows_of(district, capsys)
    assert {unit for unit, row in rows.items() if row.get("failed")} == {"30988"}
    assert rows["30988"]["self_score"] is None
    assert not rows["30985"]["undecided"]
    office = others(Office(tmp_path))
    office.run("run", "--year", "2020")
    for unit, row in rows_of(office, capsys).items():
        if unit != "30988":
            assert row["score"] == rows[unit]["score"]


def test_the_report_for_the_authors_names_the_error_and_no_value(district: Office) -> None:
    text = (latest_run_of(district.made, "2020").folder / REPORT).read_text("utf-8")
    (report,) = json.loads(text)
    assert (report["unit"], report["error"]) == ("30988", "TypeError")
    assert any(step.startswith("engine/") for step in report["frames"])
    assert "lỗi.xlsx" not in text


def test_such_a_run_stands_is_verified_and_explained_and_asked_for_again(
    district: Office, capsys: Any
) -> None:
    assert district.run("run", "--year", "2020") == OURS
    assert "30988" in capsys.readouterr().err
    assert len(list(district.made.runs.glob("2020-*"))) == 1
    assert district.run("verify", "latest") == DONE
    assert district.run("explain", "latest", "--unit", "30988") in (DONE, TO_LOOK_AT)


def test_corrected_the_unit_is_scored_like_the_others(district: Office, tmp_path: Path, capsys: Any) -> None:
    twin(district.made.folder, tmp_path / "ws")
    office = Office(tmp_path)
    later = {"prepared_on": date(2021, 1, 1), "received_on": date(2021, 1, 1)}
    office.send("lại.xlsx", FORMS, unit_code="30988", **later)
    assert office.run("run", "--year", "2020") in (DONE, TO_LOOK_AT)
    assert not any(row.get("failed") for row in rows_of(office, capsys).values())


def risks_of(office: Office, capsys: Any) -> dict[str, Any]:
    capsys.readouterr()
    assert office.run("results", "latest", "--rulebook", "venue_risk", "--json") in (DONE, TO_LOOK_AT)
    rows = json.loads(capsys.readouterr().out)["rows"]
    return {row["subject"]["venue"]: (row["score"], row["undecided"]) for row in rows}


def test_a_venue_the_program_fails_on_is_named_by_its_unit_and_others_are_as_they_were(
    office: Office, tmp_path: Path, capsys: Any
) -> None:
    other = Office(tmp_path / "other")
    for at in (office, other):
        at.send("30985.xlsx", {"B02": [builders.venue(1), builders.venue(2)]})
    stored_as_no_form_allows(office, "lỗi.xlsx", "B02", {"unit_code": None}, unit_code="30988")
    assert other.run("run", "--year", "2020", "--chaining", "plain") in (DONE, TO_LOOK_AT)
    assert office.run("run", "--year", "2020", "--chaining", "plain") == OURS
    assert risks_of(office, capsys) == risks_of(other, capsys)
    failing = "Chương trình bị lỗi với báo cáo của Xã Tây Yên (30988)"
    for book in ("venue_risk", "healthy_commune"):
        capsys.readouterr()
        office.run("results", "latest", "--rulebook", book)
        assert failing in capsys.readouterr().err
    assert office.run("explain", "30988-CS-001") == OURS
    assert failing in capsys.readouterr().err
    assert office.run("explain", "30985-CS-001") in (DONE, TO_LOOK_AT)
    (report,) = json.loads((latest_run_of(office.made, "2020").folder / REPORT).read_text("utf-8"))
    assert report["unit"] == "30988"


def test_of_a_unit_only_what_the_program_fails_on_is_left_out(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    venues = [builders.venue(n, "30988", unit_code="30988") for n in (1, 2, 3)]
    monkeypatch.setitem(FORMS, "B02", venues)
    stored_as_no_form_allows(office, "lỗi.xlsx", "B02", {"unit_code": None}, last=1, unit_code="30988")
    assert office.run("run", "--year", "2020", "--chaining", "plain") == OURS
    assert office.run("verify", "latest") == DONE
    run = latest_run_of(office.made, "2020")
    ((left_out,),) = run.failed.values()
    assert left_out.split()[1:] == ["B02", "4"]
    assert risks_of(office, capsys).keys() == {"30988-CS-001", "30988-CS-002"}
    assert rows_of(office, capsys)["30988"]["self_score"] is not None


def test_an_import_that_fails_after_storing_says_what_it_stored(office: Office, capsys: Any) -> None:
    for name in ("Phòng LĐTBXH", "Công an huyện"):
        stored_as_no_form_allows(office, f"{name}.xlsx", "B16", {"points": None}, office=name)
    path = builders.return_file(office.folder / "sent" / "mới.xlsx", {"B02": [builders.venue(1)]})
    assert office.run("import", str(path)) == OURS
    said = capsys.readouterr().err
    assert "Đã lưu 1 báo cáo vào kho: sent/mới.xlsx" in said
    assert "không bị thay đổi" not in said
    assert office.run("run", "--year", "2020") == OURS
    assert "30985 Công an huyện" in capsys.readouterr().err


def test_a_year_so_far_is_told_but_for_the_unit_the_program_fails_on(
    office: Office, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    half = {"period": "2020-6T", "prepared_on": date(2020, 6, 15), "received_on": date(2020, 6, 16)}
    office.send("30985.xlsx", {"B02": [builders.venue()]}, **half)
    monkeypatch.setitem(APPRAISED, "B16", [builders.appraisal(unit_code="30988")])
    for name in ("Phòng LĐTBXH", "Công an huyện"):
        cover = {**half, "office": name, "unit_code": "30988"}
        stored_as_no_form_allows(office, f"{name}.xlsx", "B16", {"points": None}, **cover)
    capsys.readouterr()
    assert office.run("so-far", "2020-6T", "--json") == OURS
    told = capsys.readouterr()
    rows = {row["unit"]: row for row in json.loads(told.out)["rows"]}
    assert {unit for unit, row in rows.items() if row.get("failed")} == {"30988"}
    low, high = rows["30985"]["score_if_kept"]
    assert high - low < 40
    assert "Xã Tây Yên (30988 Công an huyện)" in told.err
    assert "TypeError, " in told.err
    assert "/" in told.err.rpartition("TypeError, ")[2]
