"""Import against openpyxl alone on the same workbooks: to checked rows, and to an archive and a vault on
disk."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from multiprocessing import forkserver
from pathlib import Path
from typing import Any

import openpyxl

from desk.workspace.compiled_rules import rules_in
from desk.workspace.rule_files import SHIPPED
from desk.workspace.store import context_of
from facts.archive.door import import_returns
from facts.context import Context
from facts.executors.processes import Processes
from facts.intake.files import ReturnFile, content_of
from facts.intake.grid import form_from_name
from facts.intake.returns import return_from_sheets
from facts.intake.walking import walked
from facts.vault.secret import create_key
from facts.vault.vault import open_vault

TODAY = date(2026, 1, 1)  # what a return without a day of receipt is taken to have come on
YARDSTICK = "openpyxl, read_only"
BAR = 1.5
ASKED = ("checked rows", "archive")
WORDS = {
    YARDSTICK: "openpyxl alone, read_only",
    "openpyxl, normal": "openpyxl alone, normal mode",
    "checked rows": "to checked rows",
    "archive": "whole import: archive, vault, disk",
}


@dataclass(frozen=True)
class Measured:
    """Seconds of each round on the clock and on the processor."""

    name: str
    wall: tuple[float, ...]
    processor: tuple[float, ...]

    def ratios(self, yardstick: Measured) -> list[float]:
        """Return how many times the yardstick's processor time each round took: waiting for a busy disk is no
        work."""
        return [mine / its for mine, its in zip(self.processor, yardstick.processor, strict=True)]

    def ratio(self, yardstick: Measured) -> float:
        return statistics.median(self.ratios(yardstick))


@dataclass(frozen=True)
class Sizes:
    files: int
    cells: int
    bytes: int


def workbooks(folder: Path) -> list[ReturnFile]:
    """Return the .xlsx files under a folder: what openpyxl can read as well."""
    return [file for file in walked([folder]).files if file.path.suffix == ".xlsx"]


def measured(folder: Path, rounds: int) -> tuple[Sizes, list[Measured]]:
    """Time each way in turn, round by round."""
    files, context = workbooks(folder), context_of(rules_in(SHIPPED))
    ways: dict[str, Callable[[], Any]] = {
        YARDSTICK: lambda: _alone(files, read_only=True),
        "openpyxl, normal": lambda: _alone(files, read_only=False),
        "checked rows": lambda: _checked(files, context),
        "archive": lambda: _archived(files, context),
    }
    sizes = Sizes(len(files), ways[YARDSTICK](), sum(file.path.stat().st_size for file in files))
    turns = [{name: _timed(way) for name, way in ways.items()} for _ in range(rounds)]
    return sizes, [Measured(n, tuple(t[n][0] for t in turns), tuple(t[n][1] for t in turns)) for n in ways]


def _timed(way: Callable[[], Any]) -> tuple[float, float]:
    wall, processor = time.perf_counter(), _processor()
    way()
    took = time.perf_counter() - wall
    forkserver._forkserver._stop()  # type: ignore[attr-defined]  # what reads apart is told of when it has ended
    return took, _processor() - processor


def _processor() -> float:
    """Return the processor seconds of this process and of all that it started and that have ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _alone(files: list[ReturnFile], read_only: bool) -> int:
    """Read every cell of the sheets that hold a form; return how many there were."""
    cells = 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for file in files:
            book: Any = openpyxl.load_workbook(
                file.path, read_only=read_only, data_only=True, keep_links=False
            )
            for sheet in book.worksheets:
                if form_from_name(sheet.title) and sheet.sheet_state == "visible":
                    if read_only:
                        sheet.reset_dimensions()
                    cells += sum(len(row) for row in sheet.iter_rows(values_only=True))
    return cells


def _checked(files: list[ReturnFile], context: Context) -> None:
    for file in files:
        return_from_sheets(content_of(file).sheets(), file.name, context, TODAY)


def _archived(files: list[ReturnFile], context: Context) -> None:
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as elsewhere:
        key = Path(elsewhere) / "key"
        create_key(key)
        vault = open_vault(Path(folder) / "vault", key)
        paths = [file.path for file in files]
        archive = Path(folder) / "archive"
        import_returns(paths, archive, vault, context, today=TODAY, executor=Processes())
