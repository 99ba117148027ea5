"""Copies of a workspace that go their own way: what one records does not move the heads of the other."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

from desk.workspace.folder import opened
from desk.workspace.logs import heads_of

RUNS = "runs.jsonl"


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
    if not runs and (to / "decisions" / RUNS).exists():
        own = heads_of(opened(to))
        told = own.read() if own else None
        assert own is not None
        assert told is not None
        own.write(replace(told, logs={name: head for name, head in told.logs.items() if name != RUNS}))
        (to / "decisions" / RUNS).unlink()
    return to
