"""Logs of decisions: two programs at once leave one unbroken chain."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desk.base import alone as alone_module
from desk.base.chained_log import Log
from desk.base.faults import Stop
from desk.base.heads import Heads, Told
from desk.workspace.chain import Chain
from facts.seals import Seals

EACH = 40
_WRITER = """
import sys, pathlib
from desk.base.chained_log import Log
from desk.base.heads import Heads
from facts.seals import Seals
log = pathlib.Path(sys.argv[1])
for n in range(int(sys.argv[2])):
    Log(log, Heads(log.with_name("heads"), Seals([b"k" * 32]))).add({"from": sys.argv[3], "said": n})
"""


@pytest.fixture
def log(tmp_path: Path) -> Log:
    heads = Heads(tmp_path / "heads", Seals([b"k" * 32]))
    heads.write(Told({}, ""))
    return Log(tmp_path / "decisions.jsonl", heads)


def is_whole(log: Log) -> bool:
    return log.examined()[1] is None


def test_two_processes_at_once_do_not_break_the_chain(log: Log) -> None:
    root = Path(__file__).resolve().parents[3]
    writers = [
        subprocess.Popen([sys.executable, "-c", _WRITER, str(log.path), str(EACH), name], cwd=root)
        for name in ("a", "b")
    ]
    assert [writer.wait() for writer in writers] == [0, 0]
    assert is_whole(log)
    told = [(e["from"], e["said"]) for e in log.entries()]
    assert sorted(told) == [(name, n) for name in ("a", "b") for n in range(EACH)]


def test_what_is_added_comes_back_as_it_stands(log: Log) -> None:
    chain = Chain(log)
    first = chain.add("lock", "2021-01-05", "cán bộ", {"period": "2020"})
    assert chain.records() == (first,)


def test_a_reason_may_hold_any_sign(log: Log) -> None:
    log.add({"reason": "dòng một\u2028dòng hai\x85\n"})
    log.add({"reason": "tiếp"})
    assert is_whole(log)


def test_who_holds_a_log_may_add_to_it(log: Log) -> None:
    with log.alone():
        log.add({"said": 1})
    assert len(log.entries()) == 1


def test_a_log_that_another_program_holds_is_waited_for_and_then_told(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alone_module, "PATIENCE", 0)
    holder = subprocess.Popen(
        [sys.executable, "-c", "import sys, pathlib; from desk.base.alone import alone\n"
         "with alone(pathlib.Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()", str(log.path)],
        cwd=Path(__file__).resolve().parents[3], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == b"held"
    with pytest.raises(Stop) as told:
        log.add({"said": 1})
    assert str(log.path) in told.value.texts["vi"]
    holder.communicate()
