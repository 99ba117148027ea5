"""What the office's papers and workbooks of the example are made of; the same files in another process,
later, elsewhere, under another locale. Their words are asked where they are made."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from desk.cli.app import code_of
from desk.office.papers.commendation import DECIDED, SUBMITTED
from desk.office.papers.writing import KINDS
from desk.runs.run import Run
from scenarios.steps.twins import twin
from tests.approved import assert_approved
from tests.desk.office.every_output import OUTPUTS, ROOT, SEALED, begun, words_of
from tests.desk.printed_size import too_small
from tests.desk.structure import structure_of

OF_ANOTHER = {SEALED, "rulebook adopted"}  # with a password drawn anew; of another workspace
ALIKE = {"public workbook in English", "blanks of 2025", "blanks as csv"}  # of one kind with others
LEFT_OUT = {*OF_ANOTHER, *ALIKE, "returns marked", "letters to communes"}
"""An import would change the workspace that other tests read; letters are long to make."""
ELSEWHERE = {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Auckland", "LC_ALL": "tr_TR.UTF-8"}
DAYS_LATER = "400"
MADE_ELSEWHERE = {  # each by a test of its own
    "desk/authoring/printed/decision.py",
    "desk/leads/exports.py",
    "desk/office/papers/commendation.py",
    "desk/office/papers/referral_letter.py",
    "desk/office/recheck_checklist.py",
}
Made = dict[str, bytes]


@pytest.fixture(scope="module")
def copied(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace as it is before anything is made of it here."""
    return twin(run.workspace, tmp_path_factory.mktemp("elsewhere") / "ws")


@pytest.fixture(scope="module")
def here(run: Run, copied: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANHMANH_KEY", str(run.workspace.parent / "khoa" / "test.key"))
        for what in sorted(OUTPUTS.keys() - LEFT_OUT):
            (folder / what).mkdir()
            words = words_of(what, folder / what, run.folder.name, "")
            assert code_of([*words, "--workspace", str(run.workspace)]) in (0, 1)
    return folder


@pytest.fixture(scope="module")
def elsewhere(run: Run, copied: Path) -> tuple[Path, set[str]]:
    """Return what another process made of a copy, and where in the program it began papers and workbooks."""
    out = copied.parent / "out"
    asked = sorted(OUTPUTS.keys() - OF_ANOTHER - ALIKE)
    words = ["-m", "tests.desk.office.every_output", str(copied), run.folder.name, str(out), DAYS_LATER, "vi"]
    key = str(run.workspace.parent / "khoa" / "test.key")
    done = subprocess.run(
        [sys.executable, *words, *asked],
        cwd=ROOT,
        env={**os.environ, **ELSEWHERE, "LANHMANH_KEY": key, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert set(told["codes"].values()) <= {0, 1}, told["codes"]
    return out, set(told["places"])


def made_in(folder: Path) -> Made:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "told.txt")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_outputs_are_made_of_what_was_approved(here: Path) -> None:
    said = ""
    for path in (path for what in sorted(here.iterdir()) for path in sorted(what.rglob("*"))):
        if path.suffix not in ("", ".pdf"):
            said += "".join(f"{line}\n" for line in (path.relative_to(here), *structure_of(path)))
    assert_approved(said, Path(__file__).parent / "said" / "structure.txt")


def test_sheets_are_printed_in_letters_of_nine_points_or_more(here: Path) -> None:
    books = sorted(here.rglob("*.xlsx"))
    assert len(books) > 15
    small = {path.name: too_small(openpyxl.load_workbook(path)) for path in books}
    assert {name: sheets for name, sheets in small.items() if sheets} == {}


def test_the_same_files_come_from_another_process_place_and_day(
    here: Path, elsewhere: tuple[Path, set[str]]
) -> None:
    mine, theirs = made_in(here), made_in(elsewhere[0])
    assert len(mine) > 40
    assert [name for name, content in mine.items() if theirs.get(name) != content] == []


def test_no_kind_of_paper_or_workbook_is_left_out(elsewhere: tuple[Path, set[str]]) -> None:
    """Where the program begins a paper or a workbook is read from its code: a new one is made twice, or this
    fails."""
    assert set(KINDS) - {SUBMITTED, DECIDED} <= set(OUTPUTS)  # those ask for an announcement
    not_made = {place for place, lines in begun() if not any(f"{place}:{n}" in elsewhere[1] for n in lines)}
    assert not_made == MADE_ELSEWHERE
