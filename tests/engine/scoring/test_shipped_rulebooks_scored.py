"""The shipped rulebooks, over random facts of each indicator's type: columns and oracle agree."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from engine.logic.cells import NEVER, NO_DATE, NOT_APPLICABLE, Cell, known, unknown
from engine.logic.frame import Frame
from engine.rulebook.model.conditions import facts_in
from engine.rulebook.model.editions import edition
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.model.types import DATE, NUMBER, YES_NO, FactType
from engine.scoring.columnar.scores import scores
from engine.scoring.needs import UNIT
from engine.scoring.oracle import scored
from engine.scoring.results import Scored
from tests.engine.scoring.builders import owed
from tests.engine.scoring.fact_columns import rows_from_cells
from tests.long_run import some_of

ROWS = 300
EDITIONS = (("healthy_commune", 2020), ("healthy_commune", 2027), ("venue_risk", 2020))
UNIT_FIELDS = ("border_area", "town_area")


def random_cell(name: str, type_: FactType, dice: random.Random, open_share: float) -> Cell:
    if dice.random() < open_share:
        return unknown((owed(name),))
    if dice.random() < 0.05 and type_.kind != YES_NO:
        return NO_DATE if type_.kind == DATE else dice.choice((NOT_APPLICABLE, NEVER))
    if type_.kind == NUMBER:
        whole = dice.choice((0, 0, 1, 1, 2, 3, 4, 5, 365, 366))
        return known(whole if type_.whole else Fraction(100 * dice.randint(0, 9), 9))
    return known(dice.random() < 0.7 if type_.kind == YES_NO else dice.choice(type_.choices))


class Subjects:
    """Random subjects of a rulebook, in a year."""

    def __init__(self, rules: Rules, name: str, open_share: float, year: int = 2020) -> None:
        self.rules, self.period = rules, rules.calendar.at("year", year)
        assert self.period is not None
        self.book: Rulebook = edition(rules.rulebooks[name], self.period.end)
        dice = random.Random(f"{name} {open_share}")
        names = {n for c in self.book.criteria for n in c.facts}
        names |= {n for g in self.book.gates for n in facts_in(g.when)}
        found = rules.indicator_sets[self.book.subject].indicators
        self.types = {n: found[n].type for n in sorted(names)}
        self.rows = [
            {n: random_cell(n, t, dice, open_share) for n, t in self.types.items()} for _ in range(ROWS)
        ]
        yes_no = FactType(YES_NO)
        self.units = [{n: random_cell(n, yes_no, dice, open_share) for n in UNIT_FIELDS} for _ in range(ROWS)]

    def frame(self, row: int) -> Frame:
        return Frame(self.period, self.rules.calendar, self.rules.parameters, self.units[row].__getitem__)

    def oracle(self, row: int) -> Scored:
        return scored(self.book, self.rows[row].__getitem__, self.frame(row))


@pytest.mark.parametrize("open_share", some_of((0.0, 0.03, 0.5, 1.0), 2, offset=1))
@pytest.mark.parametrize(("name", "year"), EDITIONS)
def test_columns_agree_with_the_oracle(shipped_rules: Rules, name: str, year: int, open_share: float) -> None:
    subjects = Subjects(shipped_rules, name, open_share, year)
    rows = rows_from_cells(subjects.types, subjects.rows, subjects.frame(0), subjects.units)
    found = scores(subjects.book, rows)
    for row in range(ROWS):
        expected = subjects.oracle(row)
        ends = [(c.low * found.scale, c.high * found.scale) for c in expected.criteria.values()]
        assert [(low[row], high[row]) for low, high in found.points.values()] == ends
        assert (found.bands[found.best[row]], found.bands[found.worst[row]]) == (
            expected.bands[0],
            expected.bands[-1],
        )


@pytest.mark.parametrize(("name", "year"), EDITIONS)
def test_scores_stay_within_the_rulebook_and_needs_name_unknown_facts(
    shipped_rules: Rules, name: str, year: int
) -> None:
    subjects = Subjects(shipped_rules, name, 0.3, year)
    for row in range(ROWS):
        found = subjects.oracle(row)
        assert 0 <= found.low <= found.high <= sum(c.maximum for c in subjects.book.criteria)
        facts = {**subjects.rows[row], **{UNIT + n: c for n, c in subjects.units[row].items()}}
        assert all(facts[need.fact].unknown and need.owed for need in found.needs)


@pytest.mark.parametrize("year", [2020, 2027])
def test_with_every_fact_unknown_a_commune_may_get_anything_and_a_gate_may_close(
    shipped_rules: Rules, year: int
) -> None:
    found = Subjects(shipped_rules, "healthy_commune", 1.0, year).oracle(0)
    assert (found.low, found.high) == (0, 100)
    assert found.bands == tuple(band.id for band in shipped_rules.rulebooks["healthy_commune"].bands)


def test_the_share_to_inspect_is_higher_in_border_and_town_areas(shipped_rules: Rules) -> None:
    subjects = Subjects(shipped_rules, "healthy_commune", 0.0)
    row = {**subjects.rows[0], "inspected_share": known(60)}
    found = {}
    for border in (True, False):
        unit = {"border_area": known(border), "town_area": known(False)}
        frame = Frame(subjects.period, shipped_rules.calendar, shipped_rules.parameters, unit.__getitem__)
        found[border] = scored(subjects.book, row.__getitem__, frame).criteria["B2"].low
    assert found == {True: Fraction("6.75"), False: 9}
