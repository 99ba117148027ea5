"""What `verify` holds closed periods to, and which decisions it reads: none where their log is broken or not
there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import Timer
from types import SimpleNamespace
from typing import Any

import pytest

from desk.base.language import in_language
from desk.office import whole_check
from desk.office.whole_check import LOCK, STORED, WorkspaceCheck
from desk.workspace.decisions import LoggedDecision
from desk.workspace.folder import Workspace
from desk.workspace.logs import DECISIONS
from tests.desk.conftest import Office
from tests.facts import builders

ONE, OTHER = "a" * 20, "b" * 20


def record(n: int, kind: str, **content: Any) -> LoggedDecision:
    return LoggedDecision(n, kind, "2021-01-05", "an", content, "x")


def stored(**digests: str) -> dict[str, Any]:
    return {STORED: {"manifests": digests}}


LOCKED = record(1, LOCK, period="2020", **stored(**{ONE: "1", OTHER: "2"}))
TAKEN_OUT = sorted(whole_check.TAKEN_OUT)[0]
ERASED = record(2, TAKEN_OUT, **stored(**{ONE: "9"}))


@pytest.mark.parametrize(
    ("later", "count", "named"),
    [
        ((), 1, ()),
        ((record(2, "import", **stored(**{ONE: "1"})),), 1, ()),
        ((record(2, "import", **stored(**{ONE: "9"})),), 1, ("a" * 12,)),
        ((record(2, "seal", **stored(**{OTHER: "9", ONE: "8"})),), 1, ("a" * 12, "b" * 12)),
        ((ERASED,), 1, ()),
        ((ERASED, record(3, LOCK, period="2021", **stored(**{ONE: "9", OTHER: "2"}))), 2, ()),
        ((ERASED, record(3, "import", **stored(**{ONE: "1"}))), 1, ("a" * 12,)),
        ((record(2, "reopen", period="2020"),), 0, ()),
        ((record(2, "reopen", period="2019"),), 1, ()),
    ],
)
def test_a_closed_period_is_held_to_the_rows_it_was_closed_with(
    later: tuple[LoggedDecision, ...], count: int, named: tuple[str, ...]
) -> None:
    look: Any = SimpleNamespace(records=(LOCKED, *later))
    found = whole_check._locks(look)
    shown = [", ".join(named)] if named else []
    assert found.count == count
    assert [str(fault).partition("khác: ")[2] for fault in found.faults] == shown
    assert [in_language("en", fault).partition("now: ")[2] for fault in found.faults] == shown


@pytest.mark.parametrize(
    ("broken", "there", "read"), [(None, True, ("a", "b")), ("x", True, ()), (None, False, ())]
)
def test_decisions_are_read_of_a_log_that_holds(
    monkeypatch: pytest.MonkeyPatch, broken: Any, there: bool, read: tuple[str, ...]
) -> None:
    monkeypatch.setattr(whole_check, "record_of", lambda line: line)
    log: Any = SimpleNamespace(broken=lambda: broken, examined=lambda: (["a", "b"], None))
    assert (
        WorkspaceCheck(Workspace(Path(), "x"), None, {DECISIONS: log} if there else {"khac": log}).records
        == read
    )


WRITER = """
import sys
from pathlib import Path
from desk.base.files import alone
half, folder = map(Path, sys.argv[1:])
with alone(folder / "writing"):
    print("holding", flush=True)
    sys.stdin.readline()
    half.unlink()
"""


def test_what_another_program_is_writing_is_not_called_wrong(office: Office) -> None:
    office.send("a.xlsx", {"B02": [builders.venue(1)]})
    half = office.made.vault / f"{ONE}.vault"
    half.write_bytes(b"")
    argv = [sys.executable, "-c", WRITER, str(half), str(office.made.folder)]
    with subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdin is not None
        assert writer.stdout.readline() == "holding\n"
        Timer(0.5, writer.communicate, ["done\n"]).start()
        assert not any(part.faults for part in whole_check.parts_of(office.made))
    assert writer.returncode == 0
