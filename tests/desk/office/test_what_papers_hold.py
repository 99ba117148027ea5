"""What the office's papers and workbooks hold of the example is what was approved (`tests/approved.py`):
words, figures and how they are set."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.cli.app import code_of
from desk.runs.run import Run
from desk.runs.running import run_made
from desk.workspace.folder import Workspace
from tests.approved import assert_approved, cut_short, digest, steady
from tests.desk.office.every_output import OUTPUTS, SEALED

HELD = Path(__file__).parent / "held"
LEFT_OUT = {
    SEALED,
    "rulebook adopted",  # made with a password drawn anew, or of another workspace
    "returns marked",
    "letters to communes",  # long to make
    "public workbook in English",
    "blanks of 2025",  # of one kind with others
}
WORDS = re.compile(r"<(?:w:t|t)(?: [^>]*)?>([^<]*)</|(</w:p>|</si>)")
MADE_WITH = ("docProps/", "_rels/", "theme/", "[Content_Types]", "fontTable")
LINES = 12


@pytest.fixture(scope="module")
def run(example_workspace: Workspace) -> Run:
    return run_made(example_workspace, 2020, None, lambda done, total: None)


@pytest.mark.parametrize("what", sorted(OUTPUTS.keys() - LEFT_OUT))
def test_an_output_holds_what_was_approved(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    workspace = run.folder.parent.parent
    monkeypatch.setenv("LANHMANH_KEY", str(workspace.parent / "khoa" / "test.key"))
    words = [word.format(out=tmp_path, run=run.folder, rules=None) for word in OUTPUTS[what]]
    assert code_of([*words, "--workspace", str(workspace)]) in (0, 1)
    files = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    said = "".join(f"== {p.relative_to(tmp_path)}\n{held_in(p, run.folder)}" for p in files)
    assert_approved(said, HELD / f"{what.replace(' ', '_')}.txt")


def held_in(path: Path, run: Path) -> str:
    if path.suffix == ".pdf":  # set from what the Word file beside it is made of
        return ""
    if not zipfile.is_zipfile(path):
        text = steady(path.read_text("utf-8-sig"), run)
        return cut_short(f"\n{text}" if path.suffix == ".jsonl" else text, LINES)  # many values, a line each
    parts = dict(parts_of(path, run))
    words = "".join(
        word or "\n"
        for name, text in parts.items()
        if name.endswith(("document.xml", "sharedStrings.xml"))
        for word, _ in WORDS.findall(text)
    )
    whole = [line for line in words.splitlines() if line.strip()]
    return cut_short("\n".join(whole), LINES) + f"set as {digest(list(parts.values()))}\n"


def parts_of(path: Path, run: Path) -> Iterator[tuple[str, str]]:
    """Yield the parts of a Word or Excel file that the program writes, without pictures."""
    with zipfile.ZipFile(path) as book:
        for name in sorted(book.namelist()):
            if name.endswith(".xml") and not any(part in name for part in MADE_WITH):
                yield name, steady(book.read(name).decode(), run)
