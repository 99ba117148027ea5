"""The run of the example's last year, and the program from its door."""

from __future__ import annotations

from typing import Any

import pytest

from desk.cli.app import code_of
from desk.workspace.folder import Workspace


@pytest.fixture
def key(example_workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANHMANH_KEY", str(example_workspace.folder.parent / "khoa" / "test.key"))


@pytest.fixture
def say(key: None, capsys: pytest.CaptureFixture[str]) -> Any:
    """Return what runs a command line and gives its exit code and all it printed."""

    def told(*arguments: str) -> tuple[int, str]:
        code = code_of(list(arguments))
        read = capsys.readouterr()
        return code, read.out + read.err

    return told
