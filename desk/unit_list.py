"""The code list: a tree by province with what each unit was made of, and rows added from an officer's csv."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path

from desk.faults import INPUT_UNREADABLE, Stop
from desk.files import write_text
from desk.rule_files import rule_texts
from desk.workspace import Workspace
from engine.rulebook.rules import rules_from_texts
from facts.units import Unit, Units

COLUMNS = ("code", "name", "type", "province", "from", "until", "becomes")
FILE = "units.yaml"


def predecessors_of(units: Units, unit: Unit) -> tuple[Unit, ...]:
    """Return the units that became this one."""
    return tuple(
        u for u in units.units
        if u.successor == unit.code and u.valid_until and unit.valid_from and u.valid_until < unit.valid_from
    )  # fmt: skip


def by_province(units: Iterable[Unit]) -> dict[str, list[Unit]]:
    found: dict[str, list[Unit]] = {}
    for unit in sorted(units, key=lambda u: (u.province or "", u.code)):
        found.setdefault(unit.province or "", []).append(unit)
    return found


def units_added(workspace: Workspace, path: Path) -> int:
    """Add the rows of a csv to the workspace's code list, if the rules still hold with them; return how many."""
    try:
        rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise _unreadable(path) from error
    if not rows or not {"code", "name", "type"} <= set(rows[0]):
        raise _unreadable(path)
    target = workspace.rules / FILE
    text = target.read_text("utf-8").rstrip("\n") + "\n" + "".join(map(_line, rows))
    texts = rule_texts(workspace.rules)
    rules_from_texts(
        {**texts, f"{workspace.rules.name}/{FILE}": text}
    )  # raises RuleFaults: nothing is written
    write_text(target, text)
    return len(rows)


def _line(row: dict[str, str]) -> str:
    """Write a row as the file writes them; every value quoted, so that nothing in it is read as anything else."""
    said = {name: (row.get(name) or "").strip() for name in COLUMNS}
    dates = ("from", "until")
    parts = [f"{n}: {v if n in dates else json.dumps(v, ensure_ascii=False)}" for n, v in said.items() if v]
    return f"  - {{{', '.join(parts)}}}\n"


def _unreadable(path: Path) -> Stop:
    columns = ", ".join(COLUMNS)
    return Stop(
        INPUT_UNREADABLE,
        f"Không đọc được {path}. Cần tệp CSV UTF-8 có cột {columns}; ba cột đầu bắt buộc, ngày ghi 2025-07-01.",
        f"{path} can't be read. It must be a UTF-8 CSV with columns {columns}; the first three are required, dates as 2025-07-01.",
    )
