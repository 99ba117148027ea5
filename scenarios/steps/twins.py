"""Copies of a workspace that go their own way: what one records does not move the heads of the other."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path

from desk.workspace.folder import opened


def twin(folder: Path, to: Path, runs: bool = True) -> Path:
    """Copy a workspace, with an id and heads of its own beside the same key; without its runs where `runs` is
    False."""
    before = opened(folder)
    shutil.copytree(folder, to, ignore=None if runs else shutil.ignore_patterns("2[0-9][0-9][0-9]-*"))
    mark = json.loads((to / "workspace.json").read_text("utf-8"))
    mark["id"] = hashlib.sha256(str(to).encode()).hexdigest()[:32]
    (to / "workspace.json").write_text(json.dumps(mark), "utf-8")
    key = Path(os.environ["LANHMANH_KEY"])
    for heads in key.parent.glob(f"{key.name}.{before.id}*"):
        shutil.copy(heads, heads.with_name(heads.name.replace(before.id, mark["id"])))
    return to
