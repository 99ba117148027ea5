"""Tests write into memory where there is room for them, and leave nothing there; a usual run takes some of
them, a long one all."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests import long_run
from tests.checks import in_memory


def test_a_folder_in_memory_is_gone_afterwards(tmp_path: Path) -> None:
    with in_memory(tmp_path, room=1) as told:
        assert Path(told["TMPDIR"]).parent == tmp_path
        (Path(told["TMPDIR"]) / "of a test").write_text("a", "utf-8")
    assert list(tmp_path.iterdir()) == []


def test_without_room_or_such_a_folder_they_write_where_they_always_did(tmp_path: Path) -> None:
    for memory, room in ((tmp_path, sys.maxsize), (tmp_path / "none", 1)):
        with in_memory(memory, room) as told:
            assert told == {}
    assert list(tmp_path.iterdir()) == []


def test_a_usual_run_takes_some_the_same_each_time_and_the_long_one_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(long_run, "LONG", False)
    monkeypatch.setattr(long_run, "EVERY", False)
    cases = list(range(10))
    assert long_run.some_of(cases, 3) == [0, 3, 6]
    assert long_run.some_of(cases, 3, offset=5) == [5, 8, 1]
    assert long_run.some_of(cases, 10) == cases
    assert long_run.examples(25) == 9
    monkeypatch.setattr(long_run, "EVERY", True)
    assert long_run.some_of(cases, 3) == cases
    monkeypatch.setattr(long_run, "LONG", True)
    assert long_run.examples(25) == 200
