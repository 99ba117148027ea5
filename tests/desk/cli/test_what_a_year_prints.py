"""What the verbs that change a workspace print, one after another in an office's order, is what was approved (`tests/approved.py`)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desk.base.chained_log import account
from desk.cli.app import code_of
from desk.runs.found_runs import latest_run_of
from desk.workspace.folder import Workspace, opened
from tests.approved import assert_approved, cut_short, steady
from tests.desk.conftest import forget_leads
from tests.twins import twin

LINES = 14
BY = "--by an"
YEAR = f"""
lock 2020 --despite "thử" {BY}
run --year 2020 --chaining plain
announce 2020 --document 12/TB-UBND --date 2021-01-15 --despite "thử" {BY}
announce 2020 --json
results latest --json
office --name "UBND huyện A" --place "Thứ Ba"
office --json
leads decide 1 --state looking --reason "xem hồ sơ" {BY}
leads decide 1 --state referred {BY}
leads note 1 "đã gặp chủ quán" {BY}
leads observe 30985-CT-0056 phone 0912345678 --grade B2 --seen 2020-11-20 --reason "chủ quán nói" {BY}
leads observations --json
leads noticed --lang en
leads noticed --json
leads watch
lock 2020 --reopen {BY}
lock 2020 --reopen --reason "xã sửa" {BY}
"""
NOW = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d\S*|\b\d\d/\d\d/20(?:2[6-9]|[3-9]\d)|\b20(?:2[6-9]|[3-9]\d)-\d\d-\d\d|\b[0-9a-f]{12,64}\b"
)


def test_a_year_of_changes_prints_what_was_approved(
    example_workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    monkeypatch.setenv("LANHMANH_KEY", str(example_workspace.folder.parent / "khoa" / "test.key"))
    folder = twin(example_workspace.folder, tmp_path / "ws", runs=False)
    forget_leads(folder)  # what other tests decided in the example
    said = ""
    for line in YEAR.strip().splitlines():
        words = [a or b for a, b in re.findall(r'"([^"]*)"|(\S+)', line)]
        code = code_of([*words, "--workspace", str(folder)])
        told = "".join(
            cut_short(at_any_time(text, folder, run_of(folder)), LINES) for text in capsys.readouterr()
        )
        said += f"$ lanhmanh {line}\n{told}exit {code}\n"
    assert_approved(said, Path(__file__).parent / "printed" / "a_year_of_changes.txt")


def run_of(folder: Path) -> Path:
    return latest_run_of(opened(folder), "2020").folder if any((folder / "runs").iterdir()) else folder


def at_any_time(text: str, folder: Path, run: Path) -> str:
    """Return a text without the moment, the account and the seals."""
    text = text.replace(str(folder), "<place>").replace(account(), "<account>")
    return NOW.sub("<now>", steady(text, run))
