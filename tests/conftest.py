"""What many tests share: the example, imported once, and the shipped rules."""

from __future__ import annotations

import base64
import gc
import json
import multiprocessing
import os
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from multiprocessing.forkserver import ensure_running
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from desk.office.appraising import all_confirmed
from desk.runs.executors import ChildLimits
from desk.workspace.compiled_rules import rules_in
from desk.workspace.folder import Workspace, created
from desk.workspace.importing import imported
from desk.workspace.rule_files import SHIPPED
from desk.workspace.rulebook_choice import chosen_rulebooks
from desk.workspace.store import stored
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts
from facts.keys import SECRET_BYTES
from facts.standing import Standing
from tests.busy import PATIENCE
from tests.long_run import LONG, examples

# no example has a deadline: on a busy machine the same example takes 200 ms or ten times that
usual = settings(deadline=None, max_examples=examples(40))
settings.register_profile("usual", usual, derandomize=True)
settings.register_profile("long", usual, derandomize=False, print_blob=True)
settings.load_profile("long" if LONG else "usual")


def pytest_collection_finish() -> None:
    """Leave what collecting made out of every later collection of garbage: walking it takes an eighth of a
    run's time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "an_bien"
EXAMPLE_LIST = ROOT / "examples" / "so_den_an_bien.csv"  # of incoming documents


@pytest.fixture(scope="session")
def shipped_rules() -> Rules:
    return rules_in(SHIPPED)


@pytest.fixture(scope="session")
def truth() -> dict[str, Any]:
    """What a right import of the example arrives at."""
    found: dict[str, Any] = json.loads((ROOT / "tests/data/an_bien_truth.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="session")
def example() -> Path:
    """The folder of the example's returns."""
    return EXAMPLE


@pytest.fixture(scope="session", autouse=True)
def keys_of_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep keys, and the heads of logs beside them, out of the user's own folder; the key is one, so that
    hashes are too."""
    folder = tmp_path_factory.mktemp("example")
    key = folder / "khoa" / "test.key"
    key.parent.mkdir()
    key.write_bytes(base64.b64encode(bytes(SECRET_BYTES)) + b"\n")
    key.chmod(0o600)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANHMANH_KEY", str(key))
        patch.delenv("COLUMNS", raising=False)
        patch.delenv("LANHMANH_CALLED", raising=False)  # how these tests were begun says nothing
        yield folder


@pytest.fixture(autouse=True)
def key_put_back(keys_of_tests: Path) -> Iterator[None]:
    """Leave the key that a test found: `demo` names its own to the whole process."""
    before = os.environ["LANHMANH_KEY"]
    yield
    os.environ["LANHMANH_KEY"] = before


@pytest.fixture(scope="session", autouse=True)
def ready_to_fork() -> None:
    """Load once what every process that reads returns needs."""
    multiprocessing.set_forkserver_preload(["tests.forked"])
    ensure_running()


@pytest.fixture(scope="session", autouse=True)
def quick_runs() -> Iterator[None]:
    """Let runs of this process match follow-up rules without a child, which takes two thirds of a small run
    and is tried by `tests/desk/runs/test_chaining_process.py`; compile the same rules once for all."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("desk.runs.executors.LIMITS", ChildLimits(seconds=PATIENCE))
        patch.setattr("desk.runs.executors.available", lambda: False)
        patch.setattr(
            "engine.rulebook.rules.rules_from_texts", lambda texts: _compiled(tuple(sorted(texts.items())))
        )
        yield


@lru_cache(maxsize=16)
def _compiled(texts: tuple[tuple[str, str], ...]) -> Rules:
    return rules_from_texts(dict(texts))


@pytest.fixture(scope="session")
def example_workspace(keys_of_tests: Path, shipped_rules: Rules) -> Workspace:
    """A workspace with the whole example imported. Read it; do not change it."""
    return example_in(keys_of_tests / "workspace", shipped_rules)


def example_in(folder: Path, shipped_rules: Rules) -> Workspace:
    """Make a workspace that uses every rulebook, with the whole example imported, appraised points
    confirmed."""
    made = created(folder, chosen_rulebooks(["all"]))
    today = date(2021, 3, 1)
    imported(made, shipped_rules, [EXAMPLE], today, None, lambda *_: None, incoming=EXAMPLE_LIST)
    year = shipped_rules.calendar.at("year", 2020)
    assert year is not None
    assert all_confirmed(made, shipped_rules, year, "Thử", today)
    return made


@pytest.fixture(scope="session")
def example_standing(example_workspace: Workspace, shipped_rules: Rules) -> Standing:
    return stored(example_workspace, shipped_rules).standing
