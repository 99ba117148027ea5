"""Logs of decisions: two programs at once leave one unbroken chain."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from desk.base import files
from desk.base.chained_log import Log
from desk.base.faults import Stop
from desk.base.heads import Heads, LogHead, LogHeads
from desk.workspace.decisions import Chain
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
    heads.write(LogHeads({}, ""))
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
    monkeypatch.setattr(files, "PATIENCE", 0)
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, pathlib; from desk.base.files import alone\n"
            "with alone(pathlib.Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()",
            str(log.path),
        ],
        cwd=Path(__file__).resolve().parents[3],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == b"held"
    with pytest.raises(Stop) as told:
        log.add({"said": 1})
    assert str(log.path) in told.value.texts["vi"]
    holder.communicate()


# What was checked before is not looked at again, and nothing slips through by that


def _examined(log: Log, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    looks: list[int] = []
    whole = Log.examined
    monkeypatch.setattr(Log, "examined", lambda self: looks.append(1) or whole(self))
    return looks


def test_who_adds_again_does_not_check_the_whole_log_again(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = _examined(log, monkeypatch)
    for n in range(5):
        log.add({"said": n})
    assert len(looks) == 1
    root = Path(__file__).resolve().parents[3]
    subprocess.run([sys.executable, "-c", _WRITER, str(log.path), "3", "other"], cwd=root, check=True)
    log.add({"said": "after them"})
    assert len(looks) == 1
    assert is_whole(log)
    assert len(log.entries()) == 9


def _line_changed(content: bytes) -> bytes:
    return content.replace(b'"said": 1', b'"said": 7')


def _cut(content: bytes) -> bytes:
    return b"".join(content.splitlines(keepends=True)[:-1])


def _forged(content: bytes) -> bytes:
    return (
        content
        + b'{"said": 9, "n": 5, "after": "x", "at": "", "account": "", "seal": "'
        + b"0" * 64
        + b'"}\n'
    )


def _swapped(content: bytes) -> bytes:
    one, two, *rest = content.splitlines(keepends=True)
    return b"".join([two, one, *rest])


@pytest.mark.parametrize("change", [_line_changed, _cut, _forged, _swapped])
def test_a_log_changed_meanwhile_is_refused_as_if_seen_for_the_first_time(log: Log, change) -> None:  # type: ignore[no-untyped-def]
    for n in range(4):
        log.add({"said": n})
    log.path.write_bytes(change(log.path.read_bytes()))
    with pytest.raises(Stop):
        log.add({"said": "more"})
    assert not is_whole(log)


def test_heads_put_back_to_an_earlier_day_are_no_way_around(log: Log) -> None:
    log.add({"said": 0})
    assert log.heads is not None
    before = log.heads.path.read_bytes()
    log.add({"said": 1})
    log.heads.path.write_bytes(before)
    with pytest.raises(Stop):  # no write that was cut off leaves this: its record is named first
        log.add({"said": 2})


@pytest.mark.parametrize("appended", [False, True])
def test_a_write_cut_off_is_known_by_what_the_heads_name_and_the_next_is_added(
    log: Log, appended: bool
) -> None:
    log.add({"said": 0})
    assert log.heads is not None
    before = log.heads.read()
    assert before is not None
    if appended:
        second = log.add({"said": 1})
        log.heads.write(replace(before, intended={log.name: LogHead(2, second["seal"])}))
    else:
        log.heads.intend(log.name, log.entries()[-1]["seal"], LogHead(2, "x"))
    assert is_whole(log)
    log.add({"said": 2})
    assert is_whole(log)
    assert [e["said"] for e in log.entries()] == ([0, 1, 2] if appended else [0, 2])
