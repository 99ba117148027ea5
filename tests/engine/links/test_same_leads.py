"""The same leads in the same order, whatever PYTHONHASHSEED, the order of records, or the Python."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desk.workspace.folder import Workspace
from engine.links.leads import Findings, findings_of
from engine.links.signs import sign_rules_of
from engine.rulebook.model.rulebook import Rules
from tests.engine.links.leads_seen import DAY, crowd, seen
from tests.long_run import long_only

ROOT = Path(__file__).resolve().parents[3]


def printed(workspace: Workspace, hash_seed: str, shuffle: int) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.engine.links.leads_seen", str(workspace.folder), str(shuffle)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


@long_only  # another order of records is asked by `test_example_leads`
def test_the_same_leads_whatever_the_hash_seed_and_the_order_of_records(example_workspace: Workspace) -> None:
    assert printed(example_workspace, "1", 1) == printed(example_workspace, "2", 2) != ""


def test_the_leads_of_the_example_are_those_another_python_found(findings: Findings) -> None:
    """Written by 3.11 and 3.13 alike; see `leads_seen.py`."""
    assert seen(findings) == json.loads((ROOT / "tests/data/an_bien_leads.json").read_text("utf-8"))


@long_only
@pytest.mark.parametrize("shuffle", [1, 2, 3])
def test_a_crowd_too_large_for_one_lead_is_split_alike(shipped_rules: Rules, shuffle: int) -> None:
    assert shipped_rules.links is not None
    limits = sign_rules_of(shipped_rules, DAY)
    leads = findings_of(crowd(shuffle), limits, shipped_rules.links).leads
    assert len(leads) > 1
    assert leads == findings_of(crowd(0), limits, shipped_rules.links).leads
