"""The results of a run read back: one row a subject, in the order people want to see them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import polars as pl

from desk.base.faults import WrongUse, meant
from desk.runs.among_table import AMONG, among_table, orders_in, orders_of
from desk.runs.notices import first_told_of
from desk.runs.run import Run, scored_period
from desk.workspace.announcements import Despite, despite_of
from desk.workspace.compiled_rules import rulebook_for
from desk.workspace.folder import opened
from engine.evaluation.ranking import Places, RankedBy, ranked
from engine.evaluation.result import UnitOrder
from engine.logic.cells import Owed
from engine.rulebook.model.roles import RECOGNITION
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.text.names import nearest
from facts.periods import Period

if TYPE_CHECKING:  # who reads a run back evaluates nothing
    from engine.evaluation.years import Evaluation

BEFORE = "bands_before"  # the table of the bands of the year before


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
    """One subject's result; `bands` are those still possible, best first; no places: not ranked."""

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

    @property
    def to_correct(self) -> bool:
        """Tell whether its points are an interval because of rows that can't be used."""
        return self.provisional and any(need.owed and need.owed.is_row for need in self.needs)

    def holding(self, kind: str) -> tuple[str, ...]:
        """Return the findings of a kind (gate, sign, streak) that surely hold."""
        return tuple(f.id for f in self.findings if f.kind == kind and f.answer == "yes")


def owed_in(rows: Iterable[StandingRow]) -> frozenset[Owed]:
    """Return what the points of these rows wait for: forms that are missing, fields and rows to correct."""
    return frozenset(need.owed for row in rows for need in row.needs if need.owed)


def unsettled(rows: Iterable[StandingRow]) -> tuple[str, ...]:
    """Return the units whose band is undecided or rests on rows set aside."""
    return tuple(sorted(row.subject for row in rows if row.band is None or row.to_correct))


def rulebook_asked(rules: Rules, run: Run, name: str | None, role: str = RECOGNITION) -> Rulebook:
    """Return a rulebook of a run by its name; where none is named, the one of a role (model/roles.py)."""
    if not name:
        return rulebook_for(rules, role, scored_period(rules, run.manifest["year"]))
    if name not in run.manifest["rulebooks"]:
        raise WrongUse(
            "Lần chạy %(run)s không có bộ tiêu chí '%(name)s'.%(meant)s Đang có: %(have)s.",
            run=run.id,
            name=name,
            meant=meant(nearest(name, run.manifest["rulebooks"])),
            have=", ".join(run.manifest["rulebooks"]),
        )
    return rules.rulebooks[name]


def standings_of(run: Run, rulebook: Rulebook) -> tuple[StandingRow, ...]:
    """Return the results of a run under one rulebook in the order of the ranking, each with its place."""
    tables = {name: run.table(name) for name in ("scores", "needs", "findings")}
    despite, first = closed_despite(run, rulebook), first_told_of(run, rulebook)
    by_cover = frozenset(run.manifest.get("by_cover", ()))
    return tuple(
        replace(
            row,
            despite=despite.reason_of(row.subject),
            first_told=first.get(row.subject),
            by_cover=row.subject in by_cover,
            failed=row.unit in run.failed,
        )
        for row in _ranked_rows(tables, rulebook, orders_of(run, rulebook))
    )


def computed_standings(evaluation: Evaluation, rulebook: Rulebook, period: Period) -> tuple[StandingRow, ...]:
    """Return the results as a run made now would hold them."""
    from desk.runs.tables import BookTables  # who reads a run back evaluates nothing

    tables = BookTables(evaluation, rulebook, period).tables()
    return _ranked_rows(tables, rulebook, orders_in(among_table(evaluation, period).get(AMONG), rulebook))


def _ranked_rows(
    tables: Mapping[str, pl.DataFrame], rulebook: Rulebook, orders: Mapping[str, UnitOrder]
) -> tuple[StandingRow, ...]:
    mine = pl.col("rulebook") == rulebook.name
    scores, needs, findings = (tables[name].filter(mine) for name in ("scores", "needs", "findings"))
    of_needs, of_findings = _by_subject(needs), _by_subject(findings)
    rows = (_row(row, 10**rulebook.decimals, of_needs, of_findings) for row in scores.to_dicts())
    ordered = [replace(row, order=orders.get(row.subject)) for row in rows]
    return tuple(replace(row, places=places) for places, row in ranked(ordered, _rank_of, rulebook))


def _rank_of(row: StandingRow) -> RankedBy:
    order = row.order
    by_order = (order.ranks, order.group) if order is not None else (None, "")
    return RankedBy(row.bands, row.low, row.high, row.subject, *by_order)


def bands_before_in(run: Run, rulebook: Rulebook) -> Mapping[str, tuple[str, ...]]:
    """Return by subject the bands of the year before as a run holds them; none of an older run."""
    if f"{BEFORE}.parquet" not in run.manifest["files"]:
        return {}
    table = run.table(BEFORE).filter(pl.col("rulebook") == rulebook.name)
    return {row["subject"]: tuple(row["bands"]) for row in table.iter_rows(named=True)}


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
