"""Runs: one folder each, named by what went in; the same inputs give the same bytes."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from desk.columnar_scores import Pace
from desk.evaluation import Evaluation
from desk.executors import Chaining
from desk.faults import INPUT_UNREADABLE, STORE, WRONG_USE, Stop
from desk.files import canonical_json, folder_written_aside, write_text
from desk.follow_up import follow_up_of
from desk.follow_up_table import FOLLOW_UP, follow_up_table
from desk.link_tables import link_tables
from desk.rule_files import hashes_of, rule_texts
from desk.store import Stored, stored
from desk.tables import parquet_of, tables_of, written
from desk.version import PROGRAM, VERSION
from desk.workspace import Workspace, opened, unwritable
from engine.rulebook.model import Rules
from engine.rulebook.rules import rules_from_texts
from facts.periods import YEAR, Period

RUN_FORMAT = 1
RULES = "rules.json"


@dataclass(frozen=True, slots=True)
class Run:
    folder: Path
    manifest: dict[str, Any]

    @property
    def id(self) -> str:
        return self.folder.name

    @property
    def workspace(self) -> Path:
        return self.folder.parent.parent

    @property
    def to_look_at(self) -> bool:
        counts = self.manifest["counts"]
        return bool(counts["undecided"] or counts["set_aside"] or counts.get("signs"))

    def table(self, name: str) -> pl.DataFrame:
        try:
            return pl.read_parquet(self.folder / f"{name}.parquet")
        except (OSError, pl.exceptions.PolarsError) as error:
            raise Stop(
                STORE,
                f"Lần chạy {self.id} bị hỏng: không đọc được {name}.parquet. Chạy lại: lanhmanh run --year {self.manifest['year']}",
                f"Run {self.id} is damaged: {name}.parquet can't be read. Run again: lanhmanh run --year {self.manifest['year']}",
            ) from error

    def counts_words(self, lang: str) -> str:
        c = self.manifest["counts"]
        signs, actions = c.get("signs", 0), c.get("actions", 0)  # none in runs older than follow-up
        if lang == "en":
            return (
                f"{c['units']} units, {c['venues']} venues; {c['undecided']} undecided; {c['set_aside']} rows set aside;"
                f" {signs} signs to verify, {actions} actions."
            )
        return (
            f"{c['units']} đơn vị, {c['venues']} cơ sở; {c['undecided']} chưa xếp hạng được; {c['set_aside']} dòng chưa dùng được;"
            f" {signs} dấu hiệu cần xác minh, {actions} việc cần làm."
        )


def run_made(
    workspace: Workspace,
    year: int,
    as_of: date | None,
    pace: Pace,
    step: Callable[[int, int], None],
) -> Run:
    """Evaluate a year and keep it. Made before from the same inputs, the run that stands is returned."""
    texts = rule_texts(workspace.rules)
    rules = rules_from_texts(texts)
    period = scored_period(rules, year)
    archive = stored(workspace, rules, as_of)
    inputs = {
        "program": PROGRAM, "version": VERSION, "format": RUN_FORMAT, "year": year, "periods": [period.code],
        "as_of": archive.as_of.isoformat() if archive.as_of else None,
        "as_of_asked": as_of.isoformat() if as_of else None,
        "rules": hashes_of(texts), "records": sorted(archive.hashes), "locked": False,
    }  # fmt: skip
    digest = hashlib.sha256(canonical_json(inputs).encode()).hexdigest()
    folder = workspace.runs / f"{year}-{digest[:12]}"
    if (folder / "manifest.json").exists():
        return opened_run(folder)
    began = time.time()
    evaluation = Evaluation(archive.standing, rules, pace)
    tables = tables_of(evaluation, period, step) | link_tables(archive.standing, rules, period)
    with Chaining() as chaining:
        concluded = follow_up_of(evaluation, period, archive.as_of, chaining.matches)
    tables[FOLLOW_UP] = follow_up_table(concluded)
    manifest = {**inputs, "rulebooks": [b.name for b in evaluation.in_force(period)]}
    manifest["counts"] = _counts(tables, archive)
    try:
        journal = {
            "began": began,
            "seconds": time.time() - began,
            "workers": pace.workers,
            "chaining": chaining.journal,
        }
        _keep(folder, tables, texts, manifest, journal)
    except OSError as error:
        raise unwritable(workspace.runs, error) from error
    return opened_run(folder)


def _keep(
    folder: Path, tables: dict[str, pl.DataFrame], texts: dict[str, str], manifest: dict[str, Any],
    journal: dict[str, Any],
) -> None:  # fmt: skip
    """Write the folder, the rules it was made with beside the results: later edits can't change what it says."""
    with folder_written_aside(folder) as aside:
        written(tables, aside)
        write_text(aside / RULES, canonical_json(texts))
        hashes = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(aside.iterdir())}
        write_text(aside / "manifest.json", canonical_json({**manifest, "files": hashes}))
        write_text(aside / "journal.json", canonical_json(journal))


def _counts(tables: dict[str, pl.DataFrame], archive: Stored) -> dict[str, int]:
    scores = tables["scores"]
    kinds = scores.group_by("subject_kind").agg(pl.col("subject").n_unique()).rows()
    by_kind = dict(kinds)
    return {
        "units": by_kind.get("unit", 0),
        "venues": by_kind.get("venue", 0),
        "undecided": scores.filter(pl.col("bands").list.len() > 1).height,
        "signs": tables[FOLLOW_UP].filter(kind="sign", sure=True).height,
        "actions": tables[FOLLOW_UP].filter(kind="action", sure=True).height,
        "set_aside": archive.set_aside,
        "leads": tables["leads"].height if "leads" in tables else 0,
    }


def scored_period(rules: Rules, year: int) -> Period:
    period = rules.calendar.at(YEAR, year)
    if period is None:
        raise Stop(
            WRONG_USE,
            f"rules/periods.yaml không có kỳ năm {year}. Kiểm tra lại năm.",
            f"rules/periods.yaml knows no year {year}. Check the year.",
        )
    return period


def opened_run(folder: Path) -> Run:
    """Open a run by its folder; refuses one of a newer program."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    except FileNotFoundError:
        raise no_run(folder) from None
    except (OSError, ValueError) as error:
        raise Stop(
            INPUT_UNREADABLE,
            f"Không đọc được {folder / 'manifest.json'}. Chạy lại năm đó bằng lanhmanh run.",
            f"{folder / 'manifest.json'} can't be read. Run that year again.",
        ) from error
    if manifest.get("format", 0) > RUN_FORMAT:
        raise Stop(
            STORE,
            f"Lần chạy {folder.name} do phiên bản mới hơn tạo ra. Cập nhật chương trình.",
            f"Run {folder.name} was made by a newer program. Update the program.",
        )
    return Run(folder, manifest)


def found_run(name: str, workspace: Path) -> Run:
    """Open a run named by its folder, its id, or `latest` (of the workspace)."""
    as_path = Path(name)
    if (as_path / "manifest.json").exists():
        return opened_run(as_path.resolve())
    if name == "latest":
        opened(workspace)
        runs = sorted((workspace / "runs").glob("*/journal.json"), key=_began)
        if runs:
            return opened_run(runs[-1].parent.resolve())
    return opened_run((workspace / "runs" / name).resolve())


def _began(journal: Path) -> float:
    return float(json.loads(journal.read_text("utf-8"))["began"])


def no_run(folder: Path) -> Stop:
    have = (
        sorted(p.parent.name for p in folder.parent.glob("*/manifest.json")) if folder.parent.is_dir() else []
    )
    vi = (
        f" Đang có: {', '.join(have)}."
        if have
        else " Chạy trước: lanhmanh run --year NĂM --workspace THƯ_MỤC."
    )
    en = f" There are: {', '.join(have)}." if have else " First: lanhmanh run --year YEAR --workspace FOLDER."
    return Stop(WRONG_USE, f"Không có lần chạy {folder.name}.{vi}", f"There is no run {folder.name}.{en}")


def recomputed(run: Run, step: Callable[[int, int], None]) -> list[str]:
    """Compute a run again from its own rules and records; return the files that are not what they were."""
    changed = [
        name
        for name, hash_ in run.manifest["files"].items()
        if not (run.folder / name).exists()
        or hashlib.sha256((run.folder / name).read_bytes()).hexdigest() != hash_
    ]
    if changed:
        return changed
    rules, archive = inputs_of(run)
    evaluation, period = Evaluation(archive.standing, rules), scored_period(rules, run.manifest["year"])
    tables = tables_of(evaluation, period, step) | link_tables(archive.standing, rules, period)
    tables[FOLLOW_UP] = follow_up_table(follow_up_of(evaluation, period, archive.as_of))
    again = {
        f"{name}.parquet": hashlib.sha256(parquet_of(table)).hexdigest() for name, table in tables.items()
    }
    return [name for name, hash_ in again.items() if run.manifest["files"].get(name) != hash_]


def rules_of(run: Run) -> Rules:
    """Return the rules a run was made with."""
    try:
        return rules_from_texts(json.loads((run.folder / RULES).read_text("utf-8")))
    except (OSError, ValueError) as error:
        raise Stop(
            STORE,
            f"Lần chạy {run.id} bị hỏng: không đọc được {RULES}. Chạy lại năm đó.",
            f"Run {run.id} is damaged: {RULES} can't be read. Run that year again.",
        ) from error


def inputs_of(run: Run) -> tuple[Rules, Stored]:
    """Return the rules and records a run was made from; raises Stop where a record is gone from the archive."""
    rules = rules_of(run)
    archive = stored(opened(run.workspace), rules, _asked(run), frozenset(run.manifest["records"]))
    gone = len(set(run.manifest["records"]) - set(archive.hashes))
    if gone:
        raise Stop(
            STORE,
            f"Kho lưu trữ thiếu {gone} báo cáo mà lần chạy {run.id} đã dùng. Khôi phục archive/ từ bản sao lưu.",
            f"The archive lacks {gone} returns that run {run.id} used. Restore archive/ from a backup.",
        )
    return rules, archive


def _asked(run: Run) -> date | None:
    asked = run.manifest["as_of_asked"]
    return date.fromisoformat(asked) if asked else None
