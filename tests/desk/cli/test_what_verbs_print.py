"""What each verb prints of the example is what was approved, word for word, in both languages and as JSON.

What stands in `printed/` is cut short: a digest holds the rest. After a change meant to be seen, `python -m tests.desk.cli.approve` writes
it anew; the change of the files is then read like the change of the code.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from desk.cli.app import code_of
from desk.runs.run import Run
from desk.runs.running import run_made
from desk.workspace.folder import Workspace
from engine.evaluation.year_columns import Pace
from tests.desk.cli.approve import APPROVING

PRINTED = Path(__file__).parent / "printed"
LINES = {"": 30, "--lang en": 12, "--json": 24}
CHANGING = re.compile(r"(?<=[FX]\d-)[0-9a-f]{8}\b|\b[0-9a-f]{16}\b")
"""Drawn by the run's id, which any change of the rules changes, or made with the workspace's own key."""
VERBS = {
    "results": "results RUN",
    "results_venues": "results RUN --rulebook venue_risk",
    "explain_unit": "explain RUN --unit 30994",
    "explain_venue": "explain RUN --venue 31006-CS-033",
    "indicators": "indicators RUN --subject 30994",
    "figures": "figures 2020 --unit 30994",
    "so_far": "so-far 2020-6T",
    "so_far_unit": "so-far 2020-6T --unit 30994",
    "remind": "remind 2020",
    "lock": "lock 2020",
    "units": "units --period 2020 --on 2020-12-31",
    "follow_up": "follow-up RUN --unsettled",
    "plan_inspections": "plan-inspections RUN --capacity 4",
    "leads": "leads queue RUN",
    "leads_show": "leads show 1 --run RUN --places",
    "leads_path": "leads path 30985-CS-024 30991-CS-010 --run RUN",
    "leads_try": "leads decide 1 --innocent-tie 1 --try --run RUN",
    "leads_generic": "leads generic RUN",
    "leads_identity": "leads identity RUN",
    "leads_ties": "leads ties RUN",
    "compare": "compare 2018-12-31 2019-12-31 --year 2019",
}


@pytest.fixture(scope="module")
def run(example_workspace: Workspace) -> Run:
    return run_made(example_workspace, 2020, None, Pace(), lambda done, total: None)


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_prints_what_was_approved(
    run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    workspace = run.folder.parent.parent
    monkeypatch.setenv("LANHMANH_KEY", str(workspace.parent / "khoa" / "test.key"))
    said = ""
    for way, most in LINES.items():
        words = f"{VERBS[name]} {way}".split()
        code = code_of(
            [*(str(run.folder) if w == "RUN" else w for w in words), "--workspace", str(workspace)]
        )
        told = [
            CHANGING.sub("<…>", text.replace(str(workspace), "<place>").replace(run.folder.name, "<run>"))
            for text in capsys.readouterr()
        ]
        said += (
            f"$ lanhmanh {' '.join(words)}\n{''.join(cut_short(text, most) for text in told)}exit {code}\n"
        )
    approved = PRINTED / f"{name}.txt"
    if APPROVING:
        approved.write_text(said, "utf-8")
    assert said == approved.read_text("utf-8")


def cut_short(said: str, most: int) -> str:
    """Keep a text's first lines, of JSON the first of each list, and a digest of all of it."""
    whole = [line.rstrip() for line in said.splitlines()]
    shown, complete = whole, len(whole) <= most
    if said.startswith(("[", "{")):
        value, first = json.loads(said), first_of_each(json.loads(said))
        shown = json.dumps(first, ensure_ascii=False, indent=1).splitlines()
        complete = first == value and len(shown) <= most
    digest = hashlib.sha256("\n".join(whole).encode()).hexdigest()[:12]
    rest = [] if complete else [f"… {len(whole)} lines in all, {digest}"]
    return "".join(f"{line}\n" for line in [*shown[:most], *rest])


def first_of_each(value: Any) -> Any:
    if isinstance(value, list):
        return [first_of_each(part) for part in value[:1]]
    return {k: first_of_each(v) for k, v in value.items()} if isinstance(value, dict) else value
