"""The example's figures, for every unit and year, in the reporting window and in the calendar year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engine.indicators.evaluator import Evaluator
from engine.indicators.subjects import Subject
from engine.logic.cells import Cell
from engine.rulebook.model.conditions import Compare, Condition
from engine.rulebook.model.indicators import Selection
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period
from facts.standing import Standing
from tests.engine.indicators.by_hand import over_records

UNITS = ["30985", "30988", "30991", "30994", "30997", "31000", "31003", "31006", "31009"]
YEARS = [2018, 2019, 2020]
PLAIN = {
    "venues_open": "venues_open",
    "venues_inspected": "venues_inspected",
    "venues_open_inspected": "open_inspected",
    "inspections": "inspections",
    "team_178_below_3": "team_178_below_quorum",
    "surprise_without_ground": "surprise_without_ground",
    "participants": "participants",
}


def is_(field: str, value: str) -> Condition:
    return Compare(field, "equal", (value,))


class Figures:
    """Looks figures of one unit and period up as truth.json names them."""

    def __init__(self, evaluator: Evaluator, unit: str, period: Period) -> None:
        self.facts = evaluator.at(period)
        self.subject = Subject("unit", unit)

    def value(self, cell: Cell) -> int | None:
        """Return a figure, the least it can be where rows of its form are set aside."""
        least = cell.ends[0]
        return None if least is None else int(least)  # type: ignore[arg-type]

    def named(self, name: str) -> int | None:
        return self.value(self.facts.cell(self.subject, name))

    def counted(self, kind: str, field: str, value: str, **how: Any) -> int | None:
        over = Selection(kind, is_(field, value) if field else None, **(how or {"within": "period"}))
        return self.value(self.facts.aggregator.cell(self.subject, over_records("count", over)))

    def split(self, kind: str, field: str, wanted: dict[str, int] | None) -> dict[str, int] | None:
        """Count by the values of a field; a total that no value explains would show up as a difference."""
        total = self.counted(kind, "", "")
        if total is None:
            return None
        found = {value: self.counted(kind, field, value) for value in wanted or {} if value}
        blank = total - sum(n or 0 for n in found.values())
        return {k: n for k, n in [*found.items(), ("", blank)] if n}


def assert_is(cell: Cell, wanted: int | None, name: str) -> None:
    """Hold a figure against the truth's: where rows are set aside, the least it can be; None where it is not
    known."""
    if wanted is None:
        assert cell.unknown, name
    else:
        assert cell.ends[0] == wanted, name


def window(rules: Rules, year: int, which: str) -> Period:
    period = rules.calendar.at("year", year)
    assert period is not None
    return replace(period, start=date(year, 1, 1), end=date(year, 12, 31)) if which == "calendar" else period


@pytest.fixture(scope="session")
def evaluator(example_standing: Standing, shipped_rules: Rules) -> Evaluator:
    return Evaluator(example_standing, shipped_rules)


@pytest.mark.parametrize("which", ["window", "calendar"])
@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("unit", UNITS)
def test_figures_are_those_of_the_example(
    unit: str, year: int, which: str, evaluator: Evaluator, shipped_rules: Rules, truth: dict[str, Any]
) -> None:
    wanted = truth["expected"][unit][str(year)][which]
    figures = Figures(evaluator, unit, window(shipped_rules, year, which))
    for theirs, ours in PLAIN.items():
        assert_is(figures.facts.cell(figures.subject, ours), wanted[theirs], theirs)
    assert figures.split("violation", "act", wanted["violations"]) == wanted["violations"]
    cases = wanted["cases"] or {}
    for field in ("type", "purpose", "found_by"):
        assert figures.split("case", field, cases.get(field)) == cases.get(field), field
    for kind in ("mại dâm", "ma túy"):
        active = figures.counted("hotspot", "kind", kind, life="open_at")
        cleared = figures.counted("hotspot", "kind", kind, dated="cleared_on", within="period")
        assert active == (wanted["hotspots_active"] or {}).get(kind)
        assert cleared == (wanted["hotspots_cleared"] or {}).get(kind)
    activities = wanted["activities"] or {}
    assert figures.named("activities") == activities.get("total")
    for field in ("audience", "kind"):
        assert figures.split("activity", field, activities.get(field)) == activities.get(field), field


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("unit", UNITS)
def test_yearly_figures_and_scores_are_those_of_the_example(
    unit: str,
    year: int,
    evaluator: Evaluator,
    example_standing: Standing,
    shipped_rules: Rules,
    truth: dict[str, Any],
) -> None:
    wanted = truth["expected"][unit][str(year)]
    figures = Figures(evaluator, unit, window(shipped_rules, year, "window"))
    for theirs in ("women", "girls"):
        assert figures.named(f"supported_{theirs}") == wanted["supported"][theirs]
    assert figures.named("supported_households") == wanted["supported"]["poor_households"]
    for kind, name in (("self_score", "self_scores"), ("appraisal", "appraised")):
        rows = example_standing.registers.get((kind, unit, str(year)), ())
        assert {r.values["criterion"]: float(r.values["points"]) for r in rows} == wanted[name]  # type: ignore[arg-type]
    marks = sorted(f for u, p, f in example_standing.provisional if (u, p) == (unit, str(year)))
    assert marks == wanted["provisional"]
