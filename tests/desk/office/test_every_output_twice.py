"""Whatever leaves the program is the same file each time: in another process, later, elsewhere, under another
locale."""

from __future__ import annotations

import ast
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.language import speaking
from desk.office.papers.writing import KINDS
from desk.words.vietnamese_only import WHY
from desk.workspace.folder import Workspace
from desk.workspace.rule_files import SHIPPED
from tests.desk.office.every_output import ENVELOPE, MAKERS, OUTPUTS, PUT_IN, ROOT, SEALED
from tests.desk.office.test_public_workbook import VIETNAMESE
from tests.long_run import EVERY, long_only

HERE = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}
ELSEWHERE = {
    "PYTHONHASHSEED": "4242",
    "TZ": "Pacific/Auckland",
    "LC_ALL": "tr_TR.UTF-8",
    "LANG": "vi_VN.UTF-8",
}
ADOPTION = (
    "--document",
    "15/QĐ-UBND",
    "--date",
    "2020-12-20",
    "--office",
    "UBND huyện An Biên",
    "--figures",
    "all",
)
WITHOUT_WORDS = {".ics", ".graphml"}
ALIKE = {
    "giai-trinh",
    "bien-ban",
    "to-trinh",
    "quyet-dinh",
    "bao-cao",
    "so-ket",
    "letters to communes",
    "public workbook in English",
    "blanks of 2025",
    "appraisal form",
    "comparison",
    "lead",
    "rulebook adopted",
    "returns marked",
}
"""Begun as others are, by the same hands: a usual run makes one paper or workbook of each kind twice."""
ASKED = [what for what in OUTPUTS if EVERY or what not in ALIKE]
IN_ENGLISH_ALREADY = {"public workbook in English"}
ENDINGS = {".docx", ".pdf", ".xlsx", ".ics", ".csv", ".svg", ".graphml", ".jsonl"}


@dataclass(frozen=True)
class Made:
    """What one process made: files by name, what was said, and where in the program each paper and workbook
    was begun."""

    files: Mapping[str, bytes]
    said: Mapping[str, str]
    codes: Mapping[str, int]
    places: frozenset[str]


@pytest.fixture(scope="module")
def base(example_workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with its key, its 2020 locked and run."""
    folder = tmp_path_factory.mktemp("twice") / "base"
    key = Path(os.environ["LANHMANH_KEY"])
    shutil.copytree(key.parent, folder / "khoa")
    shutil.copytree(
        example_workspace.folder, folder / "ws", ignore=shutil.ignore_patterns("2[0-9][0-9][0-9]-*")
    )
    adopted = folder / "ws-adopted" / "rules"
    shutil.copytree(SHIPPED, adopted)
    for words in (
        ["lock", "2020", "--despite", "thử", "--workspace", str(folder / "ws")],
        ["run", "--year", "2020", "--workspace", str(folder / "ws")],
        *([["adopt", "healthy_commune", *ADOPTION, "--rules", str(adopted)]] if EVERY else []),
    ):
        done = program(folder, ["-m", "desk.cli", *words], HERE)
        assert done.returncode in (DONE, TO_LOOK_AT), done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def twice(base: Path) -> tuple[Made, Made]:
    return made(base, "here", HERE, 0), made(base, "elsewhere", ELSEWHERE, 400)


def program(folder: Path, words: list[str], env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    (key,) = [p for p in (folder / "khoa").iterdir() if p.suffix == ".key"]
    return subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env={**os.environ, **env, "LANHMANH_KEY": str(key)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def english(base: Path) -> Made:
    return made(base, "english", HERE, 0, "en")


def made(base: Path, name: str, env: Mapping[str, str], later: int, lang: str = "vi") -> Made:
    folder = base.parent / name
    shutil.copytree(base, folder)
    (run,) = (path.name for path in (folder / "ws" / "runs").iterdir() if path.is_dir())
    words = [
        "-m",
        "tests.desk.office.every_output",
        str(folder / "ws"),
        run,
        str(folder / "out"),
        str(later),
        lang,
        *ASKED,
    ]
    done = program(folder, words, env)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    files = {
        path.relative_to(folder / "out").as_posix(): path.read_bytes()
        for path in sorted((folder / "out").rglob("*"))
        if path.is_file() and path.name != "told.txt"
    }
    said = {what: (folder / "out" / what / "told.txt").read_text("utf-8") for what in told["codes"]}
    return Made(files, said, told["codes"], frozenset(told["places"]))


@long_only
def test_every_output_was_made(twice: tuple[Made, Made]) -> None:
    for one in twice:
        assert {what: code for what, code in one.codes.items() if code not in (DONE, TO_LOOK_AT)} == {}
        assert {name.split("/")[0] for name in one.files} == set(ASKED)
        assert {Path(name).suffix for name in one.files} == ENDINGS


@long_only
def test_the_same_files_come_from_another_process_place_and_day(twice: tuple[Made, Made]) -> None:
    here, elsewhere = twice
    assert set(here.files) == set(elsewhere.files)
    other = {name for name, content in here.files.items() if content != elsewhere.files[name]}
    assert other == {f"{SEALED}/ten.xlsx"}


@long_only
def test_no_kind_of_paper_or_workbook_is_left_out(twice: tuple[Made, Made]) -> None:
    """Where the program begins a paper or a workbook is read from its code: a new one is made twice, or this
    fails."""
    assert set(KINDS) <= set(OUTPUTS)
    seen = twice[0].places
    assert [place for place, lines in begun() if not any(f"{place}:{n}" in seen for n in lines)] == []


@long_only
def test_what_is_asked_for_in_english_is_english_or_said_to_be_vietnamese_only_and_why(
    twice: tuple[Made, Made], english: Made
) -> None:
    vietnamese = {
        name
        for name, content in english.files.items()
        if twice[0].files.get(name) == content and Path(name).suffix not in WITHOUT_WORDS
    }
    with speaking("en"):
        why = list(WHY.values())
    told = {what for what, text in english.said.items() if any(reason in text for reason in why)}
    assert {name.split("/")[0] for name in vietnamese} - IN_ENGLISH_ALREADY == told
    assert all(reason in " ".join(english.said.values()) for reason in why)
    for name, content in english.files.items():
        if name.endswith(".xlsx") and name not in vietnamese and not name.startswith(SEALED):
            sheets = openpyxl.load_workbook(io.BytesIO(content)).sheetnames
            assert [s for s in sheets if VIETNAMESE.search(s) and not re.match(r"\d{5} ", s)] == [], name


def begun() -> Iterator[tuple[str, range]]:
    """Yield each place of the program where a paper or a workbook is begun, with its lines."""
    names = {PUT_IN, *(name for _, name in MAKERS)}
    for path in sorted(set((ROOT / "desk").rglob("*.py")) - {ROOT / ENVELOPE}):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
                yield (
                    path.relative_to(ROOT).as_posix(),
                    range(node.lineno, (node.end_lineno or node.lineno) + 1),
                )
