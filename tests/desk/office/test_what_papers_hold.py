"""What the office's papers and workbooks of the example are made of: their words are asked where they are
made."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.cli.app import code_of
from desk.runs.run import Run
from desk.runs.running import run_made
from desk.workspace.folder import Workspace
from tests.approved import assert_approved
from tests.desk.office.every_output import OUTPUTS, SEALED
from tests.desk.structure import structure_of

LEFT_OUT = {
    SEALED,
    "rulebook adopted",  # made with a password drawn anew, or of another workspace
    "returns marked",
    "letters to communes",  # long to make
    "public workbook in English",
    "blanks of 2025",  # of one kind with others
    "blanks as csv",
}


@pytest.fixture(scope="module")
def run(example_workspace: Workspace) -> Run:
    return run_made(example_workspace, 2020, None, lambda done, total: None)


def test_outputs_are_made_of_what_was_approved(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = run.folder.parent.parent
    monkeypatch.setenv("LANHMANH_KEY", str(workspace.parent / "khoa" / "test.key"))
    said = ""
    for what in sorted(OUTPUTS.keys() - LEFT_OUT):
        out = tmp_path / what
        out.mkdir()
        words = [word.format(out=out, run=run.folder, rules=None) for word in OUTPUTS[what]]
        assert code_of([*words, "--workspace", str(workspace)]) in (0, 1)
        for path in sorted(path for path in out.rglob("*") if path.suffix not in ("", ".pdf")):
            said += "".join(f"{line}\n" for line in (path.relative_to(tmp_path), *structure_of(path)))
    assert_approved(said, Path(__file__).parent / "said" / "structure.txt")
