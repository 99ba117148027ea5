"""What is wrong with returns is derived once, and kept beside the archive until what it rests on changes."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from desk.workspace.compiled_rules import rules_in
from desk.workspace.folder import Workspace, opened
from desk.workspace.store import stored


@pytest.fixture
def own(example_workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    shutil.copytree(example_workspace.folder.parent, tmp_path / "own")
    key = next((tmp_path / "own").rglob("*.key"))
    monkeypatch.setenv("LANHMANH_KEY", str(key))
    return opened(tmp_path / "own" / example_workspace.folder.name)


def test_problems_are_read_as_kept_and_derived_again_where_they_were_changed(
    own: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from facts.archive import ledger

    rules, derived = rules_in(own.rules), ledger.standing_of
    times: list[int] = []

    def counted(*given: Any) -> Any:
        times.append(1)
        return derived(*given)

    monkeypatch.setattr(ledger, "standing_of", counted)
    first = stored(own, rules).problems
    assert first
    before = len(times)
    assert stored(own, rules).problems == first
    assert len(times) == before
    (kept,) = (own.kept / "problems").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1] + b"x")
    assert stored(own, rules).problems == first
    assert len(times) == before + 1
