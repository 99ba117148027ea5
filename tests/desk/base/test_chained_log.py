"""Logs of decisions: two programs at once leave one unbroken chain."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desk.base import chained_log
from desk.base.chained_log import alone, appended, entries_of, first_broken
from desk.base.faults import Stop
from desk.workspace.chain import Chain

EACH = 40
_WRITER = """
import sys, pathlib
from desk.base.chained_log import appended
for n in range(int(sys.argv[2])):
    appended(pathlib.Path(sys.argv[1]), {"from": sys.argv[3], "said": n})
"""


def test_two_processes_at_once_do_not_break_the_chain(tmp_path: Path) -> None:
    log = tmp_path / "decisions.jsonl"
    root = Path(__file__).resolve().parents[3]
    writers = [
        subprocess.Popen([sys.executable, "-c", _WRITER, str(log), str(EACH), name], cwd=root)
        for name in ("a", "b")
    ]
    assert [writer.wait() for writer in writers] == [0, 0]
    assert first_broken(log) is None
    told = [(e["from"], e["said"]) for e in entries_of(log)]
    assert sorted(told) == [(name, n) for name in ("a", "b") for n in range(EACH)]


def test_what_is_added_comes_back_as_it_stands(tmp_path: Path) -> None:
    chain = Chain(tmp_path / "decisions.jsonl")
    first = chain.add("lock", "2021-01-05", "cán bộ", {"period": "2020"})
    assert chain.records() == (first,)


def test_a_reason_may_hold_any_sign(tmp_path: Path) -> None:
    log = tmp_path / "decisions.jsonl"
    appended(log, {"reason": "dòng một\u2028dòng hai\x85\n"})
    appended(log, {"reason": "tiếp"})
    assert first_broken(log) is None


def test_who_holds_a_log_may_add_to_it(tmp_path: Path) -> None:
    log = tmp_path / "decisions.jsonl"
    with alone(log):
        appended(log, {"said": 1})
    assert len(entries_of(log)) == 1


def test_a_log_that_another_program_holds_is_waited_for_and_then_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chained_log, "PATIENCE", 0)
    log = tmp_path / "decisions.jsonl"
    holder = subprocess.Popen(
        [sys.executable, "-c", "import sys, pathlib; from desk.base.chained_log import alone\n"
         "with alone(pathlib.Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()", str(log)],
        cwd=Path(__file__).resolve().parents[3], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == b"held"
    with pytest.raises(Stop) as told:
        appended(log, {"said": 1})
    assert str(log) in told.value.texts["vi"]
    holder.communicate()
