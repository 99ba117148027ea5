"""A first start on a full disk leaves nothing behind that ends the next one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
LIMITED = "import importlib.machinery, resource, runpy, sys; "
BOUND = "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, -1)); "
STARTED = "sys.argv = ['lanhmanh', 'run', '--help']; runpy.run_module('desk.cli', run_name='__main__')"


@pytest.mark.skipif(sys.platform == "win32", reason="no such bounds there")
def test_what_a_full_disk_cuts_short_is_compiled_anew(tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(tmp_path)}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    first = [sys.executable, "-c", LIMITED + BOUND + STARTED]
    subprocess.run(first, env=env, cwd=tmp_path, check=False, capture_output=True)
    again = [sys.executable, "-m", "desk.cli", "run", "--help"]
    outcome = subprocess.run(again, env=env, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert outcome.returncode == 0, outcome.stderr
