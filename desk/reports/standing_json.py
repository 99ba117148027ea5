"""A subject's result for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desk.reports.notices_report import notices_json
from desk.runs.notices import Noticed
from desk.runs.standings import NeedRow, StandingRow
from desk.words.adoption_words import status_of
from desk.words.numbers import fields_json, value_json
from engine.evaluation.result import UnitOrder
from engine.logic.cells import Owed
from engine.rulebook.model.rulebook import Rulebook


def standing_json(row: StandingRow, rulebook: Rulebook, notices: Sequence[Noticed] = ()) -> dict[str, Any]:
    return {
        "subject": {row.kind: row.subject, "period": row.period},
        **({"places": row.places and [row.places.first, row.places.last]} if row.kind == "unit" else {}),
        "score": [value_json(row.low), value_json(row.high)],
        "band": row.band,
        "undecided": row.band is None,
        "provisional": row.provisional,
        "needs": [need_json(need) for need in row.needs],
        "unit": row.unit,
        "bands": list(row.bands),
        "computed": [value_json(part) for part in row.computed],
        "self_score": value_json(row.self_score),
        "gates": {f.id: f.answer for f in row.findings if f.kind == "gate"},
        "signs": {f.id: f.answer for f in row.findings if f.is_sign},
        "streaks": {
            f.id: {"held": f.answer, "sure": f.sure, "possible": f.possible}
            for f in row.findings
            if f.kind == "streak"
        },
        "status": status_of(rulebook),
        **({"order": order_json(row.order)} if row.order else {}),
        **({"first_told": [value_json(part) for part in row.first_told]} if row.first_told else {}),
        **({"received": "by cover"} if row.by_cover else {}),
        **({"failed": True} if row.failed else {}),
        **({"despite": row.despite} if row.despite else {}),
        **({"notices": notices_json(notices)} if notices else {}),
    }


def order_json(order: UnitOrder) -> dict[str, Any]:
    return {"places": list(order.ranks), "units": order.units, "within": order.group or None}


def need_json(need: NeedRow) -> dict[str, Any]:
    spread, used_in = value_json(need.spread), list(need.used_in)
    return {"fact": need.fact, **owed_json(need.owed), "spread": spread, "used_in": used_in}


def owed_json(gap: Owed | None) -> dict[str, Any]:
    """Return a form, field or row that somebody owes; blanks if nothing is."""
    if gap is None:
        return {**dict.fromkeys(("form", "office", "unit", "period", "field", "row")), "correct": False}
    row = {"field": gap.blank_field or None, "row": gap.key or None, "correct": gap.is_row}
    return fields_json(gap, "form", "office", "unit", "period") | row
