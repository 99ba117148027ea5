"""Brings a workspace of an earlier version up to this one: a backup first, then rule files, then seals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desk.base.faults import STORE, Stop, WrongUse
from desk.base.files import write_text
from desk.base.language import LazyText
from desk.runs.run_log import whole_runs_sealed
from desk.workspace.backup import backed_up
from desk.workspace.folder import EXCHANGED, Workspace, exchanged
from desk.workspace.logs import refuse_lost_heads
from desk.workspace.rule_files import rule_texts
from desk.workspace.rule_upgrade import change, upgraded
from desk.workspace.sealing import Unvouched, refuse_unvouched, sealed


@dataclass(frozen=True, slots=True)
class Upgraded:
    """What an upgrade did: files backed up, rule files changed, what no seal vouches for, damaged runs."""

    backed_up: int
    rules: Mapping[str, str]
    unvouched: Unvouched
    damaged: tuple[str, ...]


def brought_up_to_date(workspace: Workspace, backup: Path, by: str, today: date, reason: str) -> Upgraded:
    """Upgrade a workspace, after a whole backup. Done twice, it changes nothing."""
    if backup.exists():
        raise WrongUse("%(backup)s đã có. Nêu một tệp sao lưu mới.", backup=backup)
    refuse_lost_heads(workspace)
    if fault := exchanged(workspace):
        raise Stop(STORE, LazyText("%(fault)s %(then)s", fault=fault, then=EXCHANGED))
    refuse_unvouched(workspace)
    saved = backed_up(workspace, backup).files
    before = rule_texts(workspace.rules)
    after = upgraded(before)
    changed = {n: change(n, before.get(n), after[n]) for n in sorted(after) if after[n] != before.get(n)}
    for name in changed:
        write_text(workspace.rules / name.partition("/")[2], after[name])
    unvouched, _ = sealed(workspace, reason, by, today)
    _, damaged = whole_runs_sealed(workspace)
    return Upgraded(saved, changed, unvouched, tuple(damaged))
