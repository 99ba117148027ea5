"""The verbs, as a person or a program calls them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from desk.cli.app import code_of
from desk.workspace.folder import Workspace
from scenarios.steps.twins import twin
from tests.desk.cli.conftest import Call
from tests.long_run import some_of


@pytest.fixture(autouse=True)
def _key(example_workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANHMANH_KEY", str(example_workspace.folder.parent / "khoa" / "test.key"))


@pytest.fixture(scope="module")
def office(example_workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of its own with the example in it."""
    folder = tmp_path_factory.mktemp("office") / "w"
    twin(example_workspace.folder, folder)
    return folder


@pytest.fixture(scope="module")
def run_2020(office: Path) -> str:
    assert code_of(["run", "--workspace", str(office), "--year", "2020", "--strict"]) == 1
    return str(next((office / "runs").glob("2020-*")))


def test_a_run_says_where_it_lies(call: Call, office: Path, run_2020: str) -> None:
    code, out, _ = call("run", "--workspace", office, "--year", 2020, "--json")
    found = json.loads(out)
    assert code == 0
    assert Path(found["run"]) == Path(run_2020)
    assert found["periods"] == ["2020"]
    assert found["as_of"] == "2021-01-31"
    assert found["rulebooks"] == ["dia_ban_ma_tuy", "healthy_commune", "venue_risk"]


def test_results_have_one_object_a_unit(call: Call, run_2020: str) -> None:
    code, out, _ = call("results", run_2020, "--rulebook", "healthy_commune", "--json")
    rows = {row["subject"]["unit"]: row for row in json.loads(out)["rows"]}
    assert len(rows) == 9
    assert code == 0
    assert [unit for unit, row in rows.items() if row["band"] is None] == ["31006", "30988"]
    assert rows["30994"]["band"] == "khong_xep_loai"
    assert rows["30994"]["score"][0] < rows["30994"]["score"][1]
    assert {(n["form"], n["correct"]) for n in rows["30994"]["needs"]} == {
        ("B02", True),  # rows to correct
        ("B04", False),  # forms owed
        ("B05", False),
        ("B11", True),
    }


def test_undecided_venues_make_the_exit_code_one_only_where_strict(call: Call, run_2020: str) -> None:
    words = ("results", run_2020, "--rulebook", "venue_risk", "--json")
    assert call(*words)[0] == 0
    code, out, _ = call(*words, "--strict")
    assert code == 1
    assert any(row["undecided"] and row["band"] is None for row in json.loads(out)["rows"])


def test_every_point_of_every_commune_leads_back_to_rows(
    call: Call, run_2020: str, truth: dict[str, Any]
) -> None:
    known = {f["file"] for f in truth["files"]}
    for unit in some_of(sorted(truth["expected"]), 4):
        _, out, _ = call(
            "explain", run_2020, "--rulebook", "healthy_commune", "--unit", unit, "--period", "2020", "--json"
        )
        found = json.loads(out)
        assert sum(c["points"][0] for c in found["criteria"]) == pytest.approx(found["score"][0])
        assert sum(c["points"][1] for c in found["criteria"]) == pytest.approx(found["score"][1])
        for criterion in found["criteria"]:
            assert criterion["reason"]
            assert criterion["cites"]
            assert {r["file"] for r in criterion["records"]} <= known
            settled = criterion["points"][0] == criterion["points"][1]
            assert settled or criterion["needs"], criterion["id"]
            if criterion["points"][0] > 0 and criterion["applies"] == "yes":
                nothing = (0, False, "not_applicable", {"least": 0, "most": 1})  # the last: a row to correct
                shown = [f for f in criterion["facts"].values() if f not in nothing]
                assert criterion["records"] or not shown, criterion["id"]


def test_a_venue_is_explained(call: Call, run_2020: str) -> None:
    _, out, _ = call(
        "explain",
        run_2020,
        "--rulebook",
        "venue_risk",
        "--venue",
        "31006-CS-033",
        "--period",
        "2020",
        "--json",
    )
    points = {c["id"]: c["points"] for c in json.loads(out)["criteria"]}
    assert points["V2"] == [60, 60]


def test_indicators_tell_their_values(call: Call, run_2020: str) -> None:
    _, out, _ = call("indicators", run_2020, "--subject", "30994", "--json")
    values = json.loads(out)["values"]
    assert values["venues_open"] == {"least": 32, "most": 34}  # two rows of B02 are to be corrected
    assert values["violations"] is None


def test_indicators_are_asked_for_by_unit_and_year_as_an_explanation_is(call: Call, run_2020: str) -> None:
    of = ("--json", "--workspace", str(Path(run_2020).parent.parent))
    answers = [call("indicators", *words, *of)[:2] for words in (("30994", "2020"), ("2020", "30994"))]
    assert answers == [call("indicators", run_2020, "--subject", "30994", "--json")[:2]] * 2


def test_indicators_of_the_calendar_year_stand_beside(call: Call, run_2020: str) -> None:
    _, out, _ = call("indicators", run_2020, "--subject", "30991", "--window", "calendar_year", "--json")
    assert json.loads(out)["values"]["inspections"] == {"least": 30, "most": 31}


def test_verify_computes_the_same_bytes(call: Call, run_2020: str) -> None:
    code, out, _ = call("verify", run_2020, "--json")
    assert (code, json.loads(out)["same"]) == (0, True)


def test_a_changed_threshold_changes_results_and_leaves_the_old_run_as_it_was(
    call: Call, office: Path, run_2020: str, tmp_path: Path
) -> None:
    workspace = tmp_path / "w"
    twin(office, workspace)
    parameters = workspace / "rules" / "parameters.yaml"
    parameters.write_text(parameters.read_text("utf-8").replace("{take: 60}", "{take: 100}"), "utf-8")
    _, out, _ = call("run", "--workspace", workspace, "--year", 2020, "--json")
    new = json.loads(out)["run"]
    scores = [json.loads(call("results", run, "--json")[1])["rows"] for run in (run_2020, new)]
    before, after = ({r["subject"]["unit"]: r["score"] for r in rows} for rows in scores)
    assert before != after
    assert call("verify", workspace / "runs" / Path(run_2020).name)[0] == 0


def test_a_typo_in_a_rule_stops_the_run_at_its_place(call: Call, office: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "w"
    twin(office, workspace)
    file = workspace / "rules" / "healthy_commune" / "criteria" / "a.yaml"
    file.write_text(file.read_text("utf-8").replace("{hotspots_active: 0}", "{hotspot_active: 0}"), "utf-8")
    code, out, err = call("run", "--workspace", workspace, "--year", 2020, "--json")
    fault = json.loads(out)["faults"][0]
    assert code == 3
    assert (fault["file"], fault["code"], fault["suggestion"]) == (
        "rules/healthy_commune/criteria/a.yaml",
        "R102",
        "hotspots_active",
    )
    assert f"a.yaml:{fault['line']}:{fault['col']}" in err
    assert "^" in err


def test_as_of_leaves_out_what_came_later(call: Call, office: Path) -> None:
    _, out, _ = call("run", "--workspace", office, "--year", 2020, "--as-of", "2020-12-20", "--json")
    found = json.loads(out)
    assert found["as_of"] == "2020-12-20"
    rows = json.loads(call("results", found["run"], "--json")[1])["rows"]
    bands = {row["subject"]["unit"]: row["band"] for row in rows}
    assert bands["31003"] == "khong_xep_loai"  # its year return came on 31/1/2021


FILE, FOLDER = "tệp có sẵn", "thư mục có sẵn"


@pytest.mark.parametrize(
    "verb",
    [
        ("print", "healthy_commune", FILE),
        ("compare", "2018-12-31", "2019-12-31", "--year", "2019", "--workbook", FOLDER),
    ],
)
def test_a_file_where_a_folder_is_needed_is_said_so(
    call: Call, office: Path, run_2020: str, tmp_path: Path, verb: tuple[str, ...]
) -> None:
    (tmp_path / FILE).write_text("giữ nguyên", "utf-8")
    (tmp_path / FOLDER).mkdir()
    there = {"RUN": run_2020}
    words = [there.get(w, str(tmp_path / w) if w.startswith((FILE, FOLDER)) else w) for w in verb]
    code, _, err = call(*words, "--workspace", office)
    assert code == 5
    assert str(tmp_path) in err
    assert "thư mục" in err
    assert (tmp_path / FILE).read_text("utf-8") == "giữ nguyên"
    assert sorted(p.name for p in tmp_path.iterdir()) == [FOLDER, FILE]


def test_a_terminal_of_ascii_alone_stops_nothing(run_2020: str) -> None:
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    said = subprocess.run(
        [sys.executable, "-m", "desk.cli", "results", run_2020], capture_output=True, env=env, check=False
    )
    assert said.returncode == 0, said.stderr
    assert "Xã Tây Yên" in said.stdout.decode("utf-8")


def test_a_run_is_not_compared_with_rules(call: Call, office: Path, run_2020: str) -> None:
    code, _, err = call("compare", run_2020, "2019-12-31", "--workspace", office)
    assert code == 2
    assert "'2019-12-31' thì không" in err


def test_an_import_says_that_it_made_a_workspace(call: Call, tmp_path: Path) -> None:
    """A folder typed wrong is not where the officer looks for the return."""
    (tmp_path / "gửi").mkdir()
    first, second = (
        call("import", tmp_path / "gửi", "--workspace", tmp_path / "gõ nhầm")[2] for _ in range(2)
    )
    assert str(tmp_path / "gõ nhầm: đã tạo mới.") in first
    assert "đã tạo mới" not in second
