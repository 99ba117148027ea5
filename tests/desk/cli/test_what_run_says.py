"""What `run` says of a run, whatever it found, and the code it ends with; the run itself is made up."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from desk.base import faults
from desk.cli.app import code_of
from desk.runs.run import Run
from engine.rulebook.model.rulebook import Rules
from tests.approved import assert_approved
from tests.desk.told import flat

ROOT = Path(__file__).resolve().parents[3]
COUNTS = {"units": 9, "venues": 3, "undecided": 0, "set_aside": 0, "signs": 0, "actions": 4}


class Made(Run):
    """A run that was never made, with what was noted beside it."""

    __slots__ = ("noted",)

    @property
    def journal(self) -> dict[str, Any]:
        return dict(self.noted)


def test_a_run_is_told_with_what_is_missing_and_ends_by_what_is_to_be_looked_at(
    shipped_rules: Rules, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    period, half = (shipped_rules.calendar.period(code) for code in ("2020", "2020-6T"))
    asked: list[Any] = []
    state = SimpleNamespace(undecided=0, journal={}, missing=(), so_far=None)

    def made(own: Any, year: int, as_of: Any, step: Any, chaining: str) -> Run:
        asked.append((year, as_of, chaining))
        manifest = {
            "year": 2020,
            "counts": {**COUNTS, "undecided": state.undecided},
            "as_of": "2021-01-01",
            "periods": ["2020"],
            "rulebooks": ["a"],
            "locked": False,
        }
        found = Made(Path("/w/runs/2020-x"), manifest)
        object.__setattr__(found, "noted", state.journal)
        return found

    for place, value in {
        "desk.runs.running.run_made": made,
        "desk.runs.run.rules_of": lambda run: shipped_rules,
        "desk.workspace.folder.opened": lambda path: SimpleNamespace(folder=path),
        "desk.workspace.first_record.years_never_received": lambda *_: state.missing,
        "desk.office.so_far.told_so_far_only": lambda *_: state.so_far,
        "desk.cli.run._print_results": lambda *_: None,  # tests/desk/reports/test_one_screen.py
        "desk.reports.chaining_notes.say_losses": lambda *_: None,
        "desk.reports.chaining_notes.say_executor": lambda *_: None,
    }.items():
        monkeypatch.setattr(place, value)
    said = ""
    for told in (
        {},
        {"undecided": 1},
        {"journal": {"returns": 0}},
        {"journal": {"returns": 3}},
        {"missing": (period,), "so_far": half},
    ):
        for name, value in {"undecided": 0, "journal": {}, "missing": (), "so_far": None, **told}.items():
            setattr(state, name, value)
        code = code_of(["run", "--year", "2020", "--chaining", "plain", "--workspace", "/w"])
        read = capsys.readouterr()
        said += f"# {', '.join(told)}\n{flat(read.out)}{flat(read.err)}exit {code} {asked[-1]}\n"
    code_of(
        ["run", "--year", "2020", "--as-of", "2021-01-02", "--chaining", "check-all", "--workspace", "/w"]
    )
    assert asked[-1] == (2020, date(2021, 1, 2), "check-all")
    assert_approved(said, Path(__file__).parent / "printed" / "run.txt")


def test_exit_codes_are_those_the_readme_names() -> None:
    told = re.search(r"Mã thoát: (.*?)\n\n", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert told is not None
    codes = [int(n) for n in re.findall(r"(?:^|; |;\n)(\d+)\s", told[1])]
    assert codes == [
        faults.DONE,
        faults.TO_LOOK_AT,
        faults.WRONG_USE,
        faults.RULES_WRONG,
        faults.INPUT_UNREADABLE,
        faults.STORE,
        faults.OURS,
    ]
