"""A score as first told is another fact only where a return changed something, and the change moved the
score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import pytest

from engine.evaluation.result import Pair
from engine.evaluation.years import AsFirstTold
from engine.logic.cells import State
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.scoring.columnar.columns import value_at
from engine.scoring.results import Range
from facts.forms.catalogue import NOTICE
from facts.periods import Period
from facts.standing import Event, Record, Source, Standing

BOOK = "healthy_commune"
NOW, THEN = (Fraction(90), Fraction(90)), (Fraction(95), Fraction(95))


@dataclass(frozen=True, slots=True)
class GivenScores:
    rules: Rules
    standing: Standing
    ends: Mapping[str, Range]

    def computed_ends(self, rulebook: Rulebook, id_: str, period: Period) -> Range | None:
        return self.ends.get(id_)

    def score_of(self, rulebook: Rulebook, id_: str, period: Period) -> Pair | None:
        return None


def notice_of(unit: str) -> Event:
    source = Source("a.xlsx", "B06", 7)
    return Event(NOTICE.name, (unit,), (Record(NOTICE.name, (unit,), unit, "2020", "UBND xã", {}, source),))


@pytest.mark.parametrize(
    ("noticed", "now", "then", "told"),
    [
        (True, NOW, THEN, Fraction(95)),
        (True, NOW, NOW, None),
        (False, NOW, THEN, None),
        (True, None, THEN, None),
    ],
)
def test_what_was_first_told_is_another_score_only_where_it_moved(
    shipped_rules: Rules, noticed: bool, now: Range | None, then: Range, told: Fraction | None
) -> None:
    standing = Standing(events={NOTICE.name: (notice_of("30985"),)} if noticed else {})
    scores = GivenScores(shipped_rules, standing, {"30985": now} if now else {})
    first = GivenScores(shipped_rules, Standing(), {"30985": then})
    period = shipped_rules.calendar.period("2020")
    assert period is not None
    column = AsFirstTold(scores, Standing, lambda _: first).column(BOOK, ["30985"], period)
    state, value = value_at(column, 0)
    assert (state, value) == ((State.KNOWN, told) if told is not None else (State.NOT_APPLICABLE, None))


def test_where_all_is_as_it_was_told_nothing_is_asked(shipped_rules: Rules) -> None:
    standing = Standing(events={NOTICE.name: (notice_of("30985"),)})
    scores = GivenScores(shipped_rules, standing, {"30985": NOW})
    period = shipped_rules.calendar.period("2020")
    assert period is not None
    column = AsFirstTold(scores, None, lambda _: pytest.fail("asked")).column(BOOK, ["30985"], period)
    assert value_at(column, 0)[0] is State.NOT_APPLICABLE
