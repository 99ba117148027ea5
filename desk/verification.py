"""Computes a run again from its own rules and records, and says what is not what it was."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable

from desk.running import all_tables, counts_of, name_of
from desk.runs import RULES, Run, evaluation_of, inputs_of, scored_period
from desk.tables import parquet_of

BESIDE = {"manifest.json", "journal.json"}


def recomputed(run: Run, step: Callable[[int, int], None]) -> list[str]:
    """Return the files of a run that differ from what its rules and records give."""
    changed = changed_files(run)
    if changed:
        return changed
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


def changed_files(run: Run) -> list[str]:
    """Return the files of a run that are missing, not what they were, or not its own."""
    changed = [
        name
        for name, hash_ in run.manifest["files"].items()
        if not (run.folder / name).exists()
        or hashlib.sha256((run.folder / name).read_bytes()).hexdigest() != hash_
    ]
    own = BESIDE | set(run.manifest["files"])
    changed += sorted(p.name for p in run.folder.iterdir() if p.name not in own)
    if not _manifest_holds(run):
        changed.append("manifest.json")
    return changed


def _manifest_holds(run: Run) -> bool:
    """Tell whether the run's name and the hashes of its rules are those of what stands in it."""
    if not run.id.endswith(name_of(run.manifest)):
        return False
    try:
        texts = json.loads((run.folder / RULES).read_text("utf-8"))
        found = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in texts.items()}
    except (OSError, ValueError, AttributeError):
        return True  # told as a changed file already
    return bool(found == run.manifest["rules"])


def unchanged(run: Run) -> bool:
    return not changed_files(run)
