"""The order and number of imports change nothing."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from facts.archive.ledger import Ledger, standing_of
from facts.archive.store import Store
from facts.context import Context
from facts.standing import Standing
from tests.busy import PATIENCE
from tests.facts.conftest import EXAMPLE, Workspace, make_workspace
from tests.long_run import long_only, some_of

FEW = sorted([*EXAMPLE.glob("*/31000*"), *EXAMPLE.glob("*/31006*")])
HALF_YEAR = EXAMPLE / "2019-6T"


@pytest.mark.parametrize("seed", some_of(range(3), 1))
def test_returns_in_any_order_give_one_standing(
    seed: int, example: Workspace, example_read: tuple[Standing, Ledger]
) -> None:
    filings = list(Store(example.archive).filings())
    random.Random(seed).shuffle(filings)
    assert standing_of(filings, example.context) == example_read


@long_only
def test_imports_one_by_one_backwards_give_what_one_import_gives(
    tmp_path: Path, example_context: Context
) -> None:
    at_once = make_workspace(tmp_path / "once", tmp_path / "key", example_context)
    one_by_one = make_workspace(tmp_path / "each", tmp_path / "key", example_context)
    at_once.take(*FEW)
    for path in reversed(FEW):
        one_by_one.take(path)
    assert one_by_one.read() == at_once.read()


def test_importing_again_changes_nothing_and_says_so(tmp_path: Path, example_context: Context) -> None:
    work = make_workspace(tmp_path / "work", tmp_path / "key", example_context)
    first = work.take(HALF_YEAR)
    before = {path: path.stat().st_mtime_ns for path in work.archive.rglob("*")}
    again = work.take(HALF_YEAR)
    assert {path: path.stat().st_mtime_ns for path in work.archive.rglob("*")} == before
    assert len(again.already) == len(again.files) == 9
    assert (again.files, again.totals, again.ledger) == (first.files, first.totals, first.ledger)


def test_the_same_bytes_under_another_name_are_the_same_return(workspace: Workspace) -> None:
    report = workspace.take_return({}, "2020/a.xlsx")
    copy = workspace.folder.parent / "sent/2020/b.xlsx"
    copy.write_bytes((copy.parent / "a.xlsx").read_bytes())
    again = workspace.take(copy)
    assert again.already == ("2020/b.xlsx",)
    assert [file.file for file in again.files] == [file.file for file in report.files] == ["2020/a.xlsx"]


def test_an_import_that_stops_halfway_can_be_finished(tmp_path: Path, example_context: Context) -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, total: int, file: str) -> None:
        if done == 4:
            raise Stopped

    work = make_workspace(tmp_path / "work", tmp_path / "key", example_context)
    whole = make_workspace(tmp_path / "whole", tmp_path / "key", example_context)
    with pytest.raises(Stopped):
        work.take(HALF_YEAR, progress=stop)
    assert len(work.read()[1].files) <= 4  # they are filed side by side; what was not begun is not filed
    work.take(HALF_YEAR)
    whole.take(HALF_YEAR)
    assert work.read() == whole.read()


SCRIPT = """
import sys
from dataclasses import replace
from pathlib import Path
from tests.facts.builders import TODAY, context
from facts.archive.door import import_returns
from facts.vault.vault import open_vault
work, key, returns = map(Path, sys.argv[1:])
vault = open_vault(work / "vault", key)
assert not import_returns([returns], work / "archive", vault, context(), today=TODAY).faults
"""


def test_two_processes_may_import_the_same_files_at_once(tmp_path: Path, example_context: Context) -> None:
    work = make_workspace(tmp_path / "work", tmp_path / "key", example_context)
    alone = make_workspace(tmp_path / "alone", tmp_path / "key", example_context)
    command = [sys.executable, "-c", SCRIPT, str(work.folder), str(work.key), str(HALF_YEAR)]
    running = [subprocess.Popen(command, cwd=EXAMPLE.parents[1]) for _ in range(2)]
    assert [process.wait(timeout=PATIENCE) for process in running] == [0, 0]
    alone.take(HALF_YEAR)
    assert work.read() == alone.read()
    assert sorted(p.name for p in work.archive.iterdir()) == sorted(p.name for p in alone.archive.iterdir())


def test_a_return_just_imported_is_told_as_the_archive_gives_it_back(
    example_context: Context, tmp_path: Path
) -> None:
    work = make_workspace(tmp_path / "work", tmp_path / "key", example_context)
    report = work.take(HALF_YEAR)
    again = work.take(HALF_YEAR)
    assert len(again.already) == len(report.hashes)
    assert replace(again, already=()) == replace(report, added=())
