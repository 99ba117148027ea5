"""A whole run whose chaining child is killed or stopped half-way: the same files, the same exit code, and it
is said."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

import desk.runs.executors
from desk.cli.app import code_of
from desk.runs.executors import DURABLE, MATCHER, ChainingProcess, ChildLimits
from desk.workspace.folder import Workspace
from engine.follow_up.durable import available
from scenarios.steps.twins import twin
from tests.long_run import long_only

pytestmark = pytest.mark.skipif(not available(), reason="durable-rules can't be had here")
LOSSES = {signal.SIGKILL: "ended by signal 9", signal.SIGSTOP: "no answer in 1 s"}


def workspace(example: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LANHMANH_KEY", str(example.folder.parent / "khoa" / "test.key"))
    return twin(example.folder, folder, runs=False)  # an equal run is not made again


def made_in(folder: Path) -> tuple[int, dict[str, bytes], dict[str, object]]:
    """Run 2020; return the exit code, the files of the run, and what its journal says of chaining."""
    code = code_of(["run", "--year", "2020", "--workspace", str(folder)])
    (run,) = (folder / "runs").iterdir()
    files = {path.name: path.read_bytes() for path in run.iterdir() if path.name != "journal.json"}
    return code, files, json.loads((run / "journal.json").read_text("utf-8"))["chaining"]


@pytest.fixture(scope="module")
def unharmed(
    example_workspace: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> tuple[int, dict[str, bytes]]:
    with pytest.MonkeyPatch.context() as patch:
        folder = workspace(example_workspace, tmp_path_factory.mktemp("whole") / "w", patch)
        code, files, chaining = made_in(folder)
    assert chaining["lost"] == []
    return code, files


@pytest.mark.parametrize("sent", LOSSES)
@long_only  # `test_chaining_process` loses one in every run
def test_a_child_lost_in_mid_run_changes_neither_result_nor_exit_code(
    sent: signal.Signals,
    unharmed: tuple[int, dict[str, bytes]],
    example_workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    class Harmed(ChainingProcess):
        def ask(self, message):  # type: ignore[no-untyped-def]
            if message[0] == "fired" and not harmed:
                harmed.append(self.pid)
                os.kill(self.pid, sent)
                if sent is signal.SIGSTOP:
                    self.limits = ChildLimits(seconds=1)
            return super().ask(message)

    harmed: list[int] = []
    monkeypatch.setattr(desk.runs.executors, "ChainingProcess", Harmed)
    code, files, chaining = made_in(workspace(example_workspace, tmp_path / "w", monkeypatch))
    assert (code, files) == unharmed
    assert chaining["executor"] == DURABLE
    assert chaining["lost"] == [LOSSES[sent]]
    assert isinstance(chaining["neighbourhoods"], dict)
    assert chaining["neighbourhoods"][MATCHER] == 1
    assert "bị mất" in capsys.readouterr().err
