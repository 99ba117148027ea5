"""What a commune sees of its announced result: its own rows, not what other offices report of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from engine.evaluation.evidence import Asked
from engine.evaluation.explanation import CriterionReason, Explanation, GateReason
from facts.standing import COMMUNE, Record

ReasonT = TypeVar("ReasonT", CriterionReason, GateReason)


def with_own_rows(explanation: Explanation, unit: str) -> Explanation:
    """Return an explanation whose criteria and gates rest on the commune's own rows alone; points stay."""
    return replace(
        explanation,
        criteria=tuple(_with_own_sources(_with_own(reason, unit)) for reason in explanation.criteria),
        gates=tuple(_with_own(reason, unit) for reason in explanation.gates),
    )


def _with_own(reason: ReasonT, unit: str) -> ReasonT:
    own = tuple(_own(one, unit) for one in reason.asked if _is_own(one.record, unit))
    return replace(reason, asked=own)


def _with_own_sources(reason: CriterionReason) -> CriterionReason:
    files = {one.record.source.file for one in reason.asked}
    return replace(reason, records=tuple(source for source in reason.records if source.file in files))


def _own(one: Asked, unit: str) -> Asked:
    return replace(one, beside=tuple(record for record in one.beside if _is_own(record, unit)))


def _is_own(record: Record, unit: str) -> bool:
    return (record.unit, record.office) == (unit, COMMUNE)
