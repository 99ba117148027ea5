"""The run of the example's last year, and the program from its door."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from desk.cli.app import code_of
from desk.runs.run import Run
from desk.workspace.folder import Workspace
from tests.desk.conftest import forget_leads


@pytest.fixture
def key(example_workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANHMANH_KEY", str(example_workspace.folder.parent / "khoa" / "test.key"))


@pytest.fixture
def undecided(run: Run, key: None) -> Iterator[Run]:
    """The run, its leads decided on by nobody; what a test decides is forgotten."""
    forget_leads(run.workspace)
    yield run
    forget_leads(run.workspace)


@pytest.fixture
def say(key: None, capsys: pytest.CaptureFixture[str]) -> Any:
    """Return what runs a command line and gives its exit code and all it printed."""

    def told(*arguments: str) -> tuple[int, str]:
        code = code_of(list(arguments))
        read = capsys.readouterr()
        return code, read.out + read.err

    return told
