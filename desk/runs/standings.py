"""The results of a run read back: one row a subject, in the order people want to see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import polars as pl

from desk.base.faults import WrongUse
from desk.runs.among_table import orders_of
from desk.runs.notices import first_told_of
from desk.runs.run import Run, scored_period
from desk.workspace.compiled_rules import rulebook_for
from desk.workspace.despite import Despite, despite_of
from desk.workspace.folder import opened
from engine.evaluation.order import UnitOrder
from engine.evaluation.ranking import Places, RankedBy, ranked
from engine.logic.cells import Owed
from engine.rulebook.model.roles import RECOGNITION
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.text.names import nearest


@dataclass(frozen=True, slots=True)
class NeedRow:
    fact: str
    spread: Fraction
    used_in: tuple[str, ...]
    owed: Owed | None


@dataclass(frozen=True, slots=True)
class FindingRow:
    kind: str  # gate, sign or streak
    id: str
    answer: str  # yes, no, unknown
    sure: int | None
    possible: int | None

    @property
    def is_sign(self) -> bool:
        return self.kind == "sign"


@dataclass(frozen=True, slots=True)
class StandingRow:
    """One subject's result. Scores are exact; `bands` are those still possible, best first; no places: not
    ranked."""

    kind: str
    subject: str
    unit: str
    period: str
    low: Fraction
    high: Fraction
    computed: tuple[Fraction, Fraction]
    self_score: Fraction | None
    bands: tuple[str, ...]
    provisional: bool
    needs: tuple[NeedRow, ...]
    findings: tuple[FindingRow, ...]
    places: Places | None = None
    first_told: tuple[Fraction, Fraction] | None = None  # where the computed score is another now
    by_cover: bool = False  # only the commune's own cover says when its return came in
    order: UnitOrder | None = None  # by points, where the rulebook orders units
    failed: bool = False  # the program fails on its returns: what they say is unknown here
    despite: str = ""  # why it was closed or announced though its band was not settled

    @property
    def band(self) -> str | None:
        return self.bands[0] if len(self.bands) == 1 else None


class Names:
    """The names of units as they were at the end of a run's year."""

    def __init__(self, rules: Rules, run: Run) -> None:
        period = rules.calendar.at("year", run.manifest["year"])
        self.units = {u.code: u.name for u in rules.units.on(period.end)} if period else {}

    def unit(self, code: str) -> str:
        return self.units.get(code, code)


def rulebook_asked(rules: Rules, run: Run, name: str | None, role: str = RECOGNITION) -> Rulebook:
    """Return a rulebook of a run by its name; where none is named, the one of a role (model/roles.py)."""
    if not name:
        return rulebook_for(rules, role, scored_period(rules, run.manifest["year"]))
    if name not in run.manifest["rulebooks"]:
        near = nearest(name, run.manifest["rulebooks"])
        have = ", ".join(run.manifest["rulebooks"])
        vi, en = (f" Có phải '{near}'?", f" Did you mean '{near}'?") if near else ("", "")
        raise WrongUse(
            f"Lần chạy {run.id} không có bộ tiêu chí '{name}'.{vi} Đang có: {have}.",
            f"Run {run.id} has no rulebook '{name}'.{en} There are: {have}.",
        )
    return rules.rulebooks[name]


def standings_of(run: Run, rulebook: Rulebook) -> tuple[StandingRow, ...]:
    """Return the results under one rulebook in the order of the ranking, each with its place."""
    mine = pl.col("rulebook") == rulebook.name
    needs = _by_subject(run.table("needs").filter(mine))
    findings = _by_subject(run.table("findings").filter(mine))
    scale = 10**rulebook.decimals
    rows = [_row(row, scale, needs, findings) for row in run.table("scores").filter(mine).to_dicts()]
    orders = orders_of(run, rulebook)
    rows = [replace(row, order=orders.get(row.subject)) for row in rows]
    placed = ranked(rows, _rank_of, rulebook)
    despite = closed_despite(run, rulebook)
    first = first_told_of(run, rulebook)
    by_cover = frozenset(run.manifest.get("by_cover", ()))
    return tuple(
        replace(
            row,
            places=places,
            despite=despite.reason_of(row.subject),
            first_told=first.get(row.subject),
            by_cover=row.subject in by_cover,
            failed=row.unit in run.failed,
        )
        for places, row in placed
    )


def _rank_of(row: StandingRow) -> RankedBy:
    order = row.order
    by_order = (order.ranks, order.group) if order is not None else (None, "")
    return RankedBy(row.bands, row.low, row.high, row.subject, *by_order)


def closed_despite(run: Run, rulebook: Rulebook) -> Despite:
    """Return why the run's period was closed or announced with unsettled bands; nothing before the lock."""
    if not run.manifest["locked"] or not (run.workspace / "workspace.json").is_file():
        return Despite()
    return despite_of(opened(run.workspace), rulebook.name, run.manifest["periods"][0])


def _by_subject(table: pl.DataFrame) -> Mapping[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in table.to_dicts():
        found.setdefault(row["subject"], []).append(row)
    return found


def _row(
    row: dict[str, Any], scale: int, needs: Mapping[str, Any], findings: Mapping[str, Any]
) -> StandingRow:
    self_score = row["self_score"]
    return StandingRow(
        row["subject_kind"],
        row["subject"],
        row["unit"],
        row["period"],
        Fraction(row["low"], scale),
        Fraction(row["high"], scale),
        (Fraction(row["computed_low"], scale), Fraction(row["computed_high"], scale)),
        None if self_score is None else Fraction(self_score, scale),
        tuple(row["bands"]),
        row["provisional"],
        tuple(_need(n, scale) for n in needs.get(row["subject"], [])),
        tuple(
            FindingRow(f["kind"], f["id"], f["answer"], f["sure"], f["possible"])
            for f in findings.get(row["subject"], [])
        ),
    )


def _need(row: dict[str, Any], scale: int) -> NeedRow:
    owed = None
    if row["form"] is not None:
        owed = Owed(row["form"], row["office"], row["unit"], row["owed_period"], row["field"], row["row"])
    return NeedRow(row["fact"], Fraction(row["spread"], scale), tuple(row["used_in"]), owed)
