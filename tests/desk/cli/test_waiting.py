"""What a short verb does not load: half of its time would be loading it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.cli.app import code_of
from desk.workspace.folder import Workspace
from engine.evaluation.over_years import OverYears
from engine.rulebook.model.rulebook import Rulebook, Sign
from engine.scoring.columnar.dtypes import States
from facts.periods import Period
from tests.long_run import some_of

LOADED = (
    "import sys; from desk.cli.app import code_of; code_of(sys.argv[1:]); print(*sys.modules,"
    " file=sys.stderr)"
)
HEAVY = {"pydantic", "networkx", "scipy", "xlsxwriter", "openpyxl", "yaml"}
READING = HEAVY | {"filelock", "rich.progress"}  # nothing is written, and nobody watches a bar


def loaded(*words: str) -> set[str]:
    run = subprocess.run([sys.executable, "-c", LOADED, *words], capture_output=True, text=True, check=True)
    return set(run.stderr.splitlines()[-1].split())


@pytest.fixture(scope="module")
def folder(example_workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A workspace with 2020 run, its rules kept: by processes of their own, since what this one keeps is of
    the source as it was when its tests began, and the first verb after a change makes it anew."""
    made = tmp_path_factory.mktemp("waiting") / "own"
    shutil.copytree(example_workspace.folder.parent, made)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANHMANH_KEY", str(made / "khoa" / "test.key"))
        for words in (("run", "--year", "2020"), ("leads", "queue")):
            loaded(*words, "-w", str(made / "workspace"))
        yield made / "workspace"


@pytest.mark.parametrize(
    ("words", "without"),
    some_of(
        [
            (("lock",), READING | {"polars", "numpy"}),
            (("results", "latest"), READING | {"numpy"}),
            (("explain", "latest", "--unit", "30985"), READING | {"numpy"}),
            (("explain", "latest", "--unit", "30985", "--criterion", "A1"), READING | {"numpy"}),
            (("explain", "latest", "--venue", "30985-CS-001"), READING | {"numpy"}),
            (("figures", "2020"), READING),
            (("figures", "2020", "--unit", "30985"), READING),
            (
                ("leads", "queue"),
                READING - {"pydantic"} | {"polars", "numpy"},
            ),  # rules of links are its classes
        ],
        3,
    ),
)
def test_a_short_verb_loads_only_what_it_needs(
    words: tuple[str, ...], without: set[str], folder: Path
) -> None:
    found = loaded(*words, "-w", str(folder))
    assert "desk.cli.app" in found
    assert found & without == set()


def test_a_run_whose_rules_are_kept_does_not_load_what_reads_rule_files(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(folder, own)
    found = loaded("run", "--year", "2020", "-w", str(own))
    assert "engine.follow_up.conclusions" in found
    assert not found & (HEAVY - {"pydantic"})  # leads read the rules of links


def test_an_explanation_in_words_asks_no_sign_of_all_units(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []
    of_all = OverYears.signs

    def noted(over: OverYears, book: Rulebook, sign: Sign, period: Period) -> States:
        asked.append(sign.id)
        return of_all(over, book, sign, period)

    monkeypatch.setattr(OverYears, "signs", noted)
    words = ["explain", "latest", "--unit", "30985", "-w", str(folder)]
    assert code_of(words) == 0
    assert not asked
    capsys.readouterr()
    assert code_of([*words, "--json"]) == 0
    assert list(json.loads(capsys.readouterr().out)["signs"]) == asked
    assert asked


@pytest.mark.parametrize(("verb", "seldom"), [("lock", True), ("serve", False)])
def test_a_verb_that_ends_soon_looks_for_garbage_seldom(verb: str, seldom: bool) -> None:
    asked = (
        "import atexit, gc, sys; atexit.register(lambda: print(gc.get_threshold()[0])); from desk.cli.app"
        " import main; main()"
    )
    run = subprocess.run(
        [sys.executable, "-c", asked, verb, "--help"], capture_output=True, text=True, check=True
    )
    assert (int(run.stdout.splitlines()[-1]) > 100_000) is seldom


def test_what_is_held_at_the_end_is_not_looked_through_for_garbage() -> None:
    asked = (
        "import atexit, gc; atexit.register(lambda: print(gc.get_freeze_count(), len(gc.get_objects())));"
        " from desk.cli.app import main; main()"
    )
    run = subprocess.run(
        [sys.executable, "-c", asked, "lock", "--help"], capture_output=True, text=True, check=True
    )
    frozen, left = map(int, run.stdout.splitlines()[-1].split())
    assert left < frozen // 10
