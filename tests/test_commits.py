"""Every commit since the rule was made has a subject that fits on a line."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
RULE_SINCE = "f6945946"  # the last commit before the rule
LENGTH = 72


def subjects() -> list[str]:
    """Return the subjects of commits since the rule; skip if this folder is no clone that has them."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("no git, or no clone: subjects of commits can't be read")
    log = [git, "-C", str(ROOT), "log", "--no-merges", "--format=%s", f"{RULE_SINCE}..HEAD"]
    done = subprocess.run(log, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"the clone lacks commit {RULE_SINCE}: subjects can't be read")
    return done.stdout.splitlines()


def test_subjects_of_commits_fit_on_a_line() -> None:
    assert [subject for subject in subjects() if len(subject) > LENGTH or subject.endswith(".")] == []


def test_subjects_of_commits_say_something() -> None:
    assert [subject for subject in subjects() if len(subject.split()) < 3] == []
