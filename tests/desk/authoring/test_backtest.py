"""`backtest` on the example: what it says, and what `check` remembers while the rules decide as they did."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.authoring.backtesting import HeldAgainst, remember, reminder
from desk.cli.app import code_of
from desk.workspace.compiled_rules import rules_in
from desk.workspace.folder import Workspace, created
from desk.workspace.rulebook_choice import chosen_rulebooks
from engine.evaluation.backtest import Inspected, backtest
from scenarios.steps.twins import twin


@pytest.fixture
def office(example_workspace: Workspace, tmp_path: Path) -> Path:
    twin(example_workspace.folder, tmp_path / "ws")
    return tmp_path / "ws"


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
