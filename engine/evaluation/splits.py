"""A count or sum taken apart by a field with a closed list of values: venues by type, violations by act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.evaluation.totals import UnitsTogether, UnitsTotal
from engine.evaluation.years import Evaluation
from engine.indicators.operations.over_records import OverRecords
from engine.indicators.subjects import Subject
from engine.rulebook.kinds.reports import Split
from engine.rulebook.model.conditions import AllOf, Compare, Condition
from facts.periods import Period


@dataclass(frozen=True, slots=True)
class SplitFigure:
    """One value of a split, in a period and in the same period a year before."""

    value: str
    now: UnitsTotal | None
    before: UnitsTotal | None


def split_of(
    evaluation: Evaluation, split: Split, period: Period, before: Period | None, units: Sequence[str]
) -> tuple[SplitFigure, ...]:
    """Return one figure a value, in the order of the form; records that leave the field blank are in none."""
    figure = evaluation.rules.set_of("unit").indicators[split.figure]
    now = UnitsTogether(evaluation, period, units)
    then = UnitsTogether(evaluation, before, units) if before else None
    parts = []
    assert isinstance(figure, OverRecords)  # checked when the rules were read
    for value in evaluation.rules.catalogue.kinds[figure.over.kind].record_fields[split.by].values:
        part = _part(figure, split.by, value)
        parts.append(SplitFigure(value, _total(now, part), _total(then, part) if then else None))
    return tuple(parts)


def _part(figure: OverRecords, field: str, value: str) -> OverRecords:
    test: Condition = Compare(field, "equal", (value,))
    own = figure.over.where
    where = test if own is None else AllOf((own, test))
    return replace(figure, over=replace(figure.over, where=where))


def _total(together: UnitsTogether, part: OverRecords) -> UnitsTotal | None:
    return together.total(
        part, lambda facts: [facts.figure(Subject("unit", code), part) for code in together.units]
    )
