"""Appraisals (B16) that take effect: those the appraising office confirmed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

import polars as pl

from desk.base.faults import WrongUse
from desk.workspace.decisions import LoggedDecision, decisions_of
from desk.workspace.folder import Workspace
from desk.workspace.sweeping import writing
from engine.rulebook.model.roles import RECOGNITION, in_role
from engine.rulebook.model.rulebook import Rules
from facts.archive.filing import APPRAISAL
from facts.record_tables import OFFICE, PERIOD, UNIT, standing_from_tables, tables_of
from facts.standing import Record, Standing

CONFIRM = "appraise"


@dataclass(frozen=True, slots=True, order=True)
class AppraisalDecided:
    """One office's points for one criterion of a unit; `19/4`. No rulebook: that for recognition then."""

    period: str
    unit: str
    criterion: str
    points: str
    office: str
    rulebook: str = ""


Confirmed = frozenset[AppraisalDecided]


def appraisal_of(record: Record) -> AppraisalDecided:
    """Return what a row of B16 decides."""
    values = record.values
    points = str(Fraction(str(values["points"])))
    return AppraisalDecided(
        record.period,
        str(values["unit_code"]),
        str(values["criterion"]),
        points,
        record.office,
        str(values["rulebook"] or ""),
    )


def appraisals_in(standing: Standing, period: str) -> Iterator[Record]:
    """Yield the appraisals that stand of a period, confirmed or not, in order of unit and criterion."""
    for (kind, _, code), rows in standing.registers.items():
        if (kind, code) == (APPRAISAL, period):
            yield from rows


def waiting(standing: Standing, period: str, known: Confirmed, rules: Rules) -> tuple[AppraisalDecided, ...]:
    known = _with_rulebooks(known, rules)
    return tuple(
        appraisal
        for record in appraisals_in(standing, period)
        if (appraisal := appraisal_of(record)) not in known
    )


def confirmed_appraisals(workspace: Workspace, rules: Rules, as_of: date | None = None) -> Confirmed:
    """Return every appraisal that was confirmed. One that gives other points since is another; of one
    criterion the points that were confirmed last are. Of a day before, which knows no later sheet, all."""
    named = [_with_rulebook(appraisal, rules) for appraisal in _on_record(workspace)]
    return frozenset(
        named if as_of else {replace(appraisal, points=""): appraisal for appraisal in named}.values()
    )


def _with_rulebooks(known: Confirmed, rules: Rules) -> Confirmed:
    return frozenset(_with_rulebook(appraisal, rules) for appraisal in known)


def _with_rulebook(appraisal: AppraisalDecided, rules: Rules) -> AppraisalDecided:
    return appraisal if appraisal.rulebook else replace(appraisal, rulebook=_usual(appraisal, rules))


def _usual(appraisal: AppraisalDecided, rules: Rules) -> str:
    period = rules.calendar.period(appraisal.period)
    book = in_role(rules, RECOGNITION, period.end) if period is not None else None
    return book.name if book is not None else ""


def _on_record(workspace: Workspace) -> Iterator[AppraisalDecided]:
    """Yield every appraisal that was confirmed, in the order of the record."""
    for record in decisions_of(workspace).records():
        if record.kind == CONFIRM:
            yield from (AppraisalDecided(*row) for row in record.content["appraisals"])


def confirmed(
    workspace: Workspace,
    rules: Rules,
    appraisals: Iterable[AppraisalDecided],
    office: str,
    by: str,
    today: date,
) -> LoggedDecision:
    """Put on record that an office confirms its appraisals. Raise Stop where there is none to confirm."""
    rows = sorted(appraisals)
    decisions = decisions_of(workspace)
    with writing(workspace), decisions.alone():
        known = confirmed_appraisals(workspace, rules)
        new = [row for row in rows if row.office == office and row not in known]
        if not new:
            raise WrongUse("Không có điểm thẩm định nào của %(office)s đang chờ xác nhận.", office=office)
        content = {"office": office, "appraisals": [_row(row) for row in new]}
        return decisions.add(CONFIRM, today.isoformat(), by, content)


def only_confirmed(standing: Standing, known: Confirmed, rules: Rules) -> Standing:
    """Return what stands without the appraisals nobody confirmed."""
    known = _with_rulebooks(known, rules)
    tables = tables_of(standing)
    frame = tables.kinds[APPRAISAL]
    if not frame.height:
        return standing
    columns = (PERIOD, "unit_code", "criterion", "points", OFFICE, "rulebook")
    keep = [
        AppraisalDecided(p, u, c, str(Fraction(n)), o, b or "") in known
        for p, u, c, n, o, b in frame.select(columns).iter_rows()
    ]
    if all(keep):
        return standing
    kept = frame.filter(pl.Series(keep, dtype=pl.Boolean))
    left = Counter(zip(kept[UNIT].to_list(), kept[PERIOD].to_list(), strict=True))
    rows = [
        left[unit, period] if kind == APPRAISAL else n for kind, unit, period, n in tables.places.iter_rows()
    ]
    places = tables.places.with_columns(rows=pl.Series(rows, dtype=pl.Int64))
    return standing_from_tables(replace(tables, kinds={**tables.kinds, APPRAISAL: kept}, places=places))


def _row(appraisal: AppraisalDecided) -> list[str]:
    named = [appraisal.rulebook] if appraisal.rulebook else []
    return [appraisal.period, appraisal.unit, appraisal.criterion, appraisal.points, appraisal.office, *named]


def confirmed_to_text(known: Confirmed) -> str:
    return json.dumps([_row(appraisal) for appraisal in sorted(known)], ensure_ascii=False, indent=1) + "\n"


def confirmed_from_text(text: str) -> Confirmed:
    return frozenset(AppraisalDecided(*row) for row in json.loads(text))
