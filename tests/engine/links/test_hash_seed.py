"""The same leads whatever PYTHONHASHSEED."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from desk.workspace import Workspace

ROOT = Path(__file__).resolve().parents[3]
LOOK = """
import hashlib, sys
from pathlib import Path
from desk.link_tables import link_tables
from desk.rule_files import SHIPPED, rules_in
from desk.store import stored
from desk.tables import parquet_of
from desk.workspace import opened
rules = rules_in(SHIPPED)
tables = link_tables(stored(opened(Path(sys.argv[1])), rules).standing, rules, rules.calendar.at("year", 2020))
print([hashlib.sha256(parquet_of(t)).hexdigest() for t in tables.values()])
"""


def hashes(workspace: Workspace, seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", LOOK, str(workspace.folder)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def test_the_same_bytes_whatever_the_hash_seed(example_workspace: Workspace) -> None:
    assert hashes(example_workspace, "1") == hashes(example_workspace, "2") != ""
