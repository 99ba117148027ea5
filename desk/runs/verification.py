"""Computes a run again from its own rules and records, and says what is not what it was."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from desk.base.faults import STORE, Stop
from desk.runs.run import RUN_FORMAT, Run, scored_period
from desk.runs.run_inputs import evaluation_of, inputs_of
from desk.runs.running import all_tables, counts_of
from desk.runs.tables import parquet_of
from desk.runs.untouched import changed_files
from desk.workspace.folder import KEPT
from desk.workspace.kept_values import forget_kept
from desk.workspace.logs import faults_told


def recomputed(run: Run, step: Callable[[int, int], None]) -> list[str]:
    """Return the files of a run that differ from what its rules and records give."""
    changed = changed_files(run)
    if changed:
        return changed
    if run.manifest["format"] < RUN_FORMAT:
        raise Stop(
            STORE,
            "Lần chạy %(run)s do phiên bản trước tạo ra: các tệp còn nguyên, nhưng không tính lại để so"
            " được. Chạy lại: lanhmanh run --year %(year)s",
            run=run.id,
            year=run.manifest["year"],
        )
    with faults_told():
        forget_kept(run.workspace / KEPT)  # verified against archive and rules, not what is kept of them
    rules, archive = inputs_of(run)
    period = scored_period(rules, run.manifest["year"])
    tables = all_tables(evaluation_of(run, rules, archive), period, archive.as_of, step)
    again = {
        f"{name}.parquet": hashlib.sha256(parquet_of(table)).hexdigest() for name, table in tables.items()
    }
    differing = [name for name, hash_ in again.items() if run.manifest["files"].get(name) != hash_]
    if not differing and counts_of(tables, archive, rules, period) != run.manifest["counts"]:
        differing.append("manifest.json")
    return differing
