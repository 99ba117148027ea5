"""What every adapter needs: facts declared, a rulebook around them, and one answer from oracle and columns
alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from desk.base.language import language_of_facts
from engine.logic.cells import Cell
from engine.logic.frame import Frame
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.plain import rules_from_objects
from engine.rulebook.text.faults import RuleFaults
from engine.scoring.columnar.scores import scores
from engine.scoring.oracle import scored
from engine.scoring.results import Scored
from facts.periods import Period
from tests.engine.scoring.fact_columns import rows_from_cells

ENGLISH = language_of_facts("en")

BOOK, SUBJECT, CITE = "suite", "suite_facts", "minh-hoa"
FIELDS: Mapping[str, Mapping[str, Any]] = {
    "number": {"sum": "self_score.points"},  # a sum of decimals: any number may stand for it
    "boolean": {"field": "unit.border_area"},
    "string": {"field": "unit.name"},
    "date": {"min_date": "registration.plan_on"},
}
"""An indicator of each type. What it would count is never asked: a suite gives the cells itself."""


class Refused(Exception):
    """What a suite asks that these rules do not say, and why."""


@dataclass(frozen=True, slots=True)
class Suite:
    """A rulebook made for a suite, and the period its subjects are asked about."""

    rules: Rules

    @property
    def frame(self) -> Frame:
        period = self.rules.calendar.period("2020")
        assert isinstance(period, Period)
        return Frame(period, self.rules.calendar, self.rules.parameters, lambda name: _no_unit(name))

    def answers(self, rows: Sequence[Mapping[str, Cell]]) -> list[Scored]:
        """Score each row by the oracle; the columns must say the same."""
        book = self.rules.rulebooks[BOOK]
        found = [scored(book, row.__getitem__, self.frame) for row in rows]
        self._compare(found, rows)
        return found

    def _compare(self, found: Sequence[Scored], rows: Sequence[Mapping[str, Cell]]) -> None:
        types = {name: i.type for name, i in self.rules.indicator_sets[SUBJECT].indicators.items()}
        columns = scores(self.rules.rulebooks[BOOK], rows_from_cells(types, rows, self.frame))
        for row, one in enumerate(found):
            low, high = (Fraction(int(end[row]), columns.scale) for end in columns.score)
            possible = tuple(
                b for place, b in enumerate(columns.bands) if int(columns.possible[row]) >> place & 1
            )
            assert (low, high, possible) == (one.low, one.high, one.bands), rows[row]


def _no_unit(name: str) -> Cell:
    raise AssertionError(f"no parameter of a suite varies by {name}")


def suite_of(facts: Mapping[str, str], **rulebook: Any) -> Suite:
    """Return a suite over facts (name → number, boolean, string or date) and parts of a rulebook as plain
    objects.

    Raises Refused with every fault where the rules do not take it.
    """
    try:
        return Suite(rules_from_objects(files_of(facts, **rulebook)))
    except RuleFaults as faults:
        raise Refused("; ".join(f"[{f.code}] {f.sentence(ENGLISH)}" for f in faults.faults)) from faults


def files_of(
    facts: Mapping[str, str], points_decimals: int | None = 4, **rulebook: Any
) -> dict[str, dict[str, Any]]:
    """Return the rule files of a suite, as plain objects; none for points where it has conditions."""
    if points_decimals is not None:
        rulebook["rounding"] = {"points": points_decimals, **(rulebook.get("rounding") or {})}
    define = {name: {**FIELDS[type_], "vi": name} for name, type_ in facts.items()}
    head = {
        "rulebook": BOOK,
        "title": {"vi": "Bộ thử"},
        "subject": SUBJECT,
        "role": "recognition",
        "in_force": {"from": "2016-01-01"},
        "cites": [CITE],
        "total": "none",
        "bands": [{"id": "any_points", "title": {"vi": "Mọi điểm"}, "from": 0}],
    }
    return {
        "rules/indicators/suite.yaml": {
            "indicators": SUBJECT,
            "subject": {"unit": None, "period": None},
            "define": define,
        },
        "rules/suite/rulebook.yaml": {k: v for k, v in {**head, **rulebook}.items() if v is not None},
    }


def criterion(id_: str, points: Any) -> dict[str, Any]:
    return {"id": id_, "title": {"vi": id_}, "cites": [CITE], "points": points}


def gate(id_: str, when: Any, band: str) -> dict[str, Any]:
    return {"id": id_, "title": {"vi": id_}, "cites": [CITE], "when": when, "band": band}
