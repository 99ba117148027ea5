"""Blank returns of a period for the units asked for, from what the archive knows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from desk.faults import WRONG_USE, Stop
from desk.prefill import known_rows, looked, open_values, revealed_values
from desk.store import SCORED_BY, stored, vault_of
from desk.workbooks.blank_returns import BlankReturn, blank_returns
from desk.workbooks.self_score_form import self_score_form
from desk.workspace import Workspace
from engine.rulebook.model import Rules
from engine.rulebook.names import nearest
from facts.periods import Period
from facts.units import Unit


def blanks_written(
    workspace: Workspace, rules: Rules, folder: Path, period: Period, codes: Sequence[str] | None,
    reason: str | None, by: str, today: date,
) -> tuple[Path, ...]:  # fmt: skip
    """Write both volumes and the self-score form of each unit; return the paths."""
    archive = stored(workspace, rules)
    vault = vault_of(workspace) if reason else None
    units = [_unit(rules, code, period) for code in codes] if codes else rules.units.on(period.end)
    if vault is not None and reason:
        what = {"what": "venue phones for blank returns", "units": [u.code for u in units]}
        looked(workspace, by, reason, today, what)
    book = rules.rulebooks[SCORED_BY]
    criteria = tuple(c.id for c in book.criteria)
    known = known_rows(archive.standing, rules, period, [unit.code for unit in units])
    written: list[Path] = []
    for unit in units:
        rows = known[unit.code]
        values = revealed_values(rows, vault, archive.ledger) if vault else open_values(rows)
        blank = BlankReturn(unit.code, unit.name, period.code, criteria, values)
        written += blank_returns(folder, blank)
        form = folder / f"{unit.code} {unit.name} {period.year} (Phiếu tự chấm).xlsx"
        written.append(self_score_form(form, book, unit.code, unit.name, period.year))
    return tuple(written)


def _unit(rules: Rules, code: str, period: Period) -> Unit:
    found = rules.units.get(code, period.end)
    if found is None:
        near = nearest(code, {u.code for u in rules.units.on(period.end)})
        vi, en = (f" Có phải '{near}'?", f" Did you mean '{near}'?") if near else ("", "")
        raise Stop(WRONG_USE, f"Kỳ {period.code} không có đơn vị '{code}'.{vi}", f"Period {period.code} has no unit '{code}'.{en}")  # fmt: skip
    return found
