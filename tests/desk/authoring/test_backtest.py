"""`backtest` on the example: what it says, and what `check` remembers while the rules decide as they did."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desk.authoring.backtesting import HeldAgainst, remember, reminder
from desk.cli.app import code_of
from desk.workspace.compiled_rules import rules_in
from desk.workspace.folder import Workspace, created
from desk.workspace.rulebook_choice import chosen_rulebooks
from engine.evaluation.backtest import Inspected, backtest
from scenarios.steps.twins import twin
from tests.long_run import long_only


@pytest.fixture
def office(example_workspace: Workspace, tmp_path: Path) -> Path:
    twin(example_workspace.folder, tmp_path / "ws")
    return tmp_path / "ws"


@long_only
def test_it_says_what_says_nothing_and_check_remembers_it(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert code_of(["backtest", "--year", "2019", "--workspace", str(office), "--json", "--strict"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["order"]["better_than_as_made"] is False
    assert 0 < told["order"]["findings"] < told["order"]["inspections"]
    assert all(
        low <= one["found"] / one["inspections"] <= high
        for one in told["bands"]
        for low, high in [one["interval"]]
    )
    code_of(["check", "--workspace", str(office)])
    assert "không hơn thứ tự đã làm" in capsys.readouterr().out
    file = office / "rules/venue_risk/signals/i_kiem_tra.yaml"
    file.write_text(file.read_text("utf-8").replace("give: 5,", "give: 6,"), "utf-8")
    code_of(["check", "--workspace", str(office)])
    assert "không hơn thứ tự đã làm" not in capsys.readouterr().out


def test_a_year_nobody_inspected_after_is_refused_with_a_way_out(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert code_of(["backtest", "--year", "2024", "--workspace", str(office)]) == 2
    assert "Nhập báo cáo" in capsys.readouterr().err
    assert (
        code_of(["backtest", "--year", "2019", "--rulebook", "healthy_commune", "--workspace", str(office)])
        == 2
    )
    assert "bộ phân loại cơ sở" in capsys.readouterr().err


def test_what_anyone_could_have_written_of_a_backtest_counts_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANHMANH_KEY", str(tmp_path / "khoa" / "k"))
    made = created(tmp_path / "ws", chosen_rulebooks(["all"]))
    rules = rules_in(made.rules)
    year, after = rules.calendar.period("2019"), rules.calendar.period("2020")
    assert year is not None
    assert after is not None
    found = backtest({}, [Inspected("x", after.start, True)], [], [], after.end)
    remember(made, rules, HeldAgainst(rules.rulebooks["venue_risk"], year, after, after.end, found))
    assert reminder(made.rules, rules) is not None
    path = made.kept / "backtest.json"
    path.write_text(path.read_text("utf-8").replace('"2019"', '"2018"'), "utf-8")
    assert reminder(made.rules, rules) is None
