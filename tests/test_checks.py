"""Tests write into memory where there is room for them, and leave nothing there."""

from __future__ import annotations

import sys
from pathlib import Path

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
