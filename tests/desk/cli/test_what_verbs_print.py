"""What each verb prints of the example is what was approved (`tests/approved.py`), in both languages and as
JSON."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.cli.app import code_of
from desk.runs.run import Run
from desk.runs.running import run_made
from desk.workspace.folder import Workspace
from tests.approved import assert_approved, cut_short, steady

PRINTED = Path(__file__).parent / "printed"
LINES = {"": 30, "--lang en": 12, "--json": 24}
VERBS = {
    "results": "results RUN",
    "results_full": "results RUN --full",
    "results_venues": "results RUN --rulebook venue_risk",
    "results_venues_full": "results RUN --rulebook venue_risk --full",
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
    "leads_noticed": "leads noticed RUN",
    "leads_ties": "leads ties RUN",
    "compare": "compare 2018-12-31 2019-12-31 --year 2019",
}


@pytest.fixture(scope="module")
def run(example_workspace: Workspace) -> Run:
    return run_made(example_workspace, 2020, None, lambda done, total: None)


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
        told = [cut_short(steady(text, run.folder), most) for text in capsys.readouterr()]
        said += f"$ lanhmanh {' '.join(words)}\n{''.join(told)}exit {code}\n"
    assert_approved(said, PRINTED / f"{name}.txt")
